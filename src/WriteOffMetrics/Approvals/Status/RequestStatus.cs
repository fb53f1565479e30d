using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Where requests stood at the end of each period, and how long they took: counts and amounts by state (M42), what waits too long, hours in
/// a state (M43), decisions by person (M44), part grants (M45). All of it are series, with changes, trends and bands as any others.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. A period ends with its last day in the time zone. Of a log as known at an instant
/// it is what was known then.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RequestStatus : IReport
{
    private readonly RequestTimeline timeline;
    private readonly Instant[] ends;
    private readonly Instant start;
    private readonly RequestStatusProvenance provenance;

    internal RequestStatus(RequestLog log, IEnumerable<WriteOffRequest> requests, Currency currency, PeriodAxis axis, DateTimeZone zone)
    {
        (Axis, Currency) = (axis, currency);
        provenance = new RequestStatusProvenance(log);
        timeline = new RequestTimeline(requests);
        start = zone.AtStartOfDay(axis.Start).ToInstant();
        ends = [.. axis.Select(period => zone.AtStartOfDay(period.End.PlusDays(1)).ToInstant())];
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>How many requests stood in a state at the end of each period (M42).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="RequestState"/>.</exception>
    public CountSeries CountIn(RequestState state) =>
        Counts(NameOf(state), stay => stay.State == state, static _ => 1, null);

    /// <summary>
    /// With which amount: what they request, of approved and posted ones what is granted and not reversed, of reversed ones what was.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="RequestState"/>.</exception>
    public AmountSeries AmountIn(RequestState state) => Amounts(NameOf(state), stay => stay.State == state, null);

    /// <summary>
    /// How many waited for a decision, submitted or in research, for longer than a time since they were last handed in: ages, and what is
    /// over a service level.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public CountSeries CountPendingLongerThan(Duration time) => Counts(Pending(time), IsPending, static _ => 1, time);

    /// <summary>With which amount.</summary>
    /// <inheritdoc cref="CountPendingLongerThan"/>
    public AmountSeries AmountPendingLongerThan(Duration time) => Amounts(Pending(time), IsPending, time);

    /// <summary>
    /// The hours that requests were in a state, of the stays that ended within a period: the quantile by linear interpolation (type 7).
    /// None where no stay ended.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="share">The quantile: 50 % for the median, 90 % for what nine of ten keep to.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Not a member of <see cref="RequestState"/>, or the share is below 0 or above 100 %.
    /// </exception>
    public QuantitySeries HoursIn(RequestState state, Ratio share)
    {
        if (share.ToDecimal() is < 0 or > 1) throw new ArgumentOutOfRangeException(
            nameof(share), $"Found the quantile {share}; 0 % to 100 % are allowed, 50 % for the median.");
        MetricDefinition definition = ApprovalMetrics.Of(ApprovalMetrics.Hours, "hours " + NameOf(state))
            .WithChoice("quantile", $"{share}, type 7");
        return new QuantitySeries(definition, new FigureComputation([DecisionCounts(null)], (first, count) =>
            RequestHours.Quantile(timeline.Visits, state, first == 0 ? start : ends[first - 1], ends[first + count - 1], share)));
    }

    /// <summary>Approvals and rejections within each period, by the person who gave them (M44): the workload.</summary>
    public MetricBreakdown<CountSeries> Decisions
    {
        get
        {
            string[] people = [.. timeline.Decisions.Where(one => IndexOf(one.At) >= 0).Select(one => one.Person).Distinct()
                .Order(StringComparer.Ordinal)];
            return new MetricBreakdown<CountSeries>(
                "person", Array.AsReadOnly<string?>(people), value => Array.IndexOf(people, value) >= 0,
                person => DecisionCounts(one => one.Person == person), () => DecisionCounts(null));
        }
    }

    /// <summary>How many requests were approved within each period with less than was requested (M45).</summary>
    public CountSeries PartGrants =>
        Within(ApprovalMetrics.PartGrants, "part grants", timeline.PartGrants.Select(one => one.At));

    /// <summary>What was not granted of them (M45a).</summary>
    public AmountSeries NotGranted
    {
        get
        {
            var sums = new Int128[ends.Length];
            foreach (RequestTimeline.PartGrant one in timeline.PartGrants)
            {
                if (IndexOf(one.At) is var index and >= 0) sums[index] += one.MinorUnits;
            }

            return ToAmounts(ApprovalMetrics.Of(ApprovalMetrics.NotGranted, "requested and not granted"), sums);
        }
    }

    /// <summary>The last period on one line, in any culture.</summary>
    public override string ToString()
    {
        int last = Axis.Count - 1;
        IEnumerable<string> states = Enum.GetValues<RequestState>()
            .Select(state => (state, Count: CountIn(state)[last].Value!.Value.ToDecimal()))
            .Where(one => one.Count > 0)
            .Select(one => $"{Invariant.Count((long)one.Count)} {ApprovalWords.NameOf(one.state)} {AmountIn(one.state)[last].Amount}");
        return $"{Axis[last].Name}: {string.Join("; ", states)}";
    }

    private static bool IsPending(RequestTimeline.Stay stay) => stay.State is RequestState.Submitted or RequestState.InResearch;

    private static string NameOf(RequestState state) => Enum.IsDefined(state)
        ? ApprovalWords.NameOf(state)
        : throw new ArgumentOutOfRangeException(
            nameof(state), state, $"Found the state {Invariant.Text((int)state)}; a member of RequestState is allowed.");

    private static string Pending(Duration time) => time >= Duration.Zero
        ? $"pending for longer than {InHours(time)} hours"
        : throw new ArgumentOutOfRangeException(nameof(time), "Found a negative time; zero or more is allowed.");

    private static string InHours(Duration time) =>
        time.TotalHours.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private CountSeries Counts(
        string words, Func<RequestTimeline.Stay, bool> isIn, Func<RequestTimeline.Stay, long> size, Duration? longerThan)
    {
        Int128[] counts = AtEnds(isIn, size, longerThan);
        return new CountSeries(
            ApprovalMetrics.Of(ApprovalMetrics.Requests, "requests " + words), Axis, Array.ConvertAll(counts, one => (long)one), provenance,
            CountStatement.Nothing);
    }

    private AmountSeries Amounts(string words, Func<RequestTimeline.Stay, bool> isIn, Duration? longerThan) => ToAmounts(
        ApprovalMetrics.Of(ApprovalMetrics.Amount, "amount " + words), AtEnds(isIn, static stay => stay.MinorUnits, longerThan));

    /// <summary>What stood at the end of each period: each stay is added where it begins and taken away where it ends.</summary>
    private Int128[] AtEnds(Func<RequestTimeline.Stay, bool> isIn, Func<RequestTimeline.Stay, long> size, Duration? longerThan)
    {
        var changes = new Int128[ends.Length + 1];
        foreach (RequestTimeline.Stay stay in timeline.Stays)
        {
            if (!isIn(stay)) continue;
            Instant from = stay.From;
            if (longerThan is { } time && stay.Submitted!.Value + time is var late && late > from) from = late;
            int first = FirstEndAfter(from), behind = stay.Until is { } until ? FirstEndAfter(until) : ends.Length;
            if (first >= behind) continue;
            changes[first] += size(stay);
            changes[behind] -= size(stay);
        }

        var sums = new Int128[ends.Length];
        Int128 sum = 0;
        for (int i = 0; i < sums.Length; i++) sums[i] = sum += changes[i];
        return sums;
    }

    private CountSeries DecisionCounts(Func<RequestTimeline.Decision, bool>? isOf) => Within(
        ApprovalMetrics.Decisions, "decisions", timeline.Decisions.Where(one => isOf?.Invoke(one) != false).Select(one => one.At));

    private CountSeries Within(Metric metric, string words, IEnumerable<Instant> instants)
    {
        var counts = new long[ends.Length];
        foreach (Instant at in instants)
        {
            if (IndexOf(at) is var index and >= 0) counts[index]++;
        }

        return new CountSeries(ApprovalMetrics.Of(metric, words), Axis, counts, provenance, CountStatement.Nothing);
    }

    private AmountSeries ToAmounts(MetricDefinition definition, Int128[] minorUnits) =>
        new(definition, Axis, Array.ConvertAll(minorUnits, sum => Money.FromMinorUnits(checked((long)sum), Currency)), provenance);

    /// <summary>The period of an instant; negative outside the axis.</summary>
    private int IndexOf(Instant at) => at < start || FirstEndAfter(at) is var index && index == ends.Length ? -1 : index;

    private int FirstEndAfter(Instant at)
    {
        int found = Array.BinarySearch(ends, at);
        return found < 0 ? ~found : found + 1;
    }

    void IReport.Write(ReportWriter report) => report
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .AddList(Enum.GetValues<RequestState>(), state =>
        {
            report.AddMember(state).Add(CountIn(state)[Axis.Count - 1].Value!.Value.ToDecimal(), "count");
            report.AddValue(AmountIn(state)[Axis.Count - 1].Amount, "amount");
        }, "states");
}
