using System.Globalization;
using System.Text.Json.Nodes;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>Boards with invented figures that fit each other, in the shape that the library gives them.</summary>
internal static class Boards
{
    private const string Explained =
        "M9 Net write-offs to sales = net write-offs / sales\nPeriod 2026-06, complete\nNumerator 22,325.00 USD of 14 entries\n"
        + "Denominator 950,000.00 USD of sales\nRounded to two decimals for reading only";

    private static readonly JsonObject June = Month(2026, 6), May = Month(2026, 5), JuneBefore = Month(2025, 6),
        Half = Period("2026-01-01", "2026-06-30"), Year = Period("2025-07-01", "2026-06-30");

    private static readonly string[] Windows = ["period", "period before", "year before", "year to date", "trailing year"];

    public static string[] Regions { get; } =
    [
        "Northern Europe", "Iberia", "Great Lakes", "Pacific North-west", "Central Europe", "Gulf States", "New England", "Benelux",
        "Southern Cone", "Midlands", "Oceania", "Baltics",
    ];

    /// <summary>24 months and 12 regions, every section present.</summary>
    public static JsonObject Full(int months = 24) => Snapshot(
        "Sample Group", "USD", "2026-06-30", "2026-06-30", "2026-07-08", June,
        [
            Headline(), Breakdown(Regions), Trend(months), Collections(), AtRisk(), Allowance(), VendorLosses(), Change(), Benchmarks(),
                Quality(),
        ]);

    /// <summary>Every section absent.</summary>
    public static JsonObject Empty() => Snapshot("Sample Group", "USD", "2026-06-30", null, null, null,
        [
            .. new[]
            {
                ("headline", "No period is complete."), ("breakdown", "No period is complete."), ("trend", "No period is complete."),
                ("collections", "No open items were given."), ("at risk", "No open items were given."),
                ("allowance", "No allowance was given."), ("vendor losses", "No vendor losses were given."),
                ("change explained", "No sales by a dimension were given."), ("benchmarks", "No benchmarks were given."),
                ("data quality", "No import was given."),
            }.Select(one => Absent(one.Item1, one.Item2)),
        ]);

    /// <summary>Two entities in two currencies, and the consolidation.</summary>
    public static JsonObject Consolidated()
    {
        string[] columns = ["gross write-offs", "net write-offs", "sales", "gross to sales", "net to sales"];
        JsonObject entities = Section("entities",
            Table("period", columns,
                Row("North Ltd", Usd(14_310.25m), Usd(13_100.10m), Usd(610_000m), Ratio(0.02345943m), Ratio(0.02147557m)),
                Row("Süd GmbH", Usd(10_000m), Usd(9_224.90m), Usd(340_000m), Ratio(0.02941176m), Ratio(0.02713206m)),
                Row("rounding of converted amounts", Usd(-0.25m), Usd(0m), Usd(0m), null, null).As("Reconciliation"),
                Row("consolidated", Usd(24_310m), Usd(22_325m), Usd(950_000m), Ratio(0.02558947m), Ratio(0.0235m)).As("Total")))
            .WithNotes("Converted at rates by the end of each period: 2 rates of the treasury.");
        return Snapshot("Sample Group", "USD", "2026-06-30", "2026-06-30", "2026-07-08", June,
            [Headline(), entities, Breakdown(Regions), Trend(24), .. Absents()],
            Entity("North Ltd", "GBP"), Entity("Süd GmbH", "EUR"));
    }

    private static JsonObject Entity(string name, string currency) => Snapshot(
        name, currency, "2026-06-30", "2026-06-30", "2026-07-08", June, [HeadlineOf(currency), Trend(24), .. Absents()]);

    private static JsonObject[] Absents() =>
    [
        Absent("collections", "No open items were given."), Absent("at risk", "No open items were given."),
        Absent("allowance", "No allowance was given."),
    ];

