namespace WriteOffMetrics;

/// <summary>
/// The rules of this library: by which <see cref="WriteOffLedger.Import(Currency, EntryColumns)"/> and its overload reject rows, and by
/// which <see cref="WriteOffLedger.Check"/> looks for entries that contradict each other or themselves, and for values and dimensions that
/// are spelt in several ways. Entries are linked by account, document and category; those without a document are not linked.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class LedgerRules
{
    private const string Source = "WriteOffMetrics";

    /// <summary>
    /// A row that an import rejected, because a field is missing or impossible. Severity: error. At stake: its amount, where that is good.
    /// </summary>
    public static FindingRule RejectedRow { get; } = Rule(
        "rejected-row", "rows with a field that is missing or impossible", "what a rejected row states is in no figure");

    /// <summary>
    /// Recoveries less returned recoveries of a document exceed its write-offs less reversals. Looked for where there are recoveries.
    /// Severity: warning. At stake: the excess.
    /// </summary>
    public static FindingRule RecoveryExceedsWriteOff { get; } = Rule(
        "recovery-exceeds-write-off", "recoveries of a document beyond what of it is written off",
        "money is booked to the wrong document, or income counts as a recovery and makes net write-offs too low");

    /// <summary>
    /// Reversals of a document exceed its write-offs. Looked for where there are write-offs; without any, each reversal is one without a
    /// write-off. Severity: warning, for a part of the write-offs may lie before the ledger. At stake: the excess.
    /// </summary>
    public static FindingRule ReversalExceedsWriteOff { get; } = Rule(
        "reversal-exceeds-write-off", "reversals of a document beyond its write-offs", "net write-offs are too low by the excess");

    /// <summary>
    /// Returned recoveries of a document exceed its recoveries. Looked for where there are recoveries; without any, each return is one
    /// without a recovery. Severity: warning, for a part of the recoveries may lie before the ledger. At stake: the excess.
    /// </summary>
    public static FindingRule ReturnExceedsRecovery { get; } = Rule(
        "return-exceeds-recovery", "returned recoveries of a document beyond its recoveries", "net write-offs are too high by the excess");

    /// <summary>
    /// A reversal of a document that has no write-off on or before that day. Severity: warning, for its write-off may lie before the
    /// ledger. At stake: its amount.
    /// </summary>
    public static FindingRule ReversalWithoutWriteOff { get; } = Rule(
        "reversal-without-write-off", "reversals of a document that has no write-off by their day",
        "net write-offs are lowered by what was never written off here");

    /// <summary>
    /// A returned recovery of a document that has no recovery on or before that day. Severity: warning, for its recovery may lie before the
    /// ledger. At stake: its amount.
    /// </summary>
    public static FindingRule ReturnWithoutRecovery { get; } = Rule(
        "return-without-recovery", "returned recoveries of a document that has no recovery by their day",
        "net write-offs are raised by what was never recovered here");

    /// <summary>
    /// Entries with the same document, account, kind, category, amount and effective date. Severity: warning, for a document may be written
    /// off in equal parts. At stake: the amounts of all of them but one.
    /// </summary>
    public static FindingRule Duplicate { get; } = Rule(
        "duplicate", "entries with the same document, account, kind, category, amount and effective date",
        "what was entered twice is counted twice");

    /// <summary>
    /// A date that cannot come before another: due before origin, or effective before origin. Severity: error. At stake: the entry's
    /// amount.
    /// </summary>
    public static FindingRule ImpossibleOrder { get; } = Rule(
        "impossible-order", "dates due or effective before the date of origin", "the entry counts in the wrong period, age or vintage");

    /// <summary>
    /// An entry recorded before it took effect: allowed by some policies, forbidden by others. Severity: information. At stake: the entry's
    /// amount.
    /// </summary>
    public static FindingRule RecordedBeforeEffective { get; } = Rule(
        "recorded-before-effective", "entries recorded before they took effect",
        "where the policy forbids posting ahead, a write-off was moved to a later period");

    /// <summary>
    /// Values of one dimension that entries state and that differ only in case or white space: <c>North</c>, <c>North </c>, <c>NORTH</c>.
    /// Two texts count as the same where they are equal once white space is trimmed at both ends, each run of it inside is taken for one
    /// space, and letters are compared by their invariant upper case, whatever the culture (i is I; the Turkish ı and İ are neither).
    /// White space is what Unicode calls so, non-breaking spaces included. One finding for all spellings of a value, a fault for each but
    /// the most usual one, with its entries and amounts; positions and evidence are the entries with the rarer spellings. Severity:
    /// warning, for codes may differ in case on purpose. At stake: the amounts of these entries added up, whatever their kind.
    /// </summary>
    public static FindingRule SimilarValues { get; } = Rule(
        "similar-values", "values of a dimension that differ only in case or white space",
        "figures by that dimension count one value as several, and entries of one document or account are not linked");

    /// <summary>
    /// Dimensions that entries state and whose names differ only in case or white space, as of <see cref="SimilarValues"/>: <c>Region</c>
    /// and <c>region</c>. A fault for each name but the built-in or most usual one; positions and evidence are the entries that state a
    /// value under the other names. Severity: warning. At stake: the amounts of these entries added up, whatever their kind.
    /// </summary>
    public static FindingRule SimilarDimensions { get; } = Rule(
        "similar-dimensions", "dimensions whose names differ only in case or white space",
        "figures by either name leave out what entries state under the other");

    /// <summary>All of them, in the order in which findings on one row are reported.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = Array.AsReadOnly([
        RejectedRow, RecoveryExceedsWriteOff, ReversalExceedsWriteOff, ReturnExceedsRecovery, ReversalWithoutWriteOff,
        ReturnWithoutRecovery, Duplicate, ImpossibleOrder, RecordedBeforeEffective, SimilarValues, SimilarDimensions,
    ]);

    private static FindingRule Rule(string id, string looksFor, string whyItMatters) =>
        FindingRule.FromDefinition(id, looksFor, whyItMatters, Source);
}
