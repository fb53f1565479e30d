namespace WriteOffMetrics;

/// <summary>A ledger that totals came from, narrowed to one value of a dimension where they did.</summary>
internal sealed record TotalsSource(WriteOffLedger Ledger, string? Dimension = null, string? Value = null)
{
    public TotalsSource Narrow(string dimension, string? value) => new(Ledger, dimension, value);

    /// <summary>The ledger behind the totals. Narrowed only now, when somebody asks for entries.</summary>
    public WriteOffLedger Open() => Dimension is null ? Ledger : Ledger.Where(Dimension, value => value == Value);
}
