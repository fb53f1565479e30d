using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// Which part of each ageing bucket is lost (M13a), exactly: stated, <c>LossRates.FromPercent(buckets, 0.3m, 1.6m, 3.6m, 6.6m, 10.6m)</c>,
/// or estimated from what became of earlier receivables. Enumerating it gives the rates, the youngest bucket first; null where nothing
/// reached the bucket.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class LossRates : IReadOnlyList<Ratio?>, IReport
{
    private readonly Fraction?[] rates;
    private readonly RunOffAmounts? runOff;
    private readonly (string Topic, string Text)[] details;

    private LossRates(
        AgeingBuckets buckets, Fraction?[] rates, Fraction? undated, string method, (string Topic, string Text)[] details,
        RunOffAmounts? runOff)
    {
        Buckets = buckets;
        Method = method;
        this.rates = rates;
        this.details = details;
        this.runOff = runOff;
        Undated = undated;
    }

    /// <summary>The buckets.</summary>
    public AgeingBuckets Buckets { get; }

    /// <summary>How the rates were found, in words: <c>stated</c>, <c>by run-off</c>, <c>by roll rates</c>, <c>from vintages</c>.</summary>
    public string Method { get; }

    /// <summary>The number of buckets.</summary>
    public int Count => rates.Length;

    /// <summary>The rate of a bucket, 0 for the youngest; null where nothing reached it, so that nobody knows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bucket.</exception>
    public Ratio? this[int bucket]
    {
        get
        {
            _ = Buckets[bucket];
            return ToRatio(rates[bucket]);
        }
    }

    /// <summary>The rate of what has no due date, and so is in no bucket; null where it was not stated or found.</summary>
    public Ratio? UndatedRate => ToRatio(Undated);

    /// <summary>Rates that the caller states, one for each bucket, the youngest first.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="rates">As many rates as there are buckets, each from 0 to 100 %.</param>
    /// <exception cref="ArgumentException">There are more or fewer rates than buckets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is below 0 or above 100 %.</exception>
    public static LossRates FromValues(AgeingBuckets buckets, params IReadOnlyList<Ratio> rates)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count != buckets.Count)
            throw new ArgumentException(
                $"Found {Invariant.Count(rates.Count, "rate", "rates")} for {Invariant.Count(buckets.Count, "bucket", "buckets")} "
                + $"({buckets}); one per bucket is allowed. State 0 % where nothing is lost.",
                nameof(rates));
        return new LossRates(
            buckets, [.. rates.Select((rate, i) => (Fraction?)Require(rate, buckets[i], nameof(rates)))], null, "stated", [], null);
    }

    /// <summary>The same in percent: 0.3 for 0.3 %.</summary>
    /// <inheritdoc cref="FromValues(AgeingBuckets, IReadOnlyList{Ratio})"/>
    public static LossRates FromPercent(AgeingBuckets buckets, params IReadOnlyList<decimal> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return FromValues(buckets, [.. rates.Select(Ratio.FromPercent)]);
    }

    /// <summary>
    /// Rates by run-off: for each bucket what of the receivables of some cohorts was finally unpaid ÷ what of them reached the bucket, kept
    /// unrounded. An item reaches a bucket with the largest amount that is open of it at the end of a day while its age lies there. Finally
    /// unpaid is what of that was written off later, less reversals and recoveries, and what is still open on the last day: see
    /// <see cref="WithoutUnresolved"/>.
    /// </summary>
    /// <param name="history">The open items, settled by payments and by the write-offs of the ledger.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="ledger">The ledger: its recoveries, by document, make an item less unpaid.</param>
    /// <param name="cohorts">The cohorts: the debits that were invoiced in one of these periods.</param>
    /// <param name="observedThrough">The last day that is looked at. The cohorts end by then.</param>
    /// <exception cref="ArgumentException">
    /// The ledger has another currency, states that it is not complete through that day, or has other write-offs than those that settled
    /// the items; the day lies behind the knowledge day of the items; or a cohort ends after it.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static LossRates FromRunOff(
        OpenItems history, AgeingBuckets buckets, WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(cohorts);
        return FromRunOff(new RunOffAmounts(RunOffKernel.Run(history, buckets, ledger, cohorts, observedThrough), WithUnresolved: true));
    }

    /// <summary>
    /// Rates by roll rates: for each bucket the product of the roll rates from it to the last bucket (M15a, all complete periods of the
    /// ageing together) × what of the last bucket is lost.
    /// </summary>
    /// <param name="ageing">The ageing of several periods, each about as long as a bucket is wide.</param>
    /// <param name="lastBucket">Which part of the last bucket is lost; nothing rolls out of it, so that it has to be stated.</param>
    /// <exception cref="ArgumentException">
    /// The periods do not fit the buckets, or a product exceeds 100 %, because more was in a bucket than was in the one before.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate of the last bucket is below 0 or above 100 %.</exception>
    public static LossRates FromRollRates(Ageing ageing, Ratio lastBucket)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        Fraction last = Require(lastBucket, ageing.Buckets[^1], nameof(lastBucket));
        RatioPoint[] factors = [.. ageing.ToLossFactors().Select(series => series.Overall)];
        var rates = new Fraction?[ageing.Buckets.Count];
        rates[^1] = last;
        for (int bucket = 0; bucket < factors.Length; bucket++)
        {
            if (factors[bucket].Status != MetricStatus.Defined) continue;
            Fraction rate = factors[bucket].Exact * last;
            rates[bucket] = rate.CompareTo(1L) <= 0 ? rate : throw new ArgumentException(
                RateWords.WhyAboveWhole(ageing.Buckets[bucket], factors[bucket]), nameof(ageing));
        }

        return new LossRates(ageing.Buckets, rates, null, "by roll rates", [.. RateWords.OfRollRates(ageing, factors, lastBucket)], null);
    }

    /// <summary>
    /// One rate for all buckets: net write-offs of cohorts up to an age ÷ their original sales (M17), all cohorts that have reached the age
    /// together. It is a part of what was sold: of what has grown old more is lost, so that the rates of overdue buckets are better stated
    /// with <see cref="WithRate"/>.
    /// </summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="vintages">The vintages.</param>
    /// <param name="age">The age up to which losses count, 1 for the first.</param>
    /// <exception cref="ArgumentException">The rate has no value, or lies below 0 or above 100 %.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No cohort has reached that age.</exception>
    public static LossRates FromVintage(AgeingBuckets buckets, VintageTable vintages, int age)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(vintages);
        RatioPoint point = vintages.AtAge(age).Overall;
        if (point.Status != MetricStatus.Defined || point.Exact.Sign < 0 || point.Exact.CompareTo(1L) > 0)
            throw new ArgumentException(RateWords.WhyNoVintageRate(point), nameof(vintages));
        return new LossRates(
            buckets, [.. Enumerable.Repeat((Fraction?)point.Exact, buckets.Count)], point.Exact, "from vintages",
            [.. RateWords.OfVintage(point)], null);
    }

    /// <summary>
    /// The same rates with another one for a bucket, stated: where nothing reached it, or history does not repeat itself.
    /// </summary>
    /// <param name="bucket">The bucket, 0 for the youngest.</param>
    /// <param name="rate">From 0 to 100 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bucket, or the rate is below 0 or above 100 %.</exception>
    public LossRates WithRate(int bucket, Ratio rate)
    {
        if (bucket < 0 || bucket >= Count)
            throw new ArgumentOutOfRangeException(
                nameof(bucket), bucket, $"Found the bucket {Invariant.Text(bucket)}; 0 to {Invariant.Text(Count - 1)} are allowed.");
        string name = Buckets[bucket];
        var changed = (Fraction?[])rates.Clone();
        changed[bucket] = Require(rate, name, nameof(rate));
        return new LossRates(
            Buckets, changed, Undated, Method, [.. details, ("stated", $"{name} "
                + $"{rate}")], runOff is null ? null : runOff with { IsChanged = true });
    }

    /// <summary>The same rates with one for what has no due date.</summary>
    /// <param name="rate">From 0 to 100 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0 or above 100 %.</exception>
    public LossRates WithUndatedRate(Ratio rate) => new(
        Buckets, rates, Require(rate, "what is undated", nameof(rate)), Method, [.. details, ("stated", $"undated {rate}")],
        runOff is null ? null : runOff with { IsChanged = true });

    /// <summary>
    /// The same rates by run-off without the items of which something was still open on the last day: neither what they reached nor what is
    /// unpaid of them counts. With them, what is open counts as unpaid.
    /// </summary>
    /// <exception cref="InvalidOperationException">These are no rates by run-off, or one of them was stated.</exception>
    public LossRates WithoutUnresolved() => runOff is { IsChanged: false }
        ? FromRunOff(runOff with { WithUnresolved = false })
        : throw new InvalidOperationException(
            $"Found rates {Method}{(details.Length == 0 ? "" : ", some of them stated")}; rates by run-off are allowed, of which it is "
            + "known what is unresolved. Ask them before a rate is stated.");

    /// <inheritdoc/>
    public IEnumerator<Ratio?> GetEnumerator() => rates.Select(ToRatio).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// The rates with what they come from: by run-off the cohorts, the end of the observation, and what counts as unpaid.
    /// </summary>
    public Explanation Explain() => Explanation.FromDetails(AllowanceMetrics.Named(AllowanceMetrics.LossRate, Method), ToString(),
    [
        ("metric", AllowanceMetrics.LossRate.ToString()),
        ("method", Method),
        ("buckets", Buckets.ToString()),
        .. details,
        ("source", AllowanceMetrics.LossRate.Source),
    ]);

    /// <summary>Each bucket with its rate, rounded to two decimals of a percent, on one line, in any culture.</summary>
    public override string ToString() => string.Join("; ", Buckets.Zip(rates, (name, rate) => $"{name} {InWords(rate)}"))
        + (Undated is null ? "" : $"; undated {InWords(Undated)}") + $", {Method}";

    /// <summary>The rates, exactly.</summary>
    internal IReadOnlyList<Fraction?> Exact => rates;

    /// <summary>The rate of what is undated, exactly.</summary>
    internal Fraction? Undated { get; }

    /// <summary>What reached each bucket and what of it is unpaid; none where the rates are not by run-off.</summary>
    internal RunOffAmounts? RunOff => runOff;

    private static LossRates FromRunOff(RunOffAmounts amounts) => new(
        amounts.Buckets, [.. Enumerable.Range(0, amounts.Buckets.Count).Select(amounts.RateOf)], amounts.RateOf(amounts.Buckets.Count),
        "by run-off", [.. RateWords.OfRunOff(amounts)], amounts);

    private static Fraction Require(Ratio rate, string bucket, string parameterName) => rate.ToDecimal() is >= 0 and <= 1
        ? rate.ToDecimal()
        : throw new ArgumentOutOfRangeException(
            parameterName, rate, $"Found a loss rate of {rate} of {bucket}; 0 % to 100 % are allowed. State 2.5 % as "
            + "Ratio.FromPercent(2.5m).");

    private static Ratio? ToRatio(Fraction? rate) => rate is { } exact ? RatioArithmetic.ToRatio(exact) : null;

    private static string InWords(Fraction? rate) => ToRatio(rate) is { } known ? known.ToString("0.00 %", null) : "not known";

    void IReport.Write(ReportWriter report) => report
        .Add(Buckets)
        .Add(Method)
        .AddList(Enumerable.Range(0, Count), bucket =>
        {
            report.Add(Buckets[bucket], "bucket").AddOrNull(this[bucket], new RatioJsonConverter(), "rate");
            if (runOff is not null) report.AddValue(runOff.ReachedOf(bucket), "reached").AddValue(runOff.UnpaidOf(bucket), "unpaid");
        }, "rates")
        .AddValue(UndatedRate)
        .AddList(details, detail => report.Add(detail.Topic, "topic").Add(detail.Text, "text"));
}
