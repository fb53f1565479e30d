namespace WriteOffMetrics.Tests;

/// <summary>Tests that measure processor time run alone: that of tests beside them would count as theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
