namespace WriteOffMetrics.Sql;

/// <summary>
/// By what a query is grouped. Providers of LINQ want members that can be set, by name. Kept by them for the time of one query.
/// </summary>
internal sealed class GroupKey<TDay>
{
    public TDay Day { get; set; } = default!;

    public EntryKind Kind { get; set; }

    public string? Value { get; set; }

    public string? SecondValue { get; set; }
}
