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
    private readonly WriteOffRequest[] requests;
    private readonly Instant[] ends;
    private readonly Instant start;
    private readonly RequestStatusProvenance provenance;
    private readonly long[][] counts;
    private readonly Int128[][] amounts;

    internal RequestStatus(RequestLog log, IEnumerable<WriteOffRequest> requests, Currency currency, PeriodAxis axis, DateTimeZone zone)
    {
        (Axis, Currency) = (axis, currency);
        provenance = new RequestStatusProvenance(log);
        this.requests = [.. requests];
        start = zone.AtStartOfDay(axis.Start).ToInstant();
        ends = [.. axis.Select(period => zone.AtStartOfDay(period.End.PlusDays(1)).ToInstant())];
        (counts, amounts) = AtEnds();
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>How many requests stood in a state at the end of each period (M42).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="RequestState"/>.</exception>
    public CountSeries CountIn(RequestState state) => ToCounts("requests " + NameOf(state), counts[(int)state]);

    /// <summary>
    /// With which amount: what they request, of approved and posted ones what is granted and not reversed, of reversed ones what was.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="RequestState"/>.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public AmountSeries AmountIn(RequestState state) =>
        ToAmounts(ApprovalMetrics.Of(ApprovalMetrics.Amount, "amount " + NameOf(state)), amounts[(int)state]);

    /// <summary>
    /// How many waited for a decision, submitted or in research, for longer than a time since they were last handed in: ages, and what is
    /// over a service level.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public CountSeries CountPendingLongerThan(Duration time) =>
        ToCounts("requests " + Pending(time), Array.ConvertAll(AtEndsPending(time, static _ => 1), one => (long)one));

    /// <summary>With which amount.</summary>
    /// <inheritdoc cref="CountPendingLongerThan"/>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public AmountSeries AmountPendingLongerThan(Duration time) => ToAmounts(
        ApprovalMetrics.Of(ApprovalMetrics.Amount, "amount " + Pending(time)), AtEndsPending(time, static stay => stay.MinorUnits));

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
        return new QuantitySeries(definition, new FigureComputation([CountIn(state)], (first, count) =>
            RequestHours.Quantile(requests, state, first == 0 ? start : ends[first - 1], ends[first + count - 1], share)));
    }

    /// <summary>Approvals and rejections within each period, by the person who gave them (M44): the workload.</summary>
    public MetricBreakdown<CountSeries> Decisions
    {
        get
        {
            Dictionary<string, Instant[]> byPerson = AllDecisions().Where(step => IndexOf(step.At) >= 0)
                .GroupBy(step => step.Actor.Person, step => step.At, StringComparer.Ordinal)
                .ToDictionary(person => person.Key, person => person.ToArray(), StringComparer.Ordinal);
            string?[] people = [.. byPerson.Keys.Order(StringComparer.Ordinal)];
            return new MetricBreakdown<CountSeries>(
                "person", Array.AsReadOnly(people), value => value is not null && byPerson.ContainsKey(value),
                person => DecisionsAt(byPerson[person!]), () => DecisionsAt(AllDecisions().Select(step => step.At)));
        }
    }

    /// <summary>How many requests were approved within each period with less than was requested (M45).</summary>
    public CountSeries PartGrants =>
        Within(ApprovalMetrics.PartGrants, "part grants", requests.SelectMany(RequestTimeline.PartGrantsOf).Select(one => one.At));

    /// <summary>What was not granted of them (M45a).</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public AmountSeries NotGranted
    {
        get
        {
            var sums = new Int128[ends.Length];
            foreach ((Instant at, long notGranted) in requests.SelectMany(RequestTimeline.PartGrantsOf))
            {
                if (IndexOf(at) is var index and >= 0) sums[index] += notGranted;
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
            .Select(one => $"{Invariant.Count((long)one.Count)} {ApprovalWords.NameOf(one.state)} "
                + Money.InWords(amounts[(int)one.state][last], Currency));
        return $"{Axis[last].Name}: {string.Join("; ", states)}";
    }

    private static string NameOf(RequestState state) => Enum.IsDefined(state)
        ? ApprovalWords.NameOf(state)
        : throw new ArgumentOutOfRangeException(
            nameof(state), state, $"Found the state {Invariant.Text((int)state)}; a member of RequestState is allowed.");

    private static string Pending(Duration time) => time >= Duration.Zero
        ? $"pending for longer than {InHours(time)} hours"
        : throw new ArgumentOutOfRangeException(nameof(time), "Found a negative time; zero or more is allowed.");

    private static string InHours(Duration time) =>
        time.TotalHours.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// What stood at the end of each period, by state: each stay is added in the period where it begins, and taken away in the one where it
    /// ends.
    /// </summary>
    private (long[][] Counts, Int128[][] Amounts) AtEnds()
    {
        int states = Enum.GetValues<RequestState>().Length;
        long[][] byState = [.. Enumerable.Range(0, states).Select(_ => new long[ends.Length + 1])];
        Int128[][] sums = [.. Enumerable.Range(0, states).Select(_ => new Int128[ends.Length + 1])];
        foreach (WriteOffRequest request in requests) RequestTimeline.ReadStays(request, Add);
        for (int state = 0; state < states; state++)
        {
            for (int i = 1; i < ends.Length; i++)
            {
                byState[state][i] += byState[state][i - 1];
                sums[state][i] += sums[state][i - 1];
            }
        }

        return (byState, sums);

        void Add(in RequestTimeline.Stay stay)
        {
            int first = FirstEndAfter(stay.From), behind = stay.Until is { } until ? FirstEndAfter(until) : ends.Length;
            if (first >= behind) return;
            (long[] count, Int128[] sum) = (byState[(int)stay.State], sums[(int)stay.State]);
            count[first]++;
            count[behind]--;
            sum[first] += stay.MinorUnits;
            sum[behind] -= stay.MinorUnits;
        }
    }

    private Int128[] AtEndsPending(Duration time, Func<RequestTimeline.Stay, long> size)
    {
        var changes = new Int128[ends.Length + 1];
        foreach (WriteOffRequest request in requests) RequestTimeline.ReadStays(request, Add);
        for (int i = 1; i < ends.Length; i++) changes[i] += changes[i - 1];
        return changes;

        void Add(in RequestTimeline.Stay stay)
        {
            if (stay.State is not (RequestState.Submitted or RequestState.InResearch)) return;

            // A time that is longer than the whole axis need not be one that an instant can be moved by.
            Instant submitted = stay.Submitted!.Value;
            if (submitted >= ends[^1] || ends[^1] - submitted <= time) return;
            Instant late = submitted + time;
            int first = FirstEndAfter(late > stay.From ? late : stay.From);
            int behind = stay.Until is { } until ? FirstEndAfter(until) : ends.Length;
            if (first >= behind) return;
            changes[first] += size(stay);
            changes[behind] -= size(stay);
        }
    }

    private IEnumerable<ApprovalEvent> AllDecisions() => requests.SelectMany(request => request.Events)
        .Where(step => step.Kind is ApprovalEventKind.Approved or ApprovalEventKind.Rejected);

    private CountSeries DecisionsAt(IEnumerable<Instant> instants) => Within(ApprovalMetrics.Decisions, "decisions", instants);

    private CountSeries Within(Metric metric, string words, IEnumerable<Instant> instants)
    {
        var within = new long[ends.Length];
        foreach (Instant at in instants)
        {
            if (IndexOf(at) is var index and >= 0) within[index]++;
        }

        return new CountSeries(ApprovalMetrics.Of(metric, words), Axis, within, provenance, CountStatement.Nothing);
    }

    private CountSeries ToCounts(string words, long[] atEnds) => new(
        ApprovalMetrics.Of(ApprovalMetrics.Requests, words), Axis, atEnds[..Axis.Count], provenance, CountStatement.Nothing);

    private AmountSeries ToAmounts(MetricDefinition definition, Int128[] minorUnits) => new(
        definition, Axis, Array.ConvertAll(minorUnits[..Axis.Count], sum => Money.FromExact(sum, Currency)),
        provenance);

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
