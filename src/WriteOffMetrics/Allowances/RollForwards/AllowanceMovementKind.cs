using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>What moved an allowance.</summary>
[JsonConverter(typeof(EnumJsonConverter<AllowanceMovementKind>))]
public enum AllowanceMovementKind
{
    /// <summary>The net addition that is charged to expense; below zero where it is released.</summary>
    Provision,

    /// <summary>Write-offs charged to the allowance, which lower it.</summary>
    WriteOffs,

    /// <summary>Write-offs undone because they were wrong, which raise it again.</summary>
    Reversals,

    /// <summary>Recoveries of what was written off, which raise it.</summary>
    Recoveries,

    /// <summary>Recoveries undone, which lower it.</summary>
    RecoveriesReturned,

    /// <summary>What exchange rates did to it.</summary>
    ExchangeDifferences,

    /// <summary>The allowance of receivables that were bought or sold with a business.</summary>
    Acquisitions,

    /// <summary>Anything else, with a reason.</summary>
    Other,
}
