using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>What an entry did. Amounts are positive; the kind carries the sign.</summary>
[JsonConverter(typeof(EnumJsonConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>An uncollectible amount removed from the books (a bank's charge-off): adds to gross and net.</summary>
    WriteOff,

    /// <summary>A write-off posting undone because it was wrong: lowers net, in its own period.</summary>
    Reversal,

    /// <summary>Money received on an item after it was written off: lowers net, in the period of receipt.</summary>
    Recovery,

    /// <summary>A recovery undone (a bounced cheque): raises net again, in its own period.</summary>
    RecoveryReturned,
}
