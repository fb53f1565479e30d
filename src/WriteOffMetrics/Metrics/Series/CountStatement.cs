using NodaTime;

namespace WriteOffMetrics;

/// <summary>What was stated of a series of counts.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="LastCompleteDay">The day through which they are complete, beside what is known of their ledger.</param>
internal sealed record CountStatement(string? Source, LocalDate? LastCompleteDay)
{
    public static readonly CountStatement Nothing = new(null, null);
}
