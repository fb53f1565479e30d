using NodaTime;

namespace WriteOffMetrics.Tests.Aggregation;

/// <summary>
/// Totals by more values than a cache holds ask for their cells ahead. They are what a dictionary of sums says, row by row, whatever the
/// ledger looks like.
/// </summary>
public sealed class ManyValuesTests
{
    private static readonly int Accounts = Cases.IsPlain ? 40_000 : 150_000;

    private static readonly int Rows = Cases.IsPlain ? 20_000 : 400_000;

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(First, new LocalDate(2025, 12, 31));

    /// <summary>The largest amount decides how a ledger stores amounts, and whether sum and count of a cell fit one word.</summary>
    [Theory]
    [InlineData(1, 3_000_000)]
    [InlineData(7_000_000_000, 7_004_000_000)]
    [InlineData(1, 9_000_000_000)]
    [InlineData(200_000_000_000, 200_000_000_100)]
    [InlineData(300_000_000_000_000, 300_000_000_001_000)]
    public void Every_account_has_the_sum_of_its_rows(long least, long greatest)
    {
        Row[] rows = MakeRows(least, greatest, least > 1_000_000_000_000 ? 20_000 : 3 * Rows);
        AssertTotals(rows, ToLedger(rows), _ => true);
    }

    [Fact]
    public void So_it_has_of_a_ledger_filtered_by_rows()
    {
        Row[] rows = MakeRows(1, 3_000_000, 3 * Rows);
        LocalDate known = new(2025, 3, 31);
        AssertTotals(rows, ToLedger(rows).AsKnownOn(known), row => row.Recorded <= known);
        AssertTotals(rows, ToLedger(rows).Where("half", "a"), row => row.Account % 2 == 0);
    }

    /// <summary>Accounts in the order of their codes make columns of few bytes in some chunks, and constant ones.</summary>
    [Fact]
    public void So_it_has_of_rows_in_order_of_their_accounts()
    {
        Row[] rows = [.. MakeRows(1, 3_000_000, 3 * Rows)
            .OrderBy(row => row.Account < Accounts - 10_000 ? row.Account / (Accounts / 3) : row.Account)];
        AssertTotals(rows, ToLedger(rows), _ => true);
    }

    /// <summary>Small amounts share a word with their count, large ones do not.</summary>
    [Theory]
    [InlineData(1, 3_000_000)]
    [InlineData(200_000_000_000, 200_000_000_100)]
    public void The_caller_s_own_memory_is_filled_with_the_same(long least, long greatest)
    {
        Row[] rows = [.. MakeRows(least, greatest, 2 * Rows).Select(row => row with { Kind = EntryKind.WriteOff })];
        WriteOffLedger ledger = ToLedger(rows).Where(EntryKind.WriteOff);
        (long[] sums, long[] counts) = (new long[Years.Count * Accounts], new long[Years.Count * Accounts]);
        Assert.Equal(0, ledger.SummarizeInto(Years, Dimension.Account, sums, counts));
        (long[] expectedSums, long[] expectedCounts) = (new long[sums.Length], new long[sums.Length]);
        foreach (Row row in rows)
        {
            int cell = (row.Day.Year - First.Year) * Accounts + row.Account;
            expectedSums[cell] += row.MinorUnits;
            expectedCounts[cell]++;
        }

        Assert.True(sums.AsSpan().SequenceEqual(expectedSums));
        Assert.True(counts.AsSpan().SequenceEqual(expectedCounts));
    }

    private static Row[] MakeRows(long least, long greatest, int count)
    {
        var random = new Random(20_261_127);
        var rows = new Row[count];
        for (int i = 0; i < count; i++)
        {
            LocalDate day = First.PlusDays(random.Next(731));
            rows[i] = new Row(day, random.NextInt64(least, greatest + 1), (EntryKind)Math.Max(0, random.Next(10) - 6),
                random.Next(Accounts), day.PlusDays(random.Next(60)));
        }

        return rows;
    }

    private static WriteOffLedger ToLedger(Row[] rows)
    {
        var accounts = new DimensionDictionary();
        for (int account = 0; account < Accounts; account++) accounts.GetOrAdd($"A{account}");
        var halves = new DimensionDictionary();
        halves.GetOrAdd("a");
        halves.GetOrAdd("b");
        return WriteOffLedger.FromColumns(Usd, new EntryColumns
        {
            EffectiveDates = rows.Select(row => row.Day).ToArray(),
            MinorUnits = rows.Select(row => row.MinorUnits).ToArray(),
            Kinds = rows.Select(row => row.Kind).ToArray(),
            RecordedDates = rows.Select(row => (LocalDate?)row.Recorded).ToArray(),
            Codes =
            {
                [Dimension.Account] = DimensionCodes.From(accounts, rows.Select(row => row.Account).ToArray()),
                ["half"] = DimensionCodes.From(halves, rows.Select(row => row.Account % 2).ToArray()),
            },
        });
    }

    private static void AssertTotals(Row[] rows, WriteOffLedger ledger, Func<Row, bool> belongs)
    {
        var expected = new Dictionary<(int Account, int Year, EntryKind Kind), Int128>();
        foreach (Row row in rows.Where(belongs))
            expected[(row.Account, row.Day.Year, row.Kind)] =
                expected.GetValueOrDefault((row.Account, row.Day.Year, row.Kind)) + row.MinorUnits;

        PeriodBreakdown breakdown = ledger.SummarizeBy(Years, Dimension.Account);
        Assert.Equal(expected.Keys.Select(key => key.Account).Distinct().Count(), breakdown.Values.Count);
        foreach (int account in Enumerable.Range(0, Accounts).Where(account => account % 499 == 0 && breakdown.Contains($"A{account}")))
        {
            PeriodTotals totals = breakdown[$"A{account}"];
            for (int year = 0; year < 2; year++)
            {
                Int128 SumOf(EntryKind kind) => expected.GetValueOrDefault((account, First.Year + year, kind));
                Assert.Equal(SumOf(EntryKind.WriteOff), totals.Gross[year].Amount.MinorUnits);
                Assert.Equal(SumOf(EntryKind.Reversal), totals.Reversals[year].Amount.MinorUnits);
                Assert.Equal(SumOf(EntryKind.Recovery), totals.Recoveries[year].Amount.MinorUnits);
            }
        }
    }

    private readonly record struct Row(LocalDate Day, long MinorUnits, EntryKind Kind, int Account, LocalDate Recorded);
}
