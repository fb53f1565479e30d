using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>On which of the days that have the right name a fiscal year of whole weeks ends.</summary>
[JsonConverter(typeof(EnumJsonConverter<WeekYearEnd>))]
public enum WeekYearEnd
{
    /// <summary>The last such weekday of the month.</summary>
    LastInMonth,

    /// <summary>Such a weekday nearest to the last day of the month, which may lie up to three days into the next.</summary>
    NearestToMonthEnd,
}
