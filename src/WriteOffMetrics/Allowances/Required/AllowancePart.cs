using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>Which part of a required allowance a line is.</summary>
[JsonConverter(typeof(EnumJsonConverter<AllowancePart>))]
public enum AllowancePart
{
    /// <summary>What was assessed of an account or a document.</summary>
    Specific,

    /// <summary>A bucket of the provision matrix.</summary>
    Matrix,

    /// <summary>What management added or took away.</summary>
    Overlay,
}
