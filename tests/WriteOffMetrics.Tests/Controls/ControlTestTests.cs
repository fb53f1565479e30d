using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>Each test on a few entries, with what it finds derived by hand.</summary>
public sealed class ControlTestTests
{
    /// <summary>Days 0, 7 and 14 are each 7 after the one before; day 22 is 8 after. Two documents, and 2 × 120 at stake.</summary>
    [Fact]
    public void Duplicates_are_a_chain_of_equal_amounts_each_near_the_one_before()
    {
        ControlResult result = ControlTest.Duplicates(7).Run([
            WriteOff(First, 120m, "A", "1"), WriteOff(First.PlusDays(14), 120m, "A", "2"), WriteOff(First.PlusDays(7), 120m, "A", "2"),
            WriteOff(First.PlusDays(22), 120m, "A", "3"), WriteOff(First, 120m, "B", "4"), WriteOff(First, 120.01m, "A", "5"),
            WriteOff(First, 120m, "A", "6") with { Category = EntryCategory.Vendor }, WriteOff(First, 120m, null, "7"),
            WriteOff(First, 120m, null, "8"),
            LedgerEntry.Recovery(First, Dollars(120m)) with { Account = "A" },
        ]);
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal([[0, 1, 2]], result.Groups());
        Assert.Equal((Dollars(240m), FindingSeverity.Warning), (finding.AmountAtStake, finding.Severity));
        Assert.Equal("Rows 1, 2 and 3, row: Found 3 write-offs of 120.00 USD of one account from 2025-01-01 to 2025-01-15, each up to 7 "
            + "days after the one before; one is usual. Compare their documents with the invoices, and reverse what was written off twice.",
            finding.ToString());
        Assert.Equal((7L, 2L, "2 entries left out: no account stated."),
            (result.LookedAt, result.LeftOut, result.Note));
    }

    /// <summary>
    /// 400 + 400 + 300 within 10 days are 1,100 above 1,000. Days 5 to 15 have 400 + 300 + 350 = 1,050: the window shares entries with the
    /// first, so all four are one finding. 500 + 500 is the limit itself. What is above the limit alone is no part of a split.
    /// </summary>
    [Fact]
    public void Splits_are_all_of_the_windows_above_the_limit_that_touch()
    {
        ControlResult result = ControlTest.Splits(Dimension.Account, 10, Dollars(1_000m)).Run([
            WriteOff(First, 400m, "A", "1"), WriteOff(First.PlusDays(5), 400m, "A", "2"), WriteOff(First.PlusDays(10), 300m, "A", "3"),
            WriteOff(First.PlusDays(15), 350m, "A", "4"), WriteOff(First.PlusDays(26), 500m, "A", "5"),
            WriteOff(First.PlusDays(26), 500m, "A", "6"), WriteOff(First.PlusDays(12), 1_000.01m, "A", "7"),
            WriteOff(First, 999m, "B", "8"), WriteOff(First.PlusDays(11), 999m, "B", "9"),
            WriteOff(First, 999m, null, "10"), WriteOff(First, 999m, null, "11"),
        ]);
        Assert.Equal([[0, 1, 2, 3]], result.Groups());
        Assert.Equal(Dollars(1_450m), result.Findings[0].AmountAtStake);
        Assert.Contains("4 write-offs of 1,450.00 USD in all from 2025-01-01 to 2025-01-16", result.Findings[0].ToString(),
            StringComparison.Ordinal);
        Assert.Equal((9L, 2L), (result.LookedAt, result.LeftOut));
    }

    /// <summary>600 + 600 in January and 600 + 600 in February, 11 days apart: no window has entries of both.</summary>
    [Fact]
    public void Windows_that_share_no_entry_are_two_splits() => Assert.Equal([[0, 1], [2, 3]], ControlTest
        .Splits(Dimension.Account, 10, Dollars(1_000m))
        .Run(new[] { 20, 21, 32, 33 }.Select(day => WriteOff(First.PlusDays(day), 600m, "A", null))).Groups());

