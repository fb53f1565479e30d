using System.Diagnostics;
using System.Globalization;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// What the steps take in memory above the caller's rows, in a process of their own: managed memory, garbage included, and the working set,
/// both looked at every millisecond while a step runs.
/// </summary>
public sealed class StepMemory
{
    private const double Megabyte = 1_000_000;

    private long managed, workingSet;
    private volatile bool isDone;

    /// <summary>Starts the process and reports what it found.</summary>
    public static void Report(Bars bars, double bar)
    {
        ProcessStartInfo start = Comparison.Itself("steps");
        start.RedirectStandardOutput = true;

        // As an application would have it: memory that is free goes back.
        start.Environment["DOTNET_GCRetainVM"] = "0";
        using Process process = Process.Start(start)!;

        // The cells of documents by months are a matter of their own: they outnumber the rows forty times.
        var peaks = new Dictionary<bool, (double Managed, double WorkingSet)> { [false] = default, [true] = default };
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            (double heap, double set) = (
                double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
            bool isOfDocuments = parts[0].Contains(Dimension.Document, StringComparison.Ordinal);
            (double managed, double workingSet) = peaks[isOfDocuments];
            peaks[isOfDocuments] = (Math.Max(managed, heap), Math.Max(workingSet, set));
            bars.Report("G6", string.Create(
                CultureInfo.InvariantCulture, $"{parts[0],-32} {heap,6:0} MB managed, {set,6:0} MB working set above the rows"));
        }

        process.WaitForExit();
        foreach ((bool isOfDocuments, (double managed, double workingSet)) in peaks)
        {
            string of = isOfDocuments ? "a breakdown by 900,000 documents and twelve months" : "import, totals, all by account, Check";
            bars.AtMost("G6", $"MB above the caller's rows, peak of managed memory: {of}", managed, bar, advisory: isOfDocuments);
            bars.AtMost("G6", $"MB above the caller's rows, peak of the working set: {of}", workingSet, bar, advisory: isOfDocuments);
        }
    }

    /// <summary><c>steps</c>: the steps one after the other; prints the peaks of each.</summary>
    public static int Run()
    {
        StepRow[] rows = StepRows.Make();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        (long managedBefore, long workingSetBefore) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        WriteOffLedger? ledger = null;
        Step("import", () => ledger = WriteOffLedger.Import(StepRows.Usd, rows, StepRows.Selectors).Ledger);
        Step("SummarizeBy months", () => ledger!.SummarizeBy(StepRows.Months).Net.Total.Amount);
        Steps(Dimension.Account);
        Step("Check", () => ledger!.Check().Count);
        Steps(Dimension.Document);
        GC.KeepAlive(rows);
        return 0;

        void Steps(string dimension)
        {
            PeriodBreakdown? breakdown = null;
            Step($"SummarizeBy months, {dimension}", () => breakdown = ledger!.SummarizeBy(StepRows.Months, dimension));
            Step($"Top, {dimension}", () => breakdown!.Top(5, AmountMeasure.Gross).AllOthers.Gross.Total.Amount);
            Step($"ConcentrationOf, {dimension}", () => breakdown!.ConcentrationOf(AmountMeasure.Gross).Gini);
            Step($"Rounding, {dimension}", () => breakdown!.Rounding(AmountMeasure.Gross));
        }

        void Step(string name, Func<object?> run)
        {
            var watch = new StepMemory();
            watch.Watch(() => GC.KeepAlive(run()));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}\t{(watch.managed - managedBefore) / Megabyte}\t{(watch.workingSet - workingSetBefore) / Megabyte}"));
        }
    }

    private void Watch(Action run)
    {
        var watcher = new Thread(() =>
        {
            while (!isDone)
            {
                Look();
                Thread.Sleep(1);
            }
        });
        watcher.Start();
        run();
        isDone = true;
        watcher.Join();
        Look();
    }

    private void Look()
    {
        managed = Math.Max(managed, GC.GetTotalMemory(forceFullCollection: false));
        workingSet = Math.Max(workingSet, Environment.WorkingSet);
    }
}
