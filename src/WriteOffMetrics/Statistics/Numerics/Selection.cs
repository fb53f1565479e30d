namespace WriteOffMetrics;

/// <summary>
/// Order statistics without sorting all values: each call moves values so that smaller ones stand before the wanted one and larger ones
/// after it.
/// </summary>
internal static class Selection
{
    /// <summary>The value that stands at a position, from 0, when values are in order.</summary>
    public static double At(Span<double> values, int position)
    {
        int low = 0, high = values.Length - 1;
        for (int round = 0; low < high; round++)
        {
            // So many rounds mean that the pivots divide badly; what is left is sorted instead.
            if (round == 60)
            {
                values[low..(high + 1)].Sort();
                break;
            }

            double pivot = Pivot(values[low..(high + 1)], position - low);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (position <= j) high = j;
            else if (position >= i) low = i;
            else break;
        }

        return values[position];
    }

    /// <summary>The middle value of one or more, or the mean of the two middle ones. Moves values.</summary>
    public static double Median(Span<double> values)
    {
        double upper = At(values, values.Length / 2);
        if (values.Length % 2 == 1) return upper;
        double lower = values[0];
        foreach (double value in values[1..(values.Length / 2)]) lower = Math.Max(lower, value);
        return (lower + upper) / 2;
    }

    /// <summary>A value that stands near a position: the one that stands there in proportion among some taken at even distances.</summary>
    private static double Pivot(ReadOnlySpan<double> values, int position)
    {
        Span<double> sample = stackalloc double[values.Length < 1_000 ? 3 : 301];
        for (int i = 0; i < sample.Length; i++) sample[i] = values[(int)((long)(values.Length - 1) * i / (sample.Length - 1))];
        sample.Sort();
        return sample[(int)((long)sample.Length * position / values.Length)];
    }
}