    /// <summary>Names that are no words: markup, formulas, controls, directions, very long ones.</summary>
    public static string[] HostileNames { get; } =
    [
        "<script>alert(1)</script>", "\"quotes\" & 'apostrophes' <b>", "=1+2|cmd", "line\nbreak\ttab\rreturn", "nul\0 bell\a escape\u001b",
        "\u202Eevil\u2066inner", "closed\u2069\u2069 twice", "مرحبا بالعالم", "עברית 123",
        "👩‍👩‍👧‍👦 family", "noncharacter \uFFFF \uFDD0",
        "]]> --> <!-- </style> </table>", "javascript:alert(1)", "&amp; &lt; &#0;", new('x', 10_000), new string('e',
            1) + new string('\u0301', 9_999),
        string.Concat(Enumerable.Repeat("👍", 300)), "", " ", "\u2028para\u2029graph", "\u0085next line\u009f",
    ];

    public static JsonObject Hostile() => Snapshot(
        "<script>alert('group')</script>\u202E", "USD", "2026-06-30", null, null, June,
        [
            Section("headline",
                Table("figures", Windows, Row("net write-offs", Usd(1m).In(June), null, null, null, null), Row(
                    "target: </td><script>", Ratio(0.025m).In(June), null, null, null, null)),
                Table("standing", ["value", "lower", "upper", "of"],
                    Row("ratio", Ratio(0.0235m).In(June), null, null, Text("net to sales")),
                    Row("band", null, null, null, Text("\u202E<b>Good\u2069")),
                    Row("against the target", Points(-0.15m).Good(), null, null, Text("<i>budget\u0000")))),
            Section("breakdown", ByDimension("by <region>", HostileNames)).WithNotes("Left out: <script>\u202E"),
            Section("trend", Table("periods", ["figure", "signals"], [.. HostileNames.Select((name, i) =>
                Row(name, Ratio(0.01m * i), i % 5 == 0 ? Text(HostileNames[i]) : null))]),
                Table("bands", ["up to", "side"], Row(HostileNames[0], Ratio(0.05m), Text("below")), Row(HostileNames[14], null, null))),
            Section("at <risk>", Table("<unknown>", ["<a>", "b\u202E"], Row("<r>", Text("<t>"), Index(1.5m)))),
            Absent("<b>absent</b>", "Because <i>so</i>\u202E."),
        ]);

    public static JsonObject ByDimension(string name, IReadOnlyList<string?> values)
    {
        int last = values.Count - 1;
        return Table(name, ["gross write-offs", "net write-offs", "share", "cumulative share", "to sales", "change"],
        [
            .. values.Select((value, i) => Row(value,
                Usd(70_000m / (i + 1) + 25.5m - 25.5m % 0.01m), Usd(decimal.Round(64_000m / (i + 1), 2)),
                    Ratio(decimal.Round(0.3222m / (i + 1), 10)),
                Ratio(Math.Min(1, 0.3m + 0.7m * i / Math.Max(1, last))), Ratio(decimal.Round(0.041m / (1 + i * 0.3m), 12)),
                i == 3 ? None("TooFewPeriods") : Points(i % 3 == 0 ? 0.46m - i * 0.01m : -0.2m + i * 0.015m).Good(i % 3 != 0)).As("Item")),
            Row("14 others", Usd(12_400m), Usd(11_900.25m), Ratio(0.0423m), null, Ratio(0.0102m),
                Points(-0.08m).Good()).As("Others"),
            Row("total", Usd(312_400m), Usd(281_200.5m), null, null, Ratio(0.0312m),
                Points(0.44m).Good(false).Because(Explained)).As("Total"),
        ]);
    }

    public static JsonObject Headline() => HeadlineOf("USD");

    private static JsonObject HeadlineOf(string currency) => Section("headline",
        Table("figures", Windows,
            Over("gross write-offs", value => Money(value, currency), 24_310m, 26_020m, 27_480m, 171_900m, 312_400m),
            Over("net write-offs", value => Money(value, currency), 22_325m, 23_870m, 25_010m, 156_040m, 281_200.5m),
            Over("gross to sales", Json.Ratio, 0.0255894736842105263157894737m, 0.0283m, 0.0308m, 0.0319m, 0.0347m),
            Over("net to sales", Json.Ratio, 0.0235m, 0.026m, 0.028m, 0.029m, 0.0312m),
            Over("target: budget 2026", Json.Ratio, 0.025m, 0.025m, 0.025m, 0.025m, 0.025m),
            Row("against budget 2026",
                Points(-0.15m).In(June).Good(), Points(0.1m).In(May).Good(false), Points(0.3m).In(JuneBefore).Good(false),
                Points(0.4m).In(Half).Good(false), Points(0.62m).In(Year).Good(false))),
        Standing());

