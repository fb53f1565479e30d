using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// How well receivables are collected: recovery, days sales outstanding, effectiveness, ageing, roll rates, days beyond terms.
/// </summary>
internal static class CollectionsSection
{
    public const string Name = "collections";
    private const string OpenReceivables = "open receivables";
    private const int HistoryPeriods = 13;

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        Ageing? ageing = parts.Ageing;
        AgedBalances? balances = parts.IsGroup ? OfGroup(parts, section) : ageing is null ? null : AgedBalances.Of(ageing);
        (string Name, MetricSeries Series)[] metrics = [
            .. parts.IsGroup ? [] : OfItems(parts, ageing, section),
            .. parts.IsGroup && balances is not null ? [(OpenReceivables, balances.Open)] : Array.Empty<(string, MetricSeries)>(),
            ("recovery rate", parts.Totals.RecoveryRate()),
        ];
        section.Add(Figures(parts, metrics)).Add(History(parts, metrics));
        if (balances is not null)
        {
            if (balances.Open[parts.Windows.Index].Amount < Money.Zero(parts.Currency))
            {
                section.Note("More credits than debits are open. Payments and write-offs of invoices that were not given become credits: "
                    + "Check() of the open items lists them.");
            }

            section.Add(AgeingTable(parts, balances));
        }

