using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Into which buckets open items are put by their age: <c>AgeingBuckets.UpTo(0, 30, 60, 90)</c> has those not due, of 1–30 days, 31–60,
/// 61–90 and 91+. Enumerating them gives their names, the youngest first.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when bounds and date are.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AgeingBuckets : IReadOnlyList<string>, IEquatable<AgeingBuckets>, IReport
{
    private const int MaxBounds = 100;

    private readonly int[] bounds;

    private AgeingBuckets(int[] bounds, bool isByInvoiceDate)
    {
        this.bounds = bounds;
        IsByInvoiceDate = isByInvoiceDate;
    }

    /// <summary>Whether age is counted from the invoice date; otherwise from the due date.</summary>
    public bool IsByInvoiceDate { get; }

    /// <summary>The last day of age of each bucket but the last, which has no end, ascending.</summary>
    public IReadOnlyList<int> Bounds => Array.AsReadOnly(bounds);

    /// <summary>The number of buckets: one more than bounds.</summary>
    public int Count => bounds.Length + 1;

    /// <summary>The name of a bucket, 0 for the youngest: <c>not due</c>, <c>31–60</c>, <c>91+</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bucket.</exception>
    public string this[int index] => index >= 0 && index < Count ? NameOf(index) : throw new ArgumentOutOfRangeException(
        nameof(index), index, $"Found the bucket {Invariant.Text(index)}; 0 to {Invariant.Text(bounds.Length)} are allowed.");

    /// <summary>
    /// Buckets by days past the due date, each up to and including its bound. What is due today, or later, is 0 days old or less.
    /// </summary>
    /// <param name="bounds">The last day of each bucket but the last, ascending; 0 parts what is not due from what is overdue.</param>
    /// <exception cref="ArgumentException">There are none, more than 100, or they do not ascend.</exception>
    public static AgeingBuckets UpTo(params IReadOnlyList<int> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        int[] all = [.. bounds];
        if (all.Length is 0 or > MaxBounds)
            throw new ArgumentException(
                $"Found {Invariant.Count(all.Length, "bound", "bounds")}; 1 to {MaxBounds} are allowed.", nameof(bounds));
        for (int i = 1; i < all.Length; i++)
        {
            if (all[i] <= all[i - 1])
                throw new ArgumentException(
                    $"Found {Invariant.Text(all[i])} behind {Invariant.Text(all[i - 1])}; bounds that ascend are "
                    + "allowed. Sort them, and name "
                    + "each once.",
                    nameof(bounds));
        }

        return new AgeingBuckets(all, false);
    }

    /// <summary>The same bounds by days since the invoice date: <c>AgeingBuckets.UpTo(30, 60, 90).ByInvoiceDate()</c>.</summary>
    public AgeingBuckets ByInvoiceDate() => new(bounds, true);

    /// <summary>
    /// The bucket of an age in days, 0 for the youngest. An age that is a bound lies in the bucket which that bound ends.
    /// </summary>
    public int IndexOf(int days)
    {
        int index = 0;
        while (index < bounds.Length && days > bounds[index]) index++;
        return index;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(NameOf).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether bounds and date are the same.</summary>
    public bool Equals(AgeingBuckets? other) =>
        other is not null && IsByInvoiceDate == other.IsByInvoiceDate && bounds.AsSpan().SequenceEqual(other.bounds);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(AgeingBuckets? left, AgeingBuckets? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(AgeingBuckets? left, AgeingBuckets? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AgeingBuckets);

    /// <inheritdoc/>
    public override int GetHashCode() => bounds.Aggregate(IsByInvoiceDate.GetHashCode(), HashCode.Combine);

    /// <summary>Names and date on one line: <c>not due, 1–30, 31–60, 61–90, 91+ by due date</c>.</summary>
    public override string ToString() => $"{string.Join(", ", this)} by {(IsByInvoiceDate ? "invoice date" : "due date")}";

    /// <summary>The first bucket whose items are all overdue; by invoice date none is.</summary>
    internal int FirstOverdue => !IsByInvoiceDate && Array.IndexOf(bounds, 0) is var at and >= 0 ? at + 1 : Count;

    /// <summary>Whether what is not due is parted from what is overdue.</summary>
    internal bool PartsOverdue => FirstOverdue < Count;

    private string NameOf(int index)
    {
        if (index == 0) return !IsByInvoiceDate && bounds[0] == 0 ? "not due" : $"up to {Invariant.Text(bounds[0])}";
        int from = bounds[index - 1] + 1;
        if (index == bounds.Length) return from < 0 ? $"from {Invariant.Text(from)}" : $"{Invariant.Text(from)}+";
        if (from == bounds[index]) return Invariant.Text(from);
        return from < 0 ? $"{Invariant.Text(from)} to {Invariant.Text(bounds[index])}"
            : $"{Invariant.Text(from)}–{Invariant.Text(bounds[index])}";
    }

    void IReport.Write(ReportWriter report) => report.AddList((IEnumerable<string?>)this, "buckets").Add(IsByInvoiceDate);
}
