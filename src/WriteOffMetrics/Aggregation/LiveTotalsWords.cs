using NodaTime;

namespace WriteOffMetrics;

/// <summary>Why live totals refuse what is added to them.</summary>
internal static class LiveTotalsWords
{
    public static string WhyOtherCurrency(LedgerEntry entry, Currency currency) =>
        $"Found {entry.Amount} among totals in {currency}; one currency is allowed. Keep totals per currency.";

    public static string WhyNoBreakdown(string dimension) =>
        $"Found totals without a dimension beside totals by {dimension}; a breakdown by {dimension} is allowed.";

    public static string WhyOtherDimension(string found, string? dimension) =>
        $"Found a breakdown by {found} beside totals {(dimension is null ? "without a dimension" : "by " + dimension)}; the same is "
        + "allowed.";

    /// <summary>What refuses the parts of an entry; none where they are good.</summary>
    public static ArgumentOutOfRangeException? WhyRefused(LocalDate effectiveDate, EntryCategory category, EntryKind kind, long minorUnits,
        int code, int codeCount)
    {
        if ((uint)category > (uint)EntryCategory.ForgivenPayable)
            return new ArgumentOutOfRangeException(nameof(category), category, WhyNoMember((int)category, nameof(EntryCategory)));
        if ((uint)kind > (uint)EntryKind.RecoveryReturned)
            return new ArgumentOutOfRangeException(nameof(kind), kind, WhyNoMember((int)kind, nameof(EntryKind)));
        if (minorUnits <= 0) return new ArgumentOutOfRangeException(nameof(minorUnits), minorUnits, WhyNoAmount(minorUnits));
        if ((uint)code >= (uint)codeCount) return new ArgumentOutOfRangeException(nameof(code), code, WhyNoCode(code, codeCount));
        return DayNumber.IsAllowedInRow(effectiveDate)
            ? null
            : new ArgumentOutOfRangeException(nameof(effectiveDate), DayNumber.WhyRefusedInRow(effectiveDate));
    }

    /// <summary>Why a part on the same axis cannot be added; none where it can.</summary>
    public static string? WhyUnlike(TotalsCube part, Currency currency)
    {
        if (part.Currency != currency)
            return $"Found totals in {part.Currency} beside {currency}; one currency is allowed. Convert one of them first, at a rate you "
                + "can name.";
        if (part.Head.Basis != PeriodBasis.EffectiveDate)
            return $"Found totals by {EntryWords.NameOf(part.Head.Basis)}; totals by effective date are allowed. Summarise by that date.";
        if (part.IsConverted)
            return "Found converted amounts, which lie between minor units; sums of whole minor units are allowed. Add up the ledgers' own "
                + "totals and convert the result.";
        return null;
    }

    private static string WhyNoMember(int found, string type) => $"Found {Invariant.Text(found)}; a member of {type} is allowed.";

    private static string WhyNoAmount(long minorUnits) =>
        $"Found {Invariant.Text(minorUnits)}; amounts above zero are allowed, because the kind carries the sign.";

    private static string WhyNoCode(int code, int codeCount) =>
        $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text(codeCount - 1)} are allowed.";
}
