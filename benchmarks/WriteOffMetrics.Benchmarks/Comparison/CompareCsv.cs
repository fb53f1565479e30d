using System.Diagnostics;
using CsvHelper;
using NodaTime;
using WriteOffMetrics.Csv;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// A file of 10,000,000 entries to a ledger and to ratios by segment, beside DuckDB's reader of CSV on one thread and what CsvHelper does
/// by itself.
/// </summary>
public sealed class CompareCsv(int rows, Bars bars, DuckDb? duck)
{
    private const int WarmUps = 1, Times = 5;

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2022, 1, 1), new LocalDate(2024, 12, 31));

    private static readonly CsvEntryMap Map = CsvEntryMap.ByHeader(effectiveDate: "date", amount: "amount")
        .WithKind("kind", ("WO", EntryKind.WriteOff), ("REC", EntryKind.Recovery), ("REV", EntryKind.Reversal),
            ("RET", EntryKind.RecoveryReturned))
        .WithDimension("segment").WithAccount("account");

    public void Run()
    {
        using var file = new CsvEntryFile(rows);
        ReportLive(file);
        var rounds = new Rounds("I");
        rounds.Add("ledger", () => Cells(CsvLedger.ReadAsync(file.Path, Usd, Map).Result.Ledger.SummarizeBy(Months)), isSlow: true);
        rounds.Add("ratios", () => Ratios(file), isSlow: true);
        rounds.Add("records", () => Records(file, poolStrings: false), isSlow: true);
        rounds.Add("pooled records", () => Records(file, poolStrings: true), isSlow: true);
        rounds.Add("loop", () => Loop(file), isSlow: true);
        if (duck is not null)
        {
            duck.Use(1);
            rounds.Add("duck table", () => Execute($"CREATE OR REPLACE TABLE entries AS SELECT * FROM {Source(file)}"), isSlow: true,
                isNative: true);
            rounds.Add("duck totals", () => Execute(
                $"""
                CREATE OR REPLACE TABLE totals AS SELECT date_trunc('month', date) AS month, kind, segment, sum(amount) AS amount,
                count(*) AS entries FROM {Source(file)} GROUP BY ALL
                """), isSlow: true, isNative: true);
        }

        rounds.Run(WarmUps, Times);
        bars.AtLeast("I2", "CsvHelper's GetRecords ÷ to a ledger", rounds.Ratio("records", "ledger"), 0.8, full: true);
        bars.AtLeast("I2", "CsvHelper's GetRecords with pooled strings ÷ to a ledger", rounds.Ratio("pooled records", "ledger"), 0.8,
            advisory: true);
        bars.AtLeast("I3", "CsvHelper's read and parse alone ÷ file to ratios", rounds.Ratio("loop", "ratios"), 0.7, full: true);
        if (duck is null) return;
        bars.AtLeast("I1", "DuckDB 1T read_csv into a table ÷ to a ledger", rounds.Ratio("duck table", "ledger"), 1.5, full: true);
        bars.AtLeast("I3", "DuckDB 1T's one statement ÷ file to ratios", rounds.Ratio("duck totals", "ratios"), 1, advisory: true);
    }

    /// <summary><c>live FILE</c>: reads a file to live totals, and prints what it found.</summary>
    public static int Live(string path)
    {
        var live = new LiveTotals(Usd, Months, "segment", new DimensionDictionary());
        Console.WriteLine(CsvLedger.AddToAsync(path, live, Map).Result);
        Console.WriteLine(string.Join(' ', Cells(live.ToBreakdown().Total)));
        return 0;
    }

    /// <summary>The same in a process of its own, whose managed memory is limited to 64 MiB.</summary>
    private void ReportLive(CsvEntryFile file)
    {
        ProcessStartInfo start = Comparison.Itself("live", file.Path);
        start.RedirectStandardOutput = true;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x4000000";
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string expected = string.Join(' ', Ratios(file));
        if (process.ExitCode != 0 || printed.Split('\n')[1] != expected)
            throw new InvalidOperationException($"I: under a limit of 64 MiB it prints {printed}");
        bars.Report("I4", $"to live totals under a heap limit of 64 MiB: {printed.Split('\n')[0]}, the same totals");
    }

    private static long[] Cells(PeriodTotals totals) => [
        totals.Gross.Total.Amount.MinorUnits, totals.Recoveries.Total.Amount.MinorUnits, totals.Net.Total.Amount.MinorUnits];

    private static long[] Ratios(CsvEntryFile file)
    {
        var live = new LiveTotals(Usd, Months, "segment", new DimensionDictionary());
        _ = CsvLedger.AddToAsync(file.Path, live, Map).Result;
        PeriodBreakdown breakdown = live.ToBreakdown();
        if (breakdown.RecoveryRate().Count != 1_000) throw new InvalidOperationException("I: a segment is missing.");
        return Cells(breakdown.Total);
    }

    private static long[]? Records(CsvEntryFile file, bool poolStrings)
    {
        using CsvReader reader = CsvReader.FromFile(file.Path, new CsvReaderOptions { Separator = ',', PoolStrings = poolStrings });
        decimal sum = 0;
        foreach (CsvRow row in reader.GetRecords<CsvRow>()) sum += row.Amount;
        return sum > 0 ? null : throw new InvalidOperationException("I: there are no amounts.");
    }

    /// <summary>Reads the fields that the ratios need, days and amounts parsed, texts as they lie there.</summary>
    private static long[]? Loop(CsvEntryFile file)
    {
        using CsvReader reader = CsvReader.FromFile(file.Path, new CsvReaderOptions { Separator = ',' });
        (decimal sum, long ticks, int bytes) = (0, 0, 0);
        while (reader.Read())
        {
            ticks += reader.Parse<DateTime>(0).Ticks;
            sum += reader.Parse<decimal>(1);
            bytes += reader.GetSpan(2).Length + reader.GetSpan(3).Length;
        }

        return sum > 0 && ticks > 0 && bytes > 0 ? null : throw new InvalidOperationException("I: there are no rows.");
    }

    private long[]? Execute(string sql)
    {
        duck!.Execute(sql);
        return null;
    }

    private static string Source(CsvEntryFile file) =>
        $"read_csv('{file.Path}', header = true, columns = {{'date': 'DATE', 'amount': 'DECIMAL(18, 2)', 'kind': 'VARCHAR', "
        + "'segment': 'VARCHAR', 'account': 'VARCHAR'})";
}
