using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Values of the library as JSON, with the options that a user has who sets none.</summary>
public sealed partial class ValueJsonTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Points = Currency.FromDefinition("POINTS", 0);
    private static readonly Money Amount = Money.FromDecimal(1_234.50m, Usd);
    private static readonly ReportingPeriod June = ReportingCalendar.Months.PeriodOf(new LocalDate(2026, 6, 15));

    /// <summary>The documented texts.</summary>
    [Fact]
    public void A_value_is_written_as_documented_and_read_back()
    {
        Check("\"USD\"", Usd);
        Check("\"POINTS:0\"", Points);
        Check("\"\"", default(Currency));
        Check("""{"amount":"1234.50","currency":"USD"}""", Amount);
        Check("""{"amount":"-92233720368547758.08","currency":"USD"}""", Money.FromMinorUnits(long.MinValue, Usd));
        Check("""{"amount":"7","currency":"POINTS:0"}""", Money.FromMinorUnits(7, Points));
        Check("""{"amount":"0","currency":""}""", default(Money));
        Check("\"0.0235\"", Ratio.FromPercent(2.35m));
        Check("\"-0.0000000000000000000000000001\"", Ratio.FromDecimal(-0.0000000000000000000000000001m));
        Check("\"1.2345678901234567890123456789\"", Ratio.FromDecimal(1.2345678901234567890123456789m));
        Check("\"0\"", default(Ratio));
        Check("""{"start":"2026-06-01","end":"2026-06-30","name":"2026-06"}""", June);
        Check("""{"start":"0001-01-01","end":"0001-01-01"}""", default(ReportingPeriod));
        Check("""{"value":"41.5","unit":"Days"}""", Quantity.FromDays(41.5m));
        Check("""{"value":"1234.50","unit":"Money","currency":"USD"}""", Quantity.FromMoney(Amount));
        Check("""{"value":"0","unit":"Money","currency":""}""", default(Quantity));
        Assert.Equal(June.Name, JsonSerializer.Deserialize<ReportingPeriod>(JsonSerializer.Serialize(June)).Name);

        static void Check<T>(string json, T value)
        {
            Assert.Equal(json, JsonSerializer.Serialize(value));
            Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
        }
    }

    [Fact]
    public void A_value_is_the_key_of_a_dictionary()
    {
        Check("USD", Usd);
        Check("POINTS:0", Points);
        Check("", default(Currency));
        Check("1234.50 USD", Amount);
        Check("0 ", default(Money));
        Check("0.0235", Ratio.FromPercent(2.35m));
        Check("2026-06-01/2026-06-30 2026-06", June);
        Check("0001-01-01/0001-01-01", default(ReportingPeriod));
        Check("41.5 Days", Quantity.FromDays(41.5m));
        Check("1234.50 Money USD", Quantity.FromMoney(Amount));
        Check("0 Money ", default(Quantity));

        static void Check<T>(string key, T value)
            where T : notnull
        {
            string json = JsonSerializer.Serialize(new Dictionary<T, int> { [value] = 1 });
            Assert.Equal($$"""{"{{key}}":1}""", json);
            Assert.Equal(value, Assert.Single(JsonSerializer.Deserialize<Dictionary<T, int>>(json)!).Key);
        }
    }

    [Fact]
    public void An_object_that_holds_values_reads_back_also_without_reflection()
    {
        var report = new Report(Amount, Ratio.FromPercent(2.35m), null, June, [Quantity.FromTimes(4.2m)], new() { [Usd] = Amount });
        foreach (JsonSerializerOptions options in new[] { JsonSerializerOptions.Default, ReportContext.Default.Options })
        {
            Report read = JsonSerializer.Deserialize<Report>(JsonSerializer.Serialize(report, options), options)!;
            Assert.Equal(
                (report.Amount, report.Rate, report.Benchmark, report.Period), (read.Amount, read.Rate, read.Benchmark, read.Period));
            Assert.Equal(report.Quantities, read.Quantities);
            Assert.Equal(report.ByCurrency, read.ByCurrency);
        }
    }

    /// <summary>The converters are public, because code that a generator wrote elsewhere makes them by name.</summary>
    [Theory]
    [InlineData(typeof(Currency), typeof(CurrencyJsonConverter))]
    [InlineData(typeof(Money), typeof(MoneyJsonConverter))]
    [InlineData(typeof(Ratio), typeof(RatioJsonConverter))]
    [InlineData(typeof(Quantity), typeof(QuantityJsonConverter))]
    [InlineData(typeof(ReportingPeriod), typeof(ReportingPeriodJsonConverter))]
    public void A_value_names_its_converter(Type value, Type converter) => Assert.Equal(
        converter, value.GetCustomAttribute<JsonConverterAttribute>()!.ConverterType);

    /// <summary>Whatever reads JSON may have written numbers, exponents, blanks, escapes, other orders and other capitals.</summary>
    [Fact]
    public void Other_ways_to_write_the_same_are_read()
    {
        Assert.Equal(Amount, JsonSerializer.Deserialize<Money>(""" { "currency" : "\u0055SD", "amount" : 1234.5 } """));
        Assert.Equal(Amount, JsonSerializer.Deserialize<Money>("""{"Amount":"12345e-1","CURRENCY":"USD"}""", JsonSerializerOptions.Web));
        Assert.Equal(Ratio.FromDecimal(0.0000001m), JsonSerializer.Deserialize<Ratio>("1e-7"));
        Assert.Equal(June, JsonSerializer.Deserialize<ReportingPeriod>("""{"end":"2026-06-30","start":"2026-06-01","name":null}"""));
        Assert.Null(JsonSerializer.Deserialize<Money?>("null"));
    }

    [Theory]
    [InlineData("""{"Rate":"2.35 %"}""", "$.Rate", "'2.35 %' as the quotient")]
    [InlineData("""{"Rate":"0.12345678901234567890123456789"}""", "$.Rate", "a number whose digits a decimal holds")]
    [InlineData("""{"Rate":"1\u0000"}""", "$.Rate", "'1\\u0000' as the quotient")]
    [InlineData("""{"Rate":"1,234.5"}""", "$.Rate", "'1,234.5' as the quotient")]
    [InlineData("""{"Rate":true}""", "$.Rate", "true or false")]
    [InlineData("""{"Rate":"790000000000000000000000000000"}""", "$.Rate", "a number whose digits a decimal holds")]
    [InlineData("""{"Rate":"7900000000000000000000000000"}""", "$.Rate", "a magnitude up to")]
    [InlineData("""{"Amount":{"amount":"1.001","currency":"USD"}}""", "$.Amount", "USD")]
    [InlineData("""{"Amount":{"amount":"1","currency":"usd"}}""", "$.Amount", "the currency 'usd'")]
    [InlineData("""{"Amount":{"amount":"1","currency":"XAU:2"}}""", "$.Amount", "names no money with a minor unit")]
    [InlineData("""{"Amount":{"amount":"1","currency":"JPY:2"}}""", "$.Amount", "ISO 4217 gives it 0")]
    [InlineData("""{"Amount":{"amount":"1","currency":"POINTS:9"}}""", "$.Amount", "0 to 4 are allowed")]
    [InlineData("""{"Amount":{"amount":"1"}}""", "$.Amount", "no currency")]
    [InlineData("""{"Amount":{"amount":"1","currency":""}}""", "$.Amount", "'1' of no currency")]
    [InlineData("""{"Amount":{"amount":"1","amount":"2","currency":"USD"}}""", "$.Amount", "the property 'amount' twice")]
    [InlineData("""{"Amount":{"amount":"1","curency":"USD"}}""", "$.Amount", "the property 'curency' where an object of amount, currency")]
    [InlineData("""{"Amount":"12.34 USD"}""", "$.Amount", "'12.34 USD' where an object of amount, currency")]
    [InlineData("""{"Amount":[]}""", "$.Amount", "an array")]
    [InlineData("""{"Period":{"start":"2026-06-30","end":"2026-06-01"}}""", "$.Period", "'2026-06-30/2026-06-01'")]
    [InlineData("""{"Period":{"start":"2026-06-01"}}""", "$.Period", "'2026-06-01/'")]
    [InlineData("""{"Period":{"start":"2026-06-01","end":"2026-06-30","name":" "}}""", "$.Period", "a blank name")]
    [InlineData("""{"Quantities":[{"value":"1","unit":"Days"},{"value":"1","unit":"days"}]}""", "$.Quantities[1]", "the unit 'days'")]
    [InlineData("""{"Quantities":[{"value":"1","unit":"3"}]}""", "$.Quantities[0]", "the unit '3'")]
    [InlineData("""{"Quantities":[{"value":"1","unit":"Days","currency":"USD"}]}""", "$.Quantities[0]", "a currency beside the unit Days")]
    [InlineData("""{"Quantities":[{"value":"1","unit":"Money","currency":""}]}""", "$.Quantities[0]", "'1' of no currency")]
    [InlineData("""{"ByCurrency":{"XXX":null}}""", "$.ByCurrency", "the currency 'XXX'")]
    public void What_is_no_value_is_refused_with_the_path_to_it(string json, string path, string found)
    {
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Report>(json));
        Assert.StartsWith(path, thrown.Path, StringComparison.Ordinal);
        Assert.Contains(found, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_with_the_path_and_a_whole_one_kept()
    {
        ReportingPeriod whole = ReportingPeriod.FromDates(June.Start, June.End, "\ud83d\ude00"), half = ReportingPeriod
            .FromDates(June.Start, June.End, "\ud83d");
        Assert.Equal(whole.Name, JsonSerializer.Deserialize<ReportingPeriod>(JsonSerializer.Serialize(whole)).Name);
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new { Periods = new[] { June, half } }));
        Assert.Contains("half of a surrogate pair", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$.Periods", thrown.Path);
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Dictionary<ReportingPeriod, int> { [half] = 1 }));
        Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<ReportingPeriod>("""{"start":"2026-06-01","end":"2026-06-30","name":"\ud83d"}"""));
    }

    internal sealed record Report(Money Amount, Ratio Rate, Ratio? Benchmark, ReportingPeriod Period, IReadOnlyList<Quantity> Quantities,
        Dictionary<Currency, Money> ByCurrency);

    [JsonSerializable(typeof(Report))]
    internal sealed partial class ReportContext : JsonSerializerContext;
}
