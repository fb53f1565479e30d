using System.Diagnostics;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Variants that do the same work, run one after the other in every round, so that a busy neighbour disturbs all alike. Absolute times say
/// little; what counts are ratios of variants of the same rounds.
/// </summary>
/// <param name="title">What is measured.</param>
/// <param name="isFullSize">Whether variants take part that are measured at full size only.</param>
public sealed class Rounds(string title, bool isFullSize = true)
{
    /// <summary>
    /// The runtime counts calls once nothing new was called for 100 milliseconds, compiles a method anew after 30, instrumented, and after
    /// 30 more at its best, in the background: so often it is called, for so many milliseconds at most, and so long is waited each time.
    /// </summary>
    private const int TimesToCompile = 3, CallsToCompile = 40, MillisecondsToCompile = 500, PauseToCompile = 150;

    /// <summary>Bytes after which a collection would fall into some later variant's time.</summary>
    private const long MuchGarbage = 1_000_000;

    private readonly List<Variant> variants = [];
    private int warmUps, rounds, measured;

    /// <summary>Adds a variant that returns its cells to be compared, or none where there is nothing to compare. Slow ones run once to warm
    /// up and in a few of the rounds; a variant that users run many times on end is repeated in every round, and its time is that of one
    /// run. Native ones have nothing to compile. What is done before is not measured. Full ones take part at full size only.</summary>
    public void Add(string name, Func<long[]?> run, bool isSlow = false, int repeats = 1, bool isNative = false, Action? before = null,
        bool full = false)
    {
        if (isFullSize || !full) variants.Add(new Variant(name, run, isSlow, repeats, isNative, before, []));
    }

    /// <summary>Warms up, compares what the variants found, and measures so many rounds.</summary>
    public void Run(int warmUpRounds, int measuredRounds)
    {
        (warmUps, rounds) = (warmUpRounds, measuredRounds);
        for (int i = 0; i < TimesToCompile; i++)
        {
            foreach (Variant variant in variants.Where(variant => !variant.IsSlow && !variant.IsNative)) Compile(variant);
            Thread.Sleep(PauseToCompile);
        }

        Check();
        Measure();
        Console.WriteLine($"{title}: {string.Join(", ", variants.Select(
            variant => FormattableString.Invariant($"{variant.Name} {variant.MedianTime:0.###} ms")))}");
    }

    public double this[string name] => Find(name).MedianTime;

    public TimeRatio Ratio(string over, string under, double factor = 1) => new(this, over, under, factor);

    /// <summary>The median of the ratios of two variants, each of one round in which both ran.</summary>
    internal double RatioOf(string over, string under)
    {
        List<(int Round, double Time)> others = Find(under).Times;
        return Median([.. Find(over).Times.Join(others, one => one.Round, other => other.Round, (one, other) => one.Time / other.Time)]);
    }

    /// <summary>As many rounds again; the first is not counted.</summary>
    internal void Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long settled = GC.GetTotalAllocatedBytes();
        int slowRounds = Math.Max(3, rounds / 3);
        for (int round = -1; round < rounds; round++)
        {
            foreach (Variant variant in variants)
            {
                if (variant.IsSlow && (round < 0 || round >= slowRounds)) continue;
                if (GC.GetTotalAllocatedBytes() - settled > MuchGarbage)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    settled = GC.GetTotalAllocatedBytes();
                }

                variant.Before?.Invoke();
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < variant.Repeats; i++) variant.Run();
                double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds / variant.Repeats;
                if (round >= 0) variant.Times.Add((measured + round, time));
            }
        }

        measured += rounds;
    }

    private static void Compile(Variant variant)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < CallsToCompile && Stopwatch.GetElapsedTime(start).TotalMilliseconds < MillisecondsToCompile; i++) variant.Run();
    }

    /// <summary>Warms up by rounds, in the last of which all variants must find the same.</summary>
    private void Check()
    {
        (long[]? expected, string first) = (null, "");
        for (int round = -warmUps; round < 0; round++)
        {
            foreach (Variant variant in variants)
            {
                if (variant.IsSlow && round != -1) continue;
                variant.Before?.Invoke();
                long[]? cells = variant.Run();
                if (round != -1 || cells is null) continue;
                if (expected is null) (expected, first) = (cells.ToArray(), variant.Name);
                else if (!cells.AsSpan().SequenceEqual(expected))
                    throw new InvalidOperationException($"{title}: {variant.Name} and {first} do not agree.");
            }
        }
    }

    private Variant Find(string name) => variants.Find(variant => variant.Name == name)
        ?? throw new InvalidOperationException($"{title} has no {name}.");

    private static double Median(IReadOnlyCollection<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Variant(
        string Name, Func<long[]?> Run, bool IsSlow, int Repeats, bool IsNative, Action? Before, List<(int Round, double Time)> Times)
    {
        public double MedianTime => Median([.. Times.Select(one => one.Time)]);
    }
}
