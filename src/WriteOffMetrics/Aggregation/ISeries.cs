namespace WriteOffMetrics;

/// <summary>What stands above or below the line of a ratio: an amount or a count for each period of an axis.</summary>
internal interface ISeries
{
    PeriodAxis Axis { get; }

    /// <summary>The number of periods.</summary>
    int Count { get; }

    /// <summary>The number of leading periods that are complete.</summary>
    int CompleteCount { get; }

    /// <summary>Some periods taken as one. Of no periods: nothing, on the whole axis.</summary>
    ISeriesPoint PointOf(int first, int count);
}

/// <summary>An amount or a count of one period, or of several taken together.</summary>
internal interface ISeriesPoint
{
    ReportingPeriod Period { get; }

    bool IsComplete { get; }

    /// <summary>In minor units, or as a count.</summary>
    Fraction Exact { get; }

    /// <summary>The number of entries behind it; none behind what was stated.</summary>
    long? EntryCount { get; }

    IReadOnlyCollection<LedgerEntry> Entries { get; }
}
