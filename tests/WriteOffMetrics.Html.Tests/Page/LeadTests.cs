using System.Text.Json.Nodes;
using NodaTime;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>The first sentence, part by part; each expected sentence is written by hand.</summary>
public sealed class LeadTests
{
    private static readonly JsonObject June = Month(2026, 6);

    [Theory]
    [InlineData("ratio band better worse target benchmark before",
        "2.35 % of sales were written off, net, in June 2026. That is Acceptable, 0.35 points short of Excellent, and 0.15 points better "
        + "than the target “budget”.")]
    [InlineData("ratio band worse target",
        "2.35 % of sales were written off, net, in June 2026. That is Acceptable, 2.65 points clear of Concerning, and 0.15 points better "
        + "than the target “budget”.")]
    [InlineData("ratio band target",
        "2.35 % of sales were written off, net, in June 2026. That is Acceptable and 0.15 points better than the target “budget”.")]
    [InlineData("ratio band better",
        "2.35 % of sales were written off, net, in June 2026. That is Acceptable, 0.35 points short of Excellent.")]
    [InlineData("ratio band", "2.35 % of sales were written off, net, in June 2026. That is Acceptable.")]
    [InlineData("ratio target",
        "2.35 % of sales were written off, net, in June 2026. That is 0.15 points better than the target “budget”.")]
    [InlineData("ratio benchmark before",
        "2.35 % of sales were written off, net, in June 2026. That is 0.30 points worse than the benchmark “peers”.")]
    [InlineData("ratio yearlybenchmark before",
        "2.35 % of sales were written off, net, in June 2026. That is 0.25 points less than in the period before.")]
    [InlineData("ratio before", "2.35 % of sales were written off, net, in June 2026. That is 0.25 points less than in the period before.")]
    [InlineData("ratio",
        "2.35 % of sales were written off, net, in June 2026. There is no band, target or earlier period to compare it with.")]
    [InlineData("gross band", "2.35 % of sales were written off, gross, in June 2026. That is Acceptable.")]
    [InlineData("incomplete band", "2.35 % of sales were written off, net, in June 2026, which is not complete. That is Acceptable.")]
    [InlineData("negative before",
        "Net write-offs were −0.35 % of sales in June 2026: more came back than was written off. "
        + "That is 0.25 points less than in the period before.")]
    [InlineData("zero ontarget", "Net write-offs were 0.00 % of sales in June 2026. That is on the target “budget”.")]
    [InlineData("ratio worsetarget",
        "2.35 % of sales were written off, net, in June 2026. That is 0.40 points worse than the target “budget”.")]
    [InlineData("ratio tinytarget",
        "2.35 % of sales were written off, net, in June 2026. That is 0.00 points (rounded) better than the target “budget”.")]
    [InlineData("undefined amount",
        "22,325 USD were written off, net, in June 2026; there is no ratio to sales: zero denominator.")]
    [InlineData("undefined amount band", "22,325 USD were written off, net, in June 2026; there is no ratio to sales: zero denominator.")]
    [InlineData("ratio undefinedtarget", "2.35 % of sales were written off, net, in June 2026.")]
    [InlineData("amount",
        "22,325 USD were written off, net, in June 2026. There is no band, target or earlier period to compare it with.")]
    [InlineData("undefined", "There is no ratio of net write-offs to sales for June 2026: zero denominator.")]
    [InlineData("undefined noamount", "There is no figure of net write-offs for June 2026: incomplete period.")]
    [InlineData("", "There is no headline as of 30 June 2026.")]
    public void The_sentence_is_true_whatever_is_missing(string parts, string expected) => Assert.Equal(expected,
        SentenceOf(parts.Split(' ')));

    [Fact]
    public void The_numbers_of_the_sentence_have_their_exact_values() => Assert.Equal(
        ["0.0235", "0.35", "-0.15"],
        ReadPage.Of(Samples.All["full"]).Named("p", "lead").Single().Descendants("data").Select(data => data.Value("value")));

