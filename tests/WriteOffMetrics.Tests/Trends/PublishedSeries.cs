using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Series of the vectors that stand beside the statistics, as amounts in dollars, and what statistical software made of them.
/// </summary>
internal static class PublishedSeries
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>What a vector expects.</summary>
    public static JsonElement Expected(string file, string name) => Vector(file, name).GetProperty("expected");

    /// <summary>
    /// A vector's series on an axis that starts in January of the year 1900, rounded to cents where it has more decimals.
    /// </summary>
    public static AmountSeries Amounts(string file, string name, ReportingCalendar calendar, string input = "values")
    {
        decimal[] values = [.. Vector(file, name).GetProperty("input").GetProperty(input).EnumerateArray()
            .Select(value => decimal.Round(value.GetDecimal(), 2))];
        return Amounts(calendar, values);
    }

    public static AmountSeries Amounts(ReportingCalendar calendar, params decimal[] values)
    {
        LocalDate first = new(1900, 1, 1);
        PeriodAxis longer = calendar.Between(first, first.PlusYears(values.Length));
        return AmountSeries.FromValuesInOrder(Usd, calendar.Between(first, longer[values.Length - 1].End), values);
    }

    private static JsonElement Vector(string file, string name)
    {
        using JsonDocument document = JsonDocument
            .Parse(File.ReadAllText(Path
            .Combine(Repository.Root, "tests", "WriteOffMetrics.Tests", "Statistics", "oracles", file + ".json")));
        return document.RootElement.EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name).Clone();
    }
}
