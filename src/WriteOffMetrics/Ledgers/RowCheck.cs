using System.Globalization;
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
    public static bool IsGood(in RowParts row, Currency currency, out long minorUnits) =>
        IsGood(row.Amount, currency.MinorUnitDigits, out minorUnits) && IsGoodDay(row.EffectiveDate)
        && IsGood(row.Kind, row.Category) && IsGood(row.RecordedDate) && IsGood(row.OriginDate) && IsGood(row.DueDate);

    /// <summary>Whether an amount is good, in a currency of so many decimals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(in decimal? offered, int digits, out long minorUnits)
    {
        minorUnits = 0;
        return offered is { } amount && MinorUnitConversion.TryFromDecimal(amount, digits, out minorUnits) == MinorUnitsStatus.Exact
            && minorUnits > 0;
    }

    /// <summary>Whether kind and category are good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(EntryKind? kind, EntryCategory? category) =>
        kind is { } stated && IsGood(stated) && category is { } what && IsGood(what);

    /// <summary>Whether the date that every row must state is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGoodDay(LocalDate? stated) => stated is { } day && DayNumber.IsAllowed(day);

    /// <summary>Whether an optional date is good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGood(LocalDate? stated) => stated is not { } day || DayNumber.IsAllowed(day);

    /// <summary>Whether the entry at a position of columns of equal length is bad, as far as it is not codes. Allocates nothing.</summary>
    public static bool IsBad(EntryColumns columns, int row, Currency currency)
    {
        if (!DayNumber.IsAllowed(columns.EffectiveDates.Span[row])) return true;
        if (columns.Amounts.IsEmpty ? columns.MinorUnits.Span[row] <= 0
            : !IsGood(columns.Amounts.Span[row], currency.MinorUnitDigits, out _)) return true;
        if (!columns.Kinds.IsEmpty && !IsGood(columns.Kinds.Span[row])) return true;
        if (!columns.Categories.IsEmpty && !IsGood(columns.Categories.Span[row])) return true;
        return IsBadDay(columns.RecordedDates) || IsBadDay(columns.OriginDates) || IsBadDay(columns.DueDates);

        bool IsBadDay(ReadOnlyMemory<LocalDate?> days) => !days.IsEmpty && !IsGood(days.Span[row]);
    }

    /// <summary>The finding on a bad row, with everything that is wrong with it; at stake is its amount, where that is good.</summary>
    public static Finding Reject(long ordinal, in RowParts row, Currency currency)
    {
        List<FindingFault> faults = [];
        AddFaultOfDay(faults, row.EffectiveDate);
        AddFaultOfAmount(faults, row.Amount, currency);
        AddFaultOfKind(faults, row.Kind);
        AddFaultOfCategory(faults, row.Category);
        AddFaultOfOptionalDay(faults, "recorded date", row.RecordedDate);
        AddFaultOfOptionalDay(faults, "origin date", row.OriginDate);
        AddFaultOfOptionalDay(faults, "due date", row.DueDate);
        return Rejection(ordinal, faults) with
        {
            AmountAtStake = IsGood(row.Amount, currency.MinorUnitDigits, out long minorUnits)
                ? Money.FromMinorUnits(minorUnits, currency)
                : null,
        };
    }

    /// <summary>The finding on a row or an entry that is null.</summary>
    public static Finding RejectNull(long ordinal, string whatIsNeeded) => Rejection(
        ordinal, [FindingFault.FromText("row", null, $"Found null; {whatIsNeeded} is needed. Leave it out or restore it.")]);

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
                "amount", entry.Amount.ToString(),
                $"Found {entry.Amount} in a ledger kept in {currency}; one ledger keeps one currency. Build a ledger per currency."));
        }

        if (whyTooMany is not null) faults.Add(FindingFault.FromText("row", null, whyTooMany));
        return Rejection(ordinal, faults) with { AmountAtStake = entry.Amount };
    }

    private static Finding Rejection(long ordinal, IReadOnlyList<FindingFault> faults) =>
        Finding.FromFaults(LedgerRules.RejectedRow, FindingSeverity.Error, [FindingPosition.FromOrdinal(ordinal)], faults);

    private static bool IsGood(EntryKind kind) => (uint)kind <= (uint)EntryKind.RecoveryReturned;

    private static bool IsGood(EntryCategory category) => (uint)category <= (uint)EntryCategory.ForgivenPayable;

    private static void AddFaultOfDay(List<FindingFault> faults, LocalDate? stated)
    {
        const string Field = "effective date";
        const string WhyMissing =
            "Found no date; a day of the years 1 to 9999 is needed, because it decides the period. Supply it.";
        if (stated is null) faults.Add(FindingFault.FromText(Field, null, WhyMissing));
        else AddFaultOfOptionalDay(faults, Field, stated);
    }

    private static void AddFaultOfOptionalDay(List<FindingFault> faults, string field, LocalDate? stated)
    {
        if (stated is { } day && !DayNumber.IsAllowed(day))
            faults.Add(FindingFault.FromText(field, TextOf(day), DayNumber.WhyRefused(day)));
    }

    private static void AddFaultOfAmount(List<FindingFault> faults, decimal? offered, Currency currency)
    {
        const string Field = "amount";
        if (offered is not { } amount)
        {
            faults.Add(FindingFault.FromText(Field, null, "Found no amount; an amount above zero is needed. Supply it."));
            return;
        }

        string text = amount.ToString(CultureInfo.InvariantCulture);
        if (amount <= 0)
        {
            faults.Add(FindingFault.FromText(
                Field, text,
                $"Found {text}; amounts above zero are allowed, because the kind carries the sign. Leave out an entry of nothing; "
                + "give one that lowers a write-off the kind Reversal or Recovery."));
        }
        else if (Money.TryFromDecimal(amount, currency, out _) is { } problem)
        {
            faults.Add(FindingFault.FromText(Field, text, problem));
        }
    }

    private static void AddFaultOfKind(List<FindingFault> faults, EntryKind? stated)
    {
        const string Field = "kind";
        if (stated is not { } kind)
            faults.Add(FindingFault.FromText(Field, null, "Found no kind; a member of EntryKind is needed. Supply it."));
        else if (!IsGood(kind))
            faults.Add(OfNoMember(Field, (int)kind, nameof(EntryKind)));
    }

    private static void AddFaultOfCategory(List<FindingFault> faults, EntryCategory? stated)
    {
        const string Field = "category";
        if (stated is not { } category)
            faults.Add(FindingFault.FromText(Field, null, "Found no category; a member of EntryCategory is needed. Supply it."));
        else if (!IsGood(category))
            faults.Add(OfNoMember(Field, (int)category, nameof(EntryCategory)));
    }

    private static FindingFault OfNoMember(string field, int found, string type) => FindingFault.FromText(
        field, Invariant.Text(found), $"Found {Invariant.Text(found)}; a member of {type} is allowed. Correct the row.");

    private static string TextOf(LocalDate day) =>
        DayNumber.IsIso(day) ? DayNumber.ToText(day) : $"{DayNumber.ToText(day)} ({day.Calendar.Id})";
}
