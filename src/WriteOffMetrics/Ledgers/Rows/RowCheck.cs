using System.Runtime.CompilerServices;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// What makes a row bad: asked without words while rows are added, told with all its faults where one is rejected. Both ask the same of
/// each part.
/// </summary>
internal static class RowCheck
{
    /// <summary>Whether every part of a row is good. Allocates nothing.</summary>
    public static bool IsGood(in RowParts row, Currency currency, MidpointRounding? rounding, out long minorUnits) =>
        IsGood(row.Amount, currency.MinorUnitDigits, rounding, out minorUnits) && IsGoodDay(row.EffectiveDate)
        && IsGood(row.Kind, row.Category) && IsGood(row.RecordedDate) && IsGood(row.OriginDate) && IsGood(row.DueDate);

    /// <summary>Whether an amount is good, in a currency of so many decimals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(in decimal? offered, int digits, out long minorUnits)
    {
        minorUnits = 0;
        return offered is { } amount && MinorUnitConversion.TryFromDecimal(amount, digits, out minorUnits) == MinorUnitsStatus.Exact
            && minorUnits > 0;
    }

    /// <summary>The same of an amount that is rounded by a rule where it has more decimals than the currency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(in decimal? offered, int digits, MidpointRounding? rounding, out long minorUnits) =>
        IsGood(offered, digits, out minorUnits)
        || (rounding is { } rule && offered is { } amount && IsGoodRounded(amount, digits, rule, out minorUnits));

    /// <summary>Whether kind and category are good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(EntryKind? kind, EntryCategory? category) =>
        IsGood(kind) && IsGood(category);

    /// <summary>Whether a kind is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(EntryKind? kind) => kind is { } stated && IsGood(stated);

    /// <summary>Whether a category is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(EntryCategory? category) => category is { } stated && IsGood(stated);

    /// <summary>Whether a row's own number is good: its position from 0 fits 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGoodNumber(long? number) => number is >= 1 and <= int.MaxValue;

    /// <summary>Whether the date that every row must state is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGoodDay(LocalDate? stated) => stated is { } day && DayNumber.IsAllowedInRow(day);

    /// <summary>Whether an optional date is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(LocalDate? stated) => stated is not { } day || DayNumber.IsAllowedInRow(day);

    /// <summary>
    /// The position of the first bad entry of columns of equal length, as far as it is not codes; −1 where all are good. A column at a
    /// time, and allocates nothing.
    /// </summary>
    public static int FirstBad(EntryColumns columns, Currency currency)
    {
        int first = int.MaxValue;
        Look(FirstOf(columns.EffectiveDates.Span, static day => !DayNumber.IsAllowedInRow(day)));
        Look(columns.MinorUnits.Span.IndexOfAnyInRange(long.MinValue, 0));
        int digits = currency.MinorUnitDigits;
        ReadOnlySpan<decimal> amounts = columns.Amounts.Span;
        for (int i = 0; i < amounts.Length && i < first; i++)
        {
            if (!IsGood(amounts[i], digits, out _)) Look(i);
        }

        Look(FirstOf(columns.Kinds.Span, static kind => !IsGood(kind)));
        Look(FirstOf(columns.Categories.Span, static category => !IsGood(category)));
        Look(FirstOf(columns.RecordedDates.Span, static day => !IsGood(day)));
        Look(FirstOf(columns.OriginDates.Span, static day => !IsGood(day)));
        Look(FirstOf(columns.DueDates.Span, static day => !IsGood(day)));
        return first == int.MaxValue ? -1 : first;

        void Look(int found)
        {
            if (found >= 0) first = Math.Min(first, found);
        }
    }

    /// <summary>
    /// The finding on a bad row of columns, with everything that is wrong with it; at stake is its amount, where that is good.
    /// </summary>
    public static Finding Reject(long ordinal, in RowParts row, Currency currency, MidpointRounding? rounding) =>
        new RowFaults(FindingPosition.FromOrdinal(ordinal), row, currency, rounding).ToFinding();

    /// <summary>The finding on a row or an entry that is null.</summary>
    public static Finding RejectNull(long ordinal, string whatIsNeeded) => Rejection(
        ordinal, [FindingFault.FromText(RowFaults.Row, null, $"Found null; {whatIsNeeded} is needed. Leave it out or restore it.")]);

    /// <summary>The finding on an entry that does not belong into a ledger, or null where it does.</summary>
    /// <param name="ordinal">Its position in what was offered.</param>
    /// <param name="entry">The entry, which is good by itself.</param>
    /// <param name="currency">The currency of the ledger.</param>
    /// <param name="whyTooMany">Why its dimensions are too many; none where they are not.</param>
    public static Finding? RejectEntry(long ordinal, LedgerEntry entry, Currency currency, string? whyTooMany)
    {
        bool isOfCurrency = entry.Amount.Currency == currency;
        if (isOfCurrency && whyTooMany is null) return null;
        List<FindingFault> faults = [];
        if (!isOfCurrency)
        {
            faults.Add(FindingFault.FromText(
                RowFaults.Amount, entry.Amount.ToString(),
                $"Found {entry.Amount} in a ledger kept in {currency}; one ledger keeps one currency. Build a ledger per currency."));
        }

        if (whyTooMany is not null) faults.Add(FindingFault.FromText(RowFaults.Row, null, whyTooMany));
        return Rejection(ordinal, faults) with { AmountAtStake = entry.Amount };
    }

    /// <summary>The finding on a rejected row.</summary>
    public static Finding Rejection(FindingPosition position, IReadOnlyList<FindingFault> faults) =>
        Finding.FromFaults(LedgerRules.RejectedRow, FindingSeverity.Error, [position], faults);

    private static Finding Rejection(long ordinal, IReadOnlyList<FindingFault> faults) =>
        Rejection(FindingPosition.FromOrdinal(ordinal), faults);

    private static int FirstOf<T>(ReadOnlySpan<T> column, Func<T, bool> isBad)
    {
        for (int i = 0; i < column.Length; i++)
        {
            if (isBad(column[i])) return i;
        }

        return -1;
    }

    private static bool IsGoodRounded(decimal amount, int digits, MidpointRounding rule, out long minorUnits) =>
        MinorUnitConversion.TryRoundFromDecimal(amount, digits, rule, out minorUnits) && minorUnits > 0;

    private static bool IsGood(EntryKind kind) => (uint)kind <= (uint)EntryKind.RecoveryReturned;

    private static bool IsGood(EntryCategory category) => (uint)category <= (uint)EntryCategory.ForgivenPayable;
}
