using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>Rows of <c>GroupForTotals</c> on an axis, added up by period.</summary>
internal sealed record FetchedDays(IReadOnlyList<TotalsRow> Rows, Money Sum, long Count)
{
    /// <exception cref="ArgumentException">A row is null or stands for entries whose amount is not above zero.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static FetchedDays Of<TDay>(IEnumerable<DayTotals<TDay>> rows, Currency currency, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(axis);
        var cells = new Dictionary<CellKey, (Money Sum, long Count)>();
        Money sum = Money.Zero(currency), none = sum;
        long count = 0;
        foreach (DayTotals<TDay>? row in rows)
        {
            if (row is null) throw new ArgumentException("Found null among the rows; a row is needed. Leave it out.", nameof(rows));
            if (row.Entries <= 0 || row.SmallestMinorUnits <= 0) throw new ArgumentException(WhyNotAboveZero(row.ToString()), nameof(rows));
            LocalDate day = DayOf(row.Day, nameof(rows));
            if (axis.IndexOf(day) is not (>= 0 and var period)) continue;
            var key = new CellKey(period, EntryCategory.Receivable, row.Kind, row.Value, row.SecondValue);
            var amount = Money.FromMinorUnits(row.MinorUnits, currency);
            (Money Sum, long Count) cell = cells.GetValueOrDefault(key, (none, 0));
            cells[key] = (cell.Sum + amount, cell.Count + row.Entries);
            sum += amount;
            count = checked(count + row.Entries);
        }

        return new FetchedDays(
            [.. cells.OrderBy(cell => cell.Key).Select(cell => cell.Key.ToRow(axis, cell.Value.Sum, cell.Value.Count))], sum, count);
    }

    private static LocalDate DayOf<TDay>(TDay day, string parameterName) => day switch
    {
        DateOnly date => LocalDate.FromDateOnly(date),
        DateTime time => LocalDate.FromDateTime(time),
        LocalDate date => date,
        _ => throw new ArgumentException(
            $"Found a day of type {typeof(TDay).Name}; DateOnly, DateTime and LocalDate are allowed. Use rows of GroupForTotals.",
            parameterName),
    };

    private static string WhyNotAboveZero(string row) =>
        $"Found {row}, of which an amount is not above zero; amounts above zero are allowed, because the kind carries the sign. Correct "
        + "the table's rows.";
}
