using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What was open at the end of each period by age (M14): a series for each bucket, one of credits and one of what has no due date. Buckets
/// and what is undated, less credits, are what is open, always. Enumerating it gives the buckets, the youngest first; of the ageing of a
/// single day each has one figure.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Ageing : IReadOnlyList<AmountSeries>, IReport
{
    private readonly long[] cells;
    private readonly int first;
    private readonly Provenance provenance, ofSigned;

    /// <param name="source">The open items.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="cells">What <see cref="AgeingKernel"/> found.</param>
    /// <param name="first">Where in it this begins.</param>
    /// <param name="of">What of the items this is, in words; none where it is all.</param>
    internal Ageing(OpenItems source, AgeingBuckets buckets, PeriodAxis axis, long[] cells, int first, string? of)
    {
        Source = source;
        Buckets = buckets;
        Axis = axis;
        Of = of;
        this.cells = cells;
        this.first = first;
        provenance = new OpenItemsProvenance(source, isNeverNegative: true, null) { Of = of };
        ofSigned = new OpenItemsProvenance(source, isNeverNegative: false, null) { Of = of };
    }

    /// <summary>The buckets.</summary>
    public AgeingBuckets Buckets { get; }

    /// <summary>The periods, at whose ends items are aged.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => Source.Currency;

    /// <summary>The number of buckets.</summary>
    public int Count => Buckets.Count;

    /// <summary>What was open in a bucket, 0 for the youngest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bucket.</exception>
    public AmountSeries this[int bucket] => Series(Buckets[bucket], [bucket]);

    /// <summary>What was open without a due date, and so without an age; by invoice date nothing.</summary>
    public AmountSeries Undated => Series("undated", [Buckets.Count + AgeingKernel.Undated]);

    /// <summary>Credits that were not allocated, as amounts above zero: they are in no bucket.</summary>
    public AmountSeries Credits => Series("credits", [Buckets.Count + AgeingKernel.Credits]);

    /// <summary>What was owed: all buckets and what is undated.</summary>
    public AmountSeries Debits => Series("debits", [.. Enumerable.Range(0, Buckets.Count + 1)]);

    /// <summary>Debits less credits: what the control account of the general ledger has.</summary>
    public AmountSeries Open => Series(ReceivablesMetrics.OpenReceivables, ofSigned, period =>
        SumOf(period, [.. Enumerable.Range(0, Buckets.Count + 1)]) - SumOf(period, [Buckets.Count + AgeingKernel.Credits]));

    /// <summary>What was past its due date; what is undated is not.</summary>
    /// <exception cref="InvalidOperationException">
    /// The buckets do not part what is overdue: by invoice date, or without the bound 0.
    /// </exception>
    public AmountSeries Overdue => Series("debits overdue", [.. Enumerable.Range(0, Buckets.Count).Skip(RequireFirstOverdue())]);

    /// <summary>What was not due yet, or has no due date.</summary>
    /// <exception cref="InvalidOperationException">
    /// The buckets do not part what is overdue: by invoice date, or without the bound 0.
    /// </exception>
    public AmountSeries NotDue => Series(ReceivablesMetrics.NotDueReceivables, provenance, period =>
        SumOf(period, [.. Enumerable.Range(0, RequireFirstOverdue()), Buckets.Count + AgeingKernel.Undated]));

    /// <summary>
    /// What is open at the end of the last period beside the balance of the general ledger's control account on that day, and what explains
    /// the difference.
    /// </summary>
    /// <param name="controlBalance">The balance of the control account.</param>
    /// <exception cref="ArgumentException">It is in another currency.</exception>
    /// <exception cref="InvalidOperationException">This is the ageing of some of the items only.</exception>
    public ControlAccountDifference DifferenceTo(Money controlBalance)
    {
        if (controlBalance.Currency != Currency)
            throw new ArgumentException(
                $"Found a balance in {controlBalance.Currency}; one in {Currency}, the currency of the items, is allowed.",
                nameof(controlBalance));
        if (Of is not null)
            throw new InvalidOperationException(
                $"Found the ageing of {Of}; that of all items is allowed, because the control account has them all. Ask the total.");
        return new ControlAccountDifference(this, controlBalance);
    }

    /// <inheritdoc/>
    public IEnumerator<AmountSeries> GetEnumerator() => Enumerable.Range(0, Count).Select(bucket => this[bucket]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The last period on one line, in any culture: each bucket, what is undated, credits, and what is open.</summary>
    public override string ToString()
    {
        int last = Axis.Count - 1;
        IEnumerable<string> parts = Enumerable.Range(0, Count).Select(bucket => $"{Buckets[bucket]} {this[bucket][last].Amount}");
        return $"{(Of is null ? "" : Of + ", ")}{Axis[last].Name}: {string.Join("; ", parts)}; undated {Undated[last].Amount}; "
            + $"credits {Credits[last].Amount}; open {Open[last].Amount}";
    }

    internal OpenItems Source { get; }

    /// <summary>What of the items this is, in words; none where it is all.</summary>
    internal string? Of { get; }

    /// <summary>A bucket under another name.</summary>
    internal AmountSeries Restated(MetricDefinition definition, int bucket) =>
        Series(definition, provenance, period => SumOf(period, [bucket]));

    private AmountSeries Series(string part, int[] columns) =>
        Series(ReceivablesMetrics.OfPart(part), provenance, period => SumOf(period, columns));

    private AmountSeries Series(MetricDefinition definition, Provenance from, Func<int, long> amountOf) => new(
        definition, Axis, [.. Enumerable.Range(0, Axis.Count).Select(period => Money.FromMinorUnits(amountOf(period), Currency))], from);

    private long SumOf(int period, int[] columns)
    {
        int start = first + period * (Buckets.Count + AgeingKernel.Extra);
        long sum = 0;
        foreach (int column in columns) sum += cells[start + column];
        return sum;
    }

    private int RequireFirstOverdue() => Buckets.PartsOverdue ? Buckets.FirstOverdue : throw new InvalidOperationException(
        $"Found the buckets {Buckets}; buckets by due date with the bound 0 are allowed, which parts what is overdue. Age by them.");

    void IReport.Write(ReportWriter report) => report
        .Add(Buckets)
        .Add(Of)
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .AddList(this, series => report.AddObject(series.WriteBody, "series"), "amounts")
        .Add(Undated)
        .Add(Credits)
        .Add(Open);
}
