namespace WriteOffMetrics.Receivables;

/// <summary>
/// The codes of accounts, documents, reasons and dimensions, shared by all open items that were made of each other. In each, 0 is what is
/// not stated.
/// </summary>
/// <remarks>Safe for use by any number of threads: values are added under a lock, and codes stay what they are.</remarks>
internal sealed class ReceivableCodes
{
    /// <summary>The name of the dimension that the groups of accounts are.</summary>
    public const string AccountGroup = "account group";

    private readonly Lock gate = new();
    private readonly Dictionary<string, DimensionDictionary> dimensions = new(StringComparer.Ordinal);

    public DimensionDictionary Accounts { get; } = New();

    public DimensionDictionary Documents { get; } = New();

    public DimensionDictionary Reasons { get; } = New();

    public DimensionDictionary OfDimension(string name)
    {
        lock (gate)
        {
            if (!dimensions.TryGetValue(name, out DimensionDictionary? values)) dimensions.Add(name, values = New());
            return values;
        }
    }

    /// <summary>The codes of texts, which are added where they have none.</summary>
    public int[] GetOrAdd(DimensionDictionary values, ReadOnlySpan<string?> texts)
    {
        var codes = new int[texts.Length];
        lock (gate) values.GetOrAdd(texts, codes);
        return codes;
    }

    private static DimensionDictionary New()
    {
        var values = new DimensionDictionary();
        values.GetOrAdd(null);
        return values;
    }
}
