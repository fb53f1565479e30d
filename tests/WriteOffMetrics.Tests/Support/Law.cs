using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Checks a law on generated cases. The seed comes from the test's name, so that a run repeats the last; WRITEOFFMETRICS_SEED and
/// WRITEOFFMETRICS_CASES vary both. A failure prints the shrunk case and the seed that replays it.
/// </summary>
internal static class Law
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("WRITEOFFMETRICS_CASES") ?? "1000", CultureInfo.InvariantCulture);

    public static void Holds<T>(Arbitrary<T> cases, Action<T> law, [CallerMemberName] string name = "")
    {
        ulong seed = Environment.GetEnvironmentVariable("WRITEOFFMETRICS_SEED") is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : SeedOf(name);
        Config config = Config.QuickThrowOnFailure
            .WithName(name)
            .WithMaxTest(Cases)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(seed), Microsoft.FSharp.Core.FSharpOption<int>.None));
        try
        {
            Prop.ForAll(cases, law).Check(config);
        }
        catch (Exception failure) when (failure.GetType().Assembly == typeof(Config).Assembly || failure.GetType() == typeof(Exception))
        {
            throw new XunitException($"{name} does not hold. Replay: WRITEOFFMETRICS_SEED={seed.ToString(CultureInfo.InvariantCulture)} WRITEOFFMETRICS_CASES={Cases.ToString(CultureInfo.InvariantCulture)} dotnet test --filter {name}\n{failure.Message}");
        }
    }

    /// <summary>FNV-1a: the same in every process, unlike a string's hash code.</summary>
    private static ulong SeedOf(string name) => Encoding.UTF8.GetBytes(name).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
}
