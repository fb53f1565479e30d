using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>What a settlement did to open items.</summary>
[JsonConverter(typeof(EnumJsonConverter<SettlementKind>))]
public enum SettlementKind
{
    /// <summary>Money received.</summary>
    Payment,

    /// <summary>A payment undone (a bounced cheque): what it settled is open again.</summary>
    PaymentReturned,

    /// <summary>A credit, such as a credit note or on-account cash, used to settle an invoice. It changes no total.</summary>
    CreditAllocation,

    /// <summary>
    /// A dispute credited, a short payment accepted, a discount taken: with a reason, reported apart, and never a write-off. Of a credit it
    /// lowers what is left of it, as a refund does.
    /// </summary>
    Adjustment,

    /// <summary>A write-off of the ledger, read with <c>OpenItems.Settle(ledger)</c>; never stated in rows.</summary>
    WriteOff,

    /// <summary>A reversal of the ledger, read likewise: what was written off is open again.</summary>
    Reversal,
}