    public static JsonObject Standing() => Table("standing", ["value", "lower", "upper", "of"],
        Row("ratio", Ratio(0.0235m).In(June), null, null, Text("net to sales")),
        Row("band", null, null, null, Text("Acceptable")),
        Row("to the better band", Points(0.35m), null, null, Text("Excellent")),
        Row("to the worse band", Points(2.65m), null, null, Text("Concerning")),
        Row("against the target", Points(-0.15m).Good(), null, null, Text("budget 2026")),
        Row("against the benchmark", Points(0.3m).Good(false), null, null, Text("Trade credit, median")),
        Row("against the period before", Points(-0.25m).Good(), null, null, Text("2026-05")),
        Row("trend a year", Points(0.31m).Good(false), Points(0.02m), Points(0.58m), Text("rising")));

    private static JsonObject Over(string name, Func<decimal, JsonObject> figure, params decimal[] values) => Row(name,
        figure(values[0]).In(June).Because(Explained), figure(values[1]).In(May), figure(values[2]).In(JuneBefore),
            figure(values[3]).In(Half),
        figure(values[4]).In(Year));

    private static JsonObject Breakdown(IReadOnlyList<string?> values) => Section("breakdown",
        Table("categories", ["gross write-offs", "net write-offs"],
            Row("receivable", Usd(251_000m).In(Year), Usd(226_300m).In(Year)),
            Row("fraud", Usd(38_400m).In(Year), Usd(34_900.5m).In(Year)),
            Row("vendor", Usd(23_000m).In(Year), Usd(20_000m).In(Year)),
            Row("all losses", Usd(312_400m).In(Year).Because(Explained), Usd(281_200.5m).In(Year)).As("Total")),
        ByDimension("by region", values),
        Table("concentration", ["values", "effective number", "Herfindahl index", "share of the top 5"],
            Row("region", Count(26m), Index(7.31m), Index(0.1368m), Ratio(0.7357m))))
        .WithNotes("Forgiven payables and credit balances stand outside all losses.");

    public static JsonObject Trend(int months, Func<int, JsonObject>? figure = null)
    {
        List<JsonObject> rows = [];
        (int year, int month) = (2026, 6);
        for (int back = months - 1; back >= 0; back--)
        {
            int ordinal = year * 12 + month - 1 - back, i = months - 1 - back;
            JsonObject period = Month(ordinal / 12, ordinal % 12 + 1);
            decimal value = decimal.Round(
                0.024m + (decimal)Math.Sin(i * 0.45) * 0.004m + 0.0004m * (i % 24) + (i % 24 == 18 ? 0.008m : 0), 8);
            if (back == 0) value = 0.0235m;
            rows.Add(Row(period["name"]!.GetValue<string>(),
                (figure?.Invoke(i) ?? Ratio(value)).In(period), Ratio(0.025m).In(period), Ratio(0.0281m), Ratio(0.0172m), Ratio(0.0391m),
                i % 24 == 18 ? Text("beyond the upper limit") : null, null, null, null));
        }

        for (int i = 1; i <= 3; i++)
            rows.Add(Row($"2026-{6 + i:00}", null, Ratio(0.025m), null, null, null, null,
                Ratio(0.0238m + 0.0004m * i), Ratio(0.0210m - 0.0005m * i), Ratio(0.0270m + 0.0012m * i)));
        return Section("trend",
            Table("periods",
                ["figure", "target", "center", "lower limit", "upper limit", "signals", "forecast", "forecast lower", "forecast upper"],
                    [.. rows]),
            Table("bands", ["up to", "side"],
                Row("Excellent", Ratio(0.02m), Text("below")), Row("Acceptable", Ratio(0.05m), Text("including")), Row("Concerning", null,
                    null)),
            Table("trend", ["value"],
                Row("metric", Text("net to sales")), Row("slope a year", Points(0.31m).Because(Explained)), Row("lower", Points(0.02m)),
                Row("upper", Points(0.58m)), Row("level", Index(0.95m)), Row("p value", Index(0.0312m)), Row("direction", Text("rising")),
                Row("test", Text("Mann-Kendall, 24 periods")), Row("forecast method", Text("exponential smoothing")),
                Row("forecast level", Index(0.8m)), Row("chart", Text("individuals"))));
    }

