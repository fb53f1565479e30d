using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// The commands of the comparison. Each prints what it measures, and ends with 1 when a bar that must be met fails in three tries.
/// </summary>
public static class Comparison
{
    private const int Tries = 3;
    private const string All = "ABCDEFGHIJKLMX", Quick = "ABCDEFX";

    /// <summary>
    /// <c>compare [--rows N] [--quick] [--only LETTERS] [--beside] [--write]</c>: all bars; <c>--quick</c>: a million rows, and the bars
    /// that come out the same in every run, none of G, H and I among them; <c>--only DE</c>: those whose names begin so; <c>--beside</c>:
    /// beside a second process that walks through memory at random; <c>--write</c>: into <c>results</c>, named after the processor.
    /// </summary>
    public static int Run(string[] args, string folder)
    {
        bool quick = args.Contains("--quick");
        int rows = Rows(args, quick ? 1_000_000 : 10_000_000);
        string parts = Array.IndexOf(args, "--only") is var at and >= 0 ? args[at + 1] : quick ? Quick : All;
        using Neighbour? neighbour = args.Contains("--beside") ? new Neighbour() : null;
        HashSet<string>? missed = null;
        Bars bars = new(true);
        for (int attempt = 0; attempt < Tries && missed is not { Count: 0 }; attempt++)
        {
            Console.WriteLine($"# Try {attempt + 1} of {Tries} at most");
            bars = new Bars(rows >= Compare.FullSize);
            using var duck = new DuckDb();
            new Compare(rows, bars, duck, parts).Run();
            missed = missed is null ? [.. bars.Missed] : [.. missed.Intersect(bars.Missed)];
        }

        if (args.Contains("--write")) Write(folder, bars, rows, "compare " + string.Join(' ', args));
        Console.WriteLine(missed!.Count == 0 ? "Every bar that must be met was met in one of the tries."
            : $"Not met in {Tries} tries: {string.Join(", ", missed.Order())}.");
        return missed.Count == 0 ? 0 : 1;
    }

    /// <summary>
    /// <c>grow [--rows N]</c>: what a row costs from 100,000 rows up to N in order of time with some late ones, and with 1 to a million
    /// values of a dimension over all ten years at N ÷ 10 rows. X4: N rows beside a tenth of them. 100 million by default, which takes 8
    /// GB.
    /// </summary>
    public static int Grow(string[] args)
    {
        int rows = Rows(args, 100_000_000);
        var bars = new Bars(true);
        (double Scan, double Segment) before = default, now = default;
        for (int some = 100_000; some <= rows; some *= 10)
        {
            (before, now) = (now, CostOf(some));
            bars.Report("rows", string.Create(
                CultureInfo.InvariantCulture,
                $"{some,11:N0}: true scan {now.Scan * 1e6:0.000} ns a row, by month, kind and 1,000 segments "
                + $"{now.Segment * 1e6:0.000} ns a row"));
            if (some == 1_000_000_000) break;
        }

        bars.AtMost("X4", $"true scan, a row of {rows} ÷ a row of a tenth", now.Scan / before.Scan, 1.15, 1);
        bars.AtMost("X4", $"by segment, a row of {rows} ÷ a row of a tenth", now.Segment / before.Segment, 1.15, 1);
        var data = new DataSet(rows / 10, RowOrder.NearlyChronological);
        PeriodAxis all = ReportingCalendar.FromPeriods("ten years", [ReportingPeriod.FromDates(DataSet.Months.Start, DataSet.Months.End)])
            .Between(DataSet.Months.Start, DataSet.Months.End);
        for (int values = 1; values <= Math.Min(1_000_000, data.Customers); values *= 10)
        {
            WriteOffLedger ledger = data.ToLedger(values, false, true);
            (long[] sums, long[] counts) = (new long[4 * values], new long[4 * values]);
            var rounds = new Rounds($"{values} values");
            rounds.Add("by value", () =>
            {
                ledger.SummarizeInto(all, "segment", sums, counts);
                return null;
            });
            rounds.Run(5, 9);
            bars.Report("values", string
                .Create(CultureInfo.InvariantCulture, $"{values,9:N0}: {rounds["by value"] / data.Rows * 1e6:0.00} ns a row"));
        }

        return bars.Missed.Count == 0 ? 0 : 1;
    }

    /// <summary><c>widths</c>: the same kernels in processes of their own with AVX-512 and without (X5).</summary>
    public static int Widths(string[] args)
    {
        if (args.Contains("--measure"))
        {
            (double scan, double segment) = CostOf(Rows(args, 10_000_000));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scan} {segment}"));
            return 0;
        }

