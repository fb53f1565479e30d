using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Totals and breakdowns that are written by one process and read by another.</summary>
public sealed class TotalsJsonTests
{
    private const string Sector = "sector", Region = "region";
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28));

    private static readonly ExchangeRates Rates = ExchangeRates.FromRates(
    [
        (new LocalDate(2026, 1, 10), Eur, Usd, 1.1m), (new LocalDate(2026, 1, 20), Eur, Usd, 1.2m),
        (new LocalDate(2026, 1, 31), Eur, Usd, 1.25m), (new LocalDate(2026, 2, 10), Eur, Usd, 1.5m),
    ]);

    /// <summary>The text by hand: pairs in order of appearance, cents as text, what lies outside under −1.</summary>
    [Fact]
    public void Two_dimensions_are_written_by_their_pairs_and_read_back()
    {
        CrossBreakdown breakdown = Ledger(
            Entry(1, 5, 100, "retail", "north"), Entry(2, 5, 250, null, "north"), Entry(2, 6, 50, "retail", "north"),
            Entry(7, 1, 900, "", "north")).SummarizeBy(Months, Sector, Region);
        string json = breakdown.ToJson();
        Assert.Equal("""
            {"format":"write-off totals 2","currency":"USD","minorUnitDigits":2,"basis":"EffectiveDate","lastCompleteDay":"2026-02-28",
            "periods":["2026-01-01/2026-01-31","2026-02-01/2026-02-28"],"dimension":"sector","secondDimension":"region",
            "pairs":[["retail","north"],[null,"north"],["","north"]],"cells":[[-1,"Receivable","WriteOff",2,"900",1],
            [0,"Receivable","WriteOff",0,"100",1],[1,"Receivable","WriteOff",0,"50",1],[1,"Receivable","WriteOff",1,"250",1]],
            "controlSum":"1300","controlCount":"4"}
            """.ReplaceLineEndings(""), json);
        CrossBreakdown read = CrossBreakdown.FromJson(json, Usd, Months, Sector, Region);
        Assert.Equal(json, read.ToJson());
        Assert.Equal(breakdown.Pairs, read.Pairs);
        Assert.Equal([0.00m, 2.50m], read[null, "north"].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([1.00m, 3.00m], read.BySecond["north"].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((9.00m, 1L), (read.Total.Gross.Outside!.Value.ToDecimal(), read.Total.Gross.OutsideCount));
    }

    /// <summary>Two processes summarise a part each; 1.00 + 0.50 of one pair, 2.50 of another.</summary>
    [Fact]
    public void Parts_by_two_dimensions_that_were_written_elsewhere_merge_to_the_whole()
    {
        string first = Ledger(Entry(1, 5, 100, "retail", "north")).SummarizeBy(Months, Sector, Region).ToJson();
        CrossBreakdown second = Ledger(Entry(1, 9, 50, "retail", "north"), Entry(2, 5, 250, "food", "south"))
            .SummarizeBy(Months, Sector, Region);
        CrossBreakdown whole = CrossBreakdown.FromJson(first, Usd, Months, Sector, Region).Merge(second);
        Assert.Equal((1.50m, 2.50m, 4.00m), (
            whole["retail", "north"].Gross.Total.Amount.ToDecimal(), whole["food", "south"].Gross.Total.Amount.ToDecimal(),
            whole.Total.Gross.Total.Amount.ToDecimal()));
    }

    /// <summary>
    /// By hand, in cents: 1 EUR cent at the mean of 1.1, 1.2 and 1.25 is 3.55 ÷ 3 = 71/60; one of February at 1.5 is 3/2; together 161/60.
    /// The rate of the year over 100 cents is 161/6000.
    /// </summary>
    [Fact]
    public void Converted_amounts_are_written_as_quotients_and_read_exactly()
    {
        PeriodTotals totals = Consolidated(Months);
        string json = totals.ToJson();
        Assert.Contains("""
            "rounding":"ToEven","lastCompleteDay":"2026-02-28"
            """, json, StringComparison.Ordinal);
        Assert.EndsWith("""
            "cells":[[-1,"Receivable","WriteOff",0,"0",1],[0,"Receivable","WriteOff",0,"71/60",1],[1,"Receivable","WriteOff",0,"3/2",1]],
            "controlSum":"161/60","controlCount":"3"}
            """.ReplaceLineEndings(""), json, StringComparison.Ordinal);
        PeriodTotals read = PeriodTotals.FromJson(json, Usd, Months);
        Assert.Equal(json, read.ToJson());
        Assert.Equal((0.01m, true, 0.02m, 0.03m), (
            read.Gross[0].Amount.ToDecimal(), read.Gross[0].IsRounded, read.Gross[1].Amount.ToDecimal(),
            read.Gross.Total.Amount.ToDecimal()));
        Assert.Equal((null, 1L), (read.Gross.Outside, read.Gross.OutsideCount));
        RatioPoint ratio = read.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [0.5m, 0.5m])).Overall;
        Assert.Equal(161m / 6_000m * 60m, decimal.Round(ratio.Ratio!.Value.ToDecimal() * 60m, 27));
        string explanation = read.Gross[0].Explain().ToString();
        Assert.Contains("sums written down elsewhere, converted there", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("rates ", explanation, StringComparison.Ordinal);
        PeriodTotals twice = read.Merge(read);
        Assert.Contains("\"controlSum\":\"161/30\"", twice.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Converted_breakdowns_are_read_exactly()
    {
        PeriodBreakdown breakdown = new[] { Euros() }
            .ConsolidateBy(Months, Sector, Usd, Rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven);
        PeriodBreakdown read = PeriodBreakdown.FromJson(breakdown.ToJson(), Usd, Months, Sector);
        Assert.Equal(breakdown.ToJson(), read.ToJson());
        Assert.Equal(breakdown.Values, read.Values);
    }

    /// <summary>As version 0.1 wrote it before there were two dimensions and converted amounts.</summary>
    [Fact]
    public void Texts_of_the_first_format_are_still_read_and_written()
    {
        const string Json = """
            {"format":"write-off totals 1","currency":"USD","minorUnitDigits":2,"basis":"EffectiveDate",
            "periods":["2026-01-01/2026-01-31","2026-02-01/2026-02-28"],"dimension":"sector","values":["retail"],
            "cells":[[0,"Receivable","WriteOff",0,"100",1]],"controlSum":"100","controlCount":"1"}
            """;
        PeriodBreakdown read = PeriodBreakdown.FromJson(Json, Usd, Months, Sector);
        Assert.Equal(1.00m, read["retail"].Gross[0].Amount.ToDecimal());
        Assert.Equal(Json.ReplaceLineEndings(""), read.ToJson());
    }

    [Fact]
    public void An_empty_object_is_told_what_it_lacks() => Assert.Contains(
        "at $ no format, no currency, no minorUnitDigits, no basis, no periods, no cells, no controlSum, no controlCount, where",
        Assert.Throws<ArgumentException>("json", () => PeriodTotals.FromJson("{}", Usd, Months)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"retail\",\"north\"]]", "[\"retail\",\"north\"],[\"retail\",\"north\"]]",
        "at $.pairs[1] the pair 'retail' and 'north' twice")]
    [InlineData("[\"retail\",\"north\"]]", "[\"retail\",\"north\"],[\"x\",\"y\"]]", "at $.pairs[1] a pair that no cell has")]
    [InlineData("[\"retail\",\"north\"]]", "[\"retail\"]]", "at $.pairs[0] [\"retail\"], where a value of each dimension")]
    [InlineData("[\"retail\",\"north\"]]", "[\"retail\",5]]", "at $.pairs[0][1] 5")]
    [InlineData("totals 2", "totals 1", "at $.secondDimension it, where it in 'write-off totals 2' only")]
    [InlineData("\"region\"", "\"area\"", "at $.dimension totals by 'sector' and 'area', where totals by 'sector' and 'region'")]
    [InlineData("\"pairs\"", "\"values\"", "at $.values values, where none in totals by 'sector' and 'region'")]
    [InlineData("\"basis\"", "\"rounding\":\"Up\",\"basis\"", "at $.rounding \"Up\"")]
    public void A_breakdown_by_two_dimensions_that_was_changed_is_refused_with_the_path(string written, string changed, string found)
    {
        string json = Ledger(Entry(1, 5, 100, "retail", "north")).SummarizeBy(Months, Sector, Region).ToJson();
        Assert.Contains(written, json, StringComparison.Ordinal);
        string text = json.Replace(written, changed, StringComparison.Ordinal);
        Assert.Contains(found, Assert.Throws<ArgumentException>(
            "json", () => CrossBreakdown.FromJson(text, Usd, Months, Sector, Region)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("71/60", "142/120")]
    [InlineData("71/60", "0")]
    [InlineData("71/60", "-71/60")]
    [InlineData("71/60", "71/0")]
    [InlineData("71/60", "71/60/1")]
    [InlineData("71/60", "1.18")]
    [InlineData("71/60", "71/60\\u0000")]
    [InlineData("0,\"0\",1]", "0,\"1\",1]")]
    public void A_quotient_that_ToJson_did_not_write_is_refused(string written, string changed)
    {
        string json = Consolidated(Months).ToJson();
        int at = json.IndexOf(written, StringComparison.Ordinal);
        string text = json[..at] + changed + json[(at + written.Length)..];
        Assert.Contains("at $.cells[", Assert.Throws<ArgumentException>("json", () => PeriodTotals.FromJson(text, Usd, Months)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_either_dimension_is_refused()
    {
        foreach ((string first, string second) in new[] { ("a\ud800", "north"), ("retail", "\udc00") })
        {
            CrossBreakdown breakdown = Ledger(Entry(1, 5, 100, first, second)).SummarizeBy(Months, Sector, Region);
            Assert.Contains("half of a surrogate pair", Assert.Throws<InvalidOperationException>(breakdown.ToJson).Message,
                StringComparison.Ordinal);
            Assert.Contains("half of a surrogate pair", Assert.Throws<JsonException>(() => JsonSerializer.Serialize(breakdown)).Message,
                StringComparison.Ordinal);
        }
    }

    private static PeriodTotals Consolidated(PeriodAxis axis) =>
        new[] { Euros() }.ConsolidateBy(axis, Usd, Rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven);

    private static WriteOffLedger Euros() => WriteOffLedger.FromEntries(
        Eur,
        new[] { (1, 10), (2, 10), (7, 1) }.Select(day => LedgerEntry
            .WriteOff(new LocalDate(2026, day.Item1, day.Item2), Money.FromMinorUnits(1, Eur)).With(Sector, $"s{day.Item1}")),
        Sector).CompleteThrough(new LocalDate(2026, 2, 28));

    private static WriteOffLedger Ledger(params LedgerEntry[] entries) =>
        WriteOffLedger.FromEntries(Usd, entries, Sector, Region).CompleteThrough(new LocalDate(2026, 2, 28));

    private static LedgerEntry Entry(int month, int day, long cents, string? sector, string? region) => LedgerEntry
        .WriteOff(new LocalDate(2026, month, day), Money.FromMinorUnits(cents, Usd)).With(Sector, sector).With(Region, region);
}
