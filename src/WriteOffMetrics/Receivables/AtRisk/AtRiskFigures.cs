namespace WriteOffMetrics.Receivables;

/// <summary>The overdue items at high risk (M35), and what of them is written off.</summary>
internal static class AtRiskFigures
{
    private const int DaysOfHistory = 365;

    public static OpenItemList Of(OpenItemList list, AtRiskRule rule)
    {
        List<(int Line, long Open)> lines = [];
        Dictionary<int, IReadOnlyList<string>> why = [];
        Func<int, decimal?> daysBeyondTermsOf = DaysBeyondTerms(list);
        foreach ((int line, long open) in list.Lines)
        {
            if (rule.WhyOf(list.ItemOf(line, open), daysBeyondTermsOf) is not { } reasons) continue;
            lines.Add((line, open));
            why.Add(line, reasons);
        }

        return new OpenItemList(list.Source, list.DayAsNumber, [.. lines], why);
    }

    public static AmountSeries By(OpenItems items, PeriodAxis axis, AtRiskRule rule) => new(
        DefinitionOf(rule), axis, [.. axis.Select(period => Of(items.AsOf(period.End), rule).Debits)],
        new OpenItemsProvenance(items, isNeverNegative: true, other => By(items, other, rule)));

    /// <summary>
    /// What was written off within each period, less what was reversed, of the items that a list of the day before its beginning has, ÷
    /// what was open of them.
    /// </summary>
    public static RatioSeries WrittenOff(OpenItems items, PeriodAxis axis, string of,
        Func<OpenItemList, IReadOnlyCollection<OpenItem>> choose)
    {
        var above = new Money[axis.Count];
        AttributedItems attributed = items.Attributed;
        for (int period = 0; period < above.Length; period++)
        {
            int start = DayNumber.OfAllowed(axis[period].Start), end = DayNumber.OfAllowed(axis[period].End);
            long sum = 0;
            foreach (OpenItem item in choose(items.AsOf(axis[period].Start.PlusDays(-1))))
            {
                foreach (Application one in attributed.AppliedTo(item.Line))
                {
                    if (one.Day < start || one.Day > end) continue;
                    if (items.Settlements[one.Settlement].Kind is SettlementKind.WriteOff or SettlementKind.Reversal) sum += one.Amount;
                }
            }

            above[period] = Money.FromMinorUnits(sum, items.Currency);
        }

        MetricDefinition definition = new(ReceivablesMetrics.WrittenOffOfAtRisk)
        {
            Above = new MetricBasis($"written off within the period of what was {of}", IsRead: false),
            Below = new MetricBasis($"{of} at the beginning of the period", IsRead: false),
        };
        var numerator = new AmountSeries(
            new MetricDefinition(ReceivablesMetrics.SettledAmount) { Above = new MetricBasis($"written off of what was {of}", false) },
            axis, above, new OpenItemsProvenance(items, isNeverNegative: false, null));
        return new RatioSeries(
            definition, new Quotient(numerator, Before(items, axis, $"{of} at the beginning of the period", choose), null, 1m), false);
    }

    public static RatioSeries Share(AmountSeries atRisk, AmountSeries overdue)
    {
        MetricDefinition definition = new(ReceivablesMetrics.AtRiskShare)
        {
            Above = new MetricBasis(atRisk.Definition.Above?.Words ?? "at-risk receivables", IsRead: false),
            Below = new MetricBasis("overdue receivables", IsRead: false),
        };
        return new RatioSeries(definition, new Quotient(atRisk, overdue, null, 1m), includesIncomplete: false);
    }

    private static AmountSeries Before(
        OpenItems items, PeriodAxis axis, string words, Func<OpenItemList, IReadOnlyCollection<OpenItem>> choose) => new(
        ReceivablesMetrics.OfPart(words), axis,
        [.. axis.Select(period => choose(items.AsOf(period.Start.PlusDays(-1)))
            .Aggregate(Money.Zero(items.Currency), (sum, item) => sum + item.Open))],
        new OpenItemsProvenance(items, isNeverNegative: true, null));

    private static MetricDefinition DefinitionOf(AtRiskRule rule) => new MetricDefinition(ReceivablesMetrics.AtRisk)
    {
        Above = new MetricBasis("overdue receivables at high risk", IsRead: false),
    }.WithChoice("rule", rule.ToString());

    /// <summary>How late each account paid in the days up to that of a list; none where it did not pay.</summary>
    private static Func<int, decimal?> DaysBeyondTerms(OpenItemList list)
    {
        Dictionary<int, SettledDays>? byAccount = null;
        var year = ReportingPeriod.FromDates(list.Day.PlusDays(1 - DaysOfHistory), list.Day);
        return account =>
        {
            byAccount ??= SettledDays.ByCode(
                list.Source, SettlementKind.Payment, line => list.Source.Attributed[line].Account);
            return byAccount.TryGetValue(account, out SettledDays? days) && days.Mean(year, list.Currency).Exact is { } mean
                ? RatioArithmetic.ToDecimal(mean)
                : null;
        };
    }
}
