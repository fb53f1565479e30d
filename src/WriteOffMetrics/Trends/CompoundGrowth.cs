namespace WriteOffMetrics;

/// <summary>The steady growth per year that leads from the first complete period of a series to the last.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class CompoundGrowth
{
    internal CompoundGrowth(ReportingPeriod? from, ReportingPeriod? to, int steps, double? perYear, ChangeStatus status)
    {
        From = from;
        To = to;
        Steps = steps;
        PerYear = perYear;
        Status = status;
    }

    /// <summary>The first complete period; null where there is none.</summary>
    public ReportingPeriod? From { get; }

    /// <summary>The last complete period; null where there is none.</summary>
    public ReportingPeriod? To { get; }

    /// <summary>The number of periods from the first to the last.</summary>
    public int Steps { get; }

    /// <summary>(last ÷ first)^(periods per year ÷ steps) − 1: 0.1 for 10 % a year. Null where <see cref="Status"/> is not <see cref="ChangeStatus.Defined"/>.</summary>
    public double? PerYear { get; }

    /// <summary>Whether there is a rate of growth, and if not, why.</summary>
    public ChangeStatus Status { get; }

    /// <summary>The rate and the periods on one line, in any culture: <c>10.00 % a year from 2020 to 2024</c>.</summary>
    public override string ToString() => PerYear is { } rate
        ? $"{Invariant.Number(rate * 100, 2)} % a year from {From!.Value.Name} to {To!.Value.Name}"
        : $"no rate of growth: {ChangeStatuses.Words(Status)}";
}
