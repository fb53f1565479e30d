using NodaTime;

namespace WriteOffMetrics;

/// <summary>What was stated of a series of amounts.</summary>
/// <param name="TaxBasis">Whether they include tax.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="LastCompleteDay">The day through which they are complete, beside what is known of their ledger.</param>
internal sealed record AmountStatement(TaxBasis TaxBasis, string? Source, LocalDate? LastCompleteDay)
{
    public static readonly AmountStatement Nothing = new(TaxBasis.NotStated, null, null);
}
