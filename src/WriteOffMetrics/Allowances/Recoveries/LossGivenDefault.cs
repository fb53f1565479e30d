using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// What is lost of one exposure in default (M18): 1 − Σ (recovery − cost) ÷ (1 + rate)^years ÷ exposure, a year being 365 days. Costs may
/// make it exceed 100 %, and interest received may make it negative: <see cref="Raw"/> says so, <see cref="Clamped"/> lies between 0 and
/// 100 %.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same digits everywhere.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class LossGivenDefault : IReport
{
    private LossGivenDefault(
        Money exposure, LocalDate defaultDay, Ratio annualRate, Money recovered, Money costs, Fraction presentValue, int count)
    {
        Exposure = exposure;
        DefaultDay = defaultDay;
        AnnualRate = annualRate;
        Recovered = recovered;
        Costs = costs;
        PresentValueExact = presentValue;
        CashFlowCount = count;
    }

    /// <summary>What was owed when it defaulted.</summary>
    public Money Exposure { get; }

    /// <summary>The day on which it defaulted, to which everything is discounted.</summary>
    public LocalDate DefaultDay { get; }

    /// <summary>The rate of a year at which it is discounted.</summary>
    public Ratio AnnualRate { get; }

    /// <summary>All recoveries, not discounted.</summary>
    public Money Recovered { get; }

    /// <summary>All costs of collection, not discounted.</summary>
    public Money Costs { get; }

    /// <summary>The number of cash flows.</summary>
    public int CashFlowCount { get; }

    /// <summary>What recoveries less costs were worth on the day of default, rounded for reading, halves away from zero.</summary>
    public Money PresentValue => Money.FromFraction(PresentValueExact, Exposure.Currency, AllowanceInputs.Rounding);

    /// <summary>The part that is lost, below zero or above 100 % where it is.</summary>
    public Ratio Raw => RatioArithmetic.ToRatio(LostExact / Exposure.MinorUnits);

    /// <summary>The same, not below zero and not above 100 %.</summary>
    public Ratio Clamped => RatioArithmetic.ToRatio(ClampedExact / Exposure.MinorUnits);

    /// <summary>The loss of an exposure whose recoveries and costs are known.</summary>
    /// <param name="exposure">What was owed when it defaulted, above zero.</param>
    /// <param name="defaultDay">The day on which it defaulted.</param>
    /// <param name="annualRate">The rate of a year, zero or more: the effective interest rate, or 0 % to discount nothing.</param>
    /// <param name="cashFlows">Recoveries and costs of collection, zero or more, each on its day; none where nothing came back.</param>
    /// <exception cref="ArgumentException">
    /// The exposure is not above zero, currencies differ, an amount is below zero, or a day lies before the default.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The rate is below zero or above 1,000 %, or a day is not of the ISO calendar, or outside the years 1 to 9999.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static LossGivenDefault FromCashFlows(
        Money exposure, LocalDate defaultDay, Ratio annualRate, IEnumerable<(LocalDate Day, Money Recovery, Money Cost)> cashFlows)
    {
        ArgumentNullException.ThrowIfNull(cashFlows);
        int start = DayNumber.Require(defaultDay, nameof(defaultDay));
        AllowanceInputs.RequireCurrency(exposure, nameof(exposure));
        if (exposure.MinorUnits <= 0)
            throw new ArgumentException($"Found an exposure of {exposure}; one above zero is allowed.", nameof(exposure));
        if (annualRate.ToDecimal() is < 0 or > 10)
            throw new ArgumentOutOfRangeException(
                nameof(annualRate), annualRate, $"Found a rate of {annualRate}; 0 % to 1,000 % are allowed.");
        var discount = new DiscountFactor(annualRate);
        Money recovered = Money.Zero(exposure.Currency), costs = recovered;
        Fraction presentValue = 0L;
        int count = 0;
        foreach ((LocalDate day, Money recovery, Money cost) in cashFlows)
        {
            int days = DayNumber.Require(day, nameof(cashFlows)) - start;
            Require(recovery, exposure.Currency, nameof(cashFlows));
            Require(cost, exposure.Currency, nameof(cashFlows));
            if (days < 0)
                throw new ArgumentException(
                    $"Found a cash flow on {DayNumber.ToText(day)}; days from {DayNumber.ToText(defaultDay)} on, the default, are allowed.",
                    nameof(cashFlows));
            recovered += recovery;
            costs += cost;
            presentValue += ((Fraction)recovery.MinorUnits - cost.MinorUnits) * discount.After(days);
            count++;
        }

        return new LossGivenDefault(exposure, defaultDay, annualRate, recovered, costs, presentValue, count);
    }

    /// <summary>
    /// The loss given default of each period in which exposures defaulted, weighted by exposure: Σ lost ÷ Σ exposure. Without a default a
    /// period has none.
    /// </summary>
    /// <param name="axis">The periods.</param>
    /// <param name="defaults">The defaults, in any order; those outside the axis are left out.</param>
    /// <param name="currency">The currency of all of them.</param>
    /// <exception cref="ArgumentException">One is null or in another currency.</exception>
    public static RatioSeries By(PeriodAxis axis, IEnumerable<LossGivenDefault> defaults, Currency currency) =>
        LossGivenDefaultSeries.Of(axis, defaults, currency, "raw", one => one.LostExact);

    /// <summary>The same with each default between 0 and 100 % before they are added up.</summary>
    /// <inheritdoc cref="By"/>
    public static RatioSeries ClampedBy(PeriodAxis axis, IEnumerable<LossGivenDefault> defaults, Currency currency) =>
        LossGivenDefaultSeries.Of(axis, defaults, currency, "clamped to 0 % to 100 %", one => one.ClampedExact);

    /// <summary>Exposure, what came back, at which rate, and what is lost of it.</summary>
    public Explanation Explain() => Explanation.FromDetails(
        AllowanceMetrics.Named(AllowanceMetrics.LossGivenDefault, AllowanceMetrics.LossGivenDefault.Formula), $"M18 ≈ {this}",
        [
            ("metric", AllowanceMetrics.LossGivenDefault.ToString()),
            ("default", $"{Exposure} on {DayNumber.ToText(DefaultDay)}"),
            ("cash flows", $"{Invariant.Count(CashFlowCount)}: {Recovered} recovered, {Costs} of costs"),
            ("discounted", $"at {AnnualRate} a year of 365 days, to the day of default: {PresentValue}"),
            ("clamped", Clamped.ToString("0.00 %", null)),
            ("source", AllowanceMetrics.LossGivenDefault.Source),
        ]);

    /// <summary>The part that is lost and of what, on one line, in any culture.</summary>
    public override string ToString() => $"{Raw.ToString("0.00 %", null)} of {Exposure} in default since {DayNumber.ToText(DefaultDay)}";

    /// <summary>What was worth what on the day of default, in minor units.</summary>
    private Fraction PresentValueExact { get; }

    private Fraction LostExact => Exposure.MinorUnits - PresentValueExact;

    private Fraction ClampedExact => LostExact.Sign < 0 ? 0L
        : LostExact.CompareTo(Exposure.MinorUnits) > 0 ? Exposure.MinorUnits
        : LostExact;

    private static void Require(Money amount, Currency currency, string parameterName)
    {
        if (amount.Currency != currency)
            throw new ArgumentException($"Found {amount}; an amount in {currency}, the currency of the exposure, is "
                + "allowed.", parameterName);
        if (amount.MinorUnits < 0)
            throw new ArgumentException($"Found {amount}; recoveries and costs of zero or more are allowed.", parameterName);
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Exposure)
        .Add(DefaultDay)
        .AddValue(AnnualRate)
        .AddValue(Recovered)
        .AddValue(Costs)
        .AddValue(PresentValue)
        .Add(CashFlowCount)
        .AddValue(Raw)
        .AddValue(Clamped);
}
