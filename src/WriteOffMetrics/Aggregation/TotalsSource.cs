namespace WriteOffMetrics;

/// <summary>A ledger that totals came from, narrowed to one value of a dimension where they did; no ledger where they were computed elsewhere.</summary>
internal sealed record TotalsSource(WriteOffLedger? Ledger, string? Dimension = null, string? Value = null)
{
    /// <summary>Another engine, whose entries are not here.</summary>
    public static TotalsSource Elsewhere { get; } = new((WriteOffLedger?)null);

    public TotalsSource Narrow(string dimension, string? value) => new(Ledger, dimension, value);

    /// <summary>Which entries of the ledger: all, or those that fulfil conditions.</summary>
    public string InWords
    {
        get
        {
            if (Ledger is null) return "sums computed elsewhere, which met their control totals";
            string[] conditions = Dimension is null ? Ledger.Conditions : [.. Ledger.Conditions, WriteOffLedger.ConditionOn(Dimension, Value)];
            return conditions.Length == 0 ? "all entries" : "entries where " + string.Join(" and ", conditions);
        }
    }

    /// <summary>The ledger behind the totals. Narrowed only now, when somebody asks for entries.</summary>
    /// <exception cref="InvalidOperationException">The totals were computed elsewhere.</exception>
    public WriteOffLedger Open()
    {
        if (Ledger is null) throw new InvalidOperationException("Found totals that were computed elsewhere: their entries are not here. Ask the engine that computed them.");
        return Dimension is null ? Ledger : Ledger.WhereExactly(Dimension, Value);
    }

    /// <summary>The sources of merged totals in words, with what their reader should know about them.</summary>
    public static string Describe(IReadOnlyList<TotalsSource> sources)
    {
        string parts = string.Join("; ", sources.Select(source => source.InWords).Distinct());
        if (sources.Count == 1) return parts;
        if (sources.Any(source => source.Ledger is null)) return $"{Invariant.Count(sources.Count)} parts merged: {parts}";
        int ledgers = sources.Select(source => source.Ledger?.Columns.Origin).Distinct().Count();
        string what = ledgers == 1 ? $"{Invariant.Count(sources.Count)} parts of one ledger merged" : $"{Invariant.Count(ledgers)} ledgers merged";
        bool twice = sources.DistinctBy(source => (source.Ledger?.Columns.Origin, source.InWords)).Count() < sources.Count;
        return $"{what}: {parts}{(twice ? "; the same entries are counted more than once" : "")}";
    }
}
