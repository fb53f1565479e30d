using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;

namespace WriteOffMetrics.Tests;

/// <summary>The section of control tests and of how write-offs were decided on.</summary>
public sealed class GovernanceBoardTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate End = new(2026, 6, 30);
    private static readonly PeriodAxis June = ReportingCalendar.Months.Between(new LocalDate(2026, 6, 1), End);
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 1, 12, 0);
    private static readonly ApprovalActor Clerk = ApprovalActor.FromRole("Ada", "Clerk"),
        Manager = ApprovalActor.FromRole("Cleo", "Manager");

    /// <summary>
    /// Of 1,000 written off 600 were approved by a manager, who may up to 600; 300 by the clerk who asked, who may approve nothing; 100
    /// have no request.
    /// </summary>
    [Fact]
    public void The_section_has_the_parts_of_all_write_offs_and_what_each_test_found()
    {
        WriteOffLedger ledger = LedgerOf((600m, "R-1"), (300m, "R-2"), (100m, null));
        RequestLog log = RequestLog.FromEvents([.. Approved("R-1", 600m, Manager), .. Approved("R-2", 300m, Clerk)]);
        ControlReport report = Suite.Run(new ControlInputs
        {
            Ledger = ledger,
            Requests = log,
            Zone = DateTimeZone.Utc,
            Policy = ApprovalPolicy.FromTables(Usd, AuthorityTable.From(Noon, Authority.UpTo(600m, "Manager"))),
        });
        DashboardSnapshot board = Board(ledger, report);
        DashboardSection section = board["governance"];
        Assert.Equal(["authority", "figures", "tests"], section.Tables.Select(table => table.Name));

        DashboardTable authority = section["authority"];
        Assert.Equal(
            ["inside authority 600.00 USD 60.00 %", "beyond authority 300.00 USD 30.00 %", "without approval 100.00 USD 10.00 %",
                "write-offs 1,000.00 USD "],
            authority.Rows.Select(row => $"{row.Name} {authority[row.Name!, "amount"]} {authority[row.Name!, "share"]}"));
        Assert.Equal(
            "600.00 USD ÷ 1,000.00 USD, all write-offs of the ledger that the control tests read",
            authority["inside authority", "share"]!.Explanation);
        Assert.Equal(
            ["control tests run 4", "control tests not run 1", "errors 3", "warnings 0", "information 1", "approvals 2", "self-approvals "
                + "1"],
            section["figures"].Rows.Select(row => $"{row.Name} {section["figures"][row.Name!, "value"]}"));

        DashboardTable tests = section["tests"];
        Assert.Equal(
        [
            "beyond-authority: errors 1 300.00 USD 2 0 approvals", "self-approved: errors 1 300.00 USD 2 0 approvals",
            "posted-without-approval: errors 1 100.00 USD 3 0 entries", "credit-balance: information 1 100.00 USD 3 0 entries",
            "pending-long, time 24 hours: not run     ",
        ], tests.Rows.Select(row => $"{row.Name}: {string.Join(' ', tests.Columns.Select(column => tests[row.Name!, column]))}"));
        Assert.Equal(
        [
            "These are figures of all that the control tests read, whatever the day of the snapshot and what was known on it. Beyond "
                + "authority is what people approved who may not, those who asked for it included.",
            "pending-long, time 24 hours was not run. No instant of the review was given. Set ControlInputs.At.",
        ], section.Notes);
        Assert.Equal(board, DashboardSnapshot.FromJson(board.ToJson()));
    }

    [Fact]
    public void Without_requests_the_section_says_what_is_not_known_and_without_tests_that_none_were_run()
    {
        WriteOffLedger ledger = LedgerOf((600m, "R-1"));
        DashboardSection section = Board(ledger, Suite.Run(new ControlInputs { Ledger = ledger }))["governance"];
        Assert.Equal(["figures", "tests"], section.Tables.Select(table => table.Name));
        Assert.Contains("No requests were given. Set ControlInputs.Requests.", section.Notes);
        Assert.Equal("No control tests were run.", Board(ledger, null)["governance"].Absence);

        // An empty ledger has no share, and says so.
        WriteOffLedger nothing = LedgerOf();
        DashboardSection empty = Board(nothing, Suite.Run(new ControlInputs
        {
            Ledger = nothing,
            Requests = RequestLog.FromEvents([]),
            Zone = DateTimeZone.Utc,
        }))["governance"];
        Assert.Equal(MetricStatus.ZeroDenominator, empty["authority"]["without approval", "share"]!.Status);
    }

    [Fact]
    public void Control_tests_of_another_currency_are_refused()
    {
        var euros = WriteOffLedger.FromEntries(Currency.FromCode("EUR"), []);
        Assert.Contains(
            "control tests", Assert.Throws<ArgumentException>(
                () => Board(LedgerOf(), Suite.Run(new ControlInputs { Ledger = euros }))).Message, StringComparison.Ordinal);
    }

    private static readonly ControlSuite Suite = ControlSuite.FromTests(
        ControlTest.CreditBalances(), ControlTest.BeyondAuthority(), ControlTest.SelfApproved(), ControlTest.PostedWithoutApproval(),
        ControlTest.PendingLongerThan(Duration.FromDays(1)));

    private static DashboardSnapshot Board(WriteOffLedger ledger, ControlReport? report) => WriteOffDashboard.FromInputs(new()
    {
        Ledger = ledger,
        Axis = June,
        Controls = report,
    }).AsOf(End);

    /// <summary>The last one of three or more is of a credit balance.</summary>
    private static WriteOffLedger LedgerOf(params (decimal Amount, string? Request)[] writeOffs) => WriteOffLedger.FromEntries(
        Usd, writeOffs.Select((one, i) => LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), Money.FromDecimal(one.Amount, Usd)) with
        {
            Request = one.Request,
            Category = i == 2 ? EntryCategory.CreditBalance : EntryCategory.Receivable,
        }));

    private static IEnumerable<ApprovalEvent> Approved(string id, decimal amount, ApprovalActor by) =>
    [
        ApprovalEvent.Drafted(id, Clerk, Noon, Money.FromDecimal(amount, Usd), new WriteOffSubject()),
        ApprovalEvent.Submitted(id, Clerk, Noon), ApprovalEvent.Approved(id, by, Noon, Money.FromDecimal(amount, Usd)),
    ];
}
