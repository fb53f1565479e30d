namespace WriteOffMetrics.Tests;

/// <summary>
/// A test that compiles and runs the programs of the documents, which takes a tenth of a plain run's time: .ci/run has it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute()
    {
        if (Cases.IsPlain) Skip = "Compiles the programs of the documents, which takes long: .ci/run runs it.";
    }
}
