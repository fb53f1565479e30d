using System.Globalization;

namespace WriteOffMetrics.Benchmarks;

/// <summary>What was measured against each bar, printed as it comes.</summary>
public sealed class Bars
{
    private readonly List<string> lines = [];
    private readonly HashSet<string> missed = [];

    public IReadOnlyList<string> Lines => lines;

    public IReadOnlyCollection<string> Missed => missed;

    /// <summary>A ratio that must be at most so much.</summary>
    public void AtMost(string id, string what, double measured, double bar, double? stretch = null, bool advisory = false) => Report(id, what, measured, "≤", bar, stretch, measured <= bar, stretch is { } aim && measured <= aim, advisory);

    /// <summary>A ratio that must be at least so much.</summary>
    public void AtLeast(string id, string what, double measured, double bar, double? stretch = null, bool advisory = false) => Report(id, what, measured, "≥", bar, stretch, measured >= bar, stretch is { } aim && measured >= aim, advisory);

    /// <summary>A bar that could not be measured here, and why.</summary>
    public void NotMeasured(string id, string why) => Print($"{id,-9} NOT MEASURED: {why}");

    /// <summary>A figure without a bar.</summary>
    public void Report(string id, string what) => Print($"{id,-9} {what}");

    private void Report(string id, string what, double measured, string sign, double bar, double? stretch, bool met, bool stretched, bool advisory)
    {
        if (!met && !advisory) missed.Add(id);
        string aim = stretch is { } value ? string.Create(CultureInfo.InvariantCulture, $", stretch {value:0.###}{(stretched ? " met" : "")}") : "";
        Print(string.Create(CultureInfo.InvariantCulture, $"{id,-9} {measured,9:0.000} {sign} {bar:0.###}{aim}: {(met ? "met" : advisory ? "not met (advisory)" : "NOT MET")}   {what}"));
    }

    private void Print(string line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }
}
