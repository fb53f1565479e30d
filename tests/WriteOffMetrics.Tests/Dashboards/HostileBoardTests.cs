using NodaTime;
using static WriteOffMetrics.Tests.BoardBuild;

namespace WriteOffMetrics.Tests;

/// <summary>Inputs that nobody should give, and days on which nothing is there.</summary>
public sealed class HostileBoardTests
{
    public static TheoryData<string> Empties =>
        ["no entries", "one entry", "one period", "no sales", "zero sales", "negative sales", "entries elsewhere"];

    [Theory]
    [MemberData(nameof(Empties))]
    public void A_dashboard_of_next_to_nothing_is_one_that_can_be_written_and_read(string what)
    {
        PeriodAxis axis = what == "one period" ? ReportingCalendar.Months.Between(End, End) : Months;
        DashboardInputs inputs = what switch
        {
            "no entries" => Inputs(LedgerOf(), sales: Each(10)),
            "one entry" => Inputs(LedgerOf(Lost(End, 1)), sales: Each(10)),
            "one period" => Inputs(axis: axis, sales: Each(10, axis)),
            "no sales" => Inputs(),
            "zero sales" => Inputs(sales: Each(0)),
            "negative sales" => Inputs(sales: Each(-1)),
            _ => Inputs(LedgerOf(Lost(new LocalDate(2020, 1, 1), 7), Lost(new LocalDate(2030, 1, 1), 7)), sales: Each(10)),
        };
        LocalDate[] days = [axis.Start.PlusDays(-1), axis.Start, axis.End.PlusDays(-1), axis.End, axis.End.PlusYears(10)];
        foreach (LocalDate day in days)
        {
            DashboardSnapshot board = inputs.AsOf(day);
            Assert.Equal(board, DashboardSnapshot.FromJson(board.ToJson()));
            Assert.Equal(12, board.Sections.Count);
            Assert.All(board.Sections, section => Assert.True(section.IsPresent || section.Tables.Count == 0));
            Assert.Equal(axis.Any(period => period.End <= day), board["headline"].IsPresent);
        }
    }

    [Theory]
    [InlineData(0, MetricStatus.ZeroDenominator)]
    [InlineData(-1, MetricStatus.NegativeDenominator)]
    public void Without_sales_above_zero_no_ratio_has_a_value_and_each_says_why(int sales, MetricStatus status)
    {
        DashboardTable table = Inputs(sales: Each(sales)).AsOf(End)["headline"]["figures"];
        foreach (string row in new[] { "gross to sales", "net to sales" })
            Assert.All(table.Columns, column => Assert.Equal((status, null), (table[row, column]!.Status, table[row, column]!.Value)));
        DashboardTable standing = Inputs(sales: Each(sales)).AsOf(End)["headline"]["standing"];
        Assert.Equal(status, standing["against the period before", "value"]!.Status);
    }

    [Fact]
    public void Entries_before_and_behind_the_axis_are_counted_once_they_have_happened()
    {
        WriteOffLedger ledger = LedgerOf(Lost(new LocalDate(2023, 12, 31), 1), Lost(End.PlusDays(1), 1), Lost(End.PlusDays(2), 1));
        Assert.Equal(1, Outside(End));
        Assert.Equal(2, Outside(End.PlusDays(1)));
        Assert.Equal(3, Outside(End.PlusDays(2)));

        decimal Outside(LocalDate day) =>
            Inputs(ledger).AsOf(day)["data quality"]["figures"]["entries outside the axis", "value"]!.Value!.Value.ToDecimal();
    }

