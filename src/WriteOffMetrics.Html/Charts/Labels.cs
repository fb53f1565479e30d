namespace WriteOffMetrics.Html;

/// <summary>Where words of a chart stand, so that none lies on another.</summary>
internal sealed class Labels
{
    /// <summary>How far apart the lines of two labels are.</summary>
    public const double Apart = 14;

    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    /// <summary>The width that a text has at most, about.</summary>
    public static double WidthOf(string text, double fontSize) => text.Length * fontSize * 0.62;

    /// <summary>Heights pushed apart, in their order, within an upper and a lower end as far as there is room.</summary>
    public static double[] PushApart(IReadOnlyList<double> heights, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, heights.Count).OrderBy(i => heights[i]).ThenBy(i => i)];
        double[] placed = [.. heights.Select(height => Math.Clamp(height, top, bottom))];
        for (int i = 1; i < order.Length; i++)
            placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + Apart);
        for (int i = order.Length - 1; i >= 0; i--)
        {
            double lowest = i == order.Length - 1 ? bottom : placed[order[i + 1]] - Apart;
            placed[order[i]] = Math.Min(placed[order[i]], lowest);
        }

        return placed;
    }

    /// <summary>Takes the first place that is free of other words and of points of lines; none where no place is.</summary>
    /// <param name="places">The boxes from which to choose.</param>
    /// <param name="points">The points that are better left free.</param>
    public int? Take(IReadOnlyList<(double Left, double Top, double Right, double Bottom)> places, IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)[] avoided = [.. points];
        for (int i = 0; i < places.Count; i++)
        {
            (double left, double top, double right, double bottom) = places[i];
            bool isFree = !taken.Any(one => left < one.Right && right > one.Left && top < one.Bottom && bottom > one.Top)
                && !avoided.Any(point => point.X > left - 3 && point.X < right + 3 && point.Y > top - 3 && point.Y < bottom + 3);
            if (!isFree) continue;
            taken.Add(places[i]);
            return i;
        }

        return null;
    }
}
