using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Running;
using WriteOffMetrics.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args.FirstOrDefault() switch
{
    "compare" => Comparison.Run(args[1..], Folder()),
    "grow" => Comparison.Grow(args[1..]),
    "widths" => Comparison.Widths(args[1..]),
    "walk" => Neighbour.Walk(),
    "steps" => StepMemory.Run(),
    "live" => CompareCsv.Live(args[1]),
    "stream" => ComparePushDown.Stream(args[1]),
    "verify" => Comparison.Verify(args[1..]),
    _ => Pieces(args),
};

static int Pieces(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(SummaryBenchmarks).Assembly).Run(args);
    return 0;
}

static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));
