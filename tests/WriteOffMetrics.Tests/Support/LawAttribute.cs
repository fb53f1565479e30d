using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FsCheck.Xunit;

namespace WriteOffMetrics.Tests;

/// <summary>
/// A property whose seed comes from the test's name, so that a run repeats the last; WRITEOFFMETRICS_SEED and WRITEOFFMETRICS_CASES vary
/// seed and number of cases.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    private const string SeedVariable = "WRITEOFFMETRICS_SEED";

    private const int FewestOfLong = 3;

    /// <summary>An odd number, as the generator of random numbers wants beside its seed.</summary>
    private const ulong Gamma = 11400714819323198485UL;

    public LawAttribute([CallerMemberName] string name = "")
    {
        Replay = $"{SeedOf(name)},{Gamma.ToString(CultureInfo.InvariantCulture)}";
        MaxTest = Cases.Count;
        QuietOnSuccess = true;
    }

    /// <summary>Of laws whose cases take long: one in so many of the cases, and no fewer than three.</summary>
    public LawAttribute(int oneIn, [CallerMemberName] string name = "")
        : this(name) => MaxTest = Math.Max(Math.Min(Cases.Count, FewestOfLong), Cases.Count / oneIn);

    /// <summary>The command that repeats a law's last run.</summary>
    public static string CommandFor(string name) => FormattableString.Invariant(
        $"{SeedVariable}={SeedOf(name)} {Cases.Variable}={Cases.Count} dotnet test --filter {name}");

    /// <summary>FNV-1a of the name: the same in every process, unlike a string's hash code.</summary>
    private static string SeedOf(string name) => Environment.GetEnvironmentVariable(SeedVariable) ?? Encoding.UTF8.GetBytes(name)
        .Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL)).ToString(CultureInfo.InvariantCulture);
}
