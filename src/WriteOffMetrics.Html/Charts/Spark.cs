namespace WriteOffMetrics.Html;

/// <summary>A row of figures as a small line with a dot at its end.</summary>
internal static class Spark
{
    private const double Width = 104, Height = 28, Margin = 3;

    /// <summary>Whether two figures stand beside each other.</summary>
    public static bool HasLine(DashboardRow row) =>
        row.Figures.Zip(row.Figures.Skip(1)).Any(pair => pair.First?.Value is not null && pair.Second?.Value is not null);

    /// <summary>Writes the line; nothing where there are fewer than two figures beside each other.</summary>
    public static void Write(MarkupWriter page, DashboardRow? row)
    {
        double?[] values = [.. (row?.Figures ?? []).Select(figure => (double?)figure?.Value?.ToDecimal())];
        double least = values.Min() ?? 0, span = (values.Max() ?? 0) - least;
        (double X, double Y)?[] points =
        [
            .. values.Select((value, i) => value is { } known
                ? (Margin + (Width - 2 * Margin) * i / (values.Length - 1),
                    span == 0 ? Height / 2 : Height - Margin - (known - least) / span * (Height - 2 * Margin))
                : ((double, double)?)null),
        ];
        if (Geometry.Path(points) is not { } path) return;
        using var _ = page.Element("svg", "spark");
        page.Attribute("viewBox", "0 0 104 28");
        page.Attribute("aria-hidden", "true");
        page.Leaf("path", ("d", path));
        if (points[^1] is { } last) page.Leaf("circle", ("cx", Geometry.Text(last.X)), ("cy", Geometry.Text(last.Y)), ("r", "2.5"));
    }
}
