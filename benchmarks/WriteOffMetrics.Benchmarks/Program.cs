using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(WriteOffMetrics.Benchmarks.SummaryBenchmarks).Assembly).Run(args);
