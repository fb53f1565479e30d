using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How the 13 weeks of a quarter are shared among its three periods. A 53rd week lengthens the last period of the year.</summary>
[JsonConverter(typeof(EnumJsonConverter<WeekPattern>))]
public enum WeekPattern
{
    /// <summary>4, 4 and 5 weeks.</summary>
    FourFourFive,

    /// <summary>4, 5 and 4 weeks: the retail calendar of the National Retail Federation.</summary>
    FourFiveFour,

    /// <summary>5, 4 and 4 weeks.</summary>
    FiveFourFour,
}
