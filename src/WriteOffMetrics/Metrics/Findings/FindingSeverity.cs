using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How bad a finding is, in ascending order.</summary>
[JsonConverter(typeof(EnumJsonConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Allowed by some policies and forbidden by others: to be known. Figures are as good with it as without.</summary>
    Information,

    /// <summary>Unusual and probably wrong, with an explanation that the data alone cannot rule out: somebody is to look at it.</summary>
    Warning,

    /// <summary>Cannot be right whatever the policy, or was refused: to be corrected at its source.</summary>
    Error,
}
