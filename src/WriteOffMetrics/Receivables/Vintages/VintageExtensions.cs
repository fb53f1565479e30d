using System.ComponentModel;

namespace WriteOffMetrics.Receivables;

/// <summary>Reads vintages from a ledger.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VintageExtensions
{
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
        if (ledger.LastCompleteDay is not { } lastCompleteDay)
            throw new ArgumentException(VintageWords.WhyNotComplete, nameof(ledger));

        // What may be divided by what is asked of this ledger's write-offs of a day that no entry has, so that none is added up for it.
        MetricDefinition definition = RatioExtensions.OverFlow(
            ledger.Where(default(ReportingPeriod)).SummarizeBy(originalSales.Axis).Net, originalSales, nameof(ledger),
            nameof(originalSales), VintageMetrics.OverOriginalSales).Definition;
        var cohortAges = new CohortAges(originalSales.Axis, ages, lastCompleteDay, nameof(ages));
        return new VintageTable(ledger, originalSales, cohortAges, definition);
    }
}
