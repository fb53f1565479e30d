using System.Text.Json.Serialization;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What is set aside for one open item.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class ItemAllowance : IRefusedAsJson
{
    internal ItemAllowance(OpenItem item, AllowancePart part, Money exposure, Fraction? rate, string reason)
    {
        Item = item;
        Part = part;
        Exposure = exposure;
        Rate = rate is { } known ? RatioArithmetic.ToRatio(known) : null;
        Amount = Money.FromFraction(exposure.MinorUnits * (rate ?? 0L), exposure.Currency, AllowanceInputs.Rounding);
        Reason = reason;
    }

    /// <summary>The item.</summary>
    public OpenItem Item { get; }

    /// <summary>Whether it is in the matrix, or has a specific allowance.</summary>
    public AllowancePart Part { get; }

    /// <summary>What is open of it, on the basis of the allowance.</summary>
    public Money Exposure { get; }

    /// <summary>
    /// Which part of it is set aside, with the forward-looking factor; null where nothing of it is exposed, because all is tax or insured.
    /// </summary>
    public Ratio? Rate { get; }

    /// <summary>What is set aside, rounded by itself: halves away from zero.</summary>
    public Money Amount { get; }

    /// <summary>Why: the bucket, or the reason of the specific allowance.</summary>
    public string Reason { get; }

    /// <summary>How much of which item and why, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Amount} ({(Rate is { } rate ? $"{rate.ToString("0.00 %", null)} of {Exposure}, " : "")}{Invariant.OnOneLine(Reason)}): {Item}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found an ItemAllowance, which names a document and who owes it; figures are written. Write the required allowance, or the members "
        + "that are wanted.";
}
