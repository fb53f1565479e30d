using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>The dimension of approval requests, through every door of a ledger.</summary>
public sealed class RequestTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(Day, Day);

    /// <summary>Three entries: two of one request, one of none.</summary>
    private static readonly LedgerEntry[] Entries =
    [
        LedgerEntry.WriteOff(Day, Money.FromDecimal(1m, Usd)) with { Request = "R-1", Account = "a" },
        LedgerEntry.WriteOff(Day, Money.FromDecimal(2m, Usd)),
        LedgerEntry.WriteOff(Day, Money.FromDecimal(4m, Usd)) with { Request = "R-1" },
    ];

    public static TheoryData<string> Doors =>
        ["entries", "rows", "columns", "codes", "import of rows", "import of columns", "builder", "ledger"];

    private static WriteOffLedger Through(string door)
    {
        EntrySelectors<LedgerEntry> selectors = new()
        {
            EffectiveDate = entry => entry.EffectiveDate,
            Amount = entry => entry.Amount.ToDecimal(),
            Account = entry => entry.Account,
            Request = entry => entry.Request,
        };
        EntryColumns columns = new()
        {
            EffectiveDates = Entries.Select(entry => entry.EffectiveDate).ToArray(),
            MinorUnits = Entries.Select(entry => entry.Amount.MinorUnits).ToArray(),
            Accounts = Entries.Select(entry => entry.Account).ToArray(),
            Requests = Entries.Select(entry => entry.Request).ToArray(),
        };
        var requests = new DimensionDictionary();
        int[] codes = [.. Entries.Select(entry => requests.GetOrAdd(entry.Request))];
        EntryColumns coded = new()
        {
            EffectiveDates = columns.EffectiveDates,
            MinorUnits = columns.MinorUnits,
            Accounts = columns.Accounts,
            Codes = { [Dimension.Request] = DimensionCodes.From(requests, codes) },
        };
        var builder = new LedgerBuilder(Usd);
        switch (door)
        {
            case "entries": return WriteOffLedger.FromEntries(Usd, Entries);
            case "rows": return WriteOffLedger.FromRows(Usd, Entries, selectors);
            case "columns": return WriteOffLedger.FromColumns(Usd, columns);
            case "codes": return WriteOffLedger.FromColumns(Usd, coded);
            case "import of rows": return WriteOffLedger.Import(Usd, Entries, selectors).Ledger;
            case "import of columns": return WriteOffLedger.Import(Usd, coded).Ledger;
            case "builder":
                builder.Share(Dimension.Request, requests);
                foreach (LedgerEntry entry in Entries) builder.Add(entry);
                return builder.ToLedger();
            default:
                builder.AddRange(WriteOffLedger.FromEntries(Usd, Entries));
                return builder.ToLedger();
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public void Requests_come_in_through_every_door_and_are_grouped_and_filtered_by(string door)
    {
        WriteOffLedger ledger = Through(door);
        Assert.Equal(["account", "document", "reason", "request"], ledger.Dimensions);
        Assert.Equal(Entries, ledger.Entries);
        Assert.Equal([Entries[0], Entries[2]], ledger.Where(Dimension.Request, "R-1").Entries);
        Assert.Equal([Entries[1]], ledger.Where(Dimension.Request, request => request is null).Entries);
        Assert.Equal(0, ledger.Where(Dimension.Request, "r-1").Count);
        Assert.Equal("2 entries in USD where request = 'R-1', no last complete day stated", ledger.Where("request", "R-1").ToString());

        // 1 + 4 of the request, 2 of none.
        PeriodBreakdown breakdown = ledger.SummarizeBy(Year, Dimension.Request);
        Assert.Equal([null, "R-1"], breakdown.Values);
        Assert.Equal((5m, 2m), (breakdown["R-1"].Gross[0].Amount.ToDecimal(), breakdown[null].Gross[0].Amount.ToDecimal()));
        PeriodBreakdown read = PeriodBreakdown.FromJson(breakdown.ToJson(), Usd, Year, Dimension.Request);
        Assert.Equal(breakdown, read);
        Assert.Throws<ArgumentException>(() => PeriodBreakdown.FromJson(breakdown.ToJson(), Usd, Year, Dimension.Reason));
        Assert.Equal(1m, ledger.SummarizeBy(Year, Dimension.Request, Dimension.Account)["R-1", "a"].Gross[0].Amount.ToDecimal());
    }

    /// <summary>Of a ledger whose entries state none, no column is kept, and all are "not stated".</summary>
    [Fact]
    public void Requests_that_no_entry_states_cost_nothing()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [Entries[1]]);
        Assert.Empty(ledger.Columns.Dimensions);
        Assert.Equal([null], ledger.SummarizeBy(Year, Dimension.Request).Values);
        Assert.Equal([null], ledger.ValuesOf(Dimension.Request));
        Assert.Equal(0, ledger.Where(Dimension.Request, "R-1").Count);
        LedgerColumns stated = WriteOffLedger.FromEntries(Usd, Entries).Columns;
        Assert.Equal(["account", "request"], stated.Dimensions.Select(dimension => dimension.Name).Order());
    }

    [Fact]
    public void An_entry_says_its_request_as_it_says_its_reason()
    {
        LedgerEntry entry = Entries[1].With(Dimension.Request, "R-1");
        Assert.Equal(("R-1", "R-1", null), (entry.Request, entry[Dimension.Request], entry.With(Dimension.Request, null).Request));
        Assert.Equal(entry, Entries[1] with { Request = "R-1" });
        Assert.Equal(entry.GetHashCode(), (Entries[1] with { Request = "R-1" }).GetHashCode());
        Assert.NotEqual(entry, Entries[1]);
        Assert.NotEqual(entry, Entries[1] with { Request = "R-2" });
        Assert.Equal(
            "2026-03-14 write-off 2.00 USD receivable, reason x, request R-1, a 1",
            (entry with { Reason = "x" }).With("a", "1").ToString());
    }

    [Fact]
    public void Request_is_a_name_that_every_ledger_has()
    {
        Assert.StartsWith("Found the dimension name 'Request'", Refused(() => Entries[0].With("Request", "x")), StringComparison.Ordinal);
        Assert.EndsWith(
            "Use Dimension.Account, Dimension.Document, Dimension.Reason or Dimension.Request. (Parameter 'dimension')",
            Refused(() => Entries[0]["REQUEST"]!), StringComparison.Ordinal);
        EntryColumns among = new() { EffectiveDates = default, Dimensions = { ["request"] = default } };
        Assert.StartsWith(
            "Found 'request' among the dimensions of the user's own; every ledger has it. "
            + "State it with Account, Document, Reason or Request.",
            Refused(() => WriteOffLedger.FromColumns(Usd, among)), StringComparison.Ordinal);
        var requests = new DimensionDictionary();
        requests.GetOrAdd("R-1");
        EntryColumns twice = new()
        {
            EffectiveDates = new[] { Day },
            MinorUnits = new[] { 1L },
            Requests = new[] { "R-1" },
            Codes = { ["request"] = DimensionCodes.From(requests, new[] { 0 }) },
        };
        Assert.StartsWith(
            "Found request as codes and as text", Refused(() => WriteOffLedger.FromColumns(Usd, twice)), StringComparison.Ordinal);
        EntryColumns uneven = new() { EffectiveDates = new[] { Day }, MinorUnits = new[] { 1L }, Requests = new string?[2] };
        Assert.StartsWith(
            "Found 2 values in Requests for 1 effective date", Refused(() => WriteOffLedger.FromColumns(Usd, uneven)),
            StringComparison.Ordinal);

        // Eight dimensions of one's own are still allowed beside it.
        LedgerEntry eight = Enumerable.Range(0, 8).Aggregate(Entries[0], (entry, i) => entry.With($"d{i}", "x"));
        Assert.Equal(12, WriteOffLedger.FromEntries(Usd, [eight]).Dimensions.Count);
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
