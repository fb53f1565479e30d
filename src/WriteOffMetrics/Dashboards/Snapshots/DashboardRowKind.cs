using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>What a row of a dashboard's table is.</summary>
[JsonConverter(typeof(EnumJsonConverter<DashboardRowKind>))]
public enum DashboardRowKind
{
    /// <summary>One of the things that the table lists.</summary>
    Item = 0,

    /// <summary>All further ones together.</summary>
    Others = 1,

    /// <summary>What stands between the rows and a figure from elsewhere.</summary>
    Reconciliation = 2,

    /// <summary>All rows together.</summary>
    Total = 3,
}
