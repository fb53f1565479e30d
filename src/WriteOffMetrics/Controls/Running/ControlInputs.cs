using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <summary>
/// What control tests read: <c>new ControlInputs { Ledger = ledger }</c>. A test whose input is missing has a result that says so, and is
/// never taken for one that found nothing.
/// </summary>
/// <remarks>Filled when made and not changed afterwards: any number of threads may read it.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class ControlInputs : IRefusedAsJson
{
    /// <summary>
    /// The entries. To look at those of one category or value, pass a filtered ledger. One that is filtered by days or kinds has no longer
    /// what tests put together: the recovery in January of what was written off in December, say.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public required WriteOffLedger Ledger { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>
    /// The requests for write-offs, in whatever state: of an earlier day as known then, <see cref="RequestLog.AsKnownAt"/>. Write-offs name
    /// theirs in the dimension <c>request</c>.
    /// </summary>
    public RequestLog? Requests { get; init; }

    /// <summary>Who may approve what: each approval of the requests is held against it as of its own instant.</summary>
    public ApprovalPolicy? Policy { get; init; }

    /// <summary>When the review is: requests that wait for a decision wait until then.</summary>
    public Instant? At { get; init; }

    /// <summary>
    /// The time zone in which the recorded dates of entries are days: an approval of that day or an earlier one came first.
    /// </summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>
    /// What is open at the end of the day of the review: <c>items.AsOf(day)</c>, of items <see cref="Receivables.OpenItems.WithFacts"/>
    /// where tests look at contacts and credit reviews.
    /// </summary>
    public OpenItemList? OpenItems { get; init; }

    /// <summary>Figures that are watched, each with the name that findings give it and the thresholds set for it; null for none.</summary>
    /// <exception cref="ArgumentException">A name is blank or stands there twice, or a series is null.</exception>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public IReadOnlyList<(string Name, MetricSeries Series, ThresholdScaleHistory? Thresholds)> Figures
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            (string Name, MetricSeries Series, ThresholdScaleHistory? Thresholds)[] all = [.. value];
            if (Array.Exists(all, one => string.IsNullOrWhiteSpace(one.Name) || one.Series is null))
                throw new ArgumentException("Found a figure without a name or a series; both are needed.", nameof(value));
            if (all.CountBy(one => one.Name).FirstOrDefault(one => one.Value > 1) is { Key: { } twice })
                throw new ArgumentException(
                    $"Found the figure {Invariant.InQuotes(twice)} twice; names that differ are allowed. Rename one.", nameof(value));
            field = Array.AsReadOnly(all);
        }
    } = [];

    /// <summary>The ledger on one line, in any culture.</summary>
    public override string ToString() => $"inputs of control tests: {Ledger}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found ControlInputs, which are not written as JSON; what tests make of them is. Write suite.Run(inputs).";
}
