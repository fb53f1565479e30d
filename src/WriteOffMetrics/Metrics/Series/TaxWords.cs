namespace WriteOffMetrics;

/// <summary>The words for a tax basis.</summary>
internal static class TaxWords
{
    public static string NameOf(TaxBasis basis) => basis switch
    {
        TaxBasis.WithTax => "with tax",
        TaxBasis.WithoutTax => "without tax",
        _ => "not stated",
    };
}
