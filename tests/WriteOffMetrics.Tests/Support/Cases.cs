using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>
/// How many cases laws, walks and relations have: few in a plain run, so that it takes a minute; .ci/run and .ci/full state more by
/// WRITEOFFMETRICS_CASES.
/// </summary>
internal static class Cases
{
    public const string Variable = "WRITEOFFMETRICS_CASES";

    public const int InPlainRun = 25;

    public static int Count { get; } = Environment.GetEnvironmentVariable(Variable) is { } stated
        ? int.Parse(stated, CultureInfo.InvariantCulture)
        : InPlainRun;

    /// <summary>Whether it is a run of few cases.</summary>
    public static bool IsPlain => Count <= InPlainRun;

    /// <summary>Of so many rows or series all of them, in a plain run a fifth.</summary>
    public static int OutOf(int all) => IsPlain ? all / 5 : all;
}