        if (ageing is not null) section.Add(RollRates(parts, ageing, section));
        return section.ToSection();
    }

    /// <summary>
    /// What is open of several entities. Rates of exchange would move whatever compares two days, so that the rest stands with each.
    /// </summary>
    private static AgedBalances? OfGroup(BoardParts group, BoardSection section)
    {
        if (group.Entities.Any(entity => entity.Items is null))
        {
            section.Note("Not every entity states open items: there are no consolidated receivables.");
            return null;
        }

        section.Note("Receivables are converted at the rate of the day on which they are open. Days sales outstanding, collection "
            + "effectiveness, days beyond terms and roll rates stand with each entity.");
        return section.TryCompute("consolidated receivables", () => AgedBalances.OfGroup(group));
    }

    private static IEnumerable<(string Name, MetricSeries Series)> OfItems(BoardParts parts, Ageing? ageing, BoardSection section)
    {
        DashboardInputs inputs = parts.Inputs;
        if (ageing is null)
        {
            section.Note("No open items were given: receivables, days sales outstanding, ageing and days beyond terms are missing.");
        }
        else
        {
            yield return (OpenReceivables, ageing.Open);
            if (inputs.CreditSales is not { } sales)
            {
                section.Note("No credit sales were given: days sales outstanding and collection effectiveness are missing.");
            }
            else
            {
                if (inputs.DaysSalesOutstanding is not { } method)
                    section.Note("No method was stated for days sales outstanding: they and average days delinquent are missing.");
                else if (method != DsoMethod.Simple)
                    section.Note("Average days delinquent are of the simple method: they are missing beside another.");
                if (inputs.CollectionSales is null)
                    section.Note("It was not stated which sales collection effectiveness takes: it is missing.");
                foreach ((string name, Func<MetricSeries> compute) in OverSales(parts, ageing, sales))
                {
                    if (section.TryCompute(name, compute) is { } series) yield return (name, series);
                }
            }

            yield return ("days beyond terms", parts.Items!.DaysBeyondTermsBy(parts.Axis));
        }
    }

    private static IEnumerable<(string Name, Func<MetricSeries> Compute)> OverSales(BoardParts parts, Ageing ageing, AmountSeries sales)
    {
        DashboardInputs inputs = parts.Inputs;
        if (inputs.DaysSalesOutstanding is { } method)
            yield return ("days sales outstanding", () => ageing.Open.ToDaysSalesOutstanding(sales, method));
        yield return ("best possible days sales outstanding", () => ageing.NotDue.ToBestPossibleDaysSalesOutstanding(sales));

        // What the simple method leaves behind the best possible is no difference to the figure of another method above it.
        if (inputs.DaysSalesOutstanding == DsoMethod.Simple)
            yield return ("average days delinquent", () => ageing.Open.ToAverageDaysDelinquent(ageing.NotDue, sales));
        if (inputs.CollectionSales is { } basis)
            yield return ("collection effectiveness", () => parts.Items!.ToCollectionEffectiveness(sales, basis));
    }

    private static BoardTable Figures(BoardParts parts, (string Name, MetricSeries Series)[] metrics)
    {
        var table = new BoardTable("figures", "period", "period before", "year before", "target", "against the target");
        foreach ((string name, MetricSeries series) in metrics)
        {
            table.Add(name, [.. parts.Windows.FiguresOf(series)[..3], .. BoardTargets.FirstOf(parts, series, parts.Windows.Index)]);
        }

        if (OnYearBefore(parts) is { } recovered)
            table.Add("recovered of last year's gross", DashboardFigure.OfPoint(recovered), null, null, null, null);
        return table;
    }

    /// <summary>
    /// The recoveries of the year that ends with the period over the gross write-offs of the year before it (M9b). None where that is not
    /// the end of a month, or where the periods of the axis do not make up the two years.
    /// </summary>
    private static RatioPoint? OnYearBefore(BoardParts parts)
    {
        LocalDate end = parts.Axis[parts.Windows.Index].End;
        if (end.Day != end.Calendar.GetDaysInMonth(end.Year, end.Month)) return null;
        LocalDate start = end.PlusDays(1 - end.Day).PlusMonths(-23), middle = start.PlusMonths(12);
        if (!BeginsPeriod(parts.Axis, start) || !BeginsPeriod(parts.Axis, middle)) return null;
        PeriodAxis years = ReportingCalendar.FiscalYears(start.Month, FiscalYearNaming.EndYear).Between(start, end);
        int first = parts.Axis.IndexOf(start);
        return parts.Totals.Part(first, parts.Windows.Index - first + 1).RollUpTo(years).RecoveryRateOnYearBefore()[0];
    }

    private static bool BeginsPeriod(PeriodAxis axis, LocalDate day) => axis.IndexOf(day) is var index and >= 0 && axis[index].Start == day;

    private static BoardTable History(BoardParts parts, (string Name, MetricSeries Series)[] metrics)
    {
        int first = Math.Max(0, parts.Windows.Index - HistoryPeriods + 1), count = parts.Windows.Index - first + 1;
        var table = new BoardTable("history", NamesOf(parts.Axis, first, count));
        foreach ((string name, MetricSeries series) in metrics)
        {
            table.Add(name, [.. Enumerable.Range(first, count).Select(index => DashboardFigure.OfManyPoints(series.Combine(index, 1)))]);
        }

        return table;
    }

    /// <summary>The names of some periods, or their days where listed periods share a name.</summary>
    private static string[] NamesOf(PeriodAxis axis, int first, int count)
    {
        ReportingPeriod[] periods = [.. Enumerable.Range(first, count).Select(index => axis[index])];
        return periods.DistinctBy(period => period.Name).Count() == count
            ? [.. periods.Select(period => period.Name)]
            : [.. periods.Select(period => period.ToString())];
    }

    private static BoardTable AgeingTable(BoardParts parts, AgedBalances balances)
    {
        var table = new BoardTable("ageing", "amount", "share", "period before");
        int index = parts.Windows.Index;
        for (int bucket = 0; bucket < balances.InBuckets.Count; bucket++)
            Add(DashboardRowKind.Item, balances.Buckets[bucket], balances.InBuckets[bucket], true);
        Add(DashboardRowKind.Item, "undated", balances.Undated, true);
        Add(DashboardRowKind.Item, "credits", balances.Credits, false);
        if (parts.IsGroup)
        {
            table.Add(DashboardRowKind.Reconciliation, BoardWords.Rounding,
                Rounding(index), null, index == 0 ? null : Rounding(index - 1));
        }

        Add(DashboardRowKind.Total, "open", balances.Open, false);
        return table;

        // Each converted amount is rounded once where it is read, so that those of the buckets need not add up.
        DashboardFigure Rounding(int period)
        {
            Money parted = balances.InBuckets.Aggregate(
                balances.Undated[period].Amount - balances.Credits[period].Amount, (sum, bucket) => sum + bucket[period].Amount);
            return DashboardFigure.OfValue(
                balances.Open[period].Amount - parted, MetricStatus.Defined, balances.Open[period].Period, null, null);
        }

        void Add(DashboardRowKind kind, string name, AmountSeries series, bool isDebit)
        {
            Fraction? share = isDebit ? RatioArithmetic.Divide(series[index].Exact, balances.Debits[index].Exact).Quotient : null;
            table.Add(
                kind,
                name,
                kind == DashboardRowKind.Total ? DashboardFigure.OfPoint(series[index]) : DashboardFigure.OfManyPoints(series[index]),
                share is { } part
                    ? DashboardFigure.OfValue(RatioArithmetic.ToRatio(part), MetricStatus.Defined, series[index].Period, null, null)
                    : null,
                index == 0 ? null : DashboardFigure.OfManyPoints(series[index - 1]));
        }
    }

    private static BoardTable RollRates(BoardParts parts, Ageing ageing, BoardSection section)
    {
        var table = new BoardTable("roll rates", "period", "period before");
        if (parts.Windows.Index == 0 || !BucketLag.Fits(ageing.Buckets, ageing.Axis))
        {
            section.Note("Roll rates need an earlier period, and periods about as long as the buckets are wide: they are missing.");
            return table;
        }

        section.Note("Into the last bucket, which has no end, the rate is of all that it holds, also from earlier periods: it may "
            + "exceed 100 %.");

        // They begin with the second period of the ageing.
        int index = parts.Windows.Index - 1;
        IReadOnlyList<RatioSeries> rates = ageing.ToRollRates();
        for (int bucket = 0; bucket < rates.Count; bucket++)
        {
            table.Add(
                $"{ageing.Buckets[bucket]} → {ageing.Buckets[bucket + 1]}",
                DashboardFigure.OfPoint(rates[bucket][index]),
                index == 0 ? null : DashboardFigure.OfManyPoints(rates[bucket][index - 1]));
        }

        return table;
    }
}
