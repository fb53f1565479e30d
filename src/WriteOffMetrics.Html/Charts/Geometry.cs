using System.Globalization;

namespace WriteOffMetrics.Html;

/// <summary>Numbers of drawings as text, with no more digits than an eye can see.</summary>
internal static class Geometry
{
    public static string Text(double value)
    {
        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static string Width(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A path through points, broken where there is none; null where no two stand beside each other.</summary>
    public static string? Path(IEnumerable<(double X, double Y)?> points)
    {
        var path = new System.Text.StringBuilder();
        bool isOpen = false, hasLine = false;
        foreach ((double X, double Y)? point in points)
        {
            if (point is not { } at)
            {
                isOpen = false;
                continue;
            }

            hasLine |= isOpen;
            path.Append(path.Length > 0 ? " " : "").Append(isOpen ? 'L' : 'M').Append(Text(at.X)).Append(',').Append(Text(at.Y));
            isOpen = true;
        }

        return hasLine ? path.ToString() : null;
    }
}
