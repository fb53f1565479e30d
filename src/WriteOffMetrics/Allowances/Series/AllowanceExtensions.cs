using System.ComponentModel;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Ratios of allowances, what came back of write-offs, and the tables of the notes.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AllowanceExtensions
{
    /// <summary>
    /// Bad-debt expense ratio (M6): bad-debt expense ÷ credit sales. Negative where more was released than added. Of several periods
    /// together Σ ÷ Σ.
    /// </summary>
    /// <param name="expense">
    /// <see cref="AllowanceHistory.Provision"/>, <see cref="WriteOffModel.Expense"/>, or stated with
    /// <see cref="AllowanceMetrics.NetAddition"/> or <see cref="AllowanceMetrics.DirectExpense"/>.
    /// </param>
    /// <param name="creditSales">Credit sales of each period.</param>
    /// <exception cref="ArgumentException">They are no expense and no sales, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToBadDebtExpenseRatio(this AmountSeries expense, AmountSeries creditSales)
    {
        ArgumentNullException.ThrowIfNull(expense);
        ArgumentNullException.ThrowIfNull(creditSales);
        return AllowanceRatios.ExpenseToSales(expense, creditSales);
    }

    /// <summary>Allowance coverage (M10): allowance ÷ gross receivables at the end of each period.</summary>
    /// <param name="allowance">
    /// <see cref="AllowanceHistory.Closing"/>, <see cref="RequiredAllowance.Series"/>, or stated with
    /// <see cref="AllowanceMetrics.Allowance"/>.
    /// </param>
    /// <param name="receivables">
    /// What is owed at the end of each period, <see cref="Ageing.Debits"/>: credits are no negative exposure. <see cref="Ageing.Open"/> is
    /// taken as well, and the definition says nothing of credits then.
    /// </param>
    /// <exception cref="ArgumentException">They are no allowance and no open receivables, or axis or currency differ.</exception>
    public static RatioSeries ToCoverageOfReceivables(this AmountSeries allowance, AmountSeries receivables)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        ArgumentNullException.ThrowIfNull(receivables);
        return AllowanceRatios.OverReceivables(allowance, receivables);
    }

    /// <summary>Allowance coverage (M10): allowance ÷ receivables more than so many days past due, usually 90.</summary>
    /// <param name="allowance">The allowance, as for gross receivables.</param>
    /// <param name="ageing">The ageing on the same axis, by due date, of which one bucket ends with that day.</param>
    /// <param name="days">The number of days: 90.</param>
    /// <exception cref="ArgumentException">No bucket ends there, or axis or currency differ.</exception>
    public static RatioSeries ToCoverageOfPastDue(this AmountSeries allowance, Ageing ageing, int days)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        ArgumentNullException.ThrowIfNull(ageing);
        return AllowanceRatios.OverPastDue(allowance, ageing, days);
    }

    /// <summary>
    /// Allowance coverage (M10): allowance ÷ net write-offs of the last 12 months. Undefined where these are not on the axis, and where
    /// more came back than was written off.
    /// </summary>
    /// <param name="allowance">The allowance, as for gross receivables.</param>
    /// <param name="netWriteOffs">
    /// Net write-offs of each period: <c>totals.Net</c>, or stated with <see cref="AmountMetrics.NetWriteOffs"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// They are no allowance and no net write-offs, axis or currency differ, or years have different numbers of these periods.
    /// </exception>
    public static RatioSeries ToCoverageOfNetWriteOffs(this AmountSeries allowance, AmountSeries netWriteOffs)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        ArgumentNullException.ThrowIfNull(netWriteOffs);
        return AllowanceRatios.OverNetWriteOffs(allowance, netWriteOffs);
    }

    /// <summary>
    /// Back-test (M12): net addition to the allowance ÷ write-offs less reversals, about 1 in the long run. Of several periods together
    /// Σ ÷ Σ; undefined without write-offs.
    /// </summary>
    public static RatioSeries ExpenseToWriteOffs(this AllowanceHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AllowanceRatios.ExpenseToWriteOffs(history);
    }

    /// <summary>
    /// Back-test (M12): allowance at the beginning ÷ write-offs less reversals of the period; of years usually between 1 and 2. Several
    /// periods together have none; undefined without write-offs.
    /// </summary>
    public static RatioSeries OpeningToWriteOffs(this AllowanceHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AllowanceRatios.OpeningToWriteOffs(history);
    }

    /// <summary>
    /// Back-test (M12): in how many years the write-offs from a period on used up the allowance at its beginning, the last period in
    /// proportion. Where they have not, it is a lower bound: <see cref="QuantityPoint.IsLowerBound"/>.
    /// </summary>
    /// <exception cref="ArgumentException">Years have different numbers of these periods.</exception>
    public static QuantitySeries ExhaustionTime(this AllowanceHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AllowanceRatios.ExhaustionTime(history);
    }

    /// <summary>
    /// Cohort recovery rate (M9c): what was recovered until a day, and not returned, of the write-offs of each period ÷ those write-offs
    /// less reversals. Entries are linked by account and document; a recovery is on the earliest write-off of its document. It may exceed
    /// 100 %, where interest came in. Cohorts that end after the day are incomplete.
    /// </summary>
    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="cohorts">The periods of the write-offs.</param>
    /// <param name="observedThrough">The last day on which something came back.</param>
    /// <exception cref="ArgumentException">
    /// The ledger is not complete through that day, or another date than the effective one decides its periods.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static RatioSeries CohortRecoveryBy(this WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(cohorts);
        return CohortFigures.Recovery(ledger, cohorts, observedThrough);
    }

    /// <summary>
    /// Written off but still enforced (M40, IFRS 7.35L): what was written off in each period, neither reversed nor recovered by its end,
    /// and is still being collected. Balances of several periods do not add up.
    /// </summary>
    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">
    /// The dimension of the write-offs that tells: <see cref="Dimension.Document"/>, or one of the user's own, such as the agency.
    /// </param>
    /// <param name="isEnforced">Whether write-offs of a value are still enforced; null is asked for those that state none.</param>
    /// <exception cref="ArgumentException">
    /// The ledger has no such dimension, or another date than the effective one decides its periods.
    /// </exception>
    public static AmountSeries StillEnforcedBy(
        this WriteOffLedger ledger, PeriodAxis axis, string dimension, Func<string?, bool> isEnforced)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(isEnforced);
        return CohortFigures.StillEnforced(ledger, axis, dimension, isEnforced);
    }

    /// <summary>
    /// Gross write-offs of each period by the period in which they originated (ASC 326-20-50-6), as
    /// <c>ledger.GrossWriteOffsByOrigination(years, lastFiveYears).ToPeriodTable()</c>. What originated before or after the originations
    /// stands under <c>before</c> and <c>after</c>, and what states no origin date under null.
    /// </summary>
    /// <param name="ledger">The ledger, whose entries state origin dates.</param>
    /// <param name="axis">The periods of the write-offs.</param>
    /// <param name="originations">The periods of the origin dates.</param>
    /// <exception cref="ArgumentException">Another date than the effective one decides the periods of the ledger.</exception>
    public static MetricBreakdown<AmountSeries> GrossWriteOffsByOrigination(
        this WriteOffLedger ledger, PeriodAxis axis, PeriodAxis originations)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(originations);
        return OriginationSums.Read(ledger, axis, originations);
    }

    /// <summary>
    /// The roll-forward of the allowance as the notes have it (IFRS 7.35H): a row for opening, each kind of movement and closing, a column
    /// for each period. What does not add up has a row of its own.
    /// </summary>
    public static TextTable ToTable(this AllowanceHistory history) => history.ToTable(new TableOptions());

    /// <summary>The same as stated by options.</summary>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this AllowanceHistory history, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        return AllowanceTables.Of(history, options);
    }

    /// <summary>
    /// The provision matrix as the notes have it (IFRS 7.35N): a row for each bucket with exposure, loss rate and allowance, one for all
    /// specific allowances, which names nobody, and one for each overlay. What is printed adds up to the printed total.
    /// </summary>
    public static TextTable ToTable(this RequiredAllowance required) => required.ToTable(new TableOptions());

    /// <summary>The same as stated by options.</summary>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this RequiredAllowance required, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(options);
        return AllowanceTables.Of(required, options);
    }

    /// <summary>Loss rates as a table; by run-off with what reached each bucket and what of that was finally unpaid.</summary>
    public static TextTable ToTable(this LossRates rates) => rates.ToTable(new TableOptions());

    /// <summary>The same as stated by options.</summary>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this LossRates rates, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(options);
        return AllowanceTables.Of(rates, options);
    }
}