        var bars = new Bars(true);
        (double Scan, double Segment) with = (double.MaxValue, double.MaxValue), without = with;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            (with, without) = (Least(with, Measure(true)), Least(without, Measure(false)));
        }

        bars.AtMost("X5", "true scan without AVX-512 ÷ with", without.Scan / with.Scan, 1.15, 1);
        bars.AtMost("X5", "by segment without AVX-512 ÷ with", without.Segment / with.Segment, 1.15, 1);
        return bars.Missed.Count == 0 ? 0 : 1;

        static (double, double) Least((double Scan, double Segment) a, (double Scan, double Segment) b) =>
            (Math.Min(a.Scan, b.Scan), Math.Min(a.Segment, b.Segment));

        (double Scan, double Segment) Measure(bool avx512)
        {
            ProcessStartInfo start = Itself(["widths", "--measure", .. args]);
            start.RedirectStandardOutput = true;
            start.Environment["DOTNET_EnableAVX512"] = avx512 ? "1" : "0";
            using Process process = Process.Start(start)!;
            string last = process.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
            process.WaitForExit();
            double[] parts = [.. last.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
            return (parts[0], parts[1]);
        }
    }

    /// <summary>How to start this program with other arguments.</summary>
    public static ProcessStartInfo Itself(params string[] args)
    {
        // Started by the host, the host's first argument is the program.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]]
            : [];
        return new ProcessStartInfo(Environment.ProcessPath!, [.. program, .. args]);
    }

    /// <summary><c>verify FILE</c>: measures three bars of a results file again (A2, B2, C1 against P8) on this machine.</summary>
    public static int Verify(string[] args)
    {
        if (args.Length == 0 || !File.Exists(args[0]))
        {
            Console.WriteLine("Found no results file; name one of benchmarks/results.");
            return 2;
        }

        string[] lines = File.ReadAllLines(args[0]);
        var bars = new Bars(true);
        new Compare(10_000_000, bars, null, "ABC").Run();
        foreach (string id in new[] { "A2", "B2", "C1" })
        {
            Console.WriteLine($"then: {string.Join("\n      ", lines.Where(line => line.StartsWith(id, StringComparison.Ordinal)))}");
            Console.WriteLine($"now:  {string.Join("\n      ", bars.Lines.Where(line => line.StartsWith(id, StringComparison.Ordinal)))}");
        }

        return bars.Missed.Any(missed =>
            missed.StartsWith("A2 ", StringComparison.Ordinal) || missed.StartsWith("B2 ", StringComparison.Ordinal)
            || missed.StartsWith("C1 ", StringComparison.Ordinal)) ? 1 : 0;
    }

    private static (double Scan, double Segment) CostOf(int rows)
    {
        WriteOffLedger ledger = new DataSet(rows, RowOrder.NearlyChronological).ToLedger(DataSet.Segments, false, false);
        GC.Collect();
        int cells = DataSet.Months.Count * 4;
        (long[] sums, long[] counts) = (new long[cells], new long[cells]);
        (long[] segmentSums, long[] segmentCounts) = (new long[cells * DataSet.Segments], new long[cells * DataSet.Segments]);
        var rounds = new Rounds($"{rows} rows");
        rounds.Add("scan", () =>
        {
            Array.Clear(sums);
            Array.Clear(counts);
            PeriodKernel.Add(ledger, DataSet.Months, EntryCategory.Receivable, PeriodKernel.Reading.Rows, sums, counts);
            return null;
        });
        rounds.Add("segment", () =>
        {
            ledger.SummarizeInto(DataSet.Months, "segment", segmentSums, segmentCounts);
            return null;
        });
        rounds.Run(5, 15);
        return (rounds["scan"] / rows, rounds["segment"] / rows);
    }

    private static void Write(string folder, Bars bars, int rows, string command)
    {
        string cpu = CpuName(), file =
            Path.Combine(folder, "results",
            $"{string.Concat(cpu.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-')}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string checksum = new DataSet(rows, RowOrder.Shuffled).Checksum().ToString("x16", CultureInfo.InvariantCulture);
        string many = rows.ToString("N0", CultureInfo.InvariantCulture);
        string machine = $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, "
            + $"vectors of {Vector<byte>.Count * 8} bits";
        File.WriteAllText(file, $"""
            # {cpu}
            `{command}`: {many} rows, checksum of the shuffled ones {checksum}; {machine};
            commit {Commit(folder)}. Ratios are medians of those of single rounds, side by side; other machines give others.

            ```text
            {string.Join("\n", bars.Lines)}
            ```

            """);
        Console.WriteLine($"Written: {file}");
    }

    private static string CpuName() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Commit(string folder)
    {
        using Process git = Process.Start(
            new ProcessStartInfo("git", ["-C", folder, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }

    private static int Rows(string[] args, int otherwise) =>
        Array.IndexOf(args, "--rows") is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
