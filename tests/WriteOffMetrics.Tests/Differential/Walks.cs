using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Makes walks. Their seeds come from the test's name, so that a run repeats the last; WRITEOFFMETRICS_SEED and WRITEOFFMETRICS_CASES vary
/// both, as they do for laws.
/// A walk that fails is made again without one step after the other; what is left is printed with the seed that replays it.
/// </summary>
internal static class Walks
{
    /// <summary>Makes the walks of consecutive seeds, of 10 to 50 steps each, and prints the first seed.</summary>
    public static void Hold(Action<string> print, [CallerMemberName] string name = "")
    {
        int first = SeedFor(name);
        print(FormattableString.Invariant($"{Cases.Count} walks from the seed {first} on"));
        for (int i = 0; i < Cases.Count; i++)
        {
            int seed = unchecked(first + i) & int.MaxValue;
            int[] numbers = [.. Enumerable.Range(0, 10 + (seed % 41))];
            if (FailureOf(seed, numbers) is not null) throw new XunitException(Describe(seed, Shortest(seed, numbers), name));
        }
    }

    /// <summary>The seed that is asked for, or one that comes from the test's name.</summary>
    public static int SeedFor(string name) => (int)(Cases.SeedOf(name) & int.MaxValue);

    /// <summary>The failure of a walk, and the steps made; none where all objects are what their models are.</summary>
    private static (Exception Failure, IReadOnlyList<string> Steps)? FailureOf(int seed, IEnumerable<int> numbers)
    {
        var walk = new Walk(seed);
        try
        {
            walk.Run(numbers);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever it was, it is told with the steps that led to it.
            return (failure, walk.Steps);
        }
    }

    /// <summary>The steps without which the walk does not fail.</summary>
    private static List<int> Shortest(int seed, IEnumerable<int> numbers)
    {
        List<int> left = [.. numbers];
        for (bool isShorter = true; isShorter;)
        {
            isShorter = false;
            for (int i = left.Count - 1; i >= 0; i--)
            {
                List<int> fewer = [.. left[..i], .. left[(i + 1)..]];
                if (FailureOf(seed, fewer) is null) continue;
                (left, isShorter) = (fewer, true);
            }
        }

        return left;
    }

    private static string Describe(int seed, List<int> numbers, string name)
    {
        (Exception failure, IReadOnlyList<string> steps) = FailureOf(seed, numbers)!.Value;
        string made = string.Join(
            '\n', new Walk(seed).All<WalkAxis>().Select(axis => $"  {axis} is {axis.Axis}").Concat(steps.Select(step => $"  {step}")));
        string what = $"{failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}";
        return $"{name} does not hold. Replay: {Cases.CommandFor(name, (ulong)seed, 1)}\nThe fewest steps that fail:\n{made}\n{what}";
    }
}
