namespace WriteOffMetrics;

/// <summary>Why ledgers or series are not brought into one currency.</summary>
internal static class ConsolidationWords
{
    public const string WhyNotByDay =
        "Found the rate of an entry's day for amounts of whole periods; PeriodEnd or PeriodAverage is allowed. Name one of them, or "
        + "convert the rows before they are added up.";

    /// <summary>Why none of several is not enough, nor null among them.</summary>
    public static string WhyNone(bool isEmpty, string one, string many) =>
        $"Found {(isEmpty ? "no " + one : "null among the " + many)}; one {one} or more are needed. Leave out those that do not exist.";

    /// <summary>Why amounts are not converted; none where they may be.</summary>
    public static string? WhyNotConverted(AmountSeries series)
    {
        if (series.Provenance.IsOfEntries)
            return $"Found {series.Definition}, read from a ledger; amounts that were stated, added up from rows or averaged are allowed. "
                + "Consolidate the ledgers with ConsolidateBy, which keeps their entries.";
        return series.Provenance.IsConverted
            ? "Found amounts that were converted before; amounts as they were stated are allowed. Convert those."
            : null;
    }
}
