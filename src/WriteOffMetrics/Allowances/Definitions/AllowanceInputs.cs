using System.Globalization;

namespace WriteOffMetrics.Allowances;

/// <summary>What is asked of inputs wherever they are taken, how decimals are written in messages, and how amounts are rounded.</summary>
internal static class AllowanceInputs
{
    /// <summary>Where a half goes when an amount is rounded for reading.</summary>
    public const MidpointRounding Rounding = MidpointRounding.AwayFromZero;

    /// <exception cref="ArgumentException">The amount is without a currency.</exception>
    public static Money RequireCurrency(Money amount, string parameterName) => amount.Currency.IsDefined
        ? amount
        : throw new ArgumentException(
            "Found an amount without a currency; an amount in one is allowed. Make it with Money.FromDecimal.", parameterName);

    /// <summary>An allowance at the end of each period, or where it may be so, amounts stated without a definition.</summary>
    /// <exception cref="ArgumentException">They are something else.</exception>
    public static void RequireAllowance(AmountSeries allowance, bool mayBeUnnamed, string parameterName)
    {
        Metric metric = allowance.Definition.Metric;
        if (metric != AllowanceMetrics.AllowanceBalance && metric != AllowanceMetrics.RequiredAllowance
            && metric != AllowanceMetrics.MatrixAllowance && !(mayBeUnnamed && metric == StatedMetrics.Amount.Metric))
            throw new ArgumentException(
                $"Found {allowance.Definition} as an allowance; the allowance at the end of each period is allowed. Use "
                + "AllowanceHistory.Closing or RequiredAllowance.Series, or state it with AllowanceMetrics.Allowance.",
                parameterName);
    }

    /// <exception cref="ArgumentException">Another date of the entries decides their periods.</exception>
    public static void RequireEffectiveDates(WriteOffLedger ledger, string parameterName)
    {
        if (ledger.PeriodBasis != PeriodBasis.EffectiveDate)
            throw new ArgumentException(
                $"Found a ledger by {EntryWords.NameOf(ledger.PeriodBasis)}; one by effective date is allowed, on which a write-off was "
                + "made. Use ledger.WithPeriodBasis(PeriodBasis.EffectiveDate).",
                parameterName);
    }

    /// <summary>How many periods a year has.</summary>
    /// <exception cref="ArgumentException">Years have different numbers of them.</exception>
    public static int PeriodsPerYear(PeriodAxis axis, string parameterName) => axis.Calendar.PeriodsPerYear ?? throw new ArgumentException(
        $"Found {axis}; periods of which a year has the same number are allowed, such as months, quarters or years.", parameterName);

    /// <summary>A decimal without a culture.</summary>
    public static string InText(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
