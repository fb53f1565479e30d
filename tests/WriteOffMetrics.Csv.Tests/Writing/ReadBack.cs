using System.Globalization;
using NodaTime.Text;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>A written table as another reader finds it: its headings and rows, texts without the apostrophe that protects them.</summary>
internal sealed class ReadBack
{
    private readonly string[] headings;
    private readonly List<string[]> rows;

    private ReadBack(List<string[]> records)
    {
        headings = records[0];
        rows = records[1..];
        Assert.All(rows, row => Assert.Equal(headings.Length, row.Length));
    }

    public int Count => rows.Count;

    public static ReadBack From(CsvTable table) => From(table, ',');

    public static ReadBack From(CsvTable table, char delimiter) => new(Rfc4180.Read(BytesOf(table, delimiter), delimiter));

    public static byte[] BytesOf(CsvTable table, char delimiter)
    {
        using var stream = new MemoryStream();
        table.WriteTo(stream, delimiter);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }

    /// <summary>The field as it stands in the file.</summary>
    public string this[int row, string heading] => rows[row][Array.IndexOf(headings, heading)];

    /// <summary>A text: none of an empty field, else without one leading apostrophe.</summary>
    public string? TextOf(int row, string heading) => TextOf(this[row, heading]);

    public static string? TextOf(string field) => field.Length == 0 ? null : field[0] == '\'' ? field[1..] : field;

    public decimal? NumberOf(int row, string heading) => this[row, heading] is { Length: > 0 } field
        ? decimal.Parse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : null;

    public Money? AmountOf(int row, string heading) =>
        NumberOf(row, heading) is { } amount ? Money.FromDecimal(amount, Currency.FromCode(this[row, "currency"])) : null;

    public T MemberOf<T>(int row, string heading)
        where T : struct, Enum => Enum.Parse<T>(this[row, heading]);

    public ReportingPeriod PeriodOf(int row) => ReportingPeriod.FromDates(
        LocalDatePattern.Iso.Parse(this[row, "start"]).Value, LocalDatePattern.Iso.Parse(this[row, "end"]).Value);

    /// <summary>The rows as totals state them, with the values of so many dimensions.</summary>
    public TotalsRow[] TotalsRows(params string[] dimensions) => [.. Enumerable.Range(0, Count).Select(row => new TotalsRow
    {
        Period = PeriodOf(row),
        Value = dimensions.Length > 0 ? TextOf(row, dimensions[0]) : null,
        SecondValue = dimensions.Length > 1 ? TextOf(row, dimensions[1]) : null,
        Category = MemberOf<EntryCategory>(row, "category"),
        Kind = MemberOf<EntryKind>(row, "kind"),
        Sum = AmountOf(row, "amount")!.Value,
        Count = long.Parse(this[row, "entries"], NumberStyles.None, CultureInfo.InvariantCulture),
    })];
}
