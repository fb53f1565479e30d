using System.Text.Json.Serialization;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <summary>
/// What a finding rests on that is not about entries alone: the steps of a request with the entries that were posted for it, open items, or
/// the figures of a test.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Entries are read when they are asked for.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlEvidence : Evidence
{
    private readonly Func<IReadOnlyList<LedgerEntry>> entries;
    private readonly string[] figures;
    private readonly string name;
    private readonly long entryCount;

    private ControlEvidence(
        string kind, string name, ApprovalEvent[] steps, long entryCount, Func<IReadOnlyList<LedgerEntry>> entries, OpenItem[] items,
        string[] figures)
    {
        (Kind, this.name, this.entries, this.entryCount, this.figures) = (kind, name, entries, entryCount, figures);
        (Steps, Items) = (Array.AsReadOnly(steps), Array.AsReadOnly(items));
    }

    /// <summary>What there is: <c>requests</c>, <c>open items</c> or <c>figures</c>.</summary>
    public override string Kind { get; }

    /// <summary>How many steps and entries, items or figures there are.</summary>
    public override long? Count => Steps.Count + entryCount + Items.Count + figures.Length;

    /// <summary>The steps of requests, in their order; empty of other kinds.</summary>
    public IReadOnlyList<ApprovalEvent> Steps { get; }

    /// <summary>The write-offs that state the request, in the order in which they were offered; empty where there are none.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries();

    /// <summary>The open items; empty of other kinds.</summary>
    public IReadOnlyList<OpenItem> Items { get; }

    /// <inheritdoc/>
    public override IEnumerable<string> Lines =>
        [.. Steps.Select(step => step.ToString()), .. Entries.Select(entry => entry.ToString()), .. Items.Select(Line), .. figures];

    /// <summary>Number and kind on one line, in any culture: <c>3 steps and entries</c>.</summary>
    public override string ToString() => $"{Invariant.Count(Count!.Value)} {name}";

    internal static ControlEvidence OfRequest(ApprovalEvent[] steps, int entryCount, Func<IReadOnlyList<LedgerEntry>> entries) =>
        new("requests", "steps and entries", steps, entryCount, entries, [], []);

    internal static ControlEvidence OfItems(OpenItem[] items) => new("open items", "open items", [], 0, static () => [], items, []);

    internal static ControlEvidence OfFigures(string[] figures) => new("figures", "figures", [], 0, static () => [], [], figures);

    private static string Line(OpenItem item) => item.ToString();
}
