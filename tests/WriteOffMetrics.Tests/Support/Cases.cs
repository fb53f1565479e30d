using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Tests;

/// <summary>
/// How many cases laws, walks and relations have, and from which seed: few in a plain run, so that it takes a minute at most; .ci/run and
/// .ci/full state more by WRITEOFFMETRICS_CASES. WRITEOFFMETRICS_SEED states another seed.
/// </summary>
internal static class Cases
{
    public const int InPlainRun = 10;

    private const string CountVariable = "WRITEOFFMETRICS_CASES", SeedVariable = "WRITEOFFMETRICS_SEED";

    public static int Count { get; } = Environment.GetEnvironmentVariable(CountVariable) is { } stated
        ? int.Parse(stated, CultureInfo.InvariantCulture)
        : InPlainRun;

    /// <summary>Whether it is a run of few cases.</summary>
    public static bool IsPlain => Count <= InPlainRun;

    /// <summary>Why a test that takes long is not run now, or null where it is.</summary>
    public static string? WhyNotNow(string why) =>
        IsPlain && Environment.GetEnvironmentVariable("WRITEOFFMETRICS_ACCEPT") != "1" ? $"{why}: .ci/run runs it." : null;

    /// <summary>Of so many rows or series all of them, in a plain run a fifth.</summary>
    public static int OutOf(int all) => IsPlain ? all / 5 : all;

    /// <summary>
    /// The seed that is stated, or one that comes from a test's name: FNV-1a, the same in every process, unlike a string's hash code.
    /// </summary>
    public static ulong SeedOf(string name) => Environment.GetEnvironmentVariable(SeedVariable) is { } stated
        ? ulong.Parse(stated, CultureInfo.InvariantCulture)
        : Encoding.UTF8.GetBytes(name).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));

    /// <summary>The command that repeats a test of the library with so many cases from a seed.</summary>
    public static string CommandFor(string name, ulong seed, int count) => FormattableString.Invariant(
        $"{SeedVariable}={seed} {CountVariable}={count} dotnet test --project tests/WriteOffMetrics.Tests --filter {name}");
}
