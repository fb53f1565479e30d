using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class EntryColumnsTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate[] Days = [new(2026, 1, 1), new(2026, 1, 2), new(2026, 1, 3)];

    [Law]
    public Property A_ledger_from_columns_is_the_ledger_from_entries() => Law.ForAll(Generate.Entries, entries =>
    {
        EntryColumns columns = new()
        {
            KeepOrdinals = true,
            EffectiveDates = entries.Select(entry => entry.EffectiveDate).ToArray(),
            MinorUnits = entries.Select(entry => entry.Amount.MinorUnits).ToArray(),
            Kinds = entries.Select(entry => entry.Kind).ToArray(),
            Categories = entries.Select(entry => entry.Category).ToArray(),
            RecordedDates = entries.Select(entry => entry.RecordedDate).ToArray(),
            OriginDates = entries.Select(entry => entry.OriginDate).ToArray(),
            DueDates = entries.Select(entry => entry.DueDate).ToArray(),
            Accounts = entries.Select(entry => entry.Account).ToArray(),
            Documents = entries.Select(entry => entry.Document).ToArray(),
            Reasons = entries.Select(entry => entry.Reason).ToArray(),
            Requests = entries.Select(entry => entry.Request).ToArray(),
            Dimensions = { ["sector"] = entries.Select(entry => entry["sector"]).ToArray() },
        };
        Assert.Equal(Generate.Ledger(entries).Entries, WriteOffLedger.FromColumns(Generate.Usd, columns).Entries);
        Assert.Equal(Generate.Ledger(entries).Entries.Select(entry => entry.Ordinal),
            WriteOffLedger.FromColumns(Generate.Usd, columns).Entries.Select(entry => entry.Ordinal));

        EntryColumns inMajorUnits = new(
            )
        { EffectiveDates = columns.EffectiveDates, Amounts = entries.Select(entry => entry.Amount.ToDecimal()).ToArray() };
        Assert.Equal(entries.OrderBy(entry => entry.EffectiveDate).Select(entry => (entry.EffectiveDate, entry.Amount)),
            WriteOffLedger.FromColumns(Generate.Usd, inMajorUnits).Entries.Select(entry => (entry.EffectiveDate, entry.Amount)));
    });

    /// <summary>Rows 2 and 4 of a file were left out: what remains is counted by its own numbers, in builders and imports too.</summary>
    [Fact]
    public void Entries_may_have_row_numbers_of_their_own()
    {
        EntryColumns columns = new() { EffectiveDates = Days, MinorUnits = new long[] { 1, 2, 3 }, RowNumbers = new[] { 1, 3, 5 } };
        Assert.Equal([0L, 2L, 4L], WriteOffLedger.FromColumns(Usd, columns).Entries.Select(entry => entry.Ordinal!.Value));
        Assert.Equal([0L, 2L, 4L], WriteOffLedger.Import(Usd, columns).Ledger.Entries.Select(entry => entry.Ordinal!.Value));
        var builder = new LedgerBuilder(Usd);
        builder.AddRange(columns);
        builder.AddRange(new EntryColumns { EffectiveDates = Days, MinorUnits = new long[] { 4, 5, 6 }, RowNumbers = new[] { 9, 8, 7 } });
        Assert.Equal([0L, 8L, 2L, 7L, 4L, 6L], builder.ToLedger().Entries.Select(entry => entry.Ordinal!.Value));

        EntryColumns bad = new() { EffectiveDates = Days, MinorUnits = new long[] { 1, 0, 3 }, RowNumbers = new[] { 1, 3, 5 } };
        Assert.StartsWith("Row 3, amount: Found 0.00; ",
            Assert.Throws<ArgumentException>(() => WriteOffLedger.FromColumns(Usd, bad)).Message, StringComparison.Ordinal);
        Assert.Equal([FindingPosition.FromRow(3)], WriteOffLedger.Import(Usd, bad).Rejections.Single().Positions);
        Assert.StartsWith("Found the row number 0; numbers from 1 are allowed. ", WhyRefused(1, 0, 5), StringComparison.Ordinal);
        Assert.StartsWith("Found 2 values in RowNumbers for 3 effective dates; ", WhyRefused(1, 2), StringComparison.Ordinal);

        static string WhyRefused(params int[] numbers) => Assert.Throws<ArgumentException>(() => WriteOffLedger.FromColumns(
            Usd, new() { EffectiveDates = Days, MinorUnits = new long[] { 1, 2, 3 }, RowNumbers = numbers })).Message;
    }

    /// <summary>
    /// A column may be a slice of a longer array; what is left out is stated by no entry, and a declared dimension exists.
    /// </summary>
    [Fact]
    public void Columns_may_be_slices_and_left_out()
    {
        long[] cents = [9, 100, 200, 300, 9];
        WriteOffLedger ledger = WriteOffLedger
            .FromColumns(Usd, new EntryColumns { EffectiveDates = Days, MinorUnits = cents.AsMemory(1, 3) });
        Assert.Equal([1m, 2m, 3m], ledger.Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.All(ledger.Entries, entry =>
            Assert.Equal((EntryKind.WriteOff, EntryCategory.Receivable, null, null),
            (entry.Kind, entry.Category, entry.Account, entry.RecordedDate)));
        WriteOffLedger none = WriteOffLedger
            .FromColumns(Usd, new EntryColumns { EffectiveDates = default, Dimensions = { ["sector"] = default } });
        Assert.Equal(0, none.Count);
        Assert.Contains("sector", none.Dimensions);
        Assert.Equal("columns of 3 entries", new EntryColumns { EffectiveDates = Days }.ToString());
    }

    [Fact]
    public void Bad_entries_are_refused_or_found_with_their_position()
    {
        EntryColumns columns = new(
            )
        {
            EffectiveDates = Days,
            Amounts = new[] { 1m, 0m, 2.005m },
            Kinds = new[] { EntryKind.WriteOff, EntryKind.WriteOff, EntryKind.Recovery }
        };
        Assert.StartsWith("Row 2, amount: Found 0;", Refused(columns), StringComparison.Ordinal);
        LedgerImport import = WriteOffLedger.Import(Usd, columns);
        Assert.Equal((1, 2, 3L, 1m, 2.005m, 3.005m), (
            import.Ledger.Count, import.Rejections.Count, import.OfferedCount, import.AcceptedAmount, import.RejectedAmount,
            import.OfferedAmount));
        Assert.Equal([2L, 3L], import.Rejections.Select(finding => finding.Positions[0].Row!.Value));
        ReadOnlyMemory<LocalDate> day = Days.AsMemory(0, 1);
        long[] cent = [1];
        (string Message, EntryColumns Columns)[] bad =
        [
            ("kind: Found 9", new EntryColumns { EffectiveDates = day, MinorUnits = cent, Kinds = new[] { (EntryKind)9 } }),
            ("category: Found 9", new EntryColumns { EffectiveDates = day, MinorUnits = cent, Categories = new[] { (EntryCategory)9 } }),
            (
                "effective date: Found the day 0000-01-01",
                new EntryColumns { EffectiveDates = new[] { new LocalDate(0, 1, 1) }, MinorUnits = cent }),
            (
                "due date: Found",
                new EntryColumns { EffectiveDates = day, MinorUnits = cent, DueDates = new LocalDate?[] { new LocalDate(0, 1, 1) } }),
            ("amount: Found -0.01", new EntryColumns { EffectiveDates = day, MinorUnits = new[] { -1L } }),
        ];
        Assert.All(bad, one => Assert.StartsWith($"Row 1, {one.Message}", Refused(one.Columns), StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused()
    {
        Assert.StartsWith("Found neither MinorUnits nor Amounts", Refused(new EntryColumns { EffectiveDates = Days }),
            StringComparison.Ordinal);
        Assert.StartsWith("Found both MinorUnits and Amounts",
            Refused(new EntryColumns { EffectiveDates = Days, MinorUnits = new[] { 1L, 1L, 1L }, Amounts = new[] { 1m, 1m, 1m } }),
            StringComparison.Ordinal);
        Assert.StartsWith("Found 2 values in MinorUnits for 3 effective dates",
            Refused(new EntryColumns { EffectiveDates = Days, MinorUnits = new[] { 1L, 1L } }), StringComparison.Ordinal);
        Assert.StartsWith("Found 1 value in Reasons for 3 effective dates",
            Refused(new EntryColumns { EffectiveDates = Days, MinorUnits = new[] { 1L, 1L, 1L }, Reasons = new[] { "x" } }),
            StringComparison.Ordinal);
        EntryColumns[] uneven =
        [
            Three(kinds: new EntryKind[2]), Three(categories: new EntryCategory[2]), Three(recorded: new LocalDate?[2]),
            Three(origin: new LocalDate?[2]), Three(due: new LocalDate?[2]), Three(accounts: new string?[2]),
            Three(documents: new string?[2]),
            new EntryColumns { EffectiveDates = Days, Amounts = new[] { 1m, 1m } },
        ];
        Assert.All(uneven, columns => Assert.StartsWith("Found 2 values in ", Refused(columns), StringComparison.Ordinal));
        Assert.StartsWith("Found 0 values in sector for 3 effective dates",
            Refused(new EntryColumns { EffectiveDates = Days, MinorUnits = new[] { 1L, 1L, 1L }, Dimensions = { ["sector"] = default } }),
            StringComparison.Ordinal);
        Assert.StartsWith("Found 'account' among the dimensions of the user's own",
            Refused(new EntryColumns { EffectiveDates = default, Dimensions = { ["account"] = default } }), StringComparison.Ordinal);
        Assert.StartsWith("Found default(Currency)", Assert
            .Throws<ArgumentException>(() => WriteOffLedger.FromColumns(default, new EntryColumns { EffectiveDates = default })).Message,
            StringComparison.Ordinal);
    }

    private static EntryColumns Three(EntryKind[]? kinds = null, EntryCategory[]? categories = null, LocalDate?[]? recorded = null,
        LocalDate?[]? origin = null, LocalDate?[]? due = null, string?[]? accounts = null, string?[]? documents = null) =>
        new()
        {
            EffectiveDates = Days,
            MinorUnits = new[] { 1L, 1L, 1L },
            Kinds = kinds,
            Categories = categories,
            RecordedDates = recorded,
            OriginDates = origin,
            DueDates = due,
            Accounts = accounts,
            Documents = documents
        };

    private static string Refused(EntryColumns columns) =>
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromColumns(Usd, columns)).Message;
}
