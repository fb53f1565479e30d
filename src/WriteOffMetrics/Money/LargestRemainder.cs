namespace WriteOffMetrics;

/// <summary>
/// Hands out whole units so that the parts add up to the whole: each part gets the floor of its exact share, and the units left over go to
/// the largest remainders, the earlier part first where two are equal.
/// </summary>
internal static class LargestRemainder
{
    /// <param name="floors">The floors of the exact shares; the units left over are added here.</param>
    /// <param name="remainders">What each floor left behind, on a common scale.</param>
    /// <param name="leftOver">Units still to hand out: not more than there are remainders above zero.</param>
    public static void HandOut(Span<Int128> floors, ReadOnlySpan<UInt128> remainders, Int128 leftOver)
    {
        UInt128[] keys = remainders.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length).OrderByDescending(i => keys[i])];
        for (int i = 0; i < (int)leftOver; i++) floors[order[i]]++;
    }
}