    private static JsonObject Collections()
    {
        string[] columns = ["period", "period before", "year before", "target", "against the target"];
        JsonObject Line(string name, Func<decimal, JsonObject> of, bool isLess, params decimal[] values) => Row(name,
            of(values[0]).In(June).Because(Explained), of(values[1]).In(May), of(values[2]).In(JuneBefore), of(values[3]).In(June),
            (of == (Func<decimal, JsonObject>)Json.Ratio ? Points(100 * (values[0] - values[3])) : of(values[0] - values[3])).In(June)
                .Good(values[0] == values[3] ? null : values[0] < values[3] == isLess));
        JsonObject Past(string name, Func<decimal, JsonObject> of, decimal last, decimal step) => Row(name,
            [.. Enumerable.Range(0, 13).Select(i => of(decimal.Round(last + step * (12 - i) + step * (decimal)Math.Sin(i * 1.3) * 2, 4)))]);
        return Section("collections",
            Table("figures", columns,
                Row("open receivables", Usd(2_590_000m).In(June).Because(Explained), Usd(2_610_400m).In(May),
                    Usd(2_702_000m).In(JuneBefore), null, null),
                Line("days sales outstanding", Days, true, 41.23m, 42.1m, 43.3m, 40m),
                Line("best possible days sales outstanding", Days, true, 29.3m, 29.1m, 30.2m, 29.3m),
                Line("average days delinquent", Days, true, 11.93m, 13m, 13.1m, 10.7m),
                Line("collection effectiveness", Json.Ratio, false, 0.834m, 0.826m, 0.802m, 0.85m),
                Row("recovery rate", Ratio(0.0817m).In(June), Ratio(0.0826m).In(May), Ratio(0.0899m).In(JuneBefore), null, null),
                Row("recovered of last year's gross", Ratio(0.18m).In(Year), null, null, null, null),
                Row("days beyond terms", Days(9.8m).In(June), Days(9.5m).In(May), None("TooFewPeriods").In(JuneBefore), Days(8m).In(June),
                    Days(1.8m).In(June).Good(false))),
            Table("history", [.. Enumerable.Range(0, 13).Select(i => $"{2025 + (5 + i) / 12}-{(5 + i) % 12 + 1:00}")],
                Past("open receivables", Usd, 2_590_000m, 9_000m), Past("days sales outstanding", Days, 41.23m, 0.2m),
                Past("best possible days sales outstanding", Days, 29.3m, 0.05m), Past("average days delinquent", Days, 11.93m, 0.1m),
                Past("collection effectiveness", Json.Ratio, 0.834m, -0.003m), Past("recovery rate", Json.Ratio, 0.0817m, 0.001m),
                Past("days beyond terms", Days, 9.8m, -0.1m)),
            Table("ageing", ["amount", "share", "period before"],
                Row("not due", Usd(1_840_000m).In(June), Ratio(0.7104m).In(June), Usd(1_835_000m).In(May)),
                Row("1–30", Usd(412_000m).In(June), Ratio(0.1591m).In(June), Usd(431_000m).In(May)),
                Row("31–60", Usd(168_000m).In(June), Ratio(0.0649m).In(June), Usd(171_300m).In(May)),
                Row("61–90", Usd(74_000m).In(June), Ratio(0.0286m).In(June), Usd(78_100m).In(May)),
                Row("91+", Usd(108_400m).In(June), Ratio(0.0418m).In(June), Usd(107_200m).In(May)),
                Row("undated", Usd(0m).In(June), Ratio(0m).In(June), Usd(0m).In(May)),
                Row("credits", Usd(12_400m).In(June), null, Usd(12_200m).In(May)),
                Row("open", Usd(2_590_000m).In(June).Because(Explained), null, Usd(2_610_400m).In(May)).As("Total")),
            Table("roll rates", ["period", "period before"],
                Row("not due → 1–30", Ratio(0.2231m).In(June), Ratio(0.231m).In(May)),
                Row("1–30 → 31–60", Ratio(0.3898m).In(June),
                    Ratio(0.402m).In(May)),
                Row("31–60 → 61–90", Ratio(0.432m).In(June), Ratio(0.44m).In(May)), Row("61–90 → 91+", Ratio(0.512m).In(June),
                    None("ZeroDenominator").In(May))))
            .WithNotes("Credits and undated items stand apart from the buckets.");
    }

