using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// How well receivables are collected: recovery, days sales outstanding, effectiveness, ageing, roll rates, days beyond terms.
/// </summary>
internal static class CollectionsSection
{
    public const string Name = "collections";
    private const int HistoryPeriods = 13;

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        Ageing? ageing = parts.Ageing;
        (string Name, MetricSeries Series)[] metrics = [.. Metrics(parts, ageing, section)];
        section.Add(Figures(parts, metrics)).Add(History(parts, metrics));
        if (ageing is not null) section.Add(AgeingTable(parts, ageing)).Add(RollRates(parts, ageing, section));
        return section.ToSection();
    }

    private static IEnumerable<(string Name, MetricSeries Series)> Metrics(BoardParts parts, Ageing? ageing, BoardSection section)
    {
        DashboardInputs inputs = parts.Inputs;
        if (ageing is null)
        {
            section.Note(parts.IsGroup
                ? "Open items stand with each entity: receivables of several are not aged together."
                : "No open items were given: receivables, days sales outstanding, ageing and days beyond terms are missing.");
        }
        else
        {
            AmountSeries balances = ageing.Open;
            yield return ("open receivables", balances);
            if (inputs.CreditSales is not { } sales)
            {
                section.Note("No credit sales were given: days sales outstanding and collection effectiveness are missing.");
            }
            else
            {
                if (inputs.DaysSalesOutstanding is null) section.Note("No method was stated for days sales outstanding: they are missing.");
                if (inputs.CollectionSales is null)
                    section.Note("It was not stated which sales collection effectiveness takes: it is missing.");
                foreach ((string name, Func<MetricSeries> compute) in OverSales(parts, ageing, sales))
                {
                    if (section.TryCompute(name, compute) is { } series) yield return (name, series);
                }
            }

            yield return ("days beyond terms", parts.Items!.DaysBeyondTermsBy(parts.Axis));
        }

        yield return ("recovery rate", parts.Totals.RecoveryRate());
    }

    private static IEnumerable<(string Name, Func<MetricSeries> Compute)> OverSales(BoardParts parts, Ageing ageing, AmountSeries sales)
    {
        DashboardInputs inputs = parts.Inputs;
        if (inputs.DaysSalesOutstanding is { } method)
            yield return ("days sales outstanding", () => ageing.Open.ToDaysSalesOutstanding(sales, method));
        yield return ("best possible days sales outstanding", () => ageing.NotDue.ToBestPossibleDaysSalesOutstanding(sales));
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

    private static BoardTable AgeingTable(BoardParts parts, Ageing ageing)
    {
        var table = new BoardTable("ageing", "amount", "share", "period before");
        int index = parts.Windows.Index;
        AmountSeries debits = ageing.Debits;
        for (int bucket = 0; bucket < ageing.Count; bucket++) Add(DashboardRowKind.Item, ageing.Buckets[bucket], ageing[bucket], true);
        Add(DashboardRowKind.Item, "undated", ageing.Undated, true);
        Add(DashboardRowKind.Item, "credits", ageing.Credits, false);
        Add(DashboardRowKind.Total, "open", ageing.Open, false);
        return table;

        void Add(DashboardRowKind kind, string name, AmountSeries series, bool isDebit)
        {
            Ratio? share = isDebit ? RatioArithmetic.Divide(series[index].Amount, debits[index].Amount).Value : null;
            table.Add(
                kind,
                name,
                kind == DashboardRowKind.Total ? DashboardFigure.OfPoint(series[index]) : DashboardFigure.OfManyPoints(series[index]),
                share is { } part ? DashboardFigure.OfValue(part, MetricStatus.Defined, series[index].Period, null, null) : null,
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
