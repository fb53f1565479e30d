using System.Diagnostics;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Variants that do the same work, run one after the other in every round, so that a busy neighbour disturbs all alike. Ratios are those of
/// medians; absolute times say little.
/// </summary>
public sealed class Rounds(string title)
{
    private readonly List<(string Name, Func<long[]?> Run, bool IsSlow, int Repeats, Action? Before, List<double> Times)> variants = [];

    /// <summary>Adds a variant that returns its cells to be compared, or none where there is nothing to compare. Slow ones run once to warm
    /// up and three times; a variant that users run many times on end is repeated in every round, and its time is that of one run. What is
    /// done before is not measured.</summary>
    public void Add(string name, Func<long[]?> run, bool isSlow = false, int repeats = 1, Action? before = null) =>
        variants.Add((name, run, isSlow, repeats, before, []));

    public void Run(int warmUps, int rounds)
    {
        // What was measured before must not cost these variants anything.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long[]? expected = null;
        string first = "";
        for (int round = -warmUps; round < rounds; round++)
        {
            foreach ((string name, Func<long[]?> run, bool isSlow, int repeats, Action? before, List<double> times) in variants)
            {
                if (isSlow && ((round < 0 && round != -1) || round >= 3)) continue;
                before?.Invoke();
                long start = Stopwatch.GetTimestamp();
                long[]? cells = run();
                for (int i = 1; i < repeats; i++) run();
                double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats;
                if (round >= 0) times.Add(time);
                if (round != -1 || cells is null) continue;
                if (expected is null) (expected, first) = (cells.ToArray(), name);
                else if (!cells.AsSpan().SequenceEqual(expected))
                    throw new InvalidOperationException($"{title}: {name} and {first} do not agree.");
            }
        }

        IEnumerable<string> medians = variants.Select(
            variant => FormattableString.Invariant($"{variant.Name} {Median(variant.Times):0.###} ms"));
        Console.WriteLine($"{title}: {string.Join(", ", medians)}");
    }

    public bool Has(string name) => variants.Exists(variant => variant.Name == name);

    public double this[string name] => Median(variants.Find(variant => variant.Name == name).Times);

    private static double Median(List<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
