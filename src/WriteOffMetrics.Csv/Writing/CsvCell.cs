using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Csv;

/// <summary>A cell of a table: a text, which is protected where it is written, or a figure, which never is.</summary>
/// <param name="Content">What stands in it, in any culture; none where it is empty.</param>
/// <param name="IsText">Whether it is a text.</param>
internal readonly record struct CsvCell(string? Content, bool IsText)
{
    /// <summary>The headings of <see cref="Period"/>.</summary>
    public static readonly IReadOnlyList<string> PeriodHeadings = ["period", "start", "end"];

    public static CsvCell Text(string? text) => new(text, true);

    /// <summary>A member of an enumeration, by its name.</summary>
    public static CsvCell Member<T>(T member)
        where T : struct, Enum => Text(member.ToString());

    public static CsvCell Number(long number) => Figure(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with all its digits.</summary>
    public static CsvCell Number(decimal? number) => Figure(number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>An amount in major units, with the decimals of its currency.</summary>
    public static CsvCell Amount(Money? amount) => Number(amount?.ToDecimal());

    /// <summary>The code of the currency of an amount.</summary>
    public static CsvCell CurrencyOf(Money? amount) => Text(amount?.Currency.Code);

    public static CsvCell Day(LocalDate day) => Figure(LocalDatePattern.Iso.Format(day));

    public static CsvCell Flag(bool flag) => Figure(flag ? "true" : "false");

    /// <summary>Whole numbers, with semicolons between them, so that no spreadsheet reads them as one.</summary>
    public static CsvCell Numbers(IEnumerable<long> numbers)
    {
        string listed = string.Join(';', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return Figure(listed.Length == 0 ? null : listed);
    }

    /// <summary>A period: its name, its first and its last day.</summary>
    public static CsvCell[] Period(ReportingPeriod period) => [Text(period.Name), Day(period.Start), Day(period.End)];

    private static CsvCell Figure(string? content) => new(content, false);
}
