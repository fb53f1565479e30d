using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Whether a change is defined, and if not, why.</summary>
[JsonConverter(typeof(EnumJsonConverter<ChangeStatus>))]
public enum ChangeStatus
{
    /// <summary>Difference and relative change have values.</summary>
    Defined,

    /// <summary>The period compared with is not on the axis.</summary>
    NoEarlierPeriod,

    /// <summary>One of the two periods is incomplete.</summary>
    IncompletePeriod,

    /// <summary>One of the two figures is undefined.</summary>
    UndefinedFigure,

    /// <summary>The earlier figure is zero: there is a difference but no relative change.</summary>
    ZeroBase,

    /// <summary>The earlier figure is negative: there is a difference, but a relative change would have the wrong sign.</summary>
    NegativeBase,

    /// <summary>The later figure is zero or negative: no steady rate of growth leads there.</summary>
    NotAboveZero,

    /// <summary>The change exceeds what an amount or a ratio can hold.</summary>
    OutOfRange,
}
