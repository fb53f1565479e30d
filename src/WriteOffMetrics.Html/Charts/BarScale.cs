namespace WriteOffMetrics.Html;

/// <summary>
/// The bars of a column: each as wide as its number is of the greatest, or, where the rows lead from the first to the last, each step
/// where the one before ended.
/// </summary>
internal sealed class BarScale
{
    /// <summary>So many of the greatest quantities add up to no more than a decimal holds.</summary>
    private const int MostSteps = 90;

    private readonly decimal least;
    private readonly decimal span;
    private readonly (decimal From, decimal To)[]? steps;

    private BarScale(decimal least, decimal span, (decimal, decimal)[]? steps)
    {
        this.least = least;
        this.span = span;
        this.steps = steps;
    }

    /// <summary>A scale for the items of a column, all together aside.</summary>
    public static BarScale OfColumn(DashboardTable table, int column)
    {
        decimal greatest = 0;
        foreach (DashboardRow row in table.Rows)
        {
            if (row.Kind is DashboardRowKind.Item or DashboardRowKind.Others && row.Figures[column]?.Value is { } value)
                greatest = Math.Max(greatest, Math.Abs(value.ToDecimal()));
        }

        return new BarScale(0, greatest, null);
    }

    /// <summary>A scale of steps from the first row to a total; null where the rows do not lead there, as a drawing would show.</summary>
    public static BarScale? OfSteps(DashboardTable table, int column)
    {
        if (table.Rows.Count is < 2 or > MostSteps || table.Rows[^1].Kind != DashboardRowKind.Total) return null;
        var steps = new (decimal From, decimal To)[table.Rows.Count];
        decimal level = 0;
        for (int row = 0; row < steps.Length; row++)
        {
            if (table.Rows[row].Figures[column]?.Value is not { } value) return null;
            decimal amount = value.ToDecimal();
            bool isLevel = row == 0 || table.Rows[row].Kind == DashboardRowKind.Total;
            if (isLevel && row > 0 && amount != level) return null;
            steps[row] = isLevel ? (0, amount) : (level, level + amount);
            level = isLevel ? amount : level + amount;
        }

        decimal least = Math.Min(0, steps.Min(step => Math.Min(step.From, step.To)));
        return new BarScale(least, steps.Max(step => Math.Max(step.From, step.To)) - least, steps);
    }

    /// <summary>Whether a row has a bar.</summary>
    public bool Has(DashboardRow row) => steps is not null || row.Kind is DashboardRowKind.Item or DashboardRowKind.Others;

    /// <summary>Writes the bar of a row.</summary>
    public void Write(MarkupWriter page, decimal value, int row)
    {
        decimal from = 0, width = Math.Abs(value);
        if (steps is not null)
        {
            from = Math.Min(steps[row].From, steps[row].To);
            width = Math.Abs(steps[row].To - steps[row].From);
        }

        string kind = steps is null ? "bar" : row == 0 || steps[row].From == 0 && steps[row].To == value ? "fall level" : "fall";
        using var _ = page.Element("svg", value < 0 ? kind + " neg" : kind);
        page.Attribute("viewBox", "0 0 100 10");
        page.Attribute("preserveAspectRatio", "none");
        page.Attribute("aria-hidden", "true");
        string percent = Percent(width);
        if (steps is null) page.Leaf("rect", ("width", percent), ("height", "10"));
        else page.Leaf("rect", ("x", Percent(from - least)), ("width", percent), ("height", "10"));
    }

    private string Percent(decimal value) => Geometry.Width(span == 0 ? 0 : value / span * 100);
}
