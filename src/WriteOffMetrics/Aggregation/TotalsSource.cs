namespace WriteOffMetrics;

/// <summary>A ledger that totals came from, narrowed to one value of a dimension where they did.</summary>
internal sealed record TotalsSource(WriteOffLedger Ledger, string? Dimension = null, string? Value = null)
{
    public TotalsSource Narrow(string dimension, string? value) => new(Ledger, dimension, value);

    /// <summary>Which entries of the ledger: all, or those that fulfil conditions.</summary>
    public string InWords
    {
        get
        {
            string[] conditions = Dimension is null ? Ledger.Conditions : [.. Ledger.Conditions, WriteOffLedger.ConditionOn(Dimension, Value)];
            return conditions.Length == 0 ? "all entries" : "entries where " + string.Join(" and ", conditions);
        }
    }

    /// <summary>The ledger behind the totals. Narrowed only now, when somebody asks for entries.</summary>
    public WriteOffLedger Open() => Dimension is null ? Ledger : Ledger.Where(Dimension, value => value == Value);
}
