using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>Figures of open items, and of balances and sales that were stated.</summary>
/// <remarks>Safe for use by any number of threads.</remarks>
public static class ReceivablesExtensions
{
    /// <summary>What was open at the end of each period by age (M14).</summary>
    /// <param name="items">The open items.</param>
    /// <param name="buckets">The buckets: <c>AgeingBuckets.UpTo(0, 30, 60, 90)</c>.</param>
    /// <param name="axis">The periods, at whose ends items are aged: months, for month-ends.</param>
    public static Ageing AgeBy(this OpenItems items, AgeingBuckets buckets, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(axis);
        return new Ageing(items, buckets, axis, AgeingKernel.Run(items, buckets, axis, null, 1), 0, null);
    }

    /// <summary>The same for each value of a dimension.</summary>
    /// <param name="items">The open items.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="axis">The periods, at whose ends items are aged.</param>
    /// <param name="dimension">
    /// The name of the dimension: <see cref="Dimension.Account"/>, <see cref="OpenItems.AccountGroup"/>, or one of the user's own. What
    /// settlements left over states an account and a document only.
    /// </param>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static AgeingBreakdown AgeBy(this OpenItems items, AgeingBuckets buckets, PeriodAxis axis, string dimension)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(axis);
        (DimensionDictionary values, Func<int, int> codeOf) = ItemDimensions.CodesOf(items, dimension, nameof(dimension));
        int count = values.Count;
        return new AgeingBreakdown(
            items, buckets, axis, dimension, values, count, AgeingKernel.Run(items, buckets, axis, codeOf, count), null);
    }

    /// <summary>The items of the list by age (M14), of a watch-list only these; each bucket has one figure.</summary>
    public static Ageing AgeBy(this OpenItemList list, AgeingBuckets buckets)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(buckets);
        return new Ageing(list.Source, buckets, DayOf(list), AgeingKernel.Run(list, buckets, null, 1), 0, list.Of);
    }

    /// <summary>The same for each value of a dimension.</summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static AgeingBreakdown AgeBy(this OpenItemList list, AgeingBuckets buckets, string dimension)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(buckets);
        (DimensionDictionary values, Func<int, int> codeOf) = ItemDimensions.CodesOf(list.Source, dimension, nameof(dimension));
        int count = values.Count;
        return new AgeingBreakdown(
            list.Source, buckets, DayOf(list), dimension, values, count, AgeingKernel.Run(list, buckets, codeOf, count), list.Of);
    }

    /// <summary>
    /// The ageing as a table: a row for each period, a column for each bucket, for what is undated, for credits and for what is open.
    /// </summary>
    public static TextTable ToTable(this Ageing ageing) => ToTable(ageing, new TableOptions());

    /// <summary>The same as stated by options.</summary>
    public static TextTable ToTable(this Ageing ageing, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        ArgumentNullException.ThrowIfNull(options);
        IEnumerable<(string, MetricSeries)> buckets = ageing.Buckets.Zip(ageing, (name, series) => (name, (MetricSeries)series));
        return TextTable.FromSeries(
            [.. buckets, ("undated", ageing.Undated), ("credits", ageing.Credits), ("open", ageing.Open)], options);
    }

    /// <summary>What was open at the end of each period, debits less credits.</summary>
    public static AmountSeries BalancesBy(this OpenItems items, PeriodAxis axis) => AgeBy(items, NoBuckets, axis).Open;

    /// <summary>The same for each value of a dimension.</summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static MetricBreakdown<AmountSeries> BalancesBy(this OpenItems items, PeriodAxis axis, string dimension) =>
        AgeBy(items, NoBuckets, axis, dimension).Select(ageing => ageing.Open);

    /// <summary>The part of what is owed that is overdue: overdue ÷ debits. Credits lower neither.</summary>
    /// <exception cref="InvalidOperationException">
    /// The buckets do not part what is overdue: by invoice date, or without the bound 0.
    /// </exception>
    public static RatioSeries ToOverdueShare(this Ageing ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        MetricDefinition definition = new(ReceivablesMetrics.OverdueShare)
        {
            Above = new MetricBasis("overdue receivables", IsRead: false),
            Below = new MetricBasis("open debits", IsRead: false),
        };
        return new RatioSeries(definition, new Quotient(ageing.Overdue, ageing.Debits, null, 1m), includesIncomplete: false);
    }

    /// <summary>
    /// Days sales outstanding (M20): <c>items.BalancesBy(months).ToDaysSalesOutstanding(creditSales, DsoMethod.CountBack)</c>. Of a period
    /// without sales it is undefined; several periods together have none.
    /// </summary>
    /// <param name="balances">
    /// What is open at the end of each period: of open items, or stated with <see cref="ReceivablesMetrics.OpenReceivables"/>.
    /// </param>
    /// <param name="sales">The credit sales of each period, on the same axis.</param>
    /// <param name="method">How. There is no usual way: name it.</param>
    /// <exception cref="ArgumentException">
    /// They are no balances and no sales, axis, currency or tax basis differ, or the axis does not have the periods that the method takes.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The method is no member.</exception>
    public static QuantitySeries ToDaysSalesOutstanding(this AmountSeries balances, AmountSeries sales, DsoMethod method) =>
        DsoFigures.Of(balances, sales, method);

    /// <summary>Best possible days sales outstanding (M21): what is not due ÷ credit sales × days.</summary>
    /// <param name="notDue">
    /// What is not due: <see cref="Ageing.NotDue"/>, or stated with <see cref="ReceivablesMetrics.NotDueReceivables"/>.
    /// </param>
    /// <param name="sales">The credit sales of each period, on the same axis.</param>
    /// <exception cref="ArgumentException">They are no balances and no sales, or axis, currency or tax basis differ.</exception>
    public static QuantitySeries ToBestPossibleDaysSalesOutstanding(this AmountSeries notDue, AmountSeries sales) =>
        DsoFigures.BestPossible(notDue, sales);

    /// <summary>Average days delinquent (M22): days sales outstanding, simple, less the best possible ones.</summary>
    /// <param name="balances">What is open at the end of each period.</param>
    /// <param name="notDue">What of it is not due.</param>
    /// <param name="sales">The credit sales of each period, on the same axis.</param>
    /// <exception cref="ArgumentException">They are no balances and no sales, or axis, currency or tax basis differ.</exception>
    public static QuantitySeries ToAverageDaysDelinquent(this AmountSeries balances, AmountSeries notDue, AmountSeries sales)
    {
        ArgumentNullException.ThrowIfNull(balances);
        ArgumentNullException.ThrowIfNull(notDue);
        ArgumentNullException.ThrowIfNull(sales);
        return DsoFigures.Delinquent(balances, notDue, sales);
    }

    /// <summary>
    /// Collection effectiveness index (M23): (beginning + sales − ending total) ÷ (beginning + sales − ending current). The beginning of a
    /// period is the end of the one before.
    /// </summary>
    /// <param name="endingTotals">What is open at the end of each period.</param>
    /// <param name="endingCurrent">What of it is not due.</param>
    /// <param name="opening">What was open before the first period.</param>
    /// <param name="sales">The credit sales of each period, on the same axis.</param>
    /// <param name="basis">Which sales stand in the formula. There is no usual way: name it.</param>
    /// <exception cref="ArgumentException">
    /// They are no balances and no sales, axis, currency or tax basis differ, or the periods are not of whole months where average ones are
    /// taken.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The basis is no member.</exception>
    public static RatioSeries ToCollectionEffectiveness(
        this AmountSeries endingTotals, AmountSeries endingCurrent, Money opening, AmountSeries sales, CollectionSales basis)
    {
        ArgumentNullException.ThrowIfNull(endingTotals);
        ArgumentNullException.ThrowIfNull(endingCurrent);
        ArgumentNullException.ThrowIfNull(sales);
        return CollectionFigures.Effectiveness(endingTotals, endingCurrent, opening, sales, basis);
    }

    /// <summary>The same of open items, which know what was open before the first period.</summary>
    /// <param name="items">The open items.</param>
    /// <param name="sales">The credit sales of each period, whose axis is taken.</param>
    /// <param name="basis">Which sales stand in the formula. There is no usual way: name it.</param>
    /// <exception cref="ArgumentException">As of stated balances.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The basis is no member.</exception>
    public static RatioSeries ToCollectionEffectiveness(this OpenItems items, AmountSeries sales, CollectionSales basis)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(sales);
        Ageing ageing = AgeBy(items, NoBuckets, sales.Axis);
        return CollectionFigures.Effectiveness(
            ageing.Open, ageing.NotDue, items.AsOf(sales.Axis.Start.PlusDays(-1)).Open, sales, basis);
    }

    /// <summary>Receivables turnover (M24) in times: credit sales ÷ average receivables.</summary>
    /// <param name="sales">The credit sales of each period.</param>
    /// <param name="averages">
    /// Average receivables on the same axis: <see cref="BalanceHistory.AverageBy"/>, or stated with
    /// <see cref="AmountMetrics.AverageReceivables"/>.
    /// </param>
    /// <exception cref="ArgumentException">They are no sales and no balances, or axis, currency or tax basis differ.</exception>
    public static QuantitySeries ToReceivablesTurnover(this AmountSeries sales, AmountSeries averages) =>
        CollectionFigures.Turnover(sales, averages);

    /// <summary>
    /// Average collection period (M24) in days: average receivables ÷ credit sales × days, the turnover the other way round.
    /// </summary>
    /// <param name="averages">Average receivables.</param>
    /// <param name="sales">The credit sales of each period, on the same axis.</param>
    /// <exception cref="ArgumentException">They are no balances and no sales, or axis, currency or tax basis differ.</exception>
    public static QuantitySeries ToCollectionPeriod(this AmountSeries averages, AmountSeries sales) =>
        DsoFigures.CollectionPeriod(averages, sales);

    /// <summary>Money received in each period, less what came back, by value date, whatever it settled.</summary>
    public static AmountSeries CollectionsBy(this OpenItems items, PeriodAxis axis)
    {
        Require(items, axis);
        return SettlementFigures.Collections(items, axis);
    }

    /// <summary>
    /// The same for each value of a dimension of the items that were paid: collections by collector or dunning level, where facts are
    /// known. Money that paid no item counts where its account does.
    /// </summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static MetricBreakdown<AmountSeries> CollectionsBy(this OpenItems items, PeriodAxis axis, string dimension)
    {
        Require(items, axis);
        return SettlementFigures.Collections(items, axis, dimension);
    }

    /// <summary>The settlements of a kind in each period, by value date: adjustments, say, which are no write-offs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is no member.</exception>
    public static AmountSeries SettlementsBy(this OpenItems items, PeriodAxis axis, SettlementKind kind)
    {
        Require(items, axis);
        return SettlementFigures.Of(items, axis, SettlementFigures.Require(kind));
    }

    /// <summary>The settlements of a kind in each period for each reason: adjustments by what was disputed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is no member.</exception>
    public static MetricBreakdown<AmountSeries> SettlementsByReason(this OpenItems items, PeriodAxis axis, SettlementKind kind)
    {
        Require(items, axis);
        return SettlementFigures.ByReason(items, axis, SettlementFigures.Require(kind));
    }

    /// <summary>
    /// Days beyond terms (M38): Σ amount paid × (payment − due date) ÷ Σ amount paid, over the payments of each period. Negative where
    /// payments came before the due date. Payments that came back are left out, and so is what has no due date, what was written off, and
    /// what is still open.
    /// </summary>
    public static QuantitySeries DaysBeyondTermsBy(this OpenItems items, PeriodAxis axis)
    {
        Require(items, axis);
        return DayFigures.BeyondTerms(items, axis);
    }

    /// <summary>The same for each value of a dimension, such as each account.</summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static MetricBreakdown<QuantitySeries> DaysBeyondTermsBy(this OpenItems items, PeriodAxis axis, string dimension)
    {
        Require(items, axis);
        return DayFigures.BeyondTerms(items, axis, dimension);
    }

    /// <summary>
    /// Age at write-off (M19): the mean of days from due date to write-off, weighted by amount. What was reversed later is left out, and so
    /// is what has no due date.
    /// </summary>
    public static QuantitySeries AgeAtWriteOffBy(this OpenItems items, PeriodAxis axis)
    {
        Require(items, axis);
        return DayFigures.AgeAtWriteOff(items, axis);
    }

    /// <summary>The days from due date to write-off that a share of the amount does not exceed: 50 % for the median, 90 %.</summary>
    /// <param name="items">The open items.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="share">The share of the amount, above 0 up to 100 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 up to 100 %.</exception>
    public static QuantitySeries AgeAtWriteOffBy(this OpenItems items, PeriodAxis axis, Ratio share)
    {
        Require(items, axis);
        return DayFigures.AgeAtWriteOff(items, axis, share);
    }

    /// <summary>
    /// Overdue for write-off (M32): what is open more days past its due date than the policy allows and is not written off: 120 days of
    /// closed-end and 180 of open-end credit at banks, or the company's own limit.
    /// </summary>
    /// <param name="items">The open items.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="days">The last day past due on which it may be open, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public static AmountSeries OverdueForWriteOffBy(this OpenItems items, PeriodAxis axis, int days)
    {
        Require(items, axis);
        if (days < 0)
            throw new ArgumentOutOfRangeException(
                nameof(days), days, $"Found a limit of {Invariant.Text(days)} days past due; 0 or more are allowed.");
        Ageing ageing = AgeBy(items, AgeingBuckets.UpTo(days), axis);
        MetricDefinition definition = DsoFigures.Definition(ReceivablesMetrics.OverdueForWriteOff)
            .WithChoice("limit", Invariant.Count(days, "day", "days"));
        return ageing.Restated(definition, 1);
    }

    /// <summary>
    /// The overdue items of a list that a rule puts at high risk (M35): a watch-list, whose items say why (<see cref="OpenItem.Why"/>),
    /// whose
    /// <see cref="OpenItemList.Debits"/> are the at-risk receivables, and which tells what changed since that of another day
    /// (<see cref="OpenItemList.ChangesSince"/>).
    /// </summary>
    /// <param name="list">What is open.</param>
    /// <param name="rule">The rule.</param>
    public static OpenItemList AtRisk(this OpenItemList list, AtRiskRule rule)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rule);
        return AtRiskFigures.Of(list, rule);
    }

    /// <summary>At-risk receivables (M35) at the end of each period, by what was known of the accounts on that day.</summary>
    public static AmountSeries AtRiskBy(this OpenItems items, PeriodAxis axis, AtRiskRule rule)
    {
        Require(items, axis);
        ArgumentNullException.ThrowIfNull(rule);
        return AtRiskFigures.By(items, axis, rule);
    }

    /// <summary>At-risk receivables ÷ overdue receivables (M35) at the end of each period.</summary>
    public static RatioSeries AtRiskShareBy(this OpenItems items, PeriodAxis axis, AtRiskRule rule) =>
        AtRiskFigures.Share(AtRiskBy(items, axis, rule), AgeBy(items, NoBuckets, axis).Overdue);

    /// <summary>
    /// The part of what was at risk at the beginning of each period that was written off within it (M35), less what was reversed.
    /// </summary>
    public static RatioSeries WrittenOffOfAtRiskBy(this OpenItems items, PeriodAxis axis, AtRiskRule rule)
    {
        Require(items, axis);
        ArgumentNullException.ThrowIfNull(rule);
        return AtRiskFigures.WrittenOff(items, axis, "at risk", list => AtRiskFigures.Of(list, rule));
    }

    /// <summary>
    /// The part of what was overdue at the beginning of each period that was written off within it (M35), less what was reversed.
    /// </summary>
    public static RatioSeries WrittenOffOfOverdueBy(this OpenItems items, PeriodAxis axis)
    {
        Require(items, axis);
        return AtRiskFigures.WrittenOff(
            items, axis, "overdue", list => [.. list.Where(item => !item.IsCredit && item.DaysPastDue > 0)]);
    }

    /// <summary>
    /// Vintages (M17): what was lost by now of the sales of each year, quarter or month. An entry belongs to the cohort in which its origin
    /// date lies, and counts from the age in which its effective date lies. Read are net write-offs of receivables, or of the only category
    /// that the ledger's filter leaves, whatever date decides the ledger's periods.
    /// </summary>
    /// <param name="ledger">
    /// The ledger, with a last complete day: it decides which cells are reached. Its entries state their origin dates.
    /// </param>
    /// <param name="originalSales">
    /// What was sold in each cohort: the periods of its axis are the cohorts. Stated, added up from rows, or read from a ledger of sales.
    /// </param>
    /// <param name="ages">
    /// The calendar whose periods are the ages. Age 1 is the period that starts with the cohort, age 2 the next one, and so on. One of its
    /// periods must start with every cohort: months, quarters or years for cohorts of years, months for cohorts of months.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The ledger states no last complete day; a cohort starts within a period of the ages; the sales are balances, write-offs or read from
    /// this ledger, or in another currency; or there would be more than 67,108,864 cells.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The ages are a listed calendar that does not reach far enough.</exception>
    public static VintageTable VintagesBy(this WriteOffLedger ledger, AmountSeries originalSales, ReportingCalendar ages)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(originalSales);
        ArgumentNullException.ThrowIfNull(ages);
        return VintageReading.Read(ledger, originalSales, ages);
    }

    /// <summary>
    /// Roll rates of net flow (M15), one series for each bucket but the last: what is open in the next bucket at the end of a period ÷ what
    /// was open in the bucket at the end of the period before. They begin with the second period of the ageing. Of several periods
    /// together it is Σ ÷ Σ. Over nothing a rate is undefined.
    /// </summary>
    /// <remarks>
    /// The lag of a roll rate is one period, in which what is open ages by one bucket: periods about as long as the buckets are wide are
    /// allowed, such as months and 30 days. Credits and what is undated are in no bucket.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The ageing has one period only, or a period differs from the width of a bucket by more than a quarter of it.
    /// </exception>
    public static IReadOnlyList<RatioSeries> ToRollRates(this Ageing ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        return RollFigures.Rates(ageing);
    }

    /// <summary>The same for each value of a dimension.</summary>
    /// <exception cref="ArgumentException">As of the ageing of all items.</exception>
    public static IReadOnlyList<MetricBreakdown<RatioSeries>> ToRollRates(this AgeingBreakdown ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        return RollFigures.Rates(ageing);
    }

    /// <summary>
    /// Loss factors (M15a), one series for each bucket but the last: the product of the roll rates from the bucket on, the part of it that
    /// reaches the last one if each bucket rolls on as it did in the period. Of several periods together it is the product of their rates
    /// together. Undefined where one of the rates is.
    /// </summary>
    /// <exception cref="ArgumentException">As of roll rates.</exception>
    public static IReadOnlyList<RatioSeries> ToLossFactors(this Ageing ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        return RollFigures.LossFactors(ageing);
    }

    /// <summary>
    /// How accounts moved between ageing buckets from the end of each period to that of the next (M15, account level): counts, rates with
    /// standard errors, and where they lead. An account is in the oldest bucket in which something of it is open, and counts from the first
    /// end on by which it owed something. Items that state no account are left out.
    /// </summary>
    /// <param name="items">The open items.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="axis">The periods, at whose ends accounts are looked at.</param>
    public static BucketTransitions TransitionsBy(this OpenItems items, AgeingBuckets buckets, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(axis);
        return TransitionFigures.Of(items, buckets, axis);
    }

    /// <summary>
    /// Cure rate (M16): of what was overdue at the end of a period, the part that was settled within the next periods otherwise than by
    /// write-off: payments less those that came back, credits allocated, and adjustments. Periods whose horizon reaches beyond the axis or
    /// the knowledge day are incomplete and have no rate. What stays overdue counts at each end, also of several periods together, Σ ÷ Σ.
    /// </summary>
    /// <param name="items">The open items.</param>
    /// <param name="axis">The periods, at whose ends items are overdue.</param>
    /// <param name="horizon">Within how many further periods, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    public static RatioSeries CureRatesBy(this OpenItems items, PeriodAxis axis, int horizon)
    {
        Require(items, axis);
        return CureFigures.Of(items, axis, horizon);
    }

    /// <summary>The same for each value of a dimension of which something was overdue.</summary>
    /// <param name="items">The open items.</param>
    /// <param name="axis">The periods, at whose ends items are overdue.</param>
    /// <param name="horizon">Within how many further periods, 1 or more.</param>
    /// <param name="dimension">The name of the dimension.</param>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    public static MetricBreakdown<RatioSeries> CureRatesBy(this OpenItems items, PeriodAxis axis, int horizon, string dimension)
    {
        Require(items, axis);
        ArgumentNullException.ThrowIfNull(dimension);
        return CureFigures.Of(items, axis, horizon, dimension);
    }

    /// <summary>
    /// Time to write-off (M19a): which part of the documents is not written off so many days after their invoice date, by Kaplan and Meier.
    /// A document is all lines of one number and account, from the earliest invoice date on; lines without a number are each one. It ends
    /// with the first write-off that stands. Without one it goes out of sight when nothing is open of it any more, or on the last day.
    /// Credits, and what settlements left over, are no documents.
    /// </summary>
    /// <param name="items">The open items.</param>
    /// <param name="observedThrough">The last day of what is looked at; what was invoiced later is left out.</param>
    /// <exception cref="ArgumentException">The day lies behind the knowledge day of the items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static SurvivalCurve TimeToWriteOff(this OpenItems items, LocalDate observedThrough)
    {
        ArgumentNullException.ThrowIfNull(items);
        return SurvivalCurve.Of(items, observedThrough);
    }

    private static void Require(OpenItems items, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(axis);
    }

    private static AgeingBuckets NoBuckets { get; } = AgeingBuckets.UpTo(0);

    private static PeriodAxis DayOf(OpenItemList list) => ReportingCalendar.Days.Between(list.Day, list.Day);
}
