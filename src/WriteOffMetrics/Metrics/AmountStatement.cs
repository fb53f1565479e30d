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

/// <summary>What was stated of a series of counts.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="LastCompleteDay">The day through which they are complete, beside what is known of their ledger.</param>
internal sealed record CountStatement(string? Source, LocalDate? LastCompleteDay)
{
    public static readonly CountStatement Nothing = new(null, null);
}

/// <summary>Amounts that may lie between two minor units, and the rule by which they are rounded for reading.</summary>
internal sealed record ExactAmounts(Fraction[] MinorUnits, MidpointRounding Rule);
