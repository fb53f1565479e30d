namespace WriteOffMetrics;

/// <summary>What the checks of a ledger say of what they found.</summary>
internal static class LedgerCheckWords
{
    public const string WhyNoPositions =
        "Found entries without their positions, by which findings name rows; a ledger that keeps them is needed. "
        + "Set KeepOrdinals on the columns, or import them.";

    public static FindingFault DueBeforeOrigin(int due, int origin) => FindingFault.FromText(
        "due date", Text(due), $"Found the due date {Text(due)} before the origin date {Text(origin)}; "
        + "a due date on or after it is possible. Correct one of them.");

    public static FindingFault EffectiveBeforeOrigin(int effective, int origin) => FindingFault.FromText(
        "effective date", Text(effective), $"Found the effective date {Text(effective)} before the origin date {Text(origin)}; "
        + "an effective date on or after it is possible. Correct one of them.");

    public static FindingFault RecordedBeforeEffective(int recorded, int effective) => FindingFault.FromText(
        "recorded date", Text(recorded), $"Found the recorded date {Text(recorded)} before the effective date {Text(effective)}. "
        + "Correct one of them if the policy forbids posting ahead.");

    public static FindingFault Duplicate(string? document, EntryKind kind, Money amount, int day, int count)
    {
        string found = $"{Invariant.Count(count)} {EntryWords.NameOf(kind)} entries of {amount} on {Text(day)}";
        return FindingFault.FromText(
            "row", found, $"Found {found} for document {Invariant.InQuotes(document)}; one is usual. Leave out what was entered twice.");
    }

    public static FindingFault ReversalWithoutWriteOff(string? document, int day, Money amount) => FindingFault.FromText(
        "document", document,
        $"Found a reversal of {amount} on {Text(day)} for document {Invariant.InQuotes(document)}, "
        + "which has no write-off by then; a reversal undoes one. Correct the document or the date, or add the write-off.");

    public static FindingFault ReturnWithoutRecovery(string? document, int day, Money amount) => FindingFault.FromText(
        "document", document,
        $"Found a returned recovery of {amount} on {Text(day)} for document {Invariant.InQuotes(document)}, "
        + "which has no recovery by then; a return undoes one. Correct the document or the date, or add the recovery.");

    public static FindingFault ReversalExceedsWriteOff(string? document, Currency currency, Int128 reversed, Int128 writtenOff) =>
        Exceeds(document, currency, "reversals", reversed, "write-offs", writtenOff);

    public static FindingFault ReturnExceedsRecovery(string? document, Currency currency, Int128 returned, Int128 recovered) =>
        Exceeds(document, currency, "returned recoveries", returned, "recoveries", recovered);

    public static FindingFault RecoveryExceedsWriteOff(string? document, Currency currency, Int128 recovered, Int128 writtenOff)
    {
        string found = Money.InWords(recovered, currency);
        return FindingFault.FromText(
            "amount", found,
            $"Found recoveries less returned of {found} for document {Invariant.InQuotes(document)}, of which "
            + $"{Money.InWords(writtenOff, currency)} is written off; recoveries up to that are usual. "
            + "Correct the document or the amounts, or treat the excess as income.");
    }

    /// <summary>One of several spellings of a value, beside the most usual one.</summary>
    public static FindingFault SimilarValue(string dimension, Spelling rare, Spelling usual, Currency currency) => FindingFault.FromText(
        dimension, rare.Text,
        $"Found {Invariant.InQuotes(rare.Text)} as the {Invariant.OnOneLine(dimension)} of {InWords(rare, currency)}, beside "
        + $"{Invariant.InQuotes(usual.Text)} of {InWords(usual, currency)}; they differ only in "
        + $"{SimilarTexts.DifferenceInWords(rare.Text, usual.Text)}, and one spelling is usual. Correct one of them, unless they are two.");

    /// <summary>One of several names of dimensions, beside the most usual one.</summary>
    public static FindingFault SimilarDimension(Spelling rare, Spelling usual, Currency currency) => FindingFault.FromText(
        "dimension", rare.Text,
        $"Found the dimension {Invariant.InQuotes(rare.Text)}, stated by {InWords(rare, currency)}, beside "
        + $"{Invariant.InQuotes(usual.Text)}, stated by {InWords(usual, currency)}; the names differ only in "
        + $"{SimilarTexts.DifferenceInWords(rare.Text, usual.Text)}, and figures by either leave out the other. "
        + "State both under one name.");

    private static FindingFault Exceeds(string? document, Currency currency, string what, Int128 sum, string of, Int128 limit)
    {
        string found = Money.InWords(sum, currency);
        return FindingFault.FromText(
            "amount", found,
            $"Found {what} of {found} for document {Invariant.InQuotes(document)}, beside {of} of "
            + $"{Money.InWords(limit, currency)}; up to that is possible. Correct the document or the amounts.");
    }

    private static string InWords(Spelling spelling, Currency currency) =>
        $"{Invariant.Count(spelling.Entries, "entry", "entries")} with {Money.InWords(spelling.Amount, currency)} in all";

    private static string Text(int day) => DayNumber.ToText(DayNumber.ToDate(day));
}