    private static JsonObject AtRisk() => Section("at risk",
        Table("figures", ["period", "period before"],
            Row("overdue", Usd(150_000m).In(June), Usd(158_000m).In(May)), Row("at risk", Usd(40_000m).In(June).Because(Explained),
                Usd(38_250m).In(May)),
            Row("share at risk", Ratio(0.2666666666666666666666666667m).In(June), Ratio(0.2421m).In(May)),
            Row("written off of overdue", Ratio(0.0217m).In(June), Ratio(0.0189m).In(May)),
            Row("written off of at risk", Ratio(0.085m).In(June), Ratio(0.0758m).In(May))),
        Table("left the list", ["period before"], Row("Old Mill Catering", Usd(5_200m).In(May)), Row("Brightside GmbH",
            Usd(2_150m).In(May))),
        Table("accounts", ["at risk", "days past due", "why", "period before"],
            Row("Harbour Kitchens (C-1017)", Usd(18_400m), Days(74m), Text("two promises broken"), Text("new")),
            Row("North Quay Builders (C-0422)", Usd(9_750m), Days(112m), Text("disputed, dunning level 3"), Usd(8_100m)),
            Row("Lindgren & Co (C-2210)", Usd(6_900m), Days(61m), Text("31 days beyond its own habit"), Text("new")),
            Row("Café Mirador (C-0078)", Usd(4_950m), Days(95m), Text("no contact for 40 days"), Usd(4_950m)),
            Row("total", Usd(40_000m).Because(Explained), null, null, null).As("Total")));

    private static JsonObject Allowance() => Section("allowance",
        Table("roll-forward", ["amount"],
            Row("opening", Usd(212_000m).In(Half)), Row("provision", Usd(98_400m).In(Half)), Row("write-offs", Usd(-148_500m).In(Half)),
            Row("reversals", Usd(0m).In(Half)), Row("recoveries", Usd(31_200m).In(Half)), Row("recoveries returned", Usd(0m).In(Half)),
            Row("exchange differences", Usd(-1_100m).In(Half)), Row("acquisitions", Usd(0m).In(Half)), Row("other", Usd(0m).In(Half)),
            Row("closing", Usd(192_000m).In(Half).Because(Explained)).As("Total")),
        Table("figures", ["period", "trailing year"],
            Row("required", Usd(191_400m).In(June).Because(Explained), null), Row("booked", Usd(192_000m).In(June), null),
            Row("booked less required", Usd(600m).In(June), null), Row("coverage of receivables", Ratio(0.0741m).In(June), null),
            Row("coverage of those over 90 days", Ratio(1.7712m).In(June), null),
            Row("coverage of net write-offs", Ratio(8.6m).In(June), null), Row("expense to write-offs", null, Ratio(0.6626m).In(Year)),
            Row("opening to write-offs", null, Ratio(1.4276m).In(Year)), Row("exhaustion time", null, Index(1.4276m).In(Year))),
        Table("matrix", ["exposure", "rate", "allowance"],
            Row("not due", Usd(1_840_000m), Ratio(0.01m), Usd(18_400m)), Row("1–30", Usd(412_000m), Ratio(0.05m), Usd(20_600m)),
            Row("31–60", Usd(168_000m), Ratio(0.15m), Usd(25_200m)), Row("61–90", Usd(74_000m), Ratio(0.4m), Usd(29_600m)),
            Row("91+", Usd(96_000m), Ratio(0.8m), Usd(76_800m)), Row("specific", null, null, Usd(12_400m)),
                Row("overlay", null, null, Usd(8_400m)),
            Row("total", Usd(2_590_000m), null, Usd(191_400m)).As("Total")));

