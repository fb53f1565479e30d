namespace WriteOffMetrics.Allowances;

/// <summary>A line of a required allowance before it is rounded.</summary>
/// <param name="Part">Which part it is.</param>
/// <param name="Name">The bucket, or of whom or what.</param>
/// <param name="Segment">The value by which rates differ.</param>
/// <param name="Exposure">What is open, in minor units; none of an overlay.</param>
/// <param name="Rate">Which part of it is set aside; none of an overlay, and where nobody knows and nothing is open.</param>
/// <param name="Amount">What is set aside, in minor units, exactly.</param>
/// <param name="Reason">Why.</param>
internal sealed record ExactLine(
    AllowancePart Part, string Name, string? Segment, long? Exposure, Fraction? Rate, Fraction Amount, string Reason)
{
    public static ExactLine OfMatrix(ProvisionMatrix matrix, int segment, int column, long exposure, Fraction? rate)
    {
        (string? value, LossRates rates) = matrix.Rates[segment];
        string name = column < rates.Count ? rates.Buckets[column] : "undated";
        return new ExactLine(
            AllowancePart.Matrix, name, matrix.Dimension is null ? null : value ?? "(not stated)", exposure, rate,
            exposure == 0 ? 0L : exposure * rate!.Value, AllowanceWords.ReasonOf(matrix, rates));
    }

    public static ExactLine OfSpecific(SpecificAllowance specific, long exposure, Fraction rate) =>
        new(AllowancePart.Specific, specific.Of, null, exposure, rate, exposure * rate, specific.Reason);

    public static ExactLine OfOverlay(ManagementOverlay overlay) => new(
        AllowancePart.Overlay, overlay.Dimension is null ? "everything" : $"{overlay.Dimension} {Invariant.InQuotes(overlay.Value)}", null,
        null, null, overlay.Amount.MinorUnits, $"{overlay.Reason}, through {DayNumber.ToText(overlay.Expires)}");

    /// <summary>The lines rounded so that they add up to a total, which is their exact sum rounded: by the largest remainder.</summary>
    public static AllowanceLine[] Round(ExactLine[] lines, Money total)
    {
        Int128[] floors = [.. lines.Select(line => (Int128)line.Amount.Round(MidpointRounding.ToNegativeInfinity))];
        Fraction[] remainders = [.. lines.Select((line, i) => line.Amount - floors[i])];
        LargestRemainder.HandOut(floors, RanksOf(remainders), total.MinorUnits - floors.Aggregate((Int128)0, (sum, floor) => sum + floor));
        return [.. lines.Select((line, i) => line.Rounded(Money.FromExact(floors[i], total.Currency)))];
    }

    private AllowanceLine Rounded(Money amount) => new(
        Part, Name, Segment, Exposure is { } exposure ? Money.FromMinorUnits(exposure, amount.Currency) : null,
        Rate is { } rate ? RatioArithmetic.ToRatio(rate) : null, amount, Reason);

    /// <summary>What is larger has a larger number, and what is equal the same: a common scale for fractions of any divisor.</summary>
    private static UInt128[] RanksOf(Fraction[] values)
    {
        var ranks = new UInt128[values.Length];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        for (int i = 1; i < order.Length; i++)
            ranks[order[i]] = ranks[order[i - 1]] + (values[order[i]].CompareTo(values[order[i - 1]]) > 0 ? 1u : 0u);
        return ranks;
    }
}
