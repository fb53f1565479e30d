namespace WriteOffMetrics.Tests;

/// <summary>A test of what all sources mean, which takes a quarter of a plain run's time: .ci/run has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Cases.IsPlain && Environment.GetEnvironmentVariable("WRITEOFFMETRICS_ACCEPT") != "1")
            Skip = "Reads what every expression of the sources means, which takes long: .ci/run runs it.";
    }
}
