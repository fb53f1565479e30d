using NodaTime;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Into a clean ledger violations of each rule are planted by a seeded generator. The rule finds every one, with exactly the planted
/// entries as evidence, and of the clean ledger nothing.
/// </summary>
public sealed class PlantedFaultTests
{
    /// <summary>Each rule, and what makes one violation of it; the number tells violations from each other.</summary>
    private static readonly Dictionary<string, (ControlTest Test, Func<Random, int, LedgerEntry[]> Plant)> Rules = new()
    {
        ["duplicates"] = (ControlTest.Duplicates(7), (random, i) =>
        {
            int apart = random.Next(8);
            return Planted(
                2 + random.Next(3), copy => WriteOff(Day(i).PlusDays(copy * apart), 500.01m + i, $"P-{i}", $"P-{i}-{copy}"));
        }
        ),
        ["recorded late"] = (ControlTest.RecordedLate(5), (random, i) => Planted(
            1, _ => WriteOff(Day(i), 50.01m + i, $"P-{i}", $"P-{i}") with { RecordedDate = Day(i).PlusDays(6 + random.Next(300)) })),
        ["after close"] = (ControlTest.RecordedAfterClose(ReportingCalendar.Months, 3), (random, i) => Planted(
            1, _ => WriteOff(Day(i), 50.01m + i, $"P-{i}", $"P-{i}") with
            {
                RecordedDate = Day(i).With(DateAdjusters.EndOfMonth).PlusDays(4 + random.Next(30)),
            })),
        ["weekend"] = (ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday), (random, i) =>
            Planted(1, _ => WriteOff(
                Day(i).With(DateAdjusters.Next(random.Next(2) == 0 ? IsoDayOfWeek.Saturday : IsoDayOfWeek.Sunday)),
                50.01m + i, $"P-{i}", $"P-{i}"))),
        ["missing reason"] = (ControlTest.Missing(Dimension.Reason), (random, i) => Planted(
            1, _ => WriteOff(Day(i), 50.01m + i, $"P-{i}", $"P-{i}") with
            {
                Reason = random.Next(3) switch { 0 => null, 1 => "", _ => " \t" },
            })),
        ["missing account"] =
            (ControlTest.Missing(Dimension.Account), (_, i) => Planted(1, _ => WriteOff(Day(i), 50.01m + i, null, $"P-{i}"))),
        ["missing document"] =
            (ControlTest.Missing(Dimension.Document), (_, i) => Planted(1, _ => WriteOff(Day(i), 50.01m + i, $"P-{i}", null))),
        ["credit balances"] = (ControlTest.CreditBalances(), (_, i) => Planted(
            1, _ => WriteOff(Day(i), 50.01m + i, $"P-{i}", $"P-{i}") with { Category = EntryCategory.CreditBalance })),

        // Two parts of more than half the limit, or more of them: together above it whatever the draw.
        ["splits"] = (ControlTest.Splits(Dimension.Account, 30, Dollars(1_000m)), (random, i) => Planted(
            2 + random.Next(4), part => WriteOff(
                Day(i).PlusDays(random.Next(16)), 500.01m + random.Next(49_999) / 100m, $"P-{i}", $"P-{i}-{part}"))),
        ["repeated amounts"] = (ControlTest.RepeatedAmounts(3), (random, i) => Planted(
            4 + random.Next(4), copy => WriteOff(Day(i).PlusDays(copy * 40), 5_000m + i, $"P-{i}-{copy}", $"P-{i}-{copy}"))),
        ["recovered soon"] = (ControlTest.RecoveredWithin(60), (random, i) => Followed(random, i, 61, LedgerEntry.Recovery)),
        ["reversed soon"] = (ControlTest.ReversedWithin(30), (random, i) => Followed(random, i, 31, LedgerEntry.Reversal)),
        ["recovered beyond"] = (ControlTest.RecoveredBeyondWriteOff(), (random, i) =>
        [
            WriteOff(Day(i), 50.01m + i, $"P-{i}", $"P-{i}"),
            LedgerEntry.Recovery(Day(i).PlusDays(90), Dollars(50.02m + i + random.Next(900))) with
            {
                Account = $"P-{i}",
                Document = $"P-{i}",
            },
        ]),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_finds_every_planted_violation_with_exactly_its_entries_and_nothing_else(string name)
    {
        (ControlTest test, Func<Random, int, LedgerEntry[]> plant) = Rules[name];
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var random = new Random(seed);
            List<LedgerEntry> clean = Clean(random);
            ControlResult none = test.Run(clean);
            Assert.Equal((ControlStatus.Tested, 0), (none.Status, none.Findings.Count));
            Assert.True(none.LookedAt >= 240);

            LedgerEntry[][] planted = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(i => plant(random, i))];
            LedgerEntry[] entries = [.. clean, .. planted.SelectMany(group => group)];
            random.Shuffle(entries);
            ControlResult found = test.Run(entries);
            string[] expected =
            [
                .. planted.Select(group => string.Join('\n', group.Select(entry => entry.ToString()).Order(StringComparer.Ordinal)))
                    .Order(StringComparer.Ordinal),
            ];
            Assert.Equal(expected, found.Evidence());
        }
    }

    [Fact]
    public void The_clean_ledger_is_clean_by_all_of_them_at_once()
    {
        ControlReport report = ControlSuite.FromTests([.. Rules.Values.Select(rule => rule.Test)])
            .Run(new ControlInputs { Ledger = Generate.Ledger(Clean(new Random(1))) });
        Assert.Equal((Rules.Count, 0, 0), (report.Results.Count, report.Findings.Count, report.NotTested.Count));
        Assert.Equal("0 findings of 13 control tests, all of which were run", report.ToString());
    }

    private static LocalDate Day(int i) => Weekday(First.PlusDays(i * 11));

    private static LedgerEntry[] Planted(int count, Func<int, LedgerEntry> make) =>
    [
        .. Enumerable.Range(0, count).Select(make).Select(entry =>
            entry.RecordedDate is null ? entry with { RecordedDate = entry.EffectiveDate.PlusDays(1) } : entry),
    ];

    /// <summary>A write-off with one or two entries that follow soon enough.</summary>
    private static LedgerEntry[] Followed(Random random, int i, int days, Func<LocalDate, Money, LedgerEntry> follow) =>
    [
        WriteOff(Day(i), 400.01m + i, $"P-{i}", $"P-{i}"),
        .. Enumerable.Range(0, 1 + random.Next(2)).Select(part => follow(Day(i).PlusDays(random.Next(days)), Dollars(100m + part)) with
        {
            Account = $"P-{i}",
            Document = $"P-{i}",
        }),
    ];
}
