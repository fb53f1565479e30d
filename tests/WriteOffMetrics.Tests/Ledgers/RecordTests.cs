using System.Data;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Records of a reader by the names of their columns, whatever types its database has for days, amounts and texts.</summary>
public sealed class RecordTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2024, 2, 29);

    private static readonly EntryRecordMap Map = new()
    {
        EffectiveDate = "posted_on",
        Amount = "amount",
        Kind = "kind",
        KindWords =
        {
            ["WO"] = EntryKind.WriteOff, ["R"] = EntryKind.Recovery, ["2"] = EntryKind.Reversal, ["Reversal"] = EntryKind.RecoveryReturned,
        },
        Category = "category",
        Currency = "currency",
        DueDate = "due",
        Account = "account",
        RowNumber = "id",
        Dimensions = { ["region"] = "region" },
    };

    /// <summary>A table whose columns take any value, as SQLite's do.</summary>
    private static DataTable Table(params object?[][] rows)
    {
        var table = new DataTable();
        foreach (string name in new[] { "id", "posted_on", "amount", "KIND", "category", "currency", "due", "account", "region" })
            table.Columns.Add(name, typeof(object));
        foreach (object?[] row in rows) table.Rows.Add([.. row.Select(value => value ?? DBNull.Value)]);
        return table;
    }

    [Fact]
    public void Values_of_every_type_that_a_database_has_are_read_exactly()
    {
        using DataTable table = Table(
            [1, new DateTime(2024, 2, 29, 13, 0, 0), 10.25m, "WO  ", "receivable", "USD", "", "a", "north"],
            [2L, new DateOnly(2024, 2, 29), 10, "WO", "Asset", "USD", "2024-03-31", 17, null],
            [(short)3, "2024-02-29", "10.50", "R", "inventory", "USD", new LocalDate(2024, 3, 31), 1.5m, "south"],
            [4m, "2024-02-29 23:59", 0.1, 2, null, "USD", null, " ", "south"],
            ["5", new LocalDateTime(2024, 2, 29, 0, 0), 21.99f, "Reversal", EntryCategory.Vendor, "USD", null, 'x', "south"]);
        table.Rows[3]["category"] = "forgiven payable";
        using DataTableReader reader = table.CreateDataReader();
        LedgerImport import = WriteOffLedger.Import(Usd, reader, Map);
        Assert.Empty(import.Rejections);
        Assert.False(reader.IsClosed);
        LocalDate day = Day, due = new(2024, 3, 31);
        Assert.Equal(
            [
                (0L, day, 10.25m, EntryKind.WriteOff, EntryCategory.Receivable, null, "a", "north"),
                (1L, day, 10m, EntryKind.WriteOff, EntryCategory.Asset, due, "17", null),
                (2L, day, 10.50m, EntryKind.Recovery, EntryCategory.Inventory, due, "1.5", "south"),
                (3L, day, 0.1m, EntryKind.Reversal, EntryCategory.ForgivenPayable, null, null, "south"),
                (4L, day, 21.99m, EntryKind.RecoveryReturned, EntryCategory.Vendor, (LocalDate?)null, "x", "south"),
            ],
            import.Ledger.Entries.Select(entry => (entry.Ordinal!.Value, entry.EffectiveDate, entry.Amount.ToDecimal(), entry.Kind,
                entry.Category, entry.DueDate, entry.Account, entry["region"])));
    }

    [Fact]
    public void What_cannot_be_read_is_a_finding_with_what_stood_there()
    {
        using DataTable table = Table(
            [1, "29.02.2024", "1,234.50", "X", "receivable", "EUR", "soon", new byte[] { 1 }, "north"],
            [2, null, null, null, null, null, null, null, null],
            [3, new DateOnly(2024, 2, 29), 21.996000000000002, "WO", "receivable", "USD", null, null, null],
            [4, new DateOnly(2024, 2, 29), double.NaN, "WO", "receivable", "USD", null, null, null],
            [5.5, new DateOnly(2024, 2, 29), 1e300, "WO", "receivable", "USD", null, null, null]);
        using DataTableReader reader = table.CreateDataReader();
        LedgerImport import = WriteOffLedger.Import(Usd, reader, Map);
        Assert.Equal(0, import.Ledger.Count);
        Assert.Equal(
            [
                ("effective date", "29.02.2024"), ("amount", "1,234.50"), ("currency", "EUR"), ("kind", "X"), ("due date", "soon"),
                ("account", "System.Byte[]"),
            ],
            import.Rejections[0].Faults.Select(fault => (fault.Field, fault.FoundText)));
        Assert.Equal(
            "amount: Found '1,234.50' of type String; an amount such as 1234.50 is allowed. Correct the "
            + "record, or convert the column where "
            + "it is selected.",
            import.Rejections[0].Faults[1].ToString());
        Assert.Equal(
            ["effective date", "amount", "currency", "kind", "category"], import.Rejections[1].Faults.Select(fault => fault.Field));
        Assert.Equal(("amount", "21.996000000000002"), (import.Rejections[2].Faults[0].Field, import.Rejections[2].Faults[0].FoundText));
        Assert.Equal(("amount", "NaN"), (import.Rejections[3].Faults[0].Field, import.Rejections[3].Faults[0].FoundText));
        Assert.Equal(["row number", "amount"], import.Rejections[4].Faults.Select(fault => fault.Field));
        Assert.Equal("row 5", Assert.Single(import.Rejections[4].Positions).ToString());

        using DataTableReader again = table.CreateDataReader();
        LedgerImport rounded = WriteOffLedger.Import(Usd, again, Map, MidpointRounding.ToEven);
        Assert.Equal((1L, 0.003999999999998m), (rounded.RoundedCount, rounded.RoundingDifference));
    }

    /// <summary>Own words stand instead of the usual ones: no case or blank makes one into another kind.</summary>
    [Fact]
    public void Own_words_are_read_alone_and_the_usual_ones_in_any_case()
    {
        using DataTable table = Table(
            [1, "2024-02-29", 1m, "REVERSAL", null, null, null, null, null],
            [2, "2024-02-29", 2m, "Reversal ", null, null, null, null, null],
            [3, "2024-02-29", 4m, "recovery RETURNED", null, null, null, null, null],
            [4, "2024-02-29", 8m, EntryKind.Recovery, null, null, null, null, null]);
        EntryRecordMap usual = new() { EffectiveDate = "posted_on", Amount = "amount", Kind = "kind" };
        EntryRecordMap own = new()
        {
            EffectiveDate = "posted_on",
            Amount = "amount",
            Kind = "kind",
            KindWords = { ["Reversal"] = EntryKind.RecoveryReturned },
        };
        using DataTableReader first = table.CreateDataReader(), second = table.CreateDataReader();
        Assert.Equal(
            [EntryKind.Reversal, EntryKind.Reversal, EntryKind.RecoveryReturned, EntryKind.Recovery],
            WriteOffLedger.Import(Usd, first, usual).Ledger.Entries.OrderBy(entry => entry.Ordinal).Select(entry => entry.Kind));
        LedgerImport import = WriteOffLedger.Import(Usd, second, own);
        Assert.Equal(
            [(1L, EntryKind.RecoveryReturned), (3, EntryKind.Recovery)],
            import.Ledger.Entries.OrderBy(entry => entry.Ordinal).Select(entry => (entry.Ordinal!.Value, entry.Kind)));
        Assert.Equal(["REVERSAL", "recovery RETURNED"], import.Rejections.Select(finding => finding.Faults[0].FoundText));
        Assert.EndsWith("one of Reversal is allowed. Correct the record, or convert the column where it is selected.",
            import.Rejections[0].ToString(), StringComparison.Ordinal);
    }

    /// <summary>Nothing of a value is lost where a dimension is made of it, and days look alike whatever their type.</summary>
    [Fact]
    public void Texts_of_days_and_times_are_whole_and_alike()
    {
        object[] values =
        [
            Day, new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29), new DateTime(2024, 2, 29, 13, 5, 0),
            new LocalDateTime(2024, 2, 29, 13, 5), new DateTimeOffset(2024, 2, 29, 13, 5, 0, TimeSpan.FromHours(2)), 1.50m, true,
        ];
        using DataTable table = Table(
            [.. values.Select((value, i) => new object?[] { i + 1, Day, 1m, "WO", null, null, null, null, value })]);
        using DataTableReader reader = table.CreateDataReader();
        EntryRecordMap map = new()
        {
            EffectiveDate = "posted_on",
            Amount = "amount",
            RowNumber = "id",
            Dimensions = { ["region"] = "region" },
        };
        Assert.Equal(
            [
                "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29 13:05:00", "2024-02-29T13:05:00", "2024-02-29 13:05:00+02:00", "1.50",
                "True",
            ],
            WriteOffLedger.Import(Usd, reader, map).Ledger.Entries.OrderBy(entry => entry.Ordinal).Select(entry => entry["region"]));

        using DataTable unset = Table([1, default(LocalDate), 1m, "WO", null, "USD", null, null, null]);
        using DataTableReader second = unset.CreateDataReader();
        Assert.Equal("0001-01-01", Assert.Single(WriteOffLedger.Import(Usd, second, map).Rejections).Faults[0].FoundText);
    }

    /// <summary>A dimension may have the name of a field: the field's fault quotes the field.</summary>
    [Fact]
    public void A_dimension_with_the_name_of_a_field_does_not_mix_with_it()
    {
        using DataTable table = Table([1, "2024-02-29", 1m, null, null, "USD", null, null, "EUR"]);
        using DataTableReader reader = table.CreateDataReader();
        EntryRecordMap map = new()
        {
            EffectiveDate = "posted_on",
            Amount = "amount",
            Currency = "currency",
            Dimensions = { ["currency"] = "region" },
        };
        FindingFault fault = Assert.Single(WriteOffLedger.Import(Currency.FromCode("EUR"), reader, map).Rejections).Faults[0];
        Assert.Equal(("USD", true), (
            fault.FoundText, fault.Message.StartsWith("Found 'USD' in a ledger kept in EUR", StringComparison.Ordinal)));

        EntrySelectors<int> selectors = new()
        {
            EffectiveDate = _ => Day,
            Amount = _ => null,
            Dimensions = { ["amount"] = _ => throw new FormatException("Bad") },
        };
        Finding finding = Assert.Single(WriteOffLedger.Import(Usd, [1], selectors).Rejections);
        Assert.Equal(
            [
                "amount: Found no amount; an amount above zero is needed. Supply it.",
                "amount: Found a selector that threw FormatException: Bad. A selector that returns null where it finds nothing is allowed. "
                + "Correct the row, or what reads it.",
            ],
            finding.Faults.Select(one => one.ToString()));

        using DataTableReader again = table.CreateDataReader();
        ArgumentException why = Assert.Throws<ArgumentException>(() => WriteOffLedger.Import(
            Usd, again, new EntryRecordMap { EffectiveDate = "posted_on", Amount = "amount", Dimensions = { ["account"] = "account" } }));
        Assert.Equal("map", why.ParamName);
    }

    [Fact]
    public void Columns_that_are_not_there_are_named_before_anything_is_read()
    {
        using DataTable table = Table();
        table.Columns.Add("Posted_On", typeof(object));
        using DataTableReader reader = table.CreateDataReader();
        Assert.Empty(WriteOffLedger.Import(Usd, reader, Map).Rejections);
        Assert.StartsWith(
            "Found no column 'posted'; one is needed. The columns are id, posted_on, amount, KIND, category, "
            + "currency, due, account, region, "
            + "Posted_On. Name one of these.", Why(new() { EffectiveDate = "posted", Amount = "amount" }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found 2 columns 'POSTED_ON'", Why(new() { EffectiveDate = "POSTED_ON", Amount = "amount" }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found no column for Amount", Why(new() { EffectiveDate = "posted_on", Amount = null! }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found no column for the dimension 'region'",
            Why(new() { EffectiveDate = "posted_on", Amount = "amount", Dimensions = { ["region"] = null! } }), StringComparison.Ordinal);

        string Why(EntryRecordMap map) => Assert.Throws<ArgumentException>(() => WriteOffLedger.Import(Usd, reader, map)).Message;
    }
}
