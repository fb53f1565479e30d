using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What of an open amount can be lost: all of it, or without tax that is got back, or without what is insured.</summary>
/// <param name="WithoutTax">Whether the part that is tax is left out.</param>
/// <param name="WithoutInsured">Whether the part that is insured is left out.</param>
internal sealed record ExposureBasis(bool WithoutTax, bool WithoutInsured)
{
    public static readonly ExposureBasis Whole = new(false, false);

    /// <summary>
    /// The exposure of a line of which so much is open, in minor units. Tax and insurance are parts of the original amount, and of what is
    /// open as much in proportion, to the minor unit; the insured part is taken from what is left without tax.
    /// </summary>
    public long Of(in ItemRow row, long open)
    {
        long left = open;
        if (WithoutTax && row.Tax > 0) left -= PartOf(left, row.Tax, row.Amount);
        if (WithoutInsured && row.Insured > 0) left -= PartOf(left, row.Insured, row.Amount);
        return left;
    }

    /// <summary>The basis in words.</summary>
    public string InWords => (WithoutTax, WithoutInsured) switch
    {
        (false, false) => "open debits, tax and insured parts included",
        (true, false) => "open debits without tax, insured parts included",
        (false, true) => "open debits without insured parts, tax included",
        _ => "open debits without tax and insured parts",
    };

    private static long PartOf(long open, long part, long whole) =>
        (long)((Fraction)((Int128)open * part) / whole).Round(AllowanceInputs.Rounding);
}
