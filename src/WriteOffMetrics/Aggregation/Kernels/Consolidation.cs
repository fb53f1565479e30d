using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Adds up ledgers of several currencies in one: sums are taken in each ledger's currency, multiplied by rates exactly, and rounded only
/// where they are read.
/// </summary>
internal static class Consolidation
{
    /// <summary>Days taken at once where each has its own rate, so that a long period takes no more room than a short one.</summary>
    private const int DaysAtOnce = 32;

    /// <summary>What stands behind totals added up by another axis, and converted again where it was.</summary>
    /// <exception cref="InvalidOperationException">The totals were computed elsewhere.</exception>
    public static TotalsCube SummarizeAgain(TotalsSource source, PeriodAxis axis, MidpointRounding? rounding) =>
        source.Conversion is { } conversion
            ? Convert(source.Open(), axis, conversion with { Axis = axis }, rounding!.Value, TotalsKernel.Summarize)
            : TotalsKernel.Summarize(source.Open(), axis);

    /// <param name="ledger">The ledger.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="conversion">How its amounts become amounts of the reporting currency.</param>
    /// <param name="rounding">The rule by which amounts are rounded where they are read.</param>
    /// <param name="summarize">Adds up the ledger on an axis; what it numbers on one axis has the same number on every other.</param>
    public static TotalsCube Convert(WriteOffLedger ledger, PeriodAxis axis, CurrencyConversion conversion, MidpointRounding rounding,
        Func<WriteOffLedger, PeriodAxis, TotalsCube> summarize)
    {
        TotalsCube own = summarize(ledger, axis);
        var converted = new ConvertedCells(own.Cells.Layout.In(conversion.To));
        converted.CountOutside(own.Whole);
        for (int i = 0; i < axis.Count; i++)
        {
            int period = i;
            if (conversion.Basis != ExchangeRateBasis.EntryDay)
            {
                converted.AddTimes(own.Whole, period, period, () => conversion.FactorOf(axis[period]));
                continue;
            }

            for (LocalDate start = axis[i].Start; start <= axis[i].End; start = start.PlusDays(DaysAtOnce))
            {
                LocalDate end = LocalDate.Min(
                    start.PlusDays(Math.Min(DaysAtOnce - 1, Period.DaysBetween(start, axis[i].End))), axis[i].End);
                PeriodAxis days = ReportingCalendar.Days.Between(start, end);
                TotalsCube byDay = summarize(ledger.Where(ReportingPeriod.FromDates(start, end)), days);
                for (int day = 0; day < days.Count; day++)
                {
                    int number = days.Starts[day];
                    converted.AddTimes(byDay.Whole, day, period, () => conversion.FactorOn(number));
                }

                if (end == axis[i].End) break;
            }
        }

        TotalsSource[] sources = [new TotalsSource(ledger, conversion)];
        return new TotalsCube(own.Head with { Currency = conversion.To, Rounding = rounding, Sources = sources }, converted);
    }
}
