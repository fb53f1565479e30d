using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// The ageing of each value of a dimension, such as of each account, and of all of them. Enumerating it gives each value with its ageing,
/// in order of letters, those that state none first.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AgeingBreakdown : IReadOnlyCollection<KeyValuePair<string?, Ageing>>, IReport
{
    private readonly OpenItems source;
    private readonly DimensionDictionary dictionary;
    private readonly long[] cells;
    private readonly int[] codes;
    private readonly int stride;

    internal AgeingBreakdown(
        OpenItems source, AgeingBuckets buckets, PeriodAxis axis, string dimension, DimensionDictionary dictionary, int count, long[] cells,
        string? of)
    {
        this.source = source;
        this.dictionary = dictionary;
        this.cells = cells;
        Dimension = dimension;
        stride = cells.Length / count;
        codes = [.. Enumerable.Range(0, count).Where(IsAny).OrderBy(code => dictionary[code], StringComparer.Ordinal)];
        Values = Array.AsReadOnly<string?>([.. codes.Select(code => dictionary[code])]);
        var total = new long[stride];
        for (int i = 0; i < cells.Length; i++) total[i % stride] += cells[i];
        Total = new Ageing(source, buckets, axis, total, 0, of);
    }

    /// <summary>The name of the dimension.</summary>
    public string Dimension { get; }

    /// <summary>The values of which something is open at the end of a period, in order of letters; null for what states none.</summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>The ageing of all items.</summary>
    public Ageing Total { get; }

    /// <summary>The number of values.</summary>
    public int Count => codes.Length;

    /// <summary>The ageing of a value, null for what states none; of one of which nothing is open, zeros.</summary>
    public Ageing this[string? value]
    {
        get
        {
            int code = dictionary.CodeOf(value);
            return code >= 0 && code < cells.Length / stride ? Of(code) : new Ageing(
                source, Total.Buckets, Total.Axis, new long[stride], 0, InWords(value));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string?, Ageing>> GetEnumerator() =>
        codes.Select(code => KeyValuePair.Create(dictionary[code], Of(code))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The dimension, its number of values, and the total on one line, in any culture.</summary>
    public override string ToString() => $"by {Dimension}, {Invariant.Count(Count, "value", "values")}; {Total}";

    /// <summary>A series of each value: of those of one bucket, say.</summary>
    internal MetricBreakdown<AmountSeries> Select(Func<Ageing, AmountSeries> read) => new(
        Dimension, Values, value => dictionary.CodeOf(value) is var code and >= 0 && code < cells.Length / stride && IsAny(code),
        value => read(this[value]), () => read(Total));

    private Ageing Of(int code) => new(source, Total.Buckets, Total.Axis, cells, code * stride, InWords(dictionary[code]));

    private string InWords(string? value) => $"{Dimension} {Invariant.InQuotes(value)}{(Total.Of is null ? "" : $" of {Total.Of}")}";

    private bool IsAny(int code) => cells.AsSpan(code * stride, stride).ContainsAnyExcept(0L);

    void IReport.Write(ReportWriter report)
    {
        report.RequireRows("an ageing", (long)Count * stride, "Write the total, or the values that are wanted.");
        report.Add(Dimension).Add(Total).AddList(codes.Select(code => (IReport)Of(code)), "values");
    }
}
