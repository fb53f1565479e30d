namespace WriteOffMetrics.Receivables;

/// <summary>
/// Whether the periods of an axis are as long as buckets are wide: only then does an item move on by one bucket in one period, and a roll
/// rate says what became of a bucket.
/// </summary>
internal static class BucketLag
{
    /// <summary>Periods may differ from the width by this part of it: months from 30 days, and quarters from 90, do by less.</summary>
    private const int Part = 4;

    /// <summary>Whether the periods fit all buckets that have two ends, so that what rolls can be computed.</summary>
    public static bool Fits(AgeingBuckets buckets, PeriodAxis axis) => axis.Count > 1
        && Enumerable.Range(0, buckets.Count).All(bucket => WidthOf(buckets, bucket) is not { } width || FindAstray(axis, width) is null);

    /// <summary>How the periods fit the width of a bucket and of the next one, in words.</summary>
    /// <exception cref="ArgumentException">A period does not fit.</exception>
    public static string InWords(AgeingBuckets buckets, PeriodAxis axis, int bucket, string parameterName)
    {
        (int shortest, int longest) = (axis.Skip(1).Min(period => period.Days), axis.Skip(1).Max(period => period.Days));
        string lengths = shortest == longest ? "" : Invariant.Text(shortest) + " to ";
        string words = $"one period of {lengths}{Invariant.Count(longest, "day", "days")}";
        foreach (int one in (int[])[bucket, bucket + 1])
        {
            if (WidthOf(buckets, one) is not { } width) continue;
            if (FindAstray(axis, width) is { } found)
                throw new ArgumentException(
                    $"Found {found.Name} of {Invariant.Count(found.Days, "day", "days")} beside the bucket {buckets[one]} of "
                    + $"{Invariant.Count(width, "day", "days")}; periods about as long as buckets are wide are allowed, for what rolls "
                    + "moves on by one bucket in one period. Age by months and buckets of 30 days, say, or by weeks and buckets of 7.",
                    parameterName);
        }

        long[] widths = [.. ((int[])[bucket, bucket + 1]).Select(one => WidthOf(buckets, one)).OfType<long>().Distinct().Order()];
        if (widths.Length == 0) return words + "; neither bucket has two ends";
        bool isExact = shortest == longest && widths is [var only] && only == longest;
        return $"{words}, buckets of {string.Join(" and ", widths.Select(Words))}"
            + (isExact ? "" : "; what lies near a bound may stay, or pass a bucket over");
    }

    /// <summary>A period behind the first that is too long or too short for a width.</summary>
    private static ReportingPeriod? FindAstray(PeriodAxis axis, long width) => axis.Skip(1)
        .Select(period => (ReportingPeriod?)period)
        .FirstOrDefault(period => Part * Math.Abs(period!.Value.Days - width) > width);

    /// <summary>How many days of age a bucket has; none of the first and the last, which have one end only.</summary>
    private static long? WidthOf(AgeingBuckets buckets, int bucket) =>
        bucket == 0 || bucket >= buckets.Bounds.Count ? null : (long)buckets.Bounds[bucket] - buckets.Bounds[bucket - 1];

    private static string Words(long days) => Invariant.Count(days, "day", "days");
}
