using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>A required allowance by the values of one dimension, each with the cells and overlays that make it.</summary>
internal sealed class AllowanceByValue
{
    private readonly RequiredAllowance required;
    private readonly AllowancePlan plan;
    private readonly string dimension;
    private readonly DimensionDictionary values;
    private readonly ValueExposures exposures;
    private readonly int count;

    // In a pair, because null is a value like others here and no key.
    private readonly ILookup<(string? Value, bool), ManagementOverlay> overlays;

    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public AllowanceByValue(RequiredAllowance required, OpenItemList list, AllowancePlan plan, string dimension)
    {
        this.required = required;
        this.plan = plan;
        this.dimension = dimension;
        (values, Func<int, int> codeOf) = ItemDimensions.CodesOf(list.Source, dimension, nameof(dimension));
        count = values.Count;
        exposures = new ValueExposures(list, plan, codeOf, count);
        overlays = required.Matrix.Overlays.ToLookup(overlay => (overlay.Dimension == dimension ? overlay.Value : null, true));
    }

    public MetricBreakdown<AmountSeries> ToBreakdown()
    {
        string?[] inOrder =
        [
            .. exposures.Codes.Select(code => values[code])
                .Concat(overlays.Select(one => one.Key.Value).Where(value => !IsOpen(value)))
                .Order(StringComparer.Ordinal),
        ];
        return new MetricBreakdown<AmountSeries>(
            dimension, Array.AsReadOnly(inOrder), value => IsOpen(value) || overlays.Contains((value, true)), Read, () => required.Series);
    }

    private bool IsOpen(string? value) => CodeOf(value) is { } code && exposures.Occurs(code);

    private int? CodeOf(string? value) => values.CodeOf(value) is var code and >= 0 && code < count ? code : null;

    private AmountSeries Read(string? value)
    {
        Fraction amount = 0L;
        if (CodeOf(value) is { } code)
        {
            foreach ((int row, ArraySegment<long> cells) in exposures.RowsOf(code)) amount += plan.AmountOf(row, cells);
        }

        foreach (ManagementOverlay overlay in overlays[(value, true)]) amount += overlay.Amount.MinorUnits;
        return required.SeriesOf(amount, $"{dimension} {Invariant.InQuotes(value)}", () => LinesOf(value));
    }

    private IEnumerable<(string Topic, string Text)> LinesOf(string? value)
    {
        if (CodeOf(value) is { } code)
        {
            foreach ((int row, ArraySegment<long> cells) in exposures.RowsOf(code))
            {
                for (int column = 0; column < cells.Count; column++)
                {
                    if (cells[column] != 0) yield return LineOf(row, column, cells[column]);
                }
            }
        }

        foreach (ManagementOverlay overlay in overlays[(value, true)])
            yield return (AllowanceWords.NameOf(AllowancePart.Overlay), overlay.ToString());
    }

    private (string Topic, string Text) LineOf(int row, int column, long exposure)
    {
        Money open = Money.FromMinorUnits(exposure, required.Currency);
        string rate = RatioArithmetic.ToRatio(plan.RateOf(row, column)!.Value).ToString("0.#### %", null);
        return row < plan.Segments
            ? (AllowanceWords.NameOf(AllowancePart.Matrix), $"{AllowanceWords.CellOf(required.Matrix, row, column)}: {open} × {rate}")
            : (AllowanceWords.NameOf(AllowancePart.Specific),
                $"{plan.SpecificOf(row).Of}: {open} × {rate}, {Invariant.OnOneLine(plan.SpecificOf(row).Reason)}");
    }
}
