using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A test of whether a series rises or falls.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrendTest>))]
public enum TrendTest
{
    /// <summary>Mann (1945) and Kendall (1975): ranks of all pairs of periods. For independent figures without seasons.</summary>
    MannKendall,

    /// <summary>
    /// Hirsch, Slack and Smith (1982): ranks within each season, so that the season of the year does not pass for a trend.
    /// </summary>
    SeasonalMannKendall,

    /// <summary>Hamed and Rao (1998): Mann–Kendall for figures that depend on those before.</summary>
    HamedRao,

    /// <summary>Cochran (1954) and Armitage (1955): proportions of counts, for the incidence ratio (M36) alone.</summary>
    CochranArmitage,
}