    [Fact]
    public void Splits_look_at_any_dimension()
    {
        ControlTest test = ControlTest.Splits("group", 0, Dollars(10m));
        LedgerEntry[] entries = [WriteOff(First, 6m, "A", "1").With("group", "g"), WriteOff(First, 6m, "B", "2").With("group", "g")];
        Assert.Equal([[0, 1]], test.Run(entries).Groups());
        ControlResult none = test.Run([WriteOff(First, 6m, "A", "1")]);
        Assert.Equal(ControlStatus.MissingInput, none.Status);
        Assert.Equal("The ledger has no dimension 'group'. State it when the ledger is built, or name another.", none.Note);
    }

    /// <summary>
    /// January ends on the 31st; closed on February 5. Recorded 30 days after the effective date is 30 days, and not more.
    /// </summary>
    [Fact]
    public void Late_records_are_those_beyond_the_days_stated_and_beyond_the_close()
    {
        LedgerEntry[] entries =
        [
            WriteOff(First, 5m, "A", "1") with { RecordedDate = First.PlusDays(30) },
            WriteOff(First, 5m, "A", "2") with { RecordedDate = First.PlusDays(31) },
            WriteOff(new LocalDate(2025, 1, 31), 5m, "A", "3") with { RecordedDate = new LocalDate(2025, 2, 5) },
            WriteOff(new LocalDate(2025, 1, 31), 5m, "A", "4") with { RecordedDate = new LocalDate(2025, 2, 6) },
            WriteOff(First, 5m, "A", "5"),
            LedgerEntry.Reversal(First, Dollars(2m)) with { RecordedDate = First.PlusDays(99) },
        ];
        Assert.Equal([[1], [5]], ControlTest.RecordedLate(30).Run(entries).Groups());
        ControlResult closed = ControlTest.RecordedAfterClose(ReportingCalendar.Months, 5).Run(entries);
        Assert.Equal([[3], [5]], closed.Groups());
        Assert.Equal((5L, 1L), (closed.LookedAt, closed.LeftOut));
        Assert.Contains("ends on 2025-01-31; up to 5 days after it are allowed", closed.Findings[0].ToString(), StringComparison.Ordinal);
    }

    /// <summary>Listed periods may not reach every entry: those are counted, and not taken for good.</summary>
    [Fact]
    public void Entries_outside_the_calendar_are_left_out_and_counted()
    {
        var january = ReportingCalendar.FromPeriods(
            "january", [ReportingPeriod.FromDates(new LocalDate(2025, 1, 1), new LocalDate(2025, 1, 31))]);
        ControlResult result = ControlTest.RecordedAfterClose(january, 0).Run([
            WriteOff(First, 5m, "A", "1") with { RecordedDate = new LocalDate(2025, 2, 1) },
            WriteOff(First.PlusYears(1), 5m, "A", "2") with { RecordedDate = new LocalDate(2027, 2, 1) },
            WriteOff(First, 5m, "A", "3"), WriteOff(First, 5m, "A", "4"),
        ]);
        Assert.Equal([[0]], result.Groups());
        Assert.Equal((1L, 3L), (result.LookedAt, result.LeftOut));
        Assert.Equal("2 entries left out: no recorded date stated. 1 entry left out: in no period of the calendar.", result.Note);
    }

