using System.Globalization;

namespace WriteOffMetrics.Benchmarks;

/// <summary>What was measured against each bar, printed as it comes.</summary>
public sealed class Bars(bool isFullSize)
{
    private readonly List<string> lines = [];
    private readonly HashSet<string> missed = [];

    public IReadOnlyList<string> Lines => lines;

    /// <summary>What must be met and was not, by id and words.</summary>
    public IReadOnlyCollection<string> Missed => missed;

    /// <summary>A ratio that must be at most so much.</summary>
    /// <param name="id">The bar.</param>
    /// <param name="what">What was divided by what.</param>
    /// <param name="measured">The ratio.</param>
    /// <param name="bar">What must be reached.</param>
    /// <param name="stretch">What is aimed at.</param>
    /// <param name="advisory">Reported, but not a must.</param>
    public void AtMost(string id, string what, double measured, double bar, double? stretch = null, bool advisory = false) => Report(
        id, what, measured, "≤", bar, stretch, measured <= bar, stretch is { } aim && measured <= aim, advisory);

    /// <summary>A ratio that must be at least so much.</summary>
    public void AtLeast(string id, string what, double measured, double bar, double? stretch = null, bool advisory = false) => Report(
        id, what, measured, "≥", bar, stretch, measured >= bar, stretch is { } aim && measured >= aim, advisory);

    /// <summary>A ratio of times that must be at most so much; where it lies near the bar, it is measured on.</summary>
    /// <param name="id">The bar.</param>
    /// <param name="what">What was divided by what.</param>
    /// <param name="measured">The ratio.</param>
    /// <param name="bar">What must be reached.</param>
    /// <param name="stretch">What is aimed at.</param>
    /// <param name="advisory">Reported, but not a must.</param>
    /// <param name="full">On fewer rows it does not hold, or is not the same in every run: measured at full size only.</param>
    public void AtMost(string id, string what, TimeRatio measured, double bar, double? stretch = null, bool advisory = false,
        bool full = false)
    {
        if (Has(full)) AtMost(id, what, measured.Beside(bar), bar, stretch, advisory);
    }

    /// <summary>A ratio of times that must be at least so much; where it lies near the bar, it is measured on.</summary>
    public void AtLeast(string id, string what, TimeRatio measured, double bar, double? stretch = null, bool advisory = false,
        bool full = false)
    {
        if (Has(full)) AtLeast(id, what, measured.Beside(bar), bar, stretch, advisory);
    }

    /// <summary>A figure without a bar.</summary>
    public void Report(string id, string what) => Print($"{id,-9} {what}");

    private bool Has(bool full) => isFullSize || !full;

    private void Report(string id, string what, double measured, string sign, double bar, double? stretch, bool met, bool stretched,
        bool advisory)
    {
        if (!met && !advisory) missed.Add($"{id} ({what})");
        string aim = isFullSize && stretch is { } value ? string
            .Create(CultureInfo.InvariantCulture, $", stretch {value:0.###}{(stretched ? " met" : "")}") : "";
        Print(string.Create(CultureInfo.InvariantCulture,
            $"{id,-9} {measured,9:0.000} {sign} {bar:0.###}{aim}: {(met ? "met" : advisory ? "not met (advisory)" : "NOT MET")}   {what}"));
    }

    private void Print(string line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }
}
