namespace WriteOffMetrics.Receivables;

/// <summary>Dimensions of items by what is known of their accounts and documents.</summary>
internal static class FactDimensions
{
    private const string Collector = "collector", DunningLevel = "dunning level", Contacts = "contacts";

    public static readonly string[] Names = [Collector, DunningLevel, Contacts];

    /// <summary>The values of a dimension, and the code of each line, by the latest facts that were known.</summary>
    public static (DimensionDictionary Values, Func<int, int> CodeOf) CodesOf(OpenItems source, string dimension)
    {
        var values = new DimensionDictionary();
        values.GetOrAdd(null);
        AttributedItems lines = source.Attributed;
        var codes = new int[lines.Count];
        for (int line = 0; line < codes.Length; line++)
            codes[line] = values.GetOrAdd(ValueOf(source, dimension, line));
        return (values, line => codes[line]);
    }

    /// <summary>The value of one line.</summary>
    public static string? ValueOf(OpenItems source, string dimension, int line)
    {
        ItemRow row = source.Attributed[line];
        return ValueOf(source.Facts.On(
            DayNumber.ToDate(source.KnownOn), source.Codes.Accounts[row.Account], source.Codes.Documents[row.Document]), dimension);
    }

    private static string? ValueOf(AccountFacts? facts, string dimension) => dimension switch
    {
        Collector => facts?.Collector,
        DunningLevel => facts?.DunningLevel is { } level ? Invariant.Text(level) : null,
        _ => facts?.Contacts is { } contacts ? Invariant.Text(contacts) : null,
    };
}
