namespace WriteOffMetrics.Allowances;

/// <summary>A write-off, and what was reversed and recovered of it, in minor units.</summary>
/// <param name="Day">Its effective day.</param>
/// <param name="Cohort">The position of its period; −1 outside the axis.</param>
/// <param name="IsCounted">Whether it is one of those that are asked for.</param>
/// <param name="WrittenOff">What was written off.</param>
internal sealed record CohortLot(int Day, int Cohort, bool IsCounted, long WrittenOff)
{
    public long Reversed { get; private set; }

    /// <summary>Recovered, less returned.</summary>
    public long Recovered { get; private set; }

    /// <summary>What of both happened in the period of the write-off.</summary>
    public long UndoneInPeriod { get; private set; }

    public void Reverse(long amount, int cohort)
    {
        Reversed += amount;
        if (cohort == Cohort) UndoneInPeriod += amount;
    }

    public void Recover(long amount, int cohort)
    {
        Recovered += amount;
        if (cohort == Cohort) UndoneInPeriod += amount;
    }
}
