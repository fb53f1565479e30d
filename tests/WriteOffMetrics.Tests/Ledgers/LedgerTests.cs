using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class LedgerTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly Money Ten = Money.FromDecimal(10m, Usd);

    private sealed record Line(LocalDate? Day, decimal? Amount, int? Kind = 0, int? Category = 0);

    private static readonly EntrySelectors<Line?> Selectors = new()
    {
        EffectiveDate = line => line!.Day,
        Amount = line => line!.Amount,
        Kind = line => (EntryKind?)line!.Kind,
        Category = line => (EntryCategory?)line!.Category,
    };

    public static TheoryData<string, string, string> BadLines => new()
    {
        { "null", "row", "Found null" },
        { "no date", "effective date", "Found no date" },
        { "year 0", "effective date", "Found the day 0000-12-31" },
        { "year -5", "effective date", "Found the day -0005-01-01" },
        { "Julian", "effective date", "Found a day of the calendar Julian" },
        { "no amount", "amount", "Found no amount" },
        { "zero", "amount", "Found 0; amounts above zero" },
        { "negative", "amount", "Found -1; amounts above zero" },
        { "decimals", "amount", "Found 1.005 USD; USD has 2 decimals" },
        { "range", "amount", "Found 92233720368547758.08 USD" },
        { "no kind", "kind", "Found no kind" },
        { "no category", "category", "Found no category" },
        { "kind", "kind", "Found 9; a member of EntryKind" },
        { "category", "category", "Found -1; a member of EntryCategory" },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public void A_bad_row_is_a_finding_of_the_import_and_an_exception_of_the_strict_door(string what, string field, string found)
    {
        Line good = new(Day, 1m);
        Line? bad = what switch
        {
            "null" => null,
            "no date" => good with { Day = null },
            "year 0" => good with { Day = new LocalDate(0, 12, 31) },
            "year -5" => good with { Day = new LocalDate(-5, 1, 1) },
            "Julian" => good with { Day = new LocalDate(2026, 3, 14, CalendarSystem.Julian) },
            "no amount" => good with { Amount = null },
            "zero" => good with { Amount = 0m },
            "negative" => good with { Amount = -1m },
            "decimals" => good with { Amount = 1.005m },
            "range" => good with { Amount = 92233720368547758.08m },
            "no kind" => good with { Kind = null },
            "no category" => good with { Category = null },
            "kind" => good with { Kind = 9 },
            _ => good with { Category = -1 },
        };

        LedgerImport import = WriteOffLedger.Import(Usd, [good, bad, good], Selectors);
        Finding finding = Assert.Single(import.Rejections);
        FindingFault fault = Assert.Single(finding.Faults);
        Assert.Equal(
            (2L, field, LedgerRules.RejectedRow, FindingSeverity.Error),
            (Assert.Single(finding.Positions).Row!.Value, fault.Field, finding.Rule, finding.Severity));
        Assert.StartsWith(found, fault.Message, StringComparison.Ordinal);
        Assert.Equal((2, 3L), (import.Ledger.Count, import.OfferedCount));
        Assert.Equal((2m, bad?.Amount ?? 0m), (import.AcceptedAmount, import.RejectedAmount));
        Assert.Equal(2m + (bad?.Amount ?? 0m), import.OfferedAmount);
        Assert.Equal([0L, 2L], import.Ledger.Entries.Select(entry => entry.Ordinal!.Value));

        ArgumentException strict = Assert.Throws<ArgumentException>(() => WriteOffLedger.FromRows(Usd, [good, bad, good], Selectors));
        Assert.StartsWith($"Row 2, {field}: {found}", strict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_control_totals_of_an_import_are_exact_or_none()
    {
        const decimal Fine = 0.0000000000000000000000000001m;
        LedgerImport exact = WriteOffLedger
            .Import(Usd, [new Line(Day, 1.25m), new Line(Day, -Fine), new Line(Day, 3 * Fine), new Line(null, 6m)], Selectors);
        Assert.Equal((1.25m, 6.0000000000000000000000000002m, 7.2500000000000000000000000002m),
            (exact.AcceptedAmount, exact.RejectedAmount, exact.OfferedAmount));
        LedgerImport beyond = WriteOffLedger
            .Import(Usd, [new Line(Day, 1.25m), new Line(Day, decimal.MaxValue), new Line(Day, decimal.MaxValue)], Selectors);
        Assert.Equal((1.25m, null, null), (beyond.AcceptedAmount, beyond.RejectedAmount, beyond.OfferedAmount));
        Assert.Equal((-5m, -5m), (
            WriteOffLedger.Import(Usd, [new Line(Day, -5m)], Selectors).RejectedAmount,
            WriteOffLedger.Import(Usd, [new Line(Day, -5m)], Selectors).OfferedAmount));
    }

    [Fact]
    public void Years_2_and_9999_and_the_leap_day_are_days_like_others()
    {
        LocalDate[] days = [new(2, 1, 1), new(2024, 2, 29), new(9999, 12, 30)];
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, days.Select(day => LedgerEntry.WriteOff(day, Ten)));
        PeriodTotals totals = ledger.SummarizeBy(ReportingCalendar.Years.Between(days[0], days[2]));
        Assert.Equal(["0002", "2024", "9999"], totals.Gross.Where(point => point.EntryCount > 0).Select(point => point.Period.Name));
        Assert.Equal(0, totals.Gross.OutsideCount);
        PeriodTotals leap = ledger.SummarizeBy(ReportingCalendar.Months.Between(days[1], days[1]));
        Assert.Equal((1L, 2L), (leap.Gross.Total.EntryCount!.Value, leap.Gross.OutsideCount!.Value));
        Assert.Equal([days[0], days[2]], leap.OutsideEntries.Select(entry => entry.EffectiveDate));
    }

    [Fact]
    public void An_empty_ledger_and_an_axis_that_misses_all_entries_give_zeros_and_name_what_is_outside()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2025, 1, 1), new LocalDate(2025, 2, 28));
        PeriodTotals empty = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(axis);
        Assert.Equal([0m, 0m], empty.Net.Select(point => point.Amount.ToDecimal()));
        Assert.Empty(empty.Categories);
        Assert.Empty(WriteOffLedger.FromEntries(Usd, []).SummarizeBy(axis, "sector").Values);
        Assert.Equal("0 entries in USD, no last complete day stated", WriteOffLedger.FromEntries(Usd, []).ToString());

        PeriodTotals missed = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(Day, Ten), LedgerEntry.Recovery(Day.PlusYears(-5), Ten)]).SummarizeBy(axis);
        Assert.Equal((0m, 10m, 1L), (
            missed.Gross.Total.Amount.ToDecimal(), missed.Gross.Outside!.Value.ToDecimal(), missed.Gross.OutsideCount!.Value));
        Assert.Equal((0m, 2L), (missed.Net.Outside!.Value.ToDecimal(), missed.Net.OutsideCount!.Value));
        Assert.Equal(2, missed.OutsideEntries.Count);
        Assert.Contains("1 entry of this kind outside the axis, 10.00 USD, not counted here", missed.Gross.Total.Explain().ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_differ_only_in_case_or_normalisation_or_are_missing_are_buckets_of_their_own()
    {
        string?[] values = [null, "", " ", "ACME", "acme", "caf\u00e9", "cafe\u0301"];
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, values.Select(value => LedgerEntry.WriteOff(Day, Ten) with { Account = value }));
        PeriodBreakdown breakdown = ledger.SummarizeBy(ReportingCalendar.Years.Between(Day, Day), Dimension.Account);
        Assert.Equal([null, "", " ", "ACME", "acme", "cafe\u0301", "caf\u00e9"], breakdown.Values);
        Assert.All(breakdown.Values, value => Assert.Equal(10m, breakdown[value].Gross.Total.Amount.ToDecimal()));
        Assert.All(values, value => Assert.Single(ledger.Where(Dimension.Account, other => other == value).Entries));
        Assert.Single(ledger.Where(Dimension.Account, "acme").Entries);
        Assert.Throws<ArgumentException>(() => breakdown["Acme"]);
        Assert.Throws<ArgumentNullException>(() => ledger.Where(Dimension.Account, (string)null!));
    }

    [Fact]
    public void A_dimension_that_the_ledger_does_not_have_is_refused_by_name()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, Ten).With("sector", "retail")]);
        Assert.Equal(["account", "document", "reason", "request", "sector"], ledger.Dimensions);
        ArgumentException unknown = Assert
            .Throws<ArgumentException>(() => ledger.SummarizeBy(ReportingCalendar.Years.Between(Day, Day), "setcor"));
        Assert.StartsWith(
            "Found the dimension 'setcor'; this ledger has account, document, reason, request, sector.", unknown.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ledger.Where("Sector", "retail"));
        Assert.Throws<ArgumentException>(() => ledger.Where(" ", "retail"));

        // Account exists although no entry states one: all are "not stated".
        Assert.Equal([null], ledger.SummarizeBy(ReportingCalendar.Years.Between(Day, Day), Dimension.Account).Values);
        Assert.Single(ledger.SummarizeBy(ReportingCalendar.Years.Between(Day, Day), Dimension.Account)[null].Gross[0].Entries);
        Assert.Equal(0, ledger.Where(Dimension.Account, value => value is not null).Count);
        Assert.Equal(1, ledger.Where(Dimension.Account, value => value is null).Count);
        Assert.Equal(0, ledger.Where(Dimension.Account, "x").Count);
        Assert.Equal(0, ledger.Where("sector", "wholesale").Count);
    }

    [Fact]
    public void A_ninth_dimension_of_ones_own_and_a_built_in_name_among_them_are_refused()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Ten);
        for (int i = 0; i < 8; i++) entry = entry.With($"d{i}", "x");
        Assert.Equal(12, WriteOffLedger.FromEntries(Usd, [entry]).Dimensions.Count);
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, [entry.With("d8", "x")]));
        Assert.Throws<ArgumentNullException>(() =>
            new EntrySelectors<Line> { EffectiveDate = line => line.Day, Amount = line => line.Amount, Kind = null! });
        Assert.Throws<ArgumentNullException>(() =>
            new EntrySelectors<Line> { EffectiveDate = line => line.Day, Amount = line => line.Amount, Category = null! });
        Assert.Throws<ArgumentException>(() =>
            WriteOffLedger.FromRows(Usd, Array.Empty<Line>(),
            new EntrySelectors<Line>
            {
                EffectiveDate = line => line.Day,
                Amount = line => line.Amount,
                Dimensions = { ["sector"] = null! }
            }));
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromRows(Usd, Array.Empty<Line>(), new EntrySelectors<Line>
        {
            EffectiveDate = line => line.Day,
            Amount = line => line.Amount,
            Dimensions = { [Dimension.Account] = _ => "x" },
        }));
    }

    [Fact]
    public void A_dimension_named_when_the_ledger_is_built_exists_though_no_entry_states_it()
    {
        PeriodAxis year = ReportingCalendar.Years.Between(Day, Day);
        LedgerEntry stated = LedgerEntry.WriteOff(Day, Ten).With("sector", "retail"), silent = LedgerEntry.WriteOff(Day, Ten);
        PeriodBreakdown parts = WriteOffLedger.FromEntries(Usd, [stated], "sector").SummarizeBy(year, "sector")
            .Merge(WriteOffLedger.FromEntries(Usd, [silent], "sector").SummarizeBy(year, "sector"));
        Assert.Equal(WriteOffLedger.FromEntries(Usd, [stated, silent]).SummarizeBy(year, "sector"), parts);
        Assert.Equal(0, WriteOffLedger.FromEntries(Usd, [silent], "sector").Where("sector", "retail").Count);
        Assert.Equal(5, WriteOffLedger.FromEntries(Usd, [silent], Dimension.Reason, "sector").Dimensions.Count);
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, [silent], " "));
        Assert.Throws<ArgumentException>(() => silent.With("Account", "x"));
        Assert.Equal((true, true, false), (parts.Contains("retail"), parts.Contains(null), parts.Contains("Retail")));
        Assert.Contains("there are no values", Assert
            .Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, [], "sector").SummarizeBy(year, "sector")["x"]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_is_asked_once_per_distinct_value()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(Day, Ten) with { Account = "a" }, LedgerEntry.WriteOff(Day, Ten) with { Account = "a" },
            LedgerEntry.WriteOff(Day, Ten) with { Account = "b" }]);
        List<string?> asked = [];
        Assert.Equal(3, ledger.Where(Dimension.Account, Ask).Count);
        Assert.Equal(["a", "b"], asked);
        asked.Clear();
        Assert.Equal(3, ledger.Where(Dimension.Reason, Ask).Count);
        Assert.Equal([null], asked);

        bool Ask(string? value)
        {
            asked.Add(value);
            return true;
        }
    }

    [Fact]
    public void A_value_with_control_characters_stays_on_its_line()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(Day, Ten) with { Account = "a\n  source        forged" }]);
        Assert.Equal("2026-03-14 write-off 10.00 USD receivable, account a\\u000a  source        forged",
            Assert.Single(ledger.Entries).ToString());
        PeriodBreakdown breakdown = ledger.SummarizeBy(ReportingCalendar.Years.Between(Day, Day), Dimension.Account);
        Assert.Equal(8, breakdown[breakdown.Values[0]].Gross[0].Explain().ToString().Split('\n').Length);
    }

    [Fact]
    public void One_ledger_keeps_one_currency()
    {
        LedgerEntry euros = LedgerEntry.WriteOff(Day, Money.FromDecimal(1m, Currency.FromCode("EUR")));
        LedgerEntry[] mixed = [LedgerEntry.WriteOff(Day, Ten), euros];
        Assert.StartsWith(
            "Row 2, amount: Found 1.00 EUR in a ledger kept in USD",
            Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, mixed)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(default, []));
        Assert.StartsWith(
            "Row 1, row: Found null", Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, [null!])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_beyond_64_bits_throws_whatever_the_order_and_only_where_it_arises()
    {
        LedgerEntry half = LedgerEntry.WriteOff(Day, Money.FromMinorUnits(long.MaxValue / 2 + 1, Usd));
        LedgerEntry later = LedgerEntry.WriteOff(Day.PlusYears(1), half.Amount);
        PeriodAxis years = ReportingCalendar.Years.Between(Day, Day.PlusYears(1)),
            both = ReportingCalendar.FiscalYears(3, FiscalYearNaming.EndYear).Between(Day, Day);
        foreach (LedgerEntry[] order in new LedgerEntry[][] { [half, half, later], [later, half, half] })
        {
            OverflowException thrown = Assert.Throws<OverflowException>(() => WriteOffLedger.FromEntries(Usd, order).SummarizeBy(years));
            Assert.StartsWith("The write-off entries (receivable) in 2026 add up to more than", thrown.Message, StringComparison.Ordinal);
        }

        AmountSeries gross = WriteOffLedger.FromEntries(Usd, [half, later]).SummarizeBy(years).Gross;
        Assert.Equal(half.Amount, gross[0].Amount);
        Assert.Throws<OverflowException>(() => gross.Total);
        Assert.Throws<OverflowException>(() =>
            WriteOffLedger.FromEntries(Usd, [half]).SummarizeBy(both).Merge(WriteOffLedger.FromEntries(Usd, [half]).SummarizeBy(both)));

        // Net may lie within 64 bits where the sums of its kinds do too, and beyond where they do not.
        LedgerEntry returned = LedgerEntry.RecoveryReturned(Day, half.Amount);
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, [half, returned]).SummarizeBy(years);
        Assert.Equal(half.Amount, totals.RecoveriesReturned[0].Amount);
        Assert.Throws<OverflowException>(() => totals.Net);

        // What lies outside the axis does not stand in the way of what lies on it.
        PeriodTotals away = WriteOffLedger.FromEntries(Usd, [half, LedgerEntry.WriteOff(Day.PlusYears(9), half.Amount)])
            .SummarizeBy(ReportingCalendar.Years.Between(Day.PlusYears(4), Day.PlusYears(4)));
        Assert.Equal(0, away.Gross.Total.Amount.MinorUnits);
        Assert.Throws<OverflowException>(() => away.Gross.Outside);
    }

    [Fact]
    public void Filters_refuse_what_is_not_a_kind_or_category()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Where((EntryKind)33));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Where((EntryCategory)33));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.CompleteThrough(new LocalDate(0, 1, 1)));
    }

    [Fact]
    public void Filters_keep_the_last_complete_day_and_entries_read_as_one_line()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.Recovery(
            Day, Ten) with { Category = EntryCategory.CreditBalance, Account = "C-17", Reason = "" }]).CompleteThrough(Day);
        Assert.Equal(Day, ledger.Where(EntryKind.Recovery).LastCompleteDay);
        Assert.Equal("1 entry in USD, complete through 2026-03-14", ledger.ToString());
        Assert.Equal("2026-03-14 recovery 10.00 USD credit balance, account C-17, reason ", Assert.Single(ledger.Entries).ToString());
    }
}
