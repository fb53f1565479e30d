using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What was open at the end of a day, item by item: those that were stated in the order in which they were, then what settlements left
/// over. A watch-list is one that has some of them, each with <see cref="OpenItem.Why"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class OpenItemList : IReadOnlyCollection<OpenItem>, IRefusedAsJson
{
    private readonly (int Line, long Open)[] lines;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<string>>? why;

    /// <summary>All that is open.</summary>
    internal OpenItemList(OpenItems source, int day)
        : this(source, day, OpenLines(source, day), null)
    {
    }

    /// <summary>Some of what is open, each with why it is among them.</summary>
    internal OpenItemList(
        OpenItems source, int day, (int Line, long Open)[] lines, IReadOnlyDictionary<int, IReadOnlyList<string>>? why)
    {
        Source = source;
        DayAsNumber = day;
        this.lines = lines;
        this.why = why;
        AttributedItems attributed = source.Attributed;
        (long debits, long credits) = (0, 0);
        foreach ((int line, long left) in lines)
        {
            if (attributed[line].IsCredit) credits += left;
            else debits += left;
        }

        (Debits, Credits) = (Money.FromMinorUnits(debits, source.Currency), Money.FromMinorUnits(credits, source.Currency));
    }

    /// <summary>The day at whose end these were open.</summary>
    public LocalDate Day => DayNumber.ToDate(DayAsNumber);

    /// <summary>The day on which this was known; null where nothing was left out.</summary>
    public LocalDate? KnowledgeDay => Source.KnowledgeDay;

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => Source.Currency;

    /// <summary>The number of open items.</summary>
    public int Count => lines.Length;

    /// <summary>What was owed by the accounts.</summary>
    public Money Debits { get; }

    /// <summary>What was owed to the accounts: credit notes and money that is not allocated.</summary>
    public Money Credits { get; }

    /// <summary>
    /// Debits less credits: what the control account of the general ledger has. Negative where more is owed to the accounts.
    /// </summary>
    public Money Open => Debits - Credits;

    /// <summary>
    /// What changed since another list of the same items, item by item: what was open then, what is now. The changes of debits less those
    /// of credits add up to the difference of <see cref="Open"/>. The lists may be of other days, or as known on other days, or with items
    /// and settlements that were added since.
    /// </summary>
    /// <param name="earlier">The other list.</param>
    /// <exception cref="ArgumentException">The lists are of open items that were not made of each other.</exception>
    public IReadOnlyList<OpenItemChange> ChangesSince(OpenItemList earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Array.AsReadOnly(OpenItemChanges.Between(earlier, this));
    }

    /// <inheritdoc/>
    public IEnumerator<OpenItem> GetEnumerator()
    {
        foreach ((int line, long open) in lines) yield return ItemOf(line, open);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Day, number and amounts on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Open} open on {DayNumber.ToText(Day)}: {Debits} owed in {Invariant.Count(Count, "item", "items")}, credits {Credits}"
        + (KnowledgeDay is { } known ? $", as known on {DayNumber.ToText(known)}" : "");

    /// <summary>An item of the list.</summary>
    internal OpenItem ItemOf(int line, long open) => new(Source, line, DayAsNumber, open, why?[line] ?? []);

    internal OpenItems Source { get; }

    internal int DayAsNumber { get; }

    internal ReadOnlySpan<(int Line, long Open)> Lines => lines;

    /// <summary>What of the items this is, in words; none where it is all that is open.</summary>
    internal string? Of => why is null ? null : "a watch-list";

    private static (int Line, long Open)[] OpenLines(OpenItems source, int day)
    {
        AttributedItems attributed = source.Attributed;
        List<(int Line, long Open)> open = [];
        for (int line = 0; line < attributed.Count; line++)
        {
            if (attributed.OpenOn(line, day) is not 0 and var left) open.Add((line, left));
        }

        return [.. open];
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found an OpenItemList, whose items name documents and who owes them; figures are written. Write "
        + "its ageing, or the members of its items that are wanted.";
}
