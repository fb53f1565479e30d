using System.Globalization;
using System.Numerics;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Every way of adding up against sums in whole numbers of any size: amounts up to 2^63 − 1, no rows or one, all days equal, every
/// dimension absent, one value or many. Run at each width of vectors that the processor has, and without vectors, by settings of the
/// runtime; the first test says which.
/// </summary>
public sealed class KernelLaws
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, First.PlusDays(90));
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    [Fact]
    public void Vectors_are_as_wide_as_the_run_says()
    {
        if (Environment.GetEnvironmentVariable("WRITEOFFMETRICS_VECTOR_BITS") is not { } bits) return;
        Assert.Equal(bits, (Vector.IsHardwareAccelerated ? Vector<byte>.Count * 8 : 0).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_kernel_gives_the_sums_of_the_rows_or_says_that_they_exceed_64_bits()
    {
        int overflows = 0;
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var random = new Random(seed);
            int rows = (seed % 8) switch { 0 => 0, 1 => 1, 2 => 2, _ => random.Next(3, 300) };
            long largest = (seed % 5) switch { 0 => 100, 1 => uint.MaxValue, 2 => 1L << 40, 3 => long.MaxValue / 300, _ => long.MaxValue };
            int values = (seed % 6) switch { 0 => 0, 1 => 1, 2 => 2, 3 => 255, 4 => 256, _ => 300 };
            bool oneDay = seed % 7 == 0;
            var days = new LocalDate[rows];
            var amounts = new long[rows];
            var kinds = new EntryKind[rows];
            var codes = new string?[rows];
            for (int i = 0; i < rows; i++)
            {
                days[i] = First.PlusDays(oneDay ? 40 : random.Next(-20, 120));
                amounts[i] = random.Next(10) == 0 ? largest : 1 + random.NextInt64(largest);
                kinds[i] = Kinds[random.Next(seed % 3 == 0 ? 1 : 4)];
                codes[i] = values == 0 ? null : random.Next(20) == 0 ? null
                    : $"v{random.Next(values).ToString(CultureInfo.InvariantCulture)}";
            }

            var columns = new EntryColumns { EffectiveDates = days, MinorUnits = amounts, Kinds = kinds };
            if (values > 0) columns.Dimensions["value"] = codes;
            WriteOffLedger ledger = WriteOffLedger.FromColumns(Usd, columns);
            string dimension = values > 0 ? "value" : Dimension.Reason;
            string where = $"seed {seed.ToString(CultureInfo.InvariantCulture)}";

            string? all = Expected(_ => true);
            if (all is null) overflows++;
            Same(all, () => Read(ledger.SummarizeBy(Months)), where);
            foreach (PeriodKernel.Reading reading in new[] { PeriodKernel.Reading.RunSums, PeriodKernel.Reading.Rows })
                Same(all, () => Kernel((sums, counts) => PeriodKernel.Add(ledger, Months, EntryCategory.Receivable, reading, sums, counts)),
                    $"{where} {reading}");
            Same(all, () => Kernel((sums, counts) => ledger.SummarizeInto(Months, sums, counts)), where);
            foreach (string? value in codes.Distinct().Take(3))
            {
                string? part = Expected(row => codes[row] == value);
                WriteOffLedger one = ledger.Where(dimension, text => text == value);
                Same(part, () => Read(one.SummarizeBy(Months)), where);
                Same(part, () => Kernel((sums, counts) => one.SummarizeInto(Months, sums, counts)), where);
            }

            // By value: whole or not at all, because one sum too large is enough.
            string?[] distinct = [.. codes.Distinct()];
            bool fits = distinct.All(value => Expected(row => codes[row] == value) is not null);
            Same(fits ? string.Join(';', distinct.Select(value => Expected(row => codes[row] == value))) : null,
                () => Read(ledger.SummarizeBy(Months, dimension), distinct), where);
            Same(fits ? string.Join(';', distinct.Select(value => Expected(row => codes[row] == value))) : null,
                () => ByCode(ledger, dimension, distinct), where);

            string? Expected(Func<int, bool> belongs)
            {
                (BigInteger[] sums, long[] counts) = (new BigInteger[Months.Count * 4], new long[Months.Count * 4]);
                for (int row = 0; row < rows; row++)
                {
                    if (Months.IndexOf(days[row]) is not (var period and >= 0) || !belongs(row)) continue;
                    sums[period * 4 + (int)kinds[row]] += amounts[row];
                    counts[period * 4 + (int)kinds[row]]++;
                }

                return Array.Exists(sums, sum => sum > long.MaxValue) ? null : string.Join(' ', sums.Zip(counts));
            }
        }

        Assert.True(overflows > 0, "No case overflowed.");
    }

    private static void Same(string? expected, Func<string> actual, string where)
    {
        if (expected is null) Assert.Throws<OverflowException>(actual);
        else Assert.True(expected == actual(), $"{where}: {actual()} computed, {expected} expected");
    }

    private delegate long Fill(Span<long> sums, Span<long> counts);

    private static string Kernel(Fill fill)
    {
        (long[] sums, long[] counts) = (new long[Months.Count * 4], new long[Months.Count * 4]);
        fill(sums, counts);
        return string.Join(' ', sums.Zip(counts));
    }

    private static string ByCode(WriteOffLedger ledger, string dimension, string?[] values)
    {
        // A dimension that no row states has one cell: not stated.
        string?[] codes = [.. ledger.ValuesOf(dimension)];
        int width = codes.Length, cells = Months.Count * 4;
        (long[] sums, long[] counts) = (new long[cells * width], new long[cells * width]);
        ledger.SummarizeInto(Months, dimension, sums, counts);
        return string.Join(';', values
            .Select(value => Enumerable.Range(0, cells).Select(cell => cell * width + Array.IndexOf(codes, value)))
            .Select(places => string.Join(' ', places.Select(place => (sums[place], counts[place])))));
    }

    private static string Read(PeriodTotals totals) => string
        .Join(' ', Enumerable.Range(0, Months.Count).SelectMany(
        period => new[] { totals.Gross, totals.Reversals, totals.Recoveries, totals.RecoveriesReturned }.Select(
        series => (series[period].Amount.MinorUnits, series[period].EntryCount!.Value))));

    private static string Read(PeriodBreakdown breakdown, string?[] values) =>
        string.Join(';', values.Select(value => Read(breakdown[value])));
}
