using System.Runtime.CompilerServices;
using FsCheck.Xunit;

namespace WriteOffMetrics.Tests;

/// <summary>
/// A property whose seed comes from the test's name, so that a run repeats the last; see <see cref="Cases"/> for what varies it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable xUnit3003 // FsCheck's attribute has no constructor that takes the place in the source.
public sealed class LawAttribute : PropertyAttribute
#pragma warning restore xUnit3003
{
    private const int FewestOfLong = 3;

    /// <summary>An odd number, as the generator of random numbers wants beside its seed.</summary>
    private const ulong Gamma = 11400714819323198485UL;

    public LawAttribute([CallerMemberName] string name = "")
    {
        Replay = FormattableString.Invariant($"{Cases.SeedOf(name)},{Gamma}");
        MaxTest = Cases.Count;
        QuietOnSuccess = true;
    }

    /// <summary>Of laws whose cases take long: one in so many of the cases, and no fewer than three.</summary>
    public LawAttribute(int oneIn, [CallerMemberName] string name = "")
        : this(name) => MaxTest = Math.Max(Math.Min(Cases.Count, FewestOfLong), Cases.Count / oneIn);
}
