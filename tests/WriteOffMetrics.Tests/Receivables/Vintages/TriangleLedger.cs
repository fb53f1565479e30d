using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>
/// A triangle as a ledger of years from 2001 on: what an age adds is written off in its year, and what it takes away is recovered.
/// </summary>
internal static class TriangleLedger
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>The vintages of a triangle, in which each cohort has reached one age less than the one before.</summary>
    public static VintageTable ToTable(decimal[][] increments, IEnumerable<decimal> sales)
    {
        List<LedgerEntry> entries = [];
        for (int cohort = 0; cohort < increments.Length; cohort++)
        {
            for (int age = 0; age < increments[cohort].Length; age++)
            {
                decimal added = increments[cohort][age];
                if (added == 0) continue;
                Money amount = Money.FromDecimal(Math.Abs(added), Usd);
                LocalDate day = new(2001 + cohort + age, 6, 30);
                entries.Add((added > 0 ? LedgerEntry.WriteOff(day, amount) : LedgerEntry.Recovery(day, amount)) with
                {
                    OriginDate = new LocalDate(2001 + cohort, 1, 31),
                });
            }
        }

        PeriodAxis cohorts = ReportingCalendar.Years.Between(new(2001, 1, 1), new(2000 + increments.Length, 12, 31));
        return WriteOffLedger.FromEntries(Usd, entries).CompleteThrough(new(2000 + increments[0].Length, 12, 31))
            .VintagesBy(AmountSeries.FromValuesInOrder(Usd, cohorts, sales), ReportingCalendar.Years);
    }

    /// <summary>Whether each cohort has one age less than the one before, and every amount is one that a ledger can have.</summary>
    public static bool Fits(decimal[][] rows) => rows.SelectMany(row => row).All(amount => amount == decimal.Round(amount, 2))
        && rows.Select((row, i) => row.Length + i).Distinct().Count() == 1;

    /// <summary>The rows of a triangle in a vector of an oracle, without the cells that it does not have.</summary>
    public static decimal[][] Rows(JsonElement vector, string input) =>
        [.. vector.GetProperty("input").GetProperty(input).EnumerateArray().Select(row =>
            row.EnumerateArray().Where(cell => cell.ValueKind == JsonValueKind.Number).Select(cell => cell.GetDecimal()).ToArray())];
}
