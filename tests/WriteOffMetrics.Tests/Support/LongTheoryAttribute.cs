using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Tests;

/// <summary>A theory that takes long for what it adds to a plain run: .ci/run has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute(string why, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Cases.WhyNotNow(why);
}
