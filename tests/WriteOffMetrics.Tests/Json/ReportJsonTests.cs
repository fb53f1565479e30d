using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Figures as reports, as docs/json.md shows them, with the options and in the places that users have.</summary>
public sealed partial class ReportJsonTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));
    private static readonly PeriodAxis February = ReportingCalendar.Months.Between(new LocalDate(2026, 2, 1), new LocalDate(2026, 2, 28));

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2026, 1, 14), Money.FromDecimal(22_325m, Usd)) with { Reason = "insolvency" },
            LedgerEntry.WriteOff(new LocalDate(2026, 2, 14), Money.FromDecimal(1_000m, Usd)) with { Account = "C-18" },
            LedgerEntry.Recovery(new LocalDate(2026, 2, 20), Money.FromDecimal(300.50m, Usd)) with { Reason = "insolvency" },
        ])
        .CompleteThrough(new LocalDate(2026, 2, 28));

    private static readonly PeriodTotals Totals = Ledger.SummarizeBy(Months);
    private static readonly RatioSeries Ratio = Totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [950_000m, 900_000m, 1m]));

    [Fact]
    public void Reports_are_as_documented()
    {
        object[] shown =
        [
            Ratio[0], Totals.Gross, Ledger.SummarizeBy(February), Ledger.SummarizeBy(February, Dimension.Reason).Gross,
            ThresholdScale.WriteOffToSales.Classify(Ratio[0]),
        ];
        string[] documented = [.. Fence().Matches(Repository.Read("docs", "json.md")).Select(match => match.Groups[1].Value)];
        Assert.Equal(shown.Length, documented.Length);
        Assert.All(shown.Zip(documented), pair => Assert.Equal(Plain(pair.Second), Plain(JsonSerializer.Serialize<object>(pair.First))));
    }

    [Fact]
    public void A_report_is_the_same_in_every_place_and_with_every_option_also_without_reflection()
    {
        PeriodBreakdown byReason = Ledger.SummarizeBy(Months, Dimension.Reason);
        var page = new Page(Ratio[0], Ratio, [Ratio, Totals.Gross], new() { ["a"] = Ratio }, byReason.Gross, [Ratio[0], Totals.Gross[0]],
            Totals, byReason, EntryKind.Reversal, [.. Ledger.Entries]);
        string json = JsonSerializer.Serialize(page);
        JsonNode node = JsonNode.Parse(json)!;
        string point = Plain(JsonSerializer.Serialize(Ratio[0])), series = Plain(JsonSerializer.Serialize(Ratio));
        Assert.Equal((point, series, series, series), (
            Plain(node["Point"]!), Plain(node["Series"]!), Plain(node["List"]![0]!), Plain(node["ByName"]!["a"]!)));
        Assert.Equal(point, Plain(node["Points"]![0]!));
        Assert.Equal(Ledger.Entries, JsonSerializer.Deserialize<LedgerEntry[]>(node["Entries"]!.ToJsonString()));
        JsonSerializerOptions[] all =
        [
            PageContext.Default.Options, new() { WriteIndented = true }, new() { ReferenceHandler = ReferenceHandler.IgnoreCycles },
            new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull },
        ];
        Assert.All(all, options => Assert.Equal(Plain(json), Plain(JsonSerializer.Serialize(page, options))));
        JsonNode camel = JsonNode.Parse(JsonSerializer.Serialize(page, JsonSerializerOptions.Web))!;
        Assert.Equal((point, Plain(node["ByReason"]!)), (Plain(camel["point"]!), Plain(camel["byReason"]!)));
    }

    /// <summary>A program reads a report into a type of its own.</summary>
    [Fact]
    public void The_values_of_a_report_read_exactly()
    {
        Row row = JsonSerializer.Deserialize<Row>(JsonSerializer.Serialize(Ratio[1]), JsonSerializerOptions.Web)!;
        Assert.Equal((Ratio[1].Period, MetricStatus.Defined, Ratio[1].Value, Ratio[1].Numerator, 1L), (
            row.Period, row.Status, row.Value, row.Numerator, row.EntryCount));
        Row incomplete = JsonSerializer.Deserialize<Row>(JsonSerializer.Serialize(Ratio[2]), JsonSerializerOptions.Web)!;
        Assert.Equal((MetricStatus.IncompletePeriod, null), (incomplete.Status, incomplete.Value));
    }

    [Fact]
    public void Ten_years_of_months_are_tens_of_kilobytes_and_a_row_of_totals_400_characters()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2016, 1, 1), new LocalDate(2025, 12, 31));
        PeriodTotals totals = Ledger.SummarizeBy(months);
        Assert.InRange(JsonSerializer.Serialize(totals.Gross).Length, 1_000, 30_000);
        Assert.InRange(JsonSerializer.Serialize(totals.Gross.ToSales(
            AmountSeries.FromValuesInOrder(Usd, months, months.Select(_ => 1_000_000m)))).Length, 1_000, 40_000);
        Assert.InRange(JsonSerializer.Serialize(totals).Length, 1_000, 121 * 420);
    }

    /// <summary>Entries are listed by nobody: those behind this evidence throw when they are read.</summary>
    [Fact]
    public void Writing_a_report_reads_no_entry()
    {
        PeriodTotals elsewhere = PeriodTotals.FromJson(Totals.ToJson(), Usd, Months);
        Assert.Throws<InvalidOperationException>(() => elsewhere.Gross[0].Entries.Count);
        Assert.Equal(
            1, JsonNode.Parse(JsonSerializer.Serialize(elsewhere.Gross))!["points"]![0]!["entryCount"]!.GetValue<long>());
        Assert.Equal("""{"kind":"entries","count":1}""", JsonSerializer.Serialize(elsewhere.Gross[0].Evidence));
        Assert.Equal("""{"kind":"none"}""", JsonSerializer.Serialize<object>(Evidence.None));
    }

    /// <summary>3 × 33,334 periods are 100,002 rows, two more than are written.</summary>
    [Fact]
    public void A_breakdown_of_more_rows_than_are_written_is_refused_and_says_what_to_write_instead()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(new LocalDate(1950, 1, 1), new LocalDate(1950, 1, 1).PlusDays(33_333));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, new[] { "a", "b", "c" }.Select(reason =>
            LedgerEntry.WriteOff(new LocalDate(1950, 1, 1), Money.FromDecimal(1m, Usd)) with { Reason = reason }));
        PeriodBreakdown breakdown = ledger.SummarizeBy(days, Dimension.Reason);
        foreach (object one in new object[] { breakdown, breakdown.Gross })
        {
            JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new { Report = one }));
            Assert.StartsWith("Found a breakdown by reason of 100,002 rows; reports of up to 100,000 are written. Write ", thrown.Message,
                StringComparison.Ordinal);
            Assert.Equal("$.Report", thrown.Path);
        }
    }

    /// <summary>The serializer of .NET has no end where a converter of objects is asked for a key.</summary>
    [Fact]
    public void A_figure_is_no_key_of_a_dictionary()
    {
        NotSupportedException thrown = Assert.Throws<NotSupportedException>(
            () => JsonSerializer.Serialize(new Dictionary<RatioPoint, int> { [Ratio[0]] = 1 }));
        Assert.Contains("Found RatioPoint as the key of a dictionary", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Dictionary<RatioPoint, int>>("""{"a":1}"""));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Dictionary<WriteOffLedger, int> { [Ledger] = 1 }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Dictionary<WriteOffLedger, int>>("""{"a":1}"""));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_report_is_refused_with_the_path_and_the_property()
    {
        PeriodBreakdown breakdown = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 1, 1), Money.FromDecimal(1m, Usd)) with { Reason = "a\ud800" }])
            .SummarizeBy(Months, Dimension.Reason);
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new { Report = breakdown }));
        Assert.Contains("half of a surrogate pair, 'a\ud800', as 'value'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$.Report", thrown.Path);
        Assert.Equal("$", Assert.Throws<JsonException>(() => JsonSerializer.Serialize(
            LedgerEntry.WriteOff(new LocalDate(2026, 1, 1), Money.FromDecimal(1m, Usd)) with { Account = "\udc00" })).Path);
    }

    /// <summary>What lies outside adds up to more than an amount holds, and its periods are written all the same.</summary>
    [Fact]
    public void What_lies_outside_may_exceed_64_bits()
    {
        Money largest = Money.FromMinorUnits(long.MaxValue, Usd);
        AmountSeries series = WriteOffLedger.FromEntries(Usd,
            [LedgerEntry.WriteOff(new LocalDate(2025, 1, 1), largest), LedgerEntry.WriteOff(new LocalDate(2027, 1, 1), largest)])
            .SummarizeBy(Months).Gross;
        Assert.Throws<OverflowException>(() => series.Outside);
        Assert.Equal("184467440737095516.14", JsonNode.Parse(JsonSerializer.Serialize(series))!["outside"]!["amount"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"effectiveDate":"2026-03-14","amount":{"amount":"1","currency":"USD"}}""", "no 'kind'")]
    [InlineData("""{"kind":"WriteOff","amount":{"amount":"1","currency":"USD"}}""", "no 'effectiveDate'")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-03-14"}""", "no 'amount'")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-02-30","amount":{"amount":"1","currency":"USD"}}""",
        "'2026-02-30' as the effectiveDate")]
    [InlineData("""{"kind":"Loss","effectiveDate":"2026-03-14","amount":{"amount":"1","currency":"USD"}}""", "'Loss'")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"-1","currency":"USD"}}""", "amounts above zero")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"0","currency":""}}""", "without a currency")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"1","currency":"USD"},"acount":"C"}""", "'acount'")]
    [InlineData(
        """{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"1","currency":"USD"},"dimensions":{"account":"C"}}""",
        "the dimension 'account'")]
    [InlineData("""{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"1","currency":"USD"},"dimensions":{" ":"C"}}""",
        "a name that is not blank")]
    public void What_is_no_entry_is_refused_with_the_path(string entry, string found)
    {
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LedgerEntry[]>($"[{entry}]"));
        Assert.Contains(found, thrown.Message, StringComparison.Ordinal);
        Assert.StartsWith("$[0]", thrown.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_values_are_written_as_documented_and_read_back()
    {
        Check("""{"way":"Times","number":12}""", Annualization.Times(12));
        Check("""{"way":"Times","number":12,"divisor":5}""", Annualization.Factor(24, 10));
        Check("""{"way":"ActualDays"}""", Annualization.ActualDays);
        Check("""{"way":"ActualDaysOf","number":360}""", Annualization.ActualDaysOf(360));
        Check("""{"way":"Compounded","number":4}""", Annualization.Compounded(4));
        Check("""{"name":"Good","upperBound":{"value":"0.02","unit":"Ratio"},"includesUpperBound":false}""",
            ThresholdBand.Below("Good", WriteOffMetrics.Ratio.FromPercent(2m)));
        Check("""{"name":"Bad"}""", ThresholdBand.Rest("Bad"));
        Check("""{"row":12}""", FindingPosition.FromRow(12));
        Check("""{"line":1}""", FindingPosition.FromLine(1));
        Check("""{"row":12,"line":13}""", FindingPosition.FromRowAndLine(12, 13));
        Check("""{"field":"amount","message":"Found none."}""", FindingFault.FromText("amount", null, "Found none."));
        Check("""{"id":"late","looksFor":"b","whyItMatters":"c","source":"d"}""", FindingRule.FromDefinition("late", "b", "c", "d"));
        Check("""
            {"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":"1200.00","currency":"USD"},"category":"Receivable",
            "account":"C-17","dimensions":{"region":"north","sector":"retail"}}
            """.ReplaceLineEndings(""),
            (LedgerEntry.WriteOff(new LocalDate(2026, 3, 14), Money.FromDecimal(1_200m, Usd)) with { Account = "C-17" })
                .With("sector", "retail").With("region", "north"));
        Assert.Equal(5L, JsonSerializer.Deserialize<LedgerEntry>(
            """{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{"amount":1,"currency":"USD"},"ordinal":5}""")!.Ordinal);
        foreach (string bad in new[] { """{"way":"Times"}""", """{"way":"Times","number":367}""", """{"way":"ActualDays","number":1}""",
            """{"way":"times","number":12}""", """{"way":"Compounded","number":12,"divisor":5}""",
            """{"way":"Times","number":12,"divisor":0}""", """{"way":"Times","number":4294967308}""", "{}" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Annualization>(bad));
        foreach (string bad in new[] { "{}", """{"row":0}""", """{"row":1.5}""" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FindingPosition>(bad));
        foreach (string bad in new[] { """{"name":"x","includesUpperBound":true}""", """{"name":" "}""", "{}",
            """{"name":"x","upperBound":{"value":"1","unit":"Days"}}""" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ThresholdBand>(bad));

        static void Check<T>(string json, T value)
        {
            Assert.Equal(json, JsonSerializer.Serialize(value));
            Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
        }
    }

    private static string Plain(string json) => Plain(JsonNode.Parse(json)!);

    private static string Plain(JsonNode node) => node.ToJsonString();

    [GeneratedRegex("^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    internal sealed record Row(ReportingPeriod Period, MetricStatus Status, Quantity? Value, Money? Numerator, long? EntryCount);

    internal sealed record Page(MetricPoint Point, MetricSeries Series, IReadOnlyList<MetricSeries> List,
        Dictionary<string, RatioSeries> ByName, MetricBreakdown<AmountSeries> Gross, IReadOnlyList<MetricPoint> Points, PeriodTotals Totals,
        PeriodBreakdown ByReason, EntryKind Kind, LedgerEntry[] Entries);

    [JsonSerializable(typeof(Page))]
    internal sealed partial class PageContext : JsonSerializerContext;
}
