using System.Globalization;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Amounts for which a rule of a policy holds, in the policy's currency and in its major units, with the side of each bound:
/// <c>AmountRange.Below(50m)</c>, <c>AmountRange.Between(50.01m, 99.99m)</c>, <c>AmountRange.From(100m)</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when bounds and sides are. Amounts are compared exactly.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record AmountRange : IReport
{
    private AmountRange(decimal? lower, bool includesLower, decimal? upper, bool includesUpper)
    {
        (Lower, IncludesLower, Upper, IncludesUpper) = (lower, includesLower, upper, includesUpper);
    }

    /// <summary>Every amount.</summary>
    public static AmountRange All { get; } = new(null, false, null, false);

    /// <summary>The lower bound; null where there is none.</summary>
    public decimal? Lower { get; }

    /// <summary>Whether the lower bound itself is in it.</summary>
    public bool IncludesLower { get; }

    /// <summary>The upper bound; null where there is none.</summary>
    public decimal? Upper { get; }

    /// <summary>Whether the upper bound itself is in it.</summary>
    public bool IncludesUpper { get; }

    /// <summary>Amounts below a bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above zero.</exception>
    public static AmountRange Below(decimal bound) => new(null, false, RequireAbove(bound, nameof(bound)), false);

    /// <summary>Amounts up to a bound, which is in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above zero.</exception>
    public static AmountRange UpTo(decimal bound) => new(null, false, RequireAbove(bound, nameof(bound)), true);

    /// <summary>Amounts from a bound on, which is in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above zero.</exception>
    public static AmountRange From(decimal bound) => new(RequireAbove(bound, nameof(bound)), true, null, false);

    /// <summary>Amounts above a bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above zero.</exception>
    public static AmountRange Above(decimal bound) => new(RequireAbove(bound, nameof(bound)), false, null, false);

    /// <summary>Amounts between two bounds, which are in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not above zero, or the second is below the first.</exception>
    public static AmountRange Between(decimal lower, decimal upper)
    {
        RequireAbove(lower, nameof(lower));
        return upper >= lower ? new AmountRange(lower, true, upper, true) : throw new ArgumentOutOfRangeException(
            nameof(upper), $"Found the bounds {Text(lower)} and {Text(upper)}; a second one from the first on is allowed. Swap them.");
    }

    /// <summary>
    /// Amounts from a bound on, which is in it, and below another, which is not: what lies between published cents included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not above zero, or the second is not above the first.</exception>
    public static AmountRange FromBelow(decimal lower, decimal upper)
    {
        RequireAbove(lower, nameof(lower));
        return upper > lower ? new AmountRange(lower, true, upper, false) : throw new ArgumentOutOfRangeException(
            nameof(upper), $"Found the bounds {Text(lower)} and {Text(upper)}; a second one above the first is allowed.");
    }

    /// <summary>Whether an amount is in it.</summary>
    /// <param name="amount">The amount, in major units of the policy's currency.</param>
    public bool Contains(decimal amount) => Contains((Fraction)amount);

    /// <summary>The range on one line, in any culture: <c>from 50.01 to 99.99</c>.</summary>
    public override string ToString() => (Lower, Upper) switch
    {
        (null, null) => "any amount",
        (null, { } upper) => $"{(IncludesUpper ? "up to" : "below")} {Text(upper)}",
        ({ } lower, null) => $"{(IncludesLower ? "from" : "above")} {Text(lower)}",
        ({ } lower, { } upper) => $"from {Text(lower)} {(IncludesUpper ? "to" : "to below")} {Text(upper)}",
    };

    internal bool Contains(Fraction amount)
    {
        if (Lower is { } lower && amount.CompareTo(lower) is var above && (above < 0 || (above == 0 && !IncludesLower))) return false;
        return Upper is not { } upper || amount.CompareTo(upper) is var below && (below < 0 || (below == 0 && IncludesUpper));
    }

    internal static string Text(decimal bound) => bound.ToString("#,0.############################", CultureInfo.InvariantCulture);

    internal static decimal RequireAbove(decimal bound, string parameterName) => bound > 0 ? bound : throw new ArgumentOutOfRangeException(
        parameterName, $"Found the bound {Text(bound)}; a bound above zero is allowed, because every request is above zero.");

    void IReport.Write(ReportWriter report)
    {
        if (Lower is not null) report.Add(Lower).Add(IncludesLower);
        if (Upper is not null) report.Add(Upper).Add(IncludesUpper);
    }
}
