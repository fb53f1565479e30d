using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The period of each day of an axis's years, by year, month (16) and day of the month (32): read without reckoning the day's number.
/// Immutable. Axes of very many years have no table: their days are searched.
/// </summary>
internal sealed class DayTable
{
    /// <summary>Axes of up to so many years have a table.</summary>
    private const int LongestTable = 400;

    private readonly int[] periods;
    private readonly int firstYear;

    public DayTable(PeriodAxis axis)
    {
        firstYear = axis.Start.Year;
        int years = axis.End.Year - firstYear + 1;
        periods = new int[years <= LongestTable ? years * 512 : 0];
        Array.Fill(periods, -1);
        if (periods.Length == 0) return;
        for (int day = axis.Starts[0], period = 0; day <= axis.LastDay; day++)
        {
            if (period + 1 < axis.Count && day >= axis.Starts[period + 1]) period++;
            LocalDate date = DayNumber.ToDate(day);
            if (DayNumber.IsAllowedInRow(date)) periods[PlaceOf(date)] = period;
        }
    }

    /// <summary>The period of a day of the ISO calendar; −1 where it lies outside or in no table, or where no entry can have it.</summary>
    public int PeriodOf(LocalDate day) => PlaceOf(day) is var place && (uint)place < (uint)periods.Length ? periods[place] : -1;

    private int PlaceOf(LocalDate day) => ((day.Year - firstYear) * 16 + day.Month) * 32 + day.Day;
}
