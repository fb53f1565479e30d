using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The allowance that must stand on a day (M39): specific allowances, the provision matrix on all other open debits, and overlays. Nothing
/// is rounded on the way: <see cref="Total"/> is rounded once, and the lines so that they add up to it.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RequiredAllowance : IReport
{
    private static readonly MetricDefinition Definition =
        AllowanceMetrics.Named(AllowanceMetrics.RequiredAllowance, "specific + matrix + overlay");

    private readonly PeriodAxis axis;
    private readonly OpenItemList? list;
    private readonly AllowancePlan? plan;
    private readonly string[] notes;

    private RequiredAllowance(
        LocalDate day, Currency currency, ProvisionMatrix matrix, OpenItemList? list, AllowancePlan? plan, ExactLine[] lines)
    {
        Day = day;
        axis = ReportingCalendar.Days.Between(day, day);
        Matrix = matrix;
        this.list = list;
        this.plan = plan;
        notes = list is null ? [] : [.. AllowanceWords.WhatIsNotStated(list, matrix.Basis)];
        Exposure = Money.FromExact(lines.Aggregate((Int128)0, (sum, line) => sum + (line.Exposure ?? 0)), currency);
        Exact = lines.Aggregate((Fraction)0L, (sum, line) => sum + line.Amount);
        Total = Money.FromFraction(Exact, currency, AllowanceInputs.Rounding);
        Lines = Array.AsReadOnly(ExactLine.Round(lines, Total));
        Series = SeriesOf(Exact, null, () => Lines.Select(line => (AllowanceWords.NameOf(line.Part), line.ToString())));
    }

    /// <summary>The day.</summary>
    public LocalDate Day { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => Total.Currency;

    /// <summary>The matrix.</summary>
    public ProvisionMatrix Matrix { get; }

    /// <summary>All of it, rounded once to the minor unit, halves away from zero.</summary>
    public Money Total { get; }

    /// <summary>What the debits come to, on the basis of the matrix.</summary>
    public Money Exposure { get; }

    /// <summary>
    /// Each specific allowance, each bucket of the matrix, what is undated where there is some, and each overlay. Their amounts add up to
    /// <see cref="Total"/>; they are rounded by the largest remainder.
    /// </summary>
    public IReadOnlyList<AllowanceLine> Lines { get; }

    /// <summary>The required allowance as a figure of the day, unrounded: what ratios and breakdowns are computed from.</summary>
    public AmountSeries Series { get; }

    /// <summary>The lines of a part added up: of the specific allowances, of the matrix, or of overlays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AllowancePart"/>.</exception>
    public Money this[AllowancePart part] => Enum.IsDefined(part)
        ? Lines.Where(line => line.Part == part).Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Amount)
        : throw new ArgumentOutOfRangeException(
            nameof(part), part, $"Found the part {Invariant.Text((int)part)}; a member of AllowancePart is allowed.");

    /// <summary>
    /// The required allowance of each value of a dimension, of each account, say. An overlay stands with the value that it is for, and
    /// where it is for no value of this dimension, with what states none; so the values add up to the whole, exactly.
    /// </summary>
    /// <param name="dimension">The name of the dimension.</param>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    /// <exception cref="InvalidOperationException">The exposures were stated, without items.</exception>
    public MetricBreakdown<AmountSeries> By(string dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        (OpenItemList items, AllowancePlan rates) = RequireItems();
        return new AllowanceByValue(this, items, rates, dimension).ToBreakdown();
    }

    /// <summary>
    /// What is set aside for each open debit, in the order of the open items. Overlays are of no item, and each amount is rounded by
    /// itself.
    /// </summary>
    /// <exception cref="InvalidOperationException">The exposures were stated, without items.</exception>
    public IEnumerable<ItemAllowance> Items
    {
        get
        {
            (OpenItemList items, AllowancePlan rates) = RequireItems();
            return items.Where(item => !item.IsCredit).Select(item =>
            {
                (int row, int column, long exposure) = rates.Place(item.Line, item.Open.MinorUnits);
                bool isSpecific = row >= rates.Segments, isExposed = isSpecific || exposure != 0;
                string reason = isSpecific ? rates.SpecificOf(row).Reason
                    : isExposed ? AllowanceWords.CellOf(Matrix, row, column) : "nothing of it is exposed";
                return new ItemAllowance(
                    item, isSpecific ? AllowancePart.Specific : AllowancePart.Matrix, Money.FromMinorUnits(exposure, Currency),
                    isExposed ? rates.RateOf(row, column) : null, reason);
            });
        }
    }

    /// <summary>Every line, how the rates were found, the factor with its reason, the basis, and what is not in it.</summary>
    public Explanation Explain() => Explanation.FromDetails(
        Definition, $"M39 {(Exact.IsWhole ? "=" : "≈")} {Total}, {Part(AllowancePart.Specific)} + {Part(AllowancePart.Matrix)} + "
            + Part(AllowancePart.Overlay),
        [
            ("metric", Definition.ToString()),
            ("day", DayNumber.ToText(Day)),
            ("basis", Matrix.ExposureInWords),
            .. list is null ? [("exposure", "stated by bucket")]
                : new[] { ("items", list.ToString()), ("credits", $"{list.Credits}, owed to accounts, lower no exposure") },
            .. notes.Select(note => ("basis", note)),
            .. AllowanceWords.OfRates(Matrix),
            .. Lines.Select(line => (AllowanceWords.NameOf(line.Part), line.ToString())),
            ("rounding", "nothing on the way; the total once, halves away from zero; lines so that they add up to it"),
            ("source", AllowanceMetrics.RequiredAllowance.Source),
        ]);

    /// <summary>Total and parts on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Total} required on {DayNumber.ToText(Day)}: specific {this[AllowancePart.Specific]}, matrix {this[AllowancePart.Matrix]}, "
        + $"overlay {this[AllowancePart.Overlay]}, of {Exposure}";

    /// <summary>All of it in minor units, unrounded.</summary>
    internal Fraction Exact { get; }

    /// <summary>Of open items.</summary>
    internal static RequiredAllowance Of(OpenItemList list, ProvisionMatrix matrix, IReadOnlyList<SpecificAllowance> specific)
    {
        AllowanceWords.RequireStated(list, matrix.Basis);
        var plan = new AllowancePlan(list, matrix, specific);
        long[][] exposures = plan.Exposures();
        List<ExactLine> lines = [];
        for (int row = plan.Segments; row < plan.Rows; row++)
            lines.Add(ExactLine.OfSpecific(plan.SpecificOf(row), exposures[row][0], plan.RateOf(row, 0)!.Value));
        for (int row = 0; row < plan.Segments; row++) lines.AddRange(LinesOf(matrix, row, exposures[row], list.Currency));
        return WithOverlays(list.Day, list.Currency, matrix, list, plan, lines);
    }

    /// <summary>Of stated exposures.</summary>
    internal static RequiredAllowance Of(LocalDate day, ProvisionMatrix matrix, IReadOnlyList<Money> exposures)
    {
        AllowanceWords.RequireExposures(matrix, exposures);
        Currency currency = exposures[0].Currency;
        long[] cells = [.. exposures.Select(amount => amount.MinorUnits), 0];
        return WithOverlays(day, currency, matrix, null, null, [.. LinesOf(matrix, 0, cells, currency)]);
    }

    private static IEnumerable<ExactLine> LinesOf(ProvisionMatrix matrix, int segment, long[] exposures, Currency currency)
    {
        if (matrix.Dimension is not null && !exposures.AsSpan().ContainsAnyExcept(0L)) yield break;
        for (int column = 0; column < exposures.Length; column++)
        {
            if (exposures[column] == 0 && column == matrix.Buckets.Count) continue;
            Fraction? rate = matrix.RateOf(segment, column);
            if (rate is null && exposures[column] != 0)
                throw new ArgumentException(
                    AllowanceWords.WhyNoRate(matrix, segment, column, Money.FromMinorUnits(exposures[column], currency)));
            yield return ExactLine.OfMatrix(matrix, segment, column, exposures[column], rate);
        }
    }

    private static RequiredAllowance WithOverlays(
        LocalDate day, Currency currency, ProvisionMatrix matrix, OpenItemList? list, AllowancePlan? plan, List<ExactLine> lines)
    {
        foreach (ManagementOverlay overlay in matrix.Overlays)
        {
            AllowanceWords.Require(overlay, day, currency);
            if (list is not null) AllowanceWords.RequireDimension(overlay, list);
            lines.Add(ExactLine.OfOverlay(overlay));
        }

        var required = new RequiredAllowance(day, currency, matrix, list, plan, [.. lines]);
        AllowanceWords.RequireWithinExposure(required);
        return required;
    }

    /// <summary>The figure of the day, or a part of it.</summary>
    /// <param name="amount">The amount in minor units, exactly.</param>
    /// <param name="of">Of what it is, in words; none of all.</param>
    /// <param name="linesOf">What makes it, line by line.</param>
    internal AmountSeries SeriesOf(Fraction amount, string? of, Func<IEnumerable<(string Topic, string Text)>> linesOf) => new(
        Definition, axis, Currency, new ExactAmounts([amount], AllowanceInputs.Rounding),
        list is null ? Provenance.Stated : new AllowanceProvenance(list.Source, linesOf) { Of = of }, AmountStatement.Nothing);

    private string Part(AllowancePart part) => $"{AllowanceWords.NameOf(part)} {this[part]}";

    private (OpenItemList List, AllowancePlan Plan) RequireItems() => list is not null
        ? (list, plan!)
        : throw new InvalidOperationException(
            "Found an allowance of stated exposures, which has no items; one of open items is allowed. Apply the matrix to "
            + "items.AsOf(day).");

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Day)
        .AddValue(Total)
        .AddValue(Exposure)
        .Add(Matrix)
        .AddList(Lines)
        .AddList((IEnumerable<string?>)notes, "notes");
}
