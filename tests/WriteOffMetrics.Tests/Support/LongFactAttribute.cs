namespace WriteOffMetrics.Tests;

/// <summary>A test of all sources that takes a quarter of a plain run's time: .ci/run has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Cases.IsPlain) Skip = "Reads what every expression of the sources means, which takes long: .ci/run runs it.";
    }
}
