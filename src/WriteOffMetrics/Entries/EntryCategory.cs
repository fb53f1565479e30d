using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>What was written off. Totals are always kept per category.</summary>
[JsonConverter(typeof(EnumJsonConverter<EntryCategory>))]
public enum EntryCategory
{
    /// <summary>A receivable: what the write-off ratios M1 to M9 read unless another category is named. A loss.</summary>
    Receivable,

    /// <summary>Stock written down or lost. A loss.</summary>
    Inventory,

    /// <summary>A fixed or other asset. A loss.</summary>
    Asset,

    /// <summary>A claim on a vendor, such as a lost deposit. A loss.</summary>
    Vendor,

    /// <summary>A customer's credit balance cleared. Not a loss, and never part of "all losses".</summary>
    CreditBalance,

    /// <summary>A payable that the creditor forgave. Not a loss, and never part of "all losses".</summary>
    ForgivenPayable,
}
