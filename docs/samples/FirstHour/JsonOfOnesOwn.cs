using System.Text.Json;
using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>Amounts, ratios and periods in messages of one's own, and a figure as a web service answers with it.</summary>
public sealed class JsonOfOnesOwn
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var sent = new Message(
            Money.FromDecimal(22_325.10m, Usd),
            Ratio.FromDecimal(1m / 3m),
            ReportingPeriod.FromDates(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 30), "June"),
            new() { [Usd] = Money.FromDecimal(-0.01m, Usd) },
            null);

        string json = JsonSerializer.Serialize(sent, JsonSerializerOptions.Web);
        var read = JsonSerializer.Deserialize<Message>(json, JsonSerializerOptions.Web)!;

        Assert.Equal((sent.Loss, sent.Rate, sent.Period, sent.Limit), (read.Loss, read.Rate, read.Period, read.Limit));
        Assert.Equal("June", read.Period.Name);
        Assert.Equal(1m / 3m, read.Rate.ToDecimal());
        Assert.Equal(-0.01m, read.ByCurrency[Usd].ToDecimal());
        Assert.Equal("22325.10", JsonDocument.Parse(json).RootElement.GetProperty("loss").GetProperty("amount").GetString());

        // An amount of a tenth of a cent is refused with the path to it.
        string wrong = json.Replace("22325.10", "22325.101", StringComparison.Ordinal);
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Message>(wrong, JsonSerializerOptions.Web));
        Assert.StartsWith("$.loss", refused.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_as_a_web_service_answers_with_it()
    {
        var june = ReportingCalendar.Months.Between(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 30));
        var ledger = WriteOffLedger.FromEntries(
            Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 6, 5), Money.FromDecimal(23.50m, Usd)) with { Account = "customer 17" }]);
        var sales = AmountSeries.FromRows(Usd, june, [1_000m], _ => june.Start, amount => amount);
        var point = ledger.SummarizeBy(june).Gross.ToSales(sales)[0];

        string json = JsonSerializer.Serialize(new { point }, JsonSerializerOptions.Web);
        var answer = JsonSerializer.Deserialize<Answer>(json, JsonSerializerOptions.Web)!.Point;

        // 23.50 of 1,000.00 is 2.35 %; nobody's name is in it.
        Assert.Equal((Ratio.FromPercent(2.35m), MetricStatus.Defined), (answer.Value.ToRatio(), answer.Status));
        Assert.Equal("2026-06", answer.Period.Name);
        Assert.Equal((23.50m, 1_000m, 1L), (answer.Numerator.ToDecimal(), answer.Denominator.ToDecimal(), answer.EntryCount));
        Assert.DoesNotContain("customer", json, StringComparison.Ordinal);
    }

    private sealed record Message(Money Loss, Ratio Rate, ReportingPeriod Period, Dictionary<Currency, Money> ByCurrency, Money? Limit);

    private sealed record Answer(Figure Point);

    private sealed record Figure(
        ReportingPeriod Period, MetricStatus Status, Quantity Value, Money Numerator, Money Denominator, long EntryCount);
}
