using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which amount of <see cref="PeriodTotals"/> is meant, by the name of its series there.</summary>
[JsonConverter(typeof(EnumJsonConverter<AmountMeasure>))]
public enum AmountMeasure
{
    /// <summary>Gross write-offs (M1).</summary>
    Gross,

    /// <summary>Write-offs undone because they were wrong.</summary>
    Reversals,

    /// <summary>Money received after the write-off.</summary>
    Recoveries,

    /// <summary>Recoveries undone.</summary>
    RecoveriesReturned,

    /// <summary>Recoveries less those returned.</summary>
    NetRecoveries,

    /// <summary>Net write-offs (M2): gross − reversals − (recoveries − recoveries returned).</summary>
    Net,
}
