using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Whether amounts include sales tax or VAT. Invoices are written off with tax and sales reported without: a ratio of the two is too high
/// by the rate.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<TaxBasis>))]
public enum TaxBasis
{
    /// <summary>Nobody said. Explanations print it.</summary>
    NotStated,

    /// <summary>The amounts exclude tax.</summary>
    WithoutTax,

    /// <summary>The amounts include tax.</summary>
    WithTax,
}
