namespace WriteOffMetrics.Receivables;

/// <summary>The rows of open items and of settlements, with the day through which they may have been recorded to count.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
/// <param name="Codes">The codes of their texts.</param>
/// <param name="Items">The items.</param>
/// <param name="Dimensions">The codes of the items in further dimensions, each as long as the items.</param>
/// <param name="Settlements">The settlements.</param>
/// <param name="KnownOn">The last day on which rows may have been recorded.</param>
internal sealed record ItemTable(
    ReceivableCodes Codes, AppendedList<ItemRow> Items, IReadOnlyList<KeyValuePair<string, AppendedList<int>>> Dimensions,
    AppendedList<SettlementRow> Settlements, int KnownOn)
{
    /// <summary>What is known of accounts and documents.</summary>
    public FactsBook Facts { get; init; } = FactsBook.Nothing;

    /// <summary>Nothing.</summary>
    public static ItemTable Empty() =>
        new(new ReceivableCodes(), AppendedList<ItemRow>.Empty, [], AppendedList<SettlementRow>.Empty, DayNumber.Max);

    /// <summary>The codes of the items in a dimension; none where no row stated it.</summary>
    public AppendedList<int>? CodesOf(string dimension)
    {
        foreach ((string name, AppendedList<int> codes) in Dimensions)
        {
            if (name == dimension) return codes;
        }

        return null;
    }

    /// <summary>The same rows and further items, with their codes in dimensions; a dimension that some do not state has 0 there.</summary>
    public ItemTable With(ItemRow[] more, IReadOnlyList<(string Name, int[] Codes)> stated)
    {
        string[] names = [.. Dimensions.Select(one => one.Key).Union(stated.Select(one => one.Name))];
        return this with { Items = Items.Append(more), Dimensions = [.. names.Select(name => KeyValuePair.Create(name, Longer(name)))] };

        AppendedList<int> Longer(string name) => (CodesOf(name) ?? AppendedList<int>.Empty.Append(new int[Items.Count]))
            .Append(stated.FirstOrDefault(one => one.Name == name).Codes ?? new int[more.Length]);
    }

    /// <summary>The same rows and further settlements.</summary>
    public ItemTable With(ReadOnlySpan<SettlementRow> more) => this with { Settlements = Settlements.Append(more) };
}
