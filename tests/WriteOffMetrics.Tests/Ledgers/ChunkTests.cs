using System.Numerics;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Ledgers of more rows than a chunk holds, and values at the borders of its columns, against sums in whole numbers of any size.
/// </summary>
public sealed class ChunkTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, First.PlusDays(364));
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    /// <summary>Rows, values and largest amount: one of each kind in a plain run, every bound in others.</summary>
    public static TheoryData<int, int, long> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int, long> { { 1, 1, 100 }, { LedgerChunk.MaxRows + 1, 257, 1L << 33 } };
            if (Cases.IsPlain) return sizes;
            sizes.Add(LedgerChunk.MaxRows - 1, 255, 100);
            sizes.Add(LedgerChunk.MaxRows, 256, 1L << 31);
            sizes.Add(LedgerChunk.MaxRows, 1, 1L << 44);
            sizes.Add(70_000, 65_535, 50);
            sizes.Add(70_000, 65_536, 50);
            sizes.Add(600_000, 65_537, 1_000_000);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Totals_of_many_chunks_are_the_sums_of_their_rows(int rows, int values, long largest)
    {
        Data data = Make(rows, values, largest);
        WriteOffLedger ledger = WriteOffLedger.FromColumns(Usd, data.Columns);
        Assert.Equal(rows, ledger.Count);
        Assert.Equal(data.Sum((_, _) => true), Read(ledger.SummarizeBy(Months)));
        PeriodBreakdown breakdown = ledger.SummarizeBy(Months, "code");
        Assert.Equal(Math.Min(rows, values), breakdown.Values.Count);
        Assert.Equal(data.Sum((_, _) => true), Read(breakdown.Total));
        foreach (int code in new[] { 0, 1, values / 2, values - 1 }.Where(code => code < rows && code < values).Distinct())
        {
            Assert.Equal(data.Sum((_, row) => data.Codes[row] == code), Read(breakdown[Name(code)]));
            Assert.Equal(data.Sum((_, row) => data.Codes[row] == code), Read(ledger.Where("code", Name(code)).SummarizeBy(Months)));
            Assert.Equal(data.Sum((_, row) => data.Codes[row] == code),
                Read(ledger.SummarizeBy(Months, "parity", "code")[code % 2 == 0 ? "even" : null, Name(code)]));
        }

        var march = new LocalDate(2024, 3, 15);
        Assert.Equal(data.Sum((day, _) => day <= march), Read(ledger.AsKnownOn(march).SummarizeBy(Months)));
        Assert.Equal(data.Sum((day, row) => day > march && data.Codes[row] % 2 == 0),
            Read(ledger.BecameKnownBetween(march, new LocalDate(2030, 1, 1)).SummarizeBy(Months, "parity") is var parity
            && parity.Contains("even") ? parity["even"] : ledger.Where(Months[0]).Where("code", "none").SummarizeBy(Months)));
        Assert.Equal(data.Sum((day, _) => day.Month == 5), Read(ledger.Where(Months[4]).SummarizeBy(Months)));
        Assert.Equal(data.Sum((_, _) => true), Read(ledger.WithPeriodBasis(PeriodBasis.RecordedDate).SummarizeBy(Months)));
        Assert.Equal(data.Cells((_, _) => true), Cells(Kernel(ledger, PeriodKernel.Reading.RunSums)));
        Assert.Equal(data.Cells((_, _) => true), Cells(Kernel(ledger, PeriodKernel.Reading.Rows)));
        Assert.Equal(data.Cells((_, _) => true), Cells(Into(ledger)));
        Assert.Equal(data.Cells((_, row) => data.Codes[row] == 0), Cells(Into(ledger.Where("code", Name(0)))));
        Assert.Equal(data.Cells((_, row) => data.Codes[row] % 2 == 0), Cells(Into(ledger.Where("parity", "even"))));
        Assert.Equal(data.Cells((day, _) => day <= march), Cells(Into(ledger.AsKnownOn(march))));
        Assert.Equal(data.Cells((day, _) => day.Month == 5), Cells(Into(ledger.Where(Months[4]))));
        List<string?> codes = [.. ledger.ValuesOf("code")];
        (long[] sums, long[] counts) = (new long[Months.Count * 4 * codes.Count], new long[Months.Count * 4 * codes.Count]);
        ledger.SummarizeInto(Months, "code", sums, counts);
        foreach (int value in new[] { 0, values - 1 }.Where(code => code < rows))
        {
            int code = codes.IndexOf(Name(value));
            Assert.Equal(data.Cells((_, row) => data.Codes[row] == value),
                Cells(([.. Enumerable.Range(0, Months.Count * 4).Select(cell => sums[cell * codes.Count + code])],
                [.. Enumerable.Range(0, Months.Count * 4).Select(cell => counts[cell * codes.Count + code])])));
        }

        Assert.Equal(Enumerable.Range(0, rows).OrderBy(row => data.Days[row]).Take(1_000).Select(row => (long?)row),
            ledger.Entries.Take(1_000).Select(entry => entry.Ordinal));
    }

    [Fact]
    public void A_dimension_that_appears_after_the_first_chunk_is_not_stated_before()
    {
        LedgerEntry plain = LedgerEntry.WriteOff(First, Money.FromMinorUnits(1, Usd)),
            late = (plain with { Account = "A" }).With("sector", "retail");
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, Enumerable.Repeat(plain, LedgerChunk.MaxRows + 10).Concat(Enumerable.Repeat(late, 5)));
        PeriodBreakdown sectors = ledger.SummarizeBy(Months, "sector");
        Assert.Equal([null, "retail"], sectors.Values);
        Assert.Equal((LedgerChunk.MaxRows + 10L, 5L), (
            sectors[null].Gross[0].EntryCount!.Value, sectors["retail"].Gross[0].EntryCount!.Value));
        Assert.Equal((LedgerChunk.MaxRows + 10, 5), (
            ledger.Where(Dimension.Account, value => value is null).Count, ledger.Where("sector", "retail").Count));
        Assert.Null(ledger.Entries.First().Account);
        Assert.Equal("A", ledger.Entries.Last().Account);
    }

    [Fact]
    public void Sums_beyond_64_bits_are_refused_in_a_period_and_kept_outside_whatever_the_order()
    {
        Money huge = Money.FromMinorUnits(long.MaxValue, Usd), one = Money.FromMinorUnits(1, Usd);
        LedgerEntry[] entries = [
            .. new[] { huge, one }.SelectMany(amount =>
            new[] { "a", "b" }.Select(account => LedgerEntry.WriteOff(First, amount) with { Account = account }))];
        foreach (LedgerEntry[] order in new LedgerEntry[][] { entries, [.. entries.Reverse()] })
        {
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, order);
            Assert.StartsWith("The write-off entries (receivable) in 2024-01 add up to more than",
                Assert.Throws<OverflowException>(() => ledger.SummarizeBy(Months)).Message, StringComparison.Ordinal);
            Assert.Throws<OverflowException>(() => ledger.SummarizeBy(Months, Dimension.Account));
            Assert.Throws<OverflowException>(() => ledger.Where(Dimension.Account, "a").SummarizeBy(Months));
            PeriodAxis later = ReportingCalendar.Months.Between(First.PlusYears(1), First.PlusYears(1));
            Assert.Equal((0m, 4L), (
                ledger.SummarizeBy(later).Gross[0].Amount.ToDecimal(), ledger.SummarizeBy(later).Gross.OutsideCount!.Value));
            Assert.Equal(2L, ledger.SummarizeBy(later, Dimension.Account)["a"].Gross.OutsideCount);
        }

        WriteOffLedger fits = WriteOffLedger
            .FromEntries(Usd, [entries[0], entries[1] with { Account = "b", Category = EntryCategory.Asset },
            LedgerEntry.Reversal(First, huge) with { Account = "a" }]);
        Assert.Equal(huge, fits.SummarizeBy(Months, Dimension.Account)["a"].Gross[0].Amount);
        Assert.Equal(0m, fits.SummarizeBy(Months).Net[0].Amount.ToDecimal());
    }

    [Fact]
    public void Days_that_lie_far_apart_are_sorted_all_the_same()
    {
        LocalDate[] days = [new(9999, 12, 30), new(2, 1, 1), new(2024, 2, 29), new(2, 1, 1), new(9999, 12, 30)];
        WriteOffLedger ledger = WriteOffLedger
            .FromColumns(Usd, new EntryColumns
            {
                KeepOrdinals = true,
                EffectiveDates = days,
                MinorUnits = new[] { 1L, 2, 3, 4, 5 },
                Categories = new[] { EntryCategory.ForgivenPayable, EntryCategory.Receivable, EntryCategory.Receivable,
            EntryCategory.Receivable, EntryCategory.Receivable }
            });
        Assert.Equal([1L, 3, 2, 0, 4], ledger.Entries.Select(entry => entry.Ordinal));
        PeriodAxis all = ReportingCalendar.Years.Between(days[1], days[0]);
        Assert.Equal([(0, 6L), (2022, 3L), (9997, 5L)], ledger.SummarizeBy(all).Gross.Select((point, i) => (i, point.Amount.MinorUnits))
            .Where(pair => pair.MinorUnits > 0));
    }

    private static (long[] Sums, long[] Counts) Kernel(WriteOffLedger ledger, PeriodKernel.Reading reading)
    {
        (long[] sums, long[] counts) = (new long[Months.Count * 4], new long[Months.Count * 4]);
        long outside = PeriodKernel.Add(ledger, Months, EntryCategory.Receivable, reading, sums, counts);
        Assert.Equal(ledger.Count, outside + counts.Sum());
        return (sums, counts);
    }

    private static (long[] Sums, long[] Counts) Into(WriteOffLedger ledger)
    {
        (long[] sums, long[] counts) = (new long[Months.Count * 4], new long[Months.Count * 4]);
        Array.Fill(sums, -1);
        Assert.Equal(ledger.Count, ledger.SummarizeInto(Months, sums, counts) + counts.Sum());
        return (sums, counts);
    }

    private static string Cells((long[] Sums, long[] Counts) cells) => string.Join(' ', cells.Sums.Zip(cells.Counts));

    /// <summary>The amounts of each month and kind, then what lies outside.</summary>
    private static string Read(PeriodTotals totals) =>
        string.Join(' ', new[] { totals.Gross, totals.Reversals, totals.Recoveries, totals.RecoveriesReturned }.SelectMany(series =>
        series.Select(point => $"{point.Amount.MinorUnits}/{point.EntryCount}")
            .Append($"{series.Outside!.Value.MinorUnits}/{series.OutsideCount}")));

    private static string Name(int code) => $"c{code}";

    private static Data Make(int rows, int values, long largest)
    {
        var random = new Random(rows);
        var data = new Data(new LocalDate[rows], new long[rows], new EntryKind[rows], new int[rows]);
        for (int i = 0; i < rows; i++)
        {
            // 400 days, of which 365 are on the axis of 2024's months up to December 30 and the rest behind.
            data.Days[i] = First.PlusDays(random.Next(400));
            data.Amounts[i] = 1 + random.NextInt64(largest);
            data.OfKind[i] = Kinds[random.Next(4)];
            data.Codes[i] = i < values ? i : random.Next(values);
        }

        return data;
    }

    private sealed record Data(LocalDate[] Days, long[] Amounts, EntryKind[] OfKind, int[] Codes)
    {
        public EntryColumns Columns => new()
        {
            EffectiveDates = Days,
            KeepOrdinals = true,
            MinorUnits = Amounts,
            Kinds = OfKind,
            RecordedDates = Days.Select((day, i) => i % 3 == 0 ? day : (LocalDate?)null).ToArray(),
            Dimensions = { ["code"] = Codes.Select(code => (string?)Name(code)).ToArray(),
            ["parity"] = Codes.Select(code => code % 2 == 0 ? "even" : null).ToArray() },
        };

        /// <summary>The cells of the months, as they are laid into memory.</summary>
        public string Cells(Func<LocalDate, int, bool> belongs)
        {
            (BigInteger[] sums, long[] counts) = (new BigInteger[Months.Count * 4], new long[Months.Count * 4]);
            for (int row = 0; row < Days.Length; row++)
            {
                if (Months.IndexOf(Days[row]) is not (var period and >= 0) || !belongs(Days[row], row)) continue;
                sums[period * 4 + (int)OfKind[row]] += Amounts[row];
                counts[period * 4 + (int)OfKind[row]]++;
            }

            return string.Join(' ', sums.Zip(counts));
        }

        public string Sum(Func<LocalDate, int, bool> belongs)
        {
            var sums = new BigInteger[4, Months.Count + 1];
            var counts = new long[4, Months.Count + 1];
            for (int row = 0; row < Days.Length; row++)
            {
                if (!belongs(Days[row], row)) continue;
                int period = Months.IndexOf(Days[row]) is var index and >= 0 ? index : Months.Count;
                sums[(int)OfKind[row], period] += Amounts[row];
                counts[(int)OfKind[row], period]++;
            }

            return string.Join(' ', Kinds
                .SelectMany(kind => Enumerable.Range(0, Months.Count + 1)
                .Select(period => $"{sums[(int)kind, period]}/{counts[(int)kind, period]}")));
        }
    }
}