    private static JsonObject VendorLosses() => Section("vendor losses", Table("figures", Windows,
        Over("gross write-offs", Usd, 1_900m, 0m, 2_400m, 9_800m, 15_200m), Over("net write-offs", Usd, 1_900m, 0m, 2_000m, 8_700m,
            13_900m),
        Over("forgiven payables", Usd, -300m, 0m, 0m, -1_250m, -1_250m), Over("vendor losses to purchases", Json.Ratio, 0.0031m, 0m,
            0.0036m, 0.0028m, 0.0026m)));

    private static JsonObject Change() => Section("change explained",
        Table("rate and mix by region", ["before", "after", "share before", "share after", "rate effect", "mix effect"],
        [
            .. Regions.Select((region, i) => Row(region, Ratio(0.02m + 0.001m * i), Ratio(0.021m + 0.0012m * i), Ratio(0.0833m),
                Ratio(0.0833m),
                Points(0.06m - i * 0.008m).Good(i > 7), Points(i % 2 == 0 ? 0.03m : -0.012m).Good(i % 2 != 0))),
            Row("total", Ratio(0.0268m), Ratio(0.0312m), null, null, Points(0.31m).Good(false),
                Points(0.13m).Good(false)).As("Total"),
        ]),
        Table("bridge", ["amount", "entries"],
            Row("net as known on 2026-06-08", Usd(21_900m).In(Year), Count(12m)), Row("write-offs", Usd(925m).In(Year), Count(3m)),
            Row("reversals", Usd(-200m).In(Year), Count(1m)), Row("recoveries", Usd(-300m).In(Year), Count(2m)),
            Row("recoveries returned", Usd(0m).In(Year), Count(0m)),
            Row("net as known on 2026-07-08", Usd(22_325m).In(Year).Because(Explained), Count(18m)).As("Total")))
        .WithNotes("Of the rise of 0.44 points, 0.31 come from worse regions and 0.13 from more of the worse.");

    private static JsonObject Benchmarks() => Section("benchmarks",
        Table("benchmarks", ["figure", "benchmark", "gap", "relative gap", "source"],
            Row("Trade credit, median", Ratio(0.0312m), Ratio(0.0282m), Points(0.3m).Good(false), Ratio(0.1064m).Good(false),
                Text("Survey 2025, page 12")),
            Row("House view", Ratio(0.0312m), Ratio(0.04m), Points(-0.88m).Good(), Ratio(-0.22m).Good(), Text("unverified source"))),
        Table("peers", ["figure", "median", "gap", "percentile rank", "quartile"],
            Row("9 distributors", Ratio(0.0312m), Ratio(0.0298m), Points(0.14m).Good(false), Index(55.56m), Count(3m))));

    private static JsonObject Quality() => Section("data quality",
        Table("figures", ["value"],
            Row("rows offered", Count(12_480m)), Row("rows accepted", Count(12_471m)), Row("rows rejected", Count(9m)),
                Row("amount rejected", Usd(1_204.5m)),
            Row("errors", Count(0m)), Row("warnings", Count(2m)), Row("information", Count(1m)), Row("incomplete periods", Count(0m)),
            Row("entries outside the axis", Count(0m)), Row("gross write-offs outside the axis", Usd(0m)),
            Row("entries without a recorded date",
                Count(0m)),
            Row("difference to the general ledger", Usd(0m))),
        Table("findings", ["severity", "count", "amount at stake"],
            Row("recovery-beyond-write-off", Text("warnings"), Count(1m), Usd(450m)), Row("possible-duplicate", Text("warnings"), Count(1m),
                Usd(1_220m)),
            Row("similar-texts", Text("information"), Count(1m), null)));

    public static string Ordinal(int value) => value.ToString("000", CultureInfo.InvariantCulture);
}