    /// <summary>2025-01-04 is a Saturday.</summary>
    [Fact]
    public void Days_of_the_week_are_those_of_the_date_named()
    {
        var saturday = new LocalDate(2025, 1, 4);
        LedgerEntry[] entries =
        [
            WriteOff(saturday, 5m, "A", "1") with { RecordedDate = saturday.PlusDays(2) },
            WriteOff(saturday.PlusDays(-1), 5m, "A", "2") with { RecordedDate = saturday.PlusDays(1) }, WriteOff(saturday, 5m, "A", "3"),
        ];
        IsoDayOfWeek[] weekend = [IsoDayOfWeek.Sunday, IsoDayOfWeek.Saturday];
        Assert.Equal([[0], [2]], ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, weekend).Run(entries).Groups());
        ControlResult recorded = ControlTest.OnDaysOfWeek(PeriodBasis.RecordedDate, weekend).Run(entries);
        Assert.Equal([[1]], recorded.Groups());
        Assert.Equal((2L, 1L), (recorded.LookedAt, recorded.LeftOut));
        Assert.Contains("2025-01-05, a Sunday; other days than Saturday, Sunday are usual", recorded.Findings[0].ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>A recovery on the 60th day is found, on the 61st not; one before the write-off is of another.</summary>
    [Fact]
    public void Recoveries_and_reversals_soon_after_are_those_of_the_same_document_account_and_category()
    {
        LedgerEntry[] entries =
        [
            WriteOff(First, 50m, "A", "1"), Recovery(60, 10m, "A", "1"), Recovery(61, 10m, "A", "1"), WriteOff(First, 50m, "A", "2"),
            Recovery(3, 10m, "B", "2"), Recovery(-1, 10m, "A", "2"), Recovery(3, 10m, "A", null),
            LedgerEntry.Reversal(First, Dollars(50m)) with { Account = "A", Document = "2" },
        ];
        ControlResult recovered = ControlTest.RecoveredWithin(60).Run(entries);
        Assert.Equal([[0, 1]], recovered.Groups());
        Assert.Equal((Dollars(10m), 7L, 1L),
            (recovered.Findings[0].AmountAtStake, recovered.LookedAt, recovered.LeftOut));
        Assert.Equal([[3, 7]], ControlTest.ReversedWithin(0).Run(entries).Groups());

        static LedgerEntry Recovery(int day, decimal amount, string? account, string? document) =>
            LedgerEntry.Recovery(First.PlusDays(day), Dollars(amount)) with { Account = account, Document = document };
    }

    /// <summary>100 − 20 reversed = 80 written off; 90 − 5 returned = 85 recovered: 5 too much.</summary>
    [Fact]
    public void Recoveries_beyond_the_write_off_are_net_of_reversals_and_returns()
    {
        LedgerEntry[] entries =
        [
            WriteOff(First, 100m, "A", "1"), LedgerEntry.Reversal(First, Dollars(20m)) with { Account = "A", Document = "1" },
            LedgerEntry.Recovery(First, Dollars(90m)) with { Account = "A", Document = "1" },
            LedgerEntry.RecoveryReturned(First, Dollars(5m)) with { Account = "A", Document = "1" },
        ];
        ControlResult result = ControlTest.RecoveredBeyondWriteOff().Run(entries);
        Assert.Equal([[0, 1, 2, 3]], result.Groups());
        Assert.Equal(Dollars(5m), result.Findings[0].AmountAtStake);
        LedgerEntry returned = LedgerEntry.RecoveryReturned(First, Dollars(5m)) with { Account = "A", Document = "1" };
        Assert.Empty(ControlTest.RecoveredBeyondWriteOff().Run([.. entries, returned]).Findings);
    }

    /// <summary>25.00 three times is one too many; the fee of 5.00 is stated.</summary>
    [Fact]
    public void Repeated_amounts_are_those_above_the_times_stated_but_for_exceptions()
    {
        LedgerEntry[] entries =
        [
            .. Enumerable.Range(0, 3).Select(i => WriteOff(First.PlusDays(i * 100), 25m, $"{i}", null)),
            .. Enumerable.Range(0, 9).Select(_ => WriteOff(First, 5m, null, null)),
            WriteOff(First, 7m, "A", null), WriteOff(First, 7m, "B", null),
        ];
        ControlResult result = ControlTest.RepeatedAmounts(2, Dollars(5m)).Run(entries);
        Assert.Equal([[0, 1, 2]], result.Groups());
        Assert.Equal((3.0, 2.0, true), (result.Figure!.Value, result.Figure.Bound, result.Figure.IsBeyondBound));
        Assert.Equal((5L, 9L), (result.LookedAt, result.LeftOut));
        Assert.Equal(2, ControlTest.RepeatedAmounts(2).Run(entries).Findings.Count);

        // Where all are exceptions nothing is missing: they were stated.
        ControlResult none = ControlTest.RepeatedAmounts(2, Dollars(5m), Dollars(7m), Dollars(25m)).Run(entries);
        Assert.Equal((ControlStatus.Tested, 0L, 14L, 0.0), (none.Status, none.LookedAt, none.LeftOut, none.Figure!.Value));
    }

    /// <summary>
    /// Of 10 at an expected 10 %: P(X ≥ 4) = 0.0128, P(X ≥ 5) = 0.00163 (tables of the binomial distribution). At the level 99 % four are
    /// explained, five are not; at 95 % P(X ≥ 3) = 0.0702, so three are.
    /// </summary>
    [Theory]
    [InlineData(4, 0.99, false, 0.4)]
    [InlineData(5, 0.99, true, 0.4)]
    [InlineData(3, 0.95, false, 0.3)]
    [InlineData(4, 0.95, true, 0.3)]
    public void Round_amounts_are_too_many_beyond_the_binomial_bound(int round, double level, bool isFound, double bound)
    {
        LedgerEntry[] entries = [.. Enumerable.Range(0, 10).Select(i => WriteOff(First, i < round ? 300m : 300.01m, "A", null))];
        ControlResult result = ControlTest.RoundAmounts(Dollars(100m), Ratio.FromPercent(10m), level, 10).Run(entries);
        Assert.Equal((isFound, round / 10.0, bound), (result.Findings.Count == 1, result.Figure!.Value, result.Figure.Bound));
        Assert.Equal(isFound, result.Figure.IsBeyondBound);
        if (round == 5) Assert.Equal(0.0016349374, result.Figure.PValue!.Value, 1e-10);
        if (isFound) Assert.Equal([[.. Enumerable.Range(0, round)]], result.Groups());
    }

    /// <summary>
    /// Above 900 and up to 1,000: 9 of the 10 above 800. Chance explains 8 of 10 at one half: P(X ≥ 9) = 11 ÷ 1,024 = 0.0107 at the level
    /// 98 %, P(X ≥ 8) = 56 ÷ 1,024 = 0.0547. 800.00 and 1,000.01 lie outside, 900.00 below and 1,000.00 above the middle.
    /// </summary>
    [Fact]
    public void Amounts_below_a_limit_are_compared_with_the_band_below_them()
    {
        ControlTest test = ControlTest.BelowLimit(Dollars(1_000m), Dollars(100m), Ratio.FromPercent(50m), 0.98, 10);
        LedgerEntry[] entries =
        [
            WriteOff(First, 900m, "A", null), WriteOff(First, 1_000m, "A", null), WriteOff(First, 900.01m, "A", null),
            .. Enumerable.Range(0, 7).Select(i => WriteOff(First, 950m + i, "A", null)), WriteOff(First, 800m, "A", null),
            WriteOff(First, 1_000.01m, "A", null),
        ];
        ControlResult result = test.Run(entries);
        Assert.Equal([[.. Enumerable.Range(1, 9)]], result.Groups());
        Assert.Equal((0.9, 0.8, 10L), (result.Figure!.Value, result.Figure.Bound, result.LookedAt));
        Assert.Equal(11 / 1024.0, result.Figure.PValue!.Value, 1e-15);
        Assert.Equal(ControlStatus.TooFew, test.Run(entries[1..]).Status);
    }

    /// <summary>Of 6 at one half not even 6 are rare enough at 99 %: P = 1 ÷ 64 = 0.0156. That is no clean result.</summary>
    [Fact]
    public void A_test_that_could_not_find_anything_says_so()
    {
        ControlResult result = ControlTest.RoundAmounts(Dollars(1m), Ratio.FromPercent(50m), 0.99, 1)
            .Run(Enumerable.Range(0, 6).Select(_ => WriteOff(First, 5m, "A", null)));
        Assert.Equal((ControlStatus.TooFew, 6L), (result.Status, result.LookedAt));
        Assert.Null(result.Figure);
        Assert.Contains("not even all could be too many", result.Note, StringComparison.Ordinal);
    }

    /// <summary>
    /// 1,200 amounts that begin with 49. Expected of 49: 1,200 log₁₀(50/49) = 10.529; χ² = 1,189.471² ÷ 10.529 + (1,200 − 10.529), where
    /// 112.02 is the 95 % point of 89 degrees of freedom (tables of χ²). All are the evidence. 5 of 99 are expected of 1,146.
    /// </summary>
    [Fact]
    public void First_digits_far_from_the_law_are_found_with_the_digits_that_stand_out()
    {
        LedgerEntry[] entries = [.. Enumerable.Range(0, 1_200).Select(i => WriteOff(First, 490m + i % 1_000 / 100m, "A", null))];
        ControlResult result = ControlTest.Benford(2, 0.95, 100).Run(entries);
        Assert.Equal([[.. Enumerable.Range(0, 1_200)]], result.Groups());
        Assert.Equal(112.02, result.Figure!.Bound, 0.005);
        double expected = 1_200 * Math.Log10(50 / 49.0);
        Assert.Equal((1_200 - expected) * (1_200 - expected) / expected + (1_200 - expected), result.Figure.Value, 1e-6);
        ControlResult excess = ControlTest.BenfordExcess(2, 0.001, 100).Run(entries);
        Assert.Equal((1, 0.001), (excess.Findings.Count, excess.Figure!.Bound));

        // The mean deviation is 2(1 − p) ÷ 90, and chance explains 1 ÷ √(158.83 × 1,200).
        Assert.Equal(2 * (1 - expected / 1_200) / 90 - 1 / Math.Sqrt(158.83262516701632 * 1_200), excess.Figure.Value, 1e-9);
        Assert.Equal(ControlStatus.TooFew, ControlTest.Benford(2, 0.95, 1_201).Run(entries).Status);
        Assert.Equal(ControlStatus.TooFew, ControlTest.Benford(2, 0.95, 100).Run(entries[..1_145]).Status);
        Assert.Equal(ControlStatus.Tested, ControlTest.Benford(2, 0.95, 100).Run(entries[..1_146]).Status);
    }

    [Fact]
    public void A_test_whose_input_is_stated_nowhere_says_so_and_is_not_clean()
    {
        LedgerEntry[] entries = [LedgerEntry.WriteOff(First, Dollars(5m)), LedgerEntry.Recovery(First, Dollars(5m))];
        ControlTest[] tests =
        [
            ControlTest.RecordedLate(1), ControlTest.RecordedAfterClose(ReportingCalendar.Months, 1), ControlTest.Duplicates(1),
            ControlTest.OnDaysOfWeek(PeriodBasis.RecordedDate, IsoDayOfWeek.Sunday), ControlTest.RecoveredWithin(1),
            ControlTest.Splits(Dimension.Account, 1, Dollars(1m)), ControlTest.ReversedWithin(1), ControlTest.RecoveredBeyondWriteOff(),
            ControlTest.Missing("region"),
        ];
        ControlReport report = ControlSuite.FromTests(tests).Run(new ControlInputs { Ledger = Generate.Ledger(entries) });
        Assert.All(report.Results, result => Assert.Equal((ControlStatus.MissingInput, 0L), (result.Status, result.LookedAt)));
        Assert.Equal(9, report.NotTested.Count);
        Assert.Equal("0 findings of 9 control tests, of which 9 could not be run", report.ToString());
        Assert.Equal("recorded-late, days 1: input is missing, not tested. No entry could be looked at. 2 entries left out: no recorded "
            + "date stated.", report.Results[0].ToString());
    }

    [Fact]
    public void A_report_has_the_worst_findings_first_and_every_result()
    {
        LedgerEntry[] entries =
        [
            WriteOff(First, 5m, "A", "1") with { Category = EntryCategory.CreditBalance, Reason = null }, WriteOff(First, 5m, "B", "2"),
        ];
        ControlReport report = ControlSuite.FromTests(ControlTest.CreditBalances(), ControlTest.Missing(Dimension.Reason))
            .Run(new ControlInputs { Ledger = Generate.Ledger(entries) });
        Assert.Equal(["missing-reason", "credit-balance"], report.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(["credit-balance", "missing-reason"], report.Results.Select(result => result.Test.Rule.Id));
        Assert.Equal([report.Findings[1]], report.FindingsOf(FindingSeverity.Information));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.FindingsOf((FindingSeverity)9));
        Assert.Equal("2 findings of 2 control tests, all of which were run", report.ToString());
        JsonElement json = JsonSerializer.SerializeToElement(report);
        Assert.Equal((2, 2, 0), (json.GetProperty("tests").GetInt32(), json.GetProperty("findings").GetInt32(),
            json.GetProperty("notTested").GetInt32()));
        JsonElement test = json.GetProperty("results")[0].GetProperty("test");
        Assert.Equal("credit-balance", test.GetProperty("rule").GetProperty("id").GetString());
        Assert.Equal(1, json.GetProperty("results")[1].GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void The_same_test_twice_and_no_test_are_refused() => Assert.All(
        new ControlTest[][] { [], [null!], [ControlTest.Duplicates(1), ControlTest.Duplicates(1)] },
        refused => Assert.Throws<ArgumentException>("tests", () => ControlSuite.FromTests(refused)));

    [Fact]
    public void Amounts_in_another_currency_than_the_ledger_are_refused()
    {
        var euros = Money.FromDecimal(10m, Currency.FromCode("EUR"));
        ControlTest[] tests =
        [
            ControlTest.Splits(Dimension.Account, 1, euros), ControlTest.RepeatedAmounts(1, euros),
            ControlTest.RoundAmounts(euros, Ratio.FromPercent(1m), 0.9, 1),
            ControlTest.BelowLimit(euros, Money.FromDecimal(1m, euros.Currency), Ratio.FromPercent(1m), 0.9, 1),
        ];
        Assert.All(tests, test => Assert.Contains(
            "in the currency of the ledger is needed", Assert.Throws<ArgumentException>(() => test.Run([])).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_outside_their_range_are_refused_by_name()
    {
        Ratio some = Ratio.FromPercent(10m), none = Ratio.FromPercent(0m), all = Ratio.FromPercent(100m);
        Money one = Dollars(1m), nothing = Dollars(0m);
        (string Name, Func<ControlTest> Make)[] refused =
        [
            ("days", () => ControlTest.Duplicates(-1)), ("days", () => ControlTest.RecordedLate(-1)),
            ("days", () => ControlTest.RecordedAfterClose(ReportingCalendar.Months, -1)),
            ("days", () => ControlTest.RecoveredWithin(-1)), ("days", () => ControlTest.ReversedWithin(-1)),
            ("days", () => ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate)),
            ("days", () => ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.Monday, IsoDayOfWeek.Monday)),
            ("days", () => ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.None)),
            ("date", () => ControlTest.OnDaysOfWeek(PeriodBasis.OriginDate, IsoDayOfWeek.Monday)),
            ("dimension", () => ControlTest.Missing(" ")), ("dimension", () => ControlTest.Missing("Account")),
            ("dimension", () => ControlTest.Splits("", 1, one)), ("days", () => ControlTest.Splits("a", -1, one)),
            ("limit", () => ControlTest.Splits("a", 1, nothing)), ("limit", () => ControlTest.Splits("a", 1, default)),
            ("mostTimes", () => ControlTest.RepeatedAmounts(0)), ("exempt", () => ControlTest.RepeatedAmounts(1, nothing)),
            ("unit", () => ControlTest.RoundAmounts(nothing, some, 0.9, 1)),
            ("expectedShare", () => ControlTest.RoundAmounts(one, none, 0.9, 1)),
            ("expectedShare", () => ControlTest.RoundAmounts(one, all, 0.9, 1)),
            ("level", () => ControlTest.RoundAmounts(one, some, 0.01, 1)),
            ("level", () => ControlTest.RoundAmounts(one, some, 1, 1)), ("level", () => ControlTest.RoundAmounts(one, some, double.NaN, 1)),
            ("fewest", () => ControlTest.RoundAmounts(one, some, 0.9, 0)), ("width", () => ControlTest.BelowLimit(one, one, some, 0.9, 1)),
            ("limit", () => ControlTest.BelowLimit(nothing, one, some, 0.9, 1)), ("digits", () => ControlTest.Benford(3, 0.9, 1)),
            ("digits", () => ControlTest.BenfordExcess(0, 0.1, 1)), ("mostExcess", () => ControlTest.BenfordExcess(1, -0.1, 1)),
            ("mostExcess", () => ControlTest.BenfordExcess(1, double.NaN, 1)), ("fewest", () => ControlTest.Benford(1, 0.9, 0)),
        ];
        Assert.All(refused, one => Assert.Equal(one.Name, Assert.ThrowsAny<ArgumentException>(one.Make).ParamName));
    }
}
