using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// The part of the documents that is not written off so many days after their invoice date, by the estimate of Kaplan and Meier (M19a).
/// Documents that were paid count as long as they were open, and open ones until the last day, so that young and old ones stand together.
/// The lists have one place for each number of days on which a document was written off or went out of sight, ascending.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class SurvivalCurve : IReport
{
    private readonly OpenItems source;
    private readonly KaplanMeier curve;

    private SurvivalCurve(OpenItems source, LocalDate observedThrough, KaplanMeier curve)
    {
        this.source = source;
        this.curve = curve;
        ObservedThrough = observedThrough;
        Days = Array.AsReadOnly([.. curve.Times.Select(days => (int)days)]);
    }

    /// <summary>What the curve means.</summary>
    public MetricDefinition Definition { get; } =
        new MetricDefinition(ReceivablesMetrics.TimeToWriteOff).WithChoice("from", "invoice date");

    /// <summary>The last day that was looked at.</summary>
    public LocalDate ObservedThrough { get; }

    /// <summary>The number of documents.</summary>
    public int DocumentCount => curve.AtRisk.Length == 0 ? 0 : curve.AtRisk[0];

    /// <summary>The number of documents that were written off, in whole or in part, and not reversed.</summary>
    public int WrittenOffCount => curve.Events.Sum();

    /// <summary>Days from invoice date; empty where there are no documents.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>How many documents were in sight just before.</summary>
    public IReadOnlyList<int> AtRisk => Array.AsReadOnly(curve.AtRisk);

    /// <summary>How many were written off so many days after their invoice date.</summary>
    public IReadOnlyList<int> WrittenOff => Array.AsReadOnly(curve.Events);

    /// <summary>How many went out of sight then without a write-off: paid or settled otherwise, or open on the last day.</summary>
    public IReadOnlyList<int> Censored => Array.AsReadOnly(curve.Censored);

    /// <summary>The part that is not written off so many days after its invoice date, from 1 down.</summary>
    public IReadOnlyList<double> Survival => Array.AsReadOnly(curve.Survival);

    /// <summary>Greenwood's standard errors of it; null where nothing survives.</summary>
    public IReadOnlyList<double?> StandardErrors => Array.AsReadOnly(curve.StandardErrors);

    /// <summary>
    /// The first number of days after which half of the documents, or less, are not written off; where it is half exactly, the middle
    /// between that and the next write-off. Null where more than half are never written off in sight.
    /// </summary>
    public double? MedianDays => curve.Median;

    /// <summary>
    /// The part that is not written off so many days after its invoice date. Null beyond the longest time that a document was in sight, if
    /// something survives until then, and without documents.
    /// </summary>
    /// <param name="days">Days from invoice date, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double? SurvivalAfter(int days)
    {
        if (days < 0)
            throw new ArgumentOutOfRangeException(
                nameof(days), days, $"Found {Invariant.Text(days)} days; 0 or more are allowed, from the invoice date.");
        if (curve.Times.Length == 0 || (days > curve.Times[^1] && curve.Survival[^1] > 0)) return null;
        int at = Array.BinarySearch(curve.Times, days);
        if (at < 0) at = ~at - 1;
        return at < 0 ? 1 : curve.Survival[at];
    }

    /// <summary>
    /// Pointwise limits of the survival, symmetric on the scale of ln(−ln S), which keeps them between 0 and 1. Null where everything or
    /// nothing survives.
    /// </summary>
    /// <param name="confidence">The level, above 0 and below 1: 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    public IReadOnlyList<(double? Lower, double? Upper)> Limits(double confidence)
    {
        (double?[] lower, double?[] upper) = curve.Limits(SurvivalScale.LogLog, Require(confidence));
        return Array.AsReadOnly([.. lower.Zip(upper)]);
    }

    /// <summary>The limits of the median: where the limits of the survival fall to one half. Null where they do not.</summary>
    /// <param name="confidence">The level, above 0 and below 1: 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    public (double? Lower, double? Upper) MedianLimits(double confidence) =>
        curve.MedianLimits(SurvivalScale.LogLog, Require(confidence));

    /// <summary>The method, what counts as an end, and how many documents went out of sight.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("observed", $"through {DayNumber.ToText(ObservedThrough)}"),
        ("ledger", source.ToString()),
        ("method", "Kaplan and Meier, standard errors of Greenwood, limits on the scale of ln(−ln S)"),
        ("end", "the first write-off that stands, of all of a document or of a part; write-offs come before payments of the same day"),
        ("out of sight", $"{Invariant.Count(DocumentCount - WrittenOffCount, "document", "documents")}: paid, settled otherwise, or open "
            + "on the last day"),
        ("assumes", "that what was paid or is young would have been written off as others were"),
        ("source", Definition.Source),
    ]);

    /// <summary>How many documents, how many written off, and the median, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(WrittenOffCount)} of {Invariant.Count(DocumentCount, "document", "documents")} written off, median "
        + (MedianDays is { } median ? $"{Invariant.Number(median, 1)} days" : "not reached");

    /// <exception cref="ArgumentException">The day lies behind the knowledge day of the items.</exception>
    internal static SurvivalCurve Of(OpenItems items, LocalDate observedThrough)
    {
        int last = DayNumber.Require(observedThrough, nameof(observedThrough));
        if (last > items.KnownOn)
            throw new ArgumentException(
                $"Found {DayNumber.ToText(observedThrough)} behind the knowledge day {DayNumber.ToText(items.KnowledgeDay!.Value)}; days "
                + "up to that are allowed. Name an earlier day, or ask what is known later.",
                nameof(observedThrough));
        (double[] days, bool[] isWriteOff) = DocumentTimes.Of(items, last);
        return new SurvivalCurve(items, observedThrough, new KaplanMeier(days, isWriteOff));
    }

    private static double Require(double confidence) => confidence is > 0 and < 1 ? confidence : throw new ArgumentOutOfRangeException(
        nameof(confidence), confidence,
        $"Found {confidence.ToString(CultureInfo.InvariantCulture)}; a level above 0 and below 1 is allowed, such as 0.95.");

    void IReport.Write(ReportWriter report)
    {
        report.RequireRows("a survival curve", Days.Count, "Write the survival after the days that are wanted.");
        report.Add(Definition).Add(ObservedThrough).Add(DocumentCount).Add(WrittenOffCount).Add(MedianDays)
            .AddList(Enumerable.Range(0, Days.Count), i => report
                .Add(Days[i], "days")
                .Add(curve.AtRisk[i], "atRisk")
                .Add(curve.Events[i], "writtenOff")
                .Add(curve.Censored[i], "censored")
                .Add(curve.Survival[i], "survival"), "steps");
    }
}
