using System.Globalization;
using NodaTime;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Testing;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>
/// How often each statistical test finds something in ledgers in which nothing is wrong: synthetic ones of 2,000 entries, of which 1,460
/// are write-offs, with a seed each. The figures of docs/controls.md are what this test prints with WRITEOFFMETRICS_CASES=20000. With fewer
/// it measures them anew on seeds that none of them is from, and fails where a figure lies outside the interval in which 99 % of such
/// measurements of the documented rate lie.
/// </summary>
public sealed class ControlRateTests(ITestOutputHelper output)
{
    /// <summary>
    /// Of log-normal amounts with the median 150 and the spread 1.2, 45.1 % of those above 400 and up to 500 are above 450.
    /// </summary>
    private static readonly (string Name, ControlTest Test)[] Tests =
    [
        ("round amounts: 1.00, 1 %, level 99 %", ControlTest.RoundAmounts(Dollars(1m), Ratio.FromPercent(1m), 0.99, 500)),
        ("below a limit: 500.00, 50.00, 45.2 %, level 99 %",
            ControlTest.BelowLimit(Dollars(500m), Dollars(50m), Ratio.FromPercent(45.2m), 0.99, 30)),
        ("below a limit: 500.00, 50.00, 50 %, level 99 %",
            ControlTest.BelowLimit(Dollars(500m), Dollars(50m), Ratio.FromPercent(50m), 0.99, 30)),
        ("first digit: χ², level 99 %", ControlTest.Benford(1, 0.99, 500)),
        ("first two digits: χ², level 99 %", ControlTest.Benford(2, 0.99, 500)),
        ("first digit: excess 0.005", ControlTest.BenfordExcess(1, 0.005, 500)),
        ("first two digits: excess 0.0005", ControlTest.BenfordExcess(2, 0.0005, 500)),
        ("repeated amounts: 4 times", ControlTest.RepeatedAmounts(4)),
    ];

    /// <summary>What is planted, by which test it is looked for, and how the amounts of so many further write-offs are drawn.</summary>
    private static readonly (string Name, int Test, int Count, Func<Random, decimal> Draw)[] Planted =
    [
        ("15 whole amounts", 0, 15, random => random.Next(10, 1_000)),
        ("30 whole amounts", 0, 30, random => random.Next(10, 1_000)),
        ("20 amounts of 480.00 to 500.00", 1, 20, random => random.Next(48_000, 50_001) / 100m),
        ("40 amounts of 480.00 to 500.00", 1, 40, random => random.Next(48_000, 50_001) / 100m),
        ("20 amounts of 490.00 to 499.99", 4, 20, random => random.Next(49_000, 50_000) / 100m),
        ("40 amounts of 490.00 to 499.99", 4, 40, random => random.Next(49_000, 50_000) / 100m),
    ];

    /// <summary>How many cases the documented figures are from: seeds 1 to 20,000.</summary>
    private const int Documentation = 20_000;

    private static readonly int[] Terms = [14, 30, 60, 90];

    /// <summary>Those of the documented figures where these are measured, and others where they are checked.</summary>
    private static IEnumerable<int> Seeds => Enumerable.Range(Cases.Count < Documentation ? Documentation + 1 : 1, Cases.Count);

    [Fact]
    public void Clean_ledgers_are_found_wrong_as_often_as_documented()
    {
        var suite = ControlSuite.FromTests([.. Tests.Select(one => one.Test)]);
        var found = new int[Tests.Length];
        foreach (int seed in Seeds)
        {
            ControlReport report = suite.Run(new ControlInputs { Ledger = SyntheticLedger.Ledger(Options(seed)) });
            Assert.Empty(report.NotTested);
            for (int i = 0; i < found.Length; i++)
            {
                if (report.Results[i].Findings.Count > 0) found[i]++;
            }
        }

        Compare([.. Tests.Select(test => test.Name)], found);
    }

    /// <summary>The same of ledgers into which something was planted.</summary>
    [Fact]
    public void What_was_planted_is_found_as_often_as_documented()
    {
        var found = new int[Planted.Length];
        foreach (int seed in Seeds)
        {
            IReadOnlyList<LedgerEntry> clean = SyntheticLedger.Entries(Options(seed));
            for (int i = 0; i < found.Length; i++)
            {
                (_, int test, int count, Func<Random, decimal> draw) = Planted[i];
                var random = new Random(seed);
                ControlResult result = Tests[test].Test.Run(
                    clean.Concat(Enumerable.Range(0, count).Select(_ => WriteOff(First, draw(random), "A-0", null))));
                if (result.Findings.Count > 0) found[i]++;
            }
        }

        Compare([.. Planted.Select(one => one.Name)], found);
    }

