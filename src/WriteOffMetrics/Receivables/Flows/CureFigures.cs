namespace WriteOffMetrics.Receivables;

/// <summary>Cure rates (M16).</summary>
internal static class CureFigures
{
    public static RatioSeries Of(OpenItems items, PeriodAxis axis, int horizon)
    {
        RequireHorizon(axis, horizon);
        return Series(items, axis, horizon, CureKernel.Run(items, axis, horizon, null, 1), 0, []);
    }

    /// <summary>The same for each value of a dimension that an item with a due date has.</summary>
    public static MetricBreakdown<RatioSeries> Of(OpenItems items, PeriodAxis axis, int horizon, string dimension)
    {
        RequireHorizon(axis, horizon);
        (DimensionDictionary values, Func<int, int> codeOf) = ItemDimensions.CodesOf(items, dimension, nameof(dimension));
        int count = values.Count, stride = axis.Count * CureKernel.Columns;
        long[] cells = CureKernel.Run(items, axis, horizon, codeOf, count), total = new long[stride];
        for (int i = 0; i < cells.Length; i++) total[i % stride] += cells[i];
        int[] codes = [.. Enumerable.Range(0, count).Where(IsAny).OrderBy(code => values[code], StringComparer.Ordinal)];
        return new MetricBreakdown<RatioSeries>(
            dimension, Array.AsReadOnly<string?>([.. codes.Select(code => values[code])]),
            value => values.CodeOf(value) is var code and >= 0 && code < count && IsAny(code),
            Read, () => Series(items, axis, horizon, total, 0, []));

        bool IsAny(int code) => cells.AsSpan(code * stride, stride).ContainsAnyExcept(0L);

        RatioSeries Read(string? value)
        {
            int code = values.CodeOf(value);
            bool isKnown = code >= 0 && code < count;
            return Series(
                items, axis, horizon, isKnown ? cells : new long[stride], isKnown ? code * stride : 0,
                [("of", $"{dimension} {Invariant.InQuotes(value)}")]);
        }
    }

    /// <param name="items">The open items.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="horizon">The number of periods.</param>
    /// <param name="cells">What <see cref="CureKernel"/> found.</param>
    /// <param name="first">Where in it this begins.</param>
    /// <param name="of">What of the items this is; nothing where it is all.</param>
    private static RatioSeries Series(
        OpenItems items, PeriodAxis axis, int horizon, long[] cells, int first, (string Topic, string Text)[] of)
    {
        string word = axis.Calendar.PeriodWord, within = horizon == 1 ? $"one {word}" : $"{Invariant.Count(horizon)} periods of one {word}";
        MetricDefinition definition = new(ReceivablesMetrics.CureRate)
        {
            Above = new MetricBasis("settled otherwise than by write-off", IsRead: false),
            Below = new MetricBasis("overdue", IsRead: false),
        };
        AmountSeries overdue = new(
            ReceivablesMetrics.OfPart("debits overdue"), axis, Amounts(CureKernel.Overdue),
            new FlowProvenance(items, "at the end of the period", [], null));
        int reached = Math.Max(0, overdue.CompleteCount - horizon);
        string completeness = reached == 0
            ? $"no period has its horizon of {within} within what is known"
            : $"periods through {axis[reached - 1].Name} have their horizon of {within} within what is known";
        (string, string)[] remarks =
        [
            .. of,
            ("cured", "payments less returned, credits allocated and adjustments, on what was overdue at the end of the period"),
            ("not cured", "what was written off, and what is still open"),
        ];
        AmountSeries cured = new(
            new MetricDefinition(ReceivablesMetrics.CuredAmount) { Above = new MetricBasis("cured amounts", IsRead: false) },
            axis, items.Currency,
            new ExactAmounts([.. Amounts(CureKernel.Cured).Select(amount => (Fraction)amount.MinorUnits)], MidpointRounding.ToEven),
            new FlowProvenance(items, "within the horizon", remarks, completeness),
            AmountStatement.Nothing with { LastCompleteDay = axis.LastDayOf(reached) });
        return new RatioSeries(
            definition.WithChoice("within", within), new Quotient(cured, overdue, null, 1m), includesIncomplete: false);

        Money[] Amounts(int column) =>
        [
            .. Enumerable.Range(0, axis.Count)
                .Select(period => Money.FromMinorUnits(cells[first + period * CureKernel.Columns + column], items.Currency)),
        ];
    }

    private static void RequireHorizon(PeriodAxis axis, int horizon)
    {
        if (horizon < 1)
            throw new ArgumentOutOfRangeException(
                nameof(horizon), horizon,
                $"Found a horizon of {Invariant.Count(horizon, "period", "periods")}; 1 or more are allowed on {axis}.");
    }
}
