using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What <see cref="PlainCheck"/> says of what it found.</summary>
internal static class PlainCheckWords
{
    public const string WhyNoPositions =
        "Found entries without their positions, by which findings name rows; a ledger that keeps them is needed. "
        + "Set KeepOrdinals on the columns, or import them.";

    public static FindingFault DueBeforeOrigin(LocalDate due, LocalDate origin) => FindingFault.FromText(
        "due date", DayNumber.ToText(due),
        $"Found the due date {DayNumber.ToText(due)} before the origin date {DayNumber.ToText(origin)}; "
        + "a due date on or after it is possible. Correct one of them.");

    public static FindingFault EffectiveBeforeOrigin(LocalDate effective, LocalDate origin) => FindingFault.FromText(
        "effective date", DayNumber.ToText(effective),
        $"Found the effective date {DayNumber.ToText(effective)} before the origin date {DayNumber.ToText(origin)}; "
        + "an effective date on or after it is possible. Correct one of them.");

    public static FindingFault RecordedBeforeEffective(LocalDate recorded, LocalDate effective) => FindingFault.FromText(
        "recorded date", DayNumber.ToText(recorded),
        $"Found the recorded date {DayNumber.ToText(recorded)} before the effective date {DayNumber.ToText(effective)}. "
        + "Correct one of them if the policy forbids posting ahead.");

    public static FindingFault Duplicate(LedgerEntry entry, int count)
    {
        string found =
            $"{Invariant.Count(count)} {EntryWords.NameOf(entry.Kind)} entries of {entry.Amount} on "
                + $"{DayNumber.ToText(entry.EffectiveDate)}";
        return FindingFault.FromText(
            "row", found, $"Found {found} for document {InQuotes(entry)}; one is usual. Leave out what was entered twice.");
    }

    public static FindingFault ReversalWithoutWriteOff(LedgerEntry reversal) => FindingFault.FromText(
        "document", reversal.Document,
        $"Found a reversal of {reversal.Amount} on {DayNumber.ToText(reversal.EffectiveDate)} for document {InQuotes(reversal)}, "
        + "which has no write-off by then; a reversal undoes one. Correct the document or the date, or add the write-off.");

    public static FindingFault ReturnWithoutRecovery(LedgerEntry returned) => FindingFault.FromText(
        "document", returned.Document,
        $"Found a returned recovery of {returned.Amount} on {DayNumber.ToText(returned.EffectiveDate)} for document {InQuotes(returned)}, "
        + "which has no recovery by then; a return undoes one. Correct the document or the date, or add the recovery.");

    public static FindingFault ReversalExceedsWriteOff(LedgerEntry ofDocument, Int128 reversed, Int128 writtenOff) =>
        Exceeds(ofDocument, "reversals", reversed, "write-offs", writtenOff);

    public static FindingFault ReturnExceedsRecovery(LedgerEntry ofDocument, Int128 returned, Int128 recovered) =>
        Exceeds(ofDocument, "returned recoveries", returned, "recoveries", recovered);

    public static FindingFault RecoveryExceedsWriteOff(LedgerEntry ofDocument, Int128 recovered, Int128 writtenOff)
    {
        string found = Money.InWords(recovered, ofDocument.Amount.Currency);
        return FindingFault.FromText(
            "amount", found,
            $"Found recoveries less returned of {found} for document {InQuotes(ofDocument)}, of which "
            + $"{Money.InWords(writtenOff, ofDocument.Amount.Currency)} is written off; recoveries up to that are usual. "
            + "Correct the document or the amounts, or treat the excess as income.");
    }

    private static FindingFault Exceeds(LedgerEntry ofDocument, string what, Int128 sum, string of, Int128 limit)
    {
        string found = Money.InWords(sum, ofDocument.Amount.Currency);
        return FindingFault.FromText(
            "amount", found,
            $"Found {what} of {found} for document {InQuotes(ofDocument)}, beside {of} of "
            + $"{Money.InWords(limit, ofDocument.Amount.Currency)}; up to that is possible. Correct the document or the amounts.");
    }

    private static string InQuotes(LedgerEntry entry) => Invariant.InQuotes(entry.Document);
}
