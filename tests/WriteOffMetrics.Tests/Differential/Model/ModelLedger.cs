namespace WriteOffMetrics.Tests;

/// <summary>A ledger: a list of entries. Filters are applied at once.</summary>
internal sealed record ModelLedger
{
    public static readonly string[] BuiltIn = [Dimension.Account, Dimension.Document, Dimension.Reason, Dimension.Request];

    private IReadOnlyList<ModelEntry>? whole;

    public required Currency Currency { get; init; }

    public required IReadOnlyList<ModelEntry> Entries { get; init; }

    /// <summary>The dimensions of the user's own.</summary>
    public required IReadOnlyList<string> Own { get; init; }

    public int? LastCompleteDay { get; init; }

    public PeriodBasis Basis { get; init; }

    /// <summary>The categories that filters leave.</summary>
    public IReadOnlyList<EntryCategory> Categories { get; init; } = Enum.GetValues<EntryCategory>();

    /// <summary>Whether a kind was asked for: the caller's own memory then has room for one.</summary>
    public bool IsOfOneKind { get; init; }

    /// <summary>The category from which figures are read: receivables, or the only one that filters leave.</summary>
    public EntryCategory Scope => Categories.Count == 1 ? Categories[0] : EntryCategory.Receivable;

    public IEnumerable<string> Dimensions => BuiltIn.Concat(Own);

    /// <summary>The entries before any filter.</summary>
    public IReadOnlyList<ModelEntry> Whole => whole ?? Entries;

    public ModelLedger Where(Func<ModelEntry, bool> condition) => this with { Entries = [.. Entries.Where(condition)], whole = Whole };

    public ModelLedger WhereCategory(EntryCategory category) =>
        Where(entry => entry.Category == category) with { Categories = [.. Categories.Where(one => one == category)] };

    public ModelLedger AsKnownOn(int day) =>
        Where(entry => entry.KnownOn <= day) with { LastCompleteDay = LastCompleteDay < day ? LastCompleteDay : day };

    /// <summary>Entries that keep their positions, of which the first has this one.</summary>
    public static ModelEntry[] Numbered(IEnumerable<ModelEntry> entries, int first = 0) =>
        [.. entries.Select((entry, i) => entry.At(first + i))];

    /// <summary>Entries of columns, which keep their positions where they are told to.</summary>
    public static ModelEntry[] OfColumns(IReadOnlyCollection<ModelEntry> entries, int first = 0) =>
        WalkDraws.KeepsOrdinals(entries.Count) ? Numbered(entries, first) : [.. entries.Select(entry => entry.At(null))];

    /// <summary>The values that entries have, null for those that state none, letter by letter.</summary>
    public IReadOnlyList<string?> ValuesOf(string dimension) =>
        [.. Entries.Select(entry => entry[dimension]).Distinct().OrderBy(value => value, StringComparer.Ordinal)];
}
