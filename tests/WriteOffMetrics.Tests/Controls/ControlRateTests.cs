using System.Globalization;
using NodaTime;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Testing;
using Xunit.Abstractions;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>
/// How often each statistical test finds something in ledgers in which nothing is wrong: synthetic ones of 2,000 entries, of which 1,460
/// are write-offs, with a seed each. The figures of docs/controls.md are what this test prints with WRITEOFFMETRICS_CASES=20000. With fewer
/// it measures them anew, and fails where a figure lies outside the interval in which 99 % of such measurements of the documented rate lie.
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

    [Fact]
    public void Clean_ledgers_are_found_wrong_as_often_as_documented()
    {
        var suite = ControlSuite.FromTests([.. Tests.Select(one => one.Test)]);
        var found = new int[Tests.Length];
        for (int seed = 1; seed <= Cases.Count; seed++)
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
        for (int seed = 1; seed <= Cases.Count; seed++)
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