    /// <summary>
    /// 1,000 documents of 14, 30, 60 and 90 days, as many of each and each of another account, of which every one is lost with a
    /// probability of 5 %. Written off 30 days past the due date.
    /// </summary>
    [Fact]
    public void Losses_that_do_not_depend_on_terms_are_found_to_rise_with_them_as_often_as_documented()
    {
        ControlTest test = ControlTest.RatioRisingWithTerms(60, 0.99, 500);
        OpenItems documents = ReceivableRows.ToItems(Enumerable.Range(0, 1_000).Select(i =>
            new ItemLine(NameOf(i), First, DueDate(i), 10m) { Account = NameOf(i) }));
        var found = new int[1];
        foreach (int seed in Seeds)
        {
            var random = new RandomNumbers((ulong)seed);
            LedgerEntry[] losses =
            [
                .. Enumerable.Range(0, 1_000).Where(_ => random.Below(20) == 0).Select(i =>
                    WriteOff(DueDate(i).PlusDays(30), 10m, NameOf(i), NameOf(i))),
            ];
            WriteOffLedger ledger = Generate.Ledger(losses);
            ControlResult result = test.Run(new ControlInputs
            {
                Ledger = ledger,
                OpenItems = documents.Settle(ledger).AsOf(First.PlusDays(365)),
            });
            Assert.Equal((ControlStatus.Tested, 1_000L), (result.Status, result.LookedAt));
            found[0] += result.Findings.Count;
        }

        Compare(["rising with terms: 60 days, level 99 %"], found);

        static string NameOf(int i) => FormattableString.Invariant($"D-{i}");

        static LocalDate DueDate(int i) => First.PlusDays(Terms[i % Terms.Length]);
    }

    /// <summary>24 months, in each of which losses of 1,000.00 to 3,000.00, all as likely, stand against sales of 100,000.00.</summary>
    [Fact]
    public void Rates_that_do_not_depend_on_time_are_found_to_grow_worse_as_often_as_documented()
    {
        ControlTest test = ControlTest.AdverseTrends(0.99);
        PeriodAxis months = ReportingCalendar.Months.Between(First, First.PlusMonths(24).PlusDays(-1));
        var sales = AmountSeries.FromValuesInOrder(Usd, months, Enumerable.Repeat(100_000m, 24));
        WriteOffLedger ledger = Generate.Ledger([]);
        MetricDefinition gross = ledger.SummarizeBy(months).Gross.Definition;
        var found = new int[1];
        foreach (int seed in Seeds)
        {
            var random = new RandomNumbers((ulong)seed);
            var losses = AmountSeries.FromValuesInOrder(
                gross, Usd, months, Enumerable.Range(0, 24).Select(_ => (100_000 + random.Below(200_001)) / 100m));
            RatioSeries rates = losses.ToCreditSales(sales);
            ControlResult result = test.Run(new ControlInputs { Ledger = ledger, Figures = [("rate", rates, null)] });
            Assert.Equal((ControlStatus.Tested, 1L), (result.Status, result.LookedAt));
            found[0] += result.Findings.Count;
        }

        Compare(["adverse trend of 24 months: level 99 %"], found);
    }

    private static SyntheticLedgerOptions Options(int seed) => new()
    {
        Seed = (ulong)seed,
        Count = 2_000,
        FirstDay = new LocalDate(2024, 1, 1),
        LastDay = new LocalDate(2025, 12, 31),
    };

    private void Compare(string[] names, int[] found)
    {
        Dictionary<string, double> documented = Documented();
        List<string> outside = [];
        for (int i = 0; i < found.Length; i++)
        {
            string name = names[i];
            output.WriteLine(FormattableString.Invariant($"| {name} | {100.0 * found[i] / Cases.Count:0.00} % |"));

            // A rate is printed with two decimals of a percent: neither never nor always is known.
            double rate = Math.Clamp(documented[name], 0.00005, 0.99995);
            if (BinomialDistribution.TwoSided(found[i], Cases.Count, rate) < 0.01)
                outside.Add(FormattableString.Invariant($"{name}: {found[i]} of {Cases.Count}, {rate:P2} documented"));
        }

        Assert.Empty(outside);
    }

    /// <summary>The table of the page: each test with its rate in percent.</summary>
    private static Dictionary<string, double> Documented() => Repository.Read("docs", "controls.md").Split('\n')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length >= 4 && cells[^2].EndsWith(" %", StringComparison.Ordinal))
        .ToDictionary(cells => cells[1], cells => double.Parse(cells[^2][..^2], CultureInfo.InvariantCulture) / 100);
}
