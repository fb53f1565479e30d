using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which calendar year gives a fiscal year its number.</summary>
[JsonConverter(typeof(EnumJsonConverter<FiscalYearNaming>))]
public enum FiscalYearNaming
{
    /// <summary>The year in which it ends: the US federal year from October 2013 is FY2014.</summary>
    EndYear,

    /// <summary>The year in which it starts: the same year is FY2013.</summary>
    StartYear,
}
