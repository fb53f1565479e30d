using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>What an open item is. Amounts are positive; the kind says whether it is owed or a credit.</summary>
[JsonConverter(typeof(EnumJsonConverter<OpenItemKind>))]
public enum OpenItemKind
{
    /// <summary>An invoice, or one instalment of it: owed.</summary>
    Invoice,

    /// <summary>A credit note that is not allocated yet: a credit.</summary>
    CreditNote,

    /// <summary>Money received that is not allocated yet, or was paid beyond what was owed: a credit.</summary>
    OnAccountCash,

    /// <summary>
    /// A reversal of a write-off, or a returned payment, beyond what had been settled so: owed, without an invoice here. Made by the
    /// library, never stated.
    /// </summary>
    UnmatchedDebit,

    /// <summary>
    /// A write-off or an adjustment that found nothing to settle: a credit, without a credit note here. Made by the library, never stated.
    /// </summary>
    UnmatchedCredit,
}
