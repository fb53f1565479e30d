using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>The entries that results of this wing hand to a ledger.</summary>
internal static class PostedEntries
{
    /// <summary>A write-off of an amount above zero, a reversal of one below; none of nothing.</summary>
    public static LedgerEntry? Of(
        EntryCategory category, string reason, string? account, LocalDate day, Currency currency, long minorUnits) => minorUnits switch
        {
            0 => null,
            > 0 => LedgerEntry.WriteOff(day, Money.FromMinorUnits(minorUnits, currency)),
            _ => LedgerEntry.Reversal(day, -Money.FromMinorUnits(minorUnits, currency)),
        } is { } entry ? entry with { Category = category, Account = account, Reason = reason } : null;
}
