using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>Whether a control test could be run. Only of one that was, no findings means that nothing was found.</summary>
[JsonConverter(typeof(EnumJsonConverter<ControlStatus>))]
public enum ControlStatus
{
    /// <summary>The test was run.</summary>
    Tested,

    /// <summary>There are fewer entries than the test was told to need, or so few that no outcome could lie beyond the bound.</summary>
    TooFew,

    /// <summary>What the test looks at was not given, or is stated by no entry.</summary>
    MissingInput,
}
