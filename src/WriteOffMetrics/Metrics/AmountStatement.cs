namespace WriteOffMetrics;

/// <summary>What was stated of a series of amounts.</summary>
/// <param name="TaxBasis">Whether they include tax.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record AmountStatement(TaxBasis TaxBasis, string? Source)
{
    public static readonly AmountStatement Nothing = new(TaxBasis.NotStated, null);
}

/// <summary>Amounts that may lie between two minor units, and the rule by which they are rounded for reading.</summary>
internal sealed record ExactAmounts(Fraction[] MinorUnits, MidpointRounding Rule);
