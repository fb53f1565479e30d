using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The largest values of a breakdown one by one, and all others together. They add up to <see cref="Total"/> exactly. Enumerating it gives
/// each of <see cref="Values"/> with its totals, the largest first; the others stand in <see cref="AllOthers"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class TopBreakdown : IReadOnlyCollection<KeyValuePair<string?, PeriodTotals>>, IReport
{
    private readonly PeriodBreakdown breakdown;
    private readonly int[] codes;

    // Made when first asked for; two threads may make them at once and find the same.
    private PeriodTotals? allOthers;

    internal TopBreakdown(PeriodBreakdown breakdown, RankedValues ranked, int count)
    {
        this.breakdown = breakdown;
        codes = ranked.First(count);
        Values = Array.AsReadOnly(Array.ConvertAll(codes, code => breakdown.Dictionary[code]));
        OtherValues = new ReadList<string?>(ranked.Count - codes.Length, place => ranked.ValueAt(codes.Length + place));
    }

    /// <summary>The dimension by which the ledger is broken down.</summary>
    public string Dimension => breakdown.Dimension;

    /// <summary>The values with the largest amounts, the largest first.</summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>The number of <see cref="Values"/>.</summary>
    public int Count => Values.Count;

    /// <summary>All other values, the largest first; empty where there are none. Each is looked up where it is read.</summary>
    public IReadOnlyList<string?> OtherValues { get; }

    /// <summary>The totals of <see cref="OtherValues"/> together; zeros where there are none.</summary>
    /// <exception cref="OverflowException">A sum of the others exceeds 64 bits of minor units.</exception>
    public PeriodTotals AllOthers => allOthers ??= breakdown.Without(codes);

    /// <summary>The totals over all values.</summary>
    public PeriodTotals Total => breakdown.Total;

    /// <summary>The totals of one of <see cref="Values"/>.</summary>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public PeriodTotals this[string? value] => Values.Contains(value)
        ? breakdown[value]
        : throw new ArgumentException(
            $"Found {Invariant.InQuotes(value)}, which is none of the {Invariant.Count(Values.Count)} in Values; those are allowed. "
            + "Ask the breakdown itself for any other.",
            nameof(value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string?, PeriodTotals>> GetEnumerator() =>
        Values.Select(value => KeyValuePair.Create(value, breakdown[value])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values on one line, in any culture.</summary>
    public override string ToString() =>
        $"top {Invariant.Count(Values.Count)} of {Dimension}: {string.Join(", ", Values.Select(Invariant.InQuotes))}; "
        + $"{Invariant.Count(OtherValues.Count, "other", "others")}";

    void IReport.Write(ReportWriter report)
    {
        TotalsReport.WriteHead(report, Total).Add(Dimension);
        TotalsReport.WriteValues(report, Dimension, Values, value => this[value], Total);
        report.Add(OtherValues.Count, "otherCount").AddObject(rows => TotalsReport.WriteRows(rows, AllOthers), nameof(AllOthers));
    }
}