    /// <summary>29 February has no day a year before; the year that ends on it began on 1 March.</summary>
    [Fact]
    public void A_leap_day_has_no_year_before_and_a_whole_trailing_year()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(new LocalDate(2023, 1, 1), new LocalDate(2024, 2, 29));
        DashboardTable table = Inputs(LedgerOf(), days).AsOf(new LocalDate(2024, 2, 29))["headline"]["figures"];
        Assert.Null(table["gross write-offs", "year before"]);
        Assert.Equal(
            ReportingPeriod.FromDates(new LocalDate(2023, 3, 1), new LocalDate(2024, 2, 29)).ToString(),
            table["gross write-offs", "trailing year"]!.Period.ToString());
    }

    [Fact]
    public void The_largest_amounts_are_added_or_refused_and_never_wrapped()
    {
        LedgerEntry Largest(LocalDate day) => LedgerEntry.WriteOff(day, Money.FromMinorUnits(long.MaxValue, Usd)).With("region", "a");
        DashboardSnapshot board = Inputs(LedgerOf(Largest(End), Largest(End.PlusYears(-2))), sales: Each(0.01m)).AsOf(End);
        Assert.Equal(92_233_720_368_547_758.07m, board["headline"]["figures"]["gross write-offs", "trailing year"].Amount());
        Assert.Equal(board, DashboardSnapshot.FromJson(board.ToJson()));
        Assert.Throws<OverflowException>(() => Inputs(LedgerOf(Largest(End), Largest(End.PlusDays(-1)))).AsOf(End));
    }

    [Fact]
    public void Names_of_any_length_and_with_any_characters_survive_JSON()
    {
        string[] names = [new string('x', 10_000), "\0\u0001\r\n\u2028\"\\</script>", "\ud83d\ude00", "'", "e\u0301", " ", "\u200b"];
        LedgerEntry[] entries = [.. names.Append(null).Append("").Select(name => Lost(End, 5, name))];
        DashboardSnapshot board = Inputs(LedgerOf(entries), name: string.Concat(names)).AsOf(End);
        DashboardSnapshot again = DashboardSnapshot.FromJson(board.ToJson());
        Assert.Equal(board, again);
        Assert.Equal(string.Concat(names), again.Name);
        Assert.Equal(
            names.Append(null).Append("").Order(StringComparer.Ordinal),
            again["breakdown"]["by region"].Rows.Where(row => row.Kind == DashboardRowKind.Item).Select(row =>
                row.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_where_JSON_is_written()
    {
        Assert.Throws<System.Text.Json.JsonException>(() => Inputs(name: "\ud800").AsOf(End).ToJson());
        Assert.Throws<System.Text.Json.JsonException>(() => Inputs(LedgerOf(Lost(End, 1, "a\udc00"))).AsOf(End).ToJson());
    }

    [Fact]
    public void Inputs_that_do_not_fit_each_other_are_refused_when_the_dashboard_is_made()
    {
        Currency eur = Currency.FromCode("EUR");
        PeriodAxis shorter = ReportingCalendar.Months.Between(End, End);
        DashboardInputs[] refused =
        [
            new() { Axis = Months },
            new() { Axis = Months, Ledger = Ledger, Entities = [Inputs()] },
            Inputs(sales: Each(1, shorter)),
            Inputs(sales: Each(1, currency: eur)),
            Inputs(bySegment: AmountSeries.FromSegments("region", [("north", Each(1, shorter))])),
            Inputs(dimensions: ["planet"]),
            Inputs(dimensions: [null!]),
            Inputs(targets: [null!]),
            Inputs(findings: [null!]),
            Inputs(forecasts: -1),
            new() { Axis = Months, Ledger = Ledger, Top = 0 },
            new() { Axis = Months, Ledger = Ledger, Level = double.NaN },
            new() { Axis = Months, Ledger = Ledger, Level = 1 },
            new() { Axis = Months, Ledger = Ledger, Name = null! },
            new() { Axis = null!, Ledger = Ledger },
            new() { Axis = Months, Entities = [Inputs()] },
            Group([Inputs(name: "A"), Inputs(name: "A")]),
            Group([Inputs(name: "")]),
            Group([Inputs(axis: shorter)]),
            Group([Group([Inputs()])]),
            Group([null!]),
        ];
        Assert.All(refused, inputs => Assert.ThrowsAny<ArgumentException>(() => WriteOffDashboard.FromInputs(inputs)));
        Assert.Throws<ArgumentNullException>(() => WriteOffDashboard.FromInputs(null!));
        var board = WriteOffDashboard.FromInputs(Inputs());
        Assert.Throws<ArgumentOutOfRangeException>(() => board.AsOf(LocalDate.MinIsoValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => board.AsOf(End, LocalDate.MinIsoValue));
        DashboardSnapshot snapshot = board.AsOf(End);
        Assert.Throws<ArgumentNullException>(() => snapshot.ChangesSince(null!));
        WriteOffLedger euros = WriteOffLedger.FromEntries(eur, []);
        Assert.Throws<ArgumentException>(() => snapshot.ChangesSince(Inputs(euros).AsOf(End)));
    }

    [Fact]
    public void What_is_known_on_a_day_ends_with_it_though_the_snapshot_is_of_a_later_one()
    {
        DashboardSnapshot board = WriteOffDashboard.FromInputs(Inputs(sales: Each(1_000))).AsOf(End, new LocalDate(2025, 12, 30));
        Assert.Equal("2025-11", board.Period!.Value.Name);
        Assert.Equal(7, board["data quality"]["figures"]["incomplete periods", "value"]!.Value!.Value.ToDecimal());
    }
}