    private static string SentenceOf(string[] parts)
    {
        List<JsonObject> standing = [], figures = [];
        foreach (string part in parts)
        {
            (List<JsonObject> to, JsonObject? row) = part switch
            {
                "ratio" => (standing, Of("ratio", Ratio(0.0235m).In(June), "net to sales")),
                "gross" => (standing, Of("ratio", Ratio(0.0235m).In(June), "gross to sales")),
                "incomplete" => (standing, Of("ratio", Ratio(0.0235m).In(June).Incomplete(), "net to sales")),
                "negative" => (standing, Of("ratio", Ratio(-0.0035m).In(June), "net to sales")),
                "zero" => (standing, Of("ratio", Ratio(0m).In(June), "net to sales")),
                "undefined" => (standing, Of("ratio", None("ZeroDenominator").In(June), "net to sales")),
                "band" => (standing, Row("band", null, Text("Acceptable"))),
                "better" => (standing, Of("to the better band", Points(0.35m), "Excellent")),
                "worse" => (standing, Of("to the worse band", Points(2.65m), "Concerning")),
                "target" => (standing, Of("against the target", Points(-0.15m).Good(), "budget")),
                "worsetarget" => (standing, Of("against the target", Points(0.4m).Good(false), "budget")),
                "tinytarget" => (standing, Of("against the target", Points(-0.0001m).Good(), "budget")),
                "undefinedtarget" => (standing, Of("against the target", None("ZeroDenominator"), "budget")),
                "ontarget" => (standing, Of("against the target", Points(0m), "budget")),
                "benchmark" => (standing, Of("against the benchmark", Points(0.3m).Good(false), "peers")),
                "yearlybenchmark" => (standing, Of("against the benchmark", Points(0.3m).In(Period("2025-07-01", "2026-06-30")), "peers")),
                "before" => (standing, Row("against the period before", Points(-0.25m).Good(), null)),
                "amount" => (figures, Row("net write-offs", Usd(22_325m).In(June))),
                "noamount" => (figures, Row("net write-offs", None("IncompletePeriod").In(June))),
                _ => (standing, null),
            };
            if (row is not null) to.Add(row);
        }

        DashboardSnapshot snapshot = Samples.Of(Section("headline",
            Table("figures", ["period"], [.. figures]), Table("standing", ["value", "of"], [.. standing])));
        return ReadPage.Of(snapshot).Named("p", "lead").Single().Value;

        static JsonObject Of(string name, JsonObject value, string of) => Row(name, value, Text(of));
    }

    /// <summary>300 in June and 100 in May are 200 more; of average receivables of 10,000 and 8,000 they are 3 % and 1.25 %.</summary>
    [Theory]
    [InlineData(false, "300 USD were written off, gross, in June 2026. That is 200 USD more than in the period before.")]
    [InlineData(true, "3.00 % of average receivables were written off, gross, in June 2026. "
        + "That is 1.75 points more than in the period before.")]
    public void A_headline_that_is_not_of_sales_does_not_speak_of_them(bool hasReceivables, string expected)
    {
        DashboardSnapshot board = OfTwoMonths(300m, receivables: hasReceivables ? [8_000m, 10_000m] : null);
        Assert.Equal(expected, Sentence(board));
    }

    /// <summary>Amounts have no better: 23,500 and 500 are 11,500 above and below a budget of 12,000.</summary>
    [Theory]
    [InlineData(23_500, "23,500 USD were written off, gross, in June 2026. That is 11,500 USD above the target “budget”.")]
    [InlineData(500, "500 USD were written off, gross, in June 2026. That is 11,500 USD below the target “budget”.")]
    [InlineData(12_000, "12,000 USD were written off, gross, in June 2026. That is on the target “budget”.")]
    public void An_amount_is_above_or_below_its_target(int amount, string expected)
    {
        AmountSeries planned = AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, Usd, Months, [9_000m, 12_000m]);
        Assert.Equal(expected, Sentence(OfTwoMonths(amount, targets: [Target.FromSeries("budget", planned)])));
    }

    /// <summary>The sentence does not deny band, target and earlier period where June has nothing to divide by.</summary>
    [Theory]
    [InlineData(true, "300 USD were written off, gross, in June 2026; there is no ratio to average receivables: zero denominator.")]
    [InlineData(false, "300 USD were written off, gross, in June 2026; there is no ratio to sales: zero denominator.")]
    public void Where_the_ratio_is_undefined_the_sentence_names_it_and_denies_nothing(bool isOfReceivables, string expected)
    {
        Target ceiling = Target.FromValue("ceiling", WriteOffMetrics.Ratio.FromPercent(2.4m), ThresholdScale.WriteOffToSales.Definition);
        Assert.Equal(expected, Sentence(isOfReceivables
            ? OfTwoMonths(300m, receivables: [8_000m, 0m])
            : OfTwoMonths(300m, sales: [8_000m, 0m], scale: ThresholdScale.WriteOffToSales, targets: [ceiling])));
    }

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 30));

    /// <summary>The board of 100 written off in May and an amount in June.</summary>
    private static DashboardSnapshot OfTwoMonths(
        decimal june, decimal[]? sales = null, decimal[]? receivables = null, ThresholdScale? scale = null, Target[]? targets = null) =>
        WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = WriteOffLedger.FromEntries(Usd,
            [
                LedgerEntry.WriteOff(new LocalDate(2026, 5, 10), WriteOffMetrics.Money.FromDecimal(100m, Usd)),
                LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), WriteOffMetrics.Money.FromDecimal(june, Usd)),
            ]),
            Axis = Months,
            Sales = sales is null ? null : AmountSeries.FromValuesInOrder(Usd, Months, sales),
            AverageReceivables = receivables is null
                ? null : AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, receivables),
            Scale = scale is null ? null : ThresholdScaleHistory.Always(scale),
            Targets = targets ?? [],
        }).AsOf(new LocalDate(2026, 6, 30));

    private static string Sentence(DashboardSnapshot board) => ReadPage.Of(board).Named("p", "lead").First().Value;
}
