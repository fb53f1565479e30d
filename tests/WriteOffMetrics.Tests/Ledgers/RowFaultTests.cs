using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What makes a row bad: one finding per row, with everything that is wrong with it.</summary>
public sealed class RowFaultTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly LocalDate Early = new(0, 12, 31);
    private static readonly LocalDate Julian = new(2026, 3, 1, CalendarSystem.Julian);

    private static readonly string[] AllFields =
        ["effective date", "amount", "kind", "category", "recorded date", "origin date", "due date"];

    private sealed record Line
    {
        public LocalDate? Effective { get; init; } = Day;

        public decimal? Amount { get; init; } = 1m;

        public EntryKind? Kind { get; init; } = EntryKind.WriteOff;

        public EntryCategory? Category { get; init; } = EntryCategory.Receivable;

        public LocalDate? Recorded { get; init; }

        public LocalDate? Origin { get; init; }

        public LocalDate? Due { get; init; }
    }

    private static EntrySelectors<Line?> Selectors(List<string>? called = null)
    {
        return new()
        {
            EffectiveDate = line => Called("effective date", line!.Effective),
            Amount = line => Called("amount", line!.Amount),
            Kind = line => Called("kind", line!.Kind),
            Category = line => Called("category", line!.Category),
            RecordedDate = line => Called("recorded date", line!.Recorded),
            OriginDate = line => Called("origin date", line!.Origin),
            DueDate = line => Called("due date", line!.Due),
            Account = line => Called("account", "a"),
        };

        T Called<T>(string name, T value)
        {
            called?.Add(name);
            return value;
        }
    }

    [Fact]
    public void A_row_with_four_faults_is_one_finding_with_four_faults_in_order()
    {
        Line bad = new() { Effective = null, Amount = -5m, Category = (EntryCategory)9, Due = Early };
        LedgerImport import = WriteOffLedger.Import(Usd, [new Line(), bad, new Line()], Selectors());
        Finding finding = Assert.Single(import.Rejections);
        Assert.Equal(
            [("effective date", null), ("amount", "-5"), ("category", "9"), ("due date", "0000-12-31")],
            finding.Faults.Select(fault => (fault.Field, fault.FoundText)));
        Assert.Equal([FindingPosition.FromRow(2)], finding.Positions);
        Assert.Equal(
            (LedgerRules.RejectedRow, FindingSeverity.Error, null, Evidence.None),
            (finding.Rule, finding.Severity, finding.AmountAtStake, finding.Evidence));
        Assert.Equal((2, 3L), (import.Ledger.Count, import.OfferedCount));
        Assert.Equal((2m, -5m, -3m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        const string Message =
            "Row 2, effective date: Found no date; a day is needed, because it decides the period. Supply it. "
            + "Also amount: Found -5; amounts above zero are allowed, because the kind carries the sign. Leave out an entry of nothing; "
            + "give one that lowers a write-off the kind Reversal or Recovery. "
            + "Also category: Found 9; a member of EntryCategory is allowed. Correct the row. "
            + "Also due date: Found the day 0000-12-31; days of the years 1 to 9999 are allowed. Correct the date.";
        Assert.Equal(Message, finding.ToString());

        // The strict doors say the same, and the builder keeps the row before.
        string strict = Assert.Throws<ArgumentException>(() => WriteOffLedger.FromRows(Usd, [new Line(), bad], Selectors())).Message;
        Assert.StartsWith(Message, strict, StringComparison.Ordinal);
        var builder = new LedgerBuilder(Usd);
        strict = Assert.Throws<ArgumentException>(() => builder.AddRange([new Line(), bad], Selectors())).Message;
        Assert.StartsWith(Message, strict, StringComparison.Ordinal);
        Assert.Equal(1, builder.Count);
    }

    [Fact]
    public void A_row_may_be_wrong_in_every_field()
    {
        Line missing = new() { Effective = null, Amount = null, Kind = null, Category = null };
        Line impossible = new()
        {
            Effective = Early,
            Amount = 1.005m,
            Kind = (EntryKind)4,
            Category = (EntryCategory)(-1),
            Recorded = Julian,
            Origin = Early,
            Due = Julian,
        };
        LedgerImport import = WriteOffLedger.Import(Usd, [missing, impossible], Selectors());
        Assert.Equal(AllFields[..4], import.Rejections[0].Faults.Select(fault => fault.Field));
        Assert.All(import.Rejections[0].Faults, fault => Assert.Null(fault.FoundText));
        Assert.Equal(AllFields, import.Rejections[1].Faults.Select(fault => fault.Field));
        Assert.Equal(
            ["0000-12-31", "1.005", "4", "-1", "2026-03-01 (Julian)", "0000-12-31", "2026-03-01 (Julian)"],
            import.Rejections[1].Faults.Select(fault => fault.FoundText));
    }

    /// <summary>Any combination of good and bad fields: exactly the bad ones are named, in order, and a good amount is at stake.</summary>
    [Fact]
    public void Exactly_the_bad_fields_are_named()
    {
        foreach (int bad in Enumerable.Range(0, 1 << 7))
        {
            Line line = new()
            {
                Effective = IsBad(0) ? Julian : Day,
                Amount = IsBad(1) ? 0m : 12.34m,
                Kind = IsBad(2) ? (EntryKind)4 : EntryKind.RecoveryReturned,
                Category = IsBad(3) ? (EntryCategory)6 : EntryCategory.ForgivenPayable,
                Recorded = IsBad(4) ? Early : Day,
                Origin = IsBad(5) ? Early : null,
                Due = IsBad(6) ? Early : Day,
            };
            EntryColumns columns = new()
            {
                EffectiveDates = new[] { line.Effective.Value },
                Amounts = new[] { line.Amount.Value },
                Kinds = new[] { line.Kind.Value },
                Categories = new[] { line.Category.Value },
                RecordedDates = new[] { line.Recorded },
                OriginDates = new[] { line.Origin },
                DueDates = new[] { line.Due },
            };
            string[] expected = [.. AllFields.Where((_, field) => IsBad(field))];
            foreach (LedgerImport import in new[] { WriteOffLedger.Import(Usd, [line], Selectors()), WriteOffLedger.Import(Usd, columns) })
            {
                Assert.Equal(bad == 0 ? 1 : 0, import.Ledger.Count);
                Assert.Equal(expected, import.Rejections.SelectMany(finding => finding.Faults).Select(fault => fault.Field));
                Assert.All(
                    import.Rejections, finding => Assert.Equal(IsBad(1) ? null : Money.FromDecimal(12.34m, Usd), finding.AmountAtStake));
            }

            if (bad == 0) continue;
            Finding found = WriteOffLedger.Import(Usd, columns).Rejections[0];
            string strict = Assert.Throws<ArgumentException>(() => WriteOffLedger.FromColumns(Usd, columns)).Message;
            Assert.StartsWith(found.ToString(), strict, StringComparison.Ordinal);

            bool IsBad(int field) => (bad >> field & 1) != 0;
        }
    }

    [Fact]
    public void Every_selector_is_called_at_most_once_of_good_and_of_bad_rows()
    {
        List<string> called = [];
        WriteOffLedger.Import(Usd, [new Line()], Selectors(called));
        Assert.Equal([.. AllFields, "account"], called.OrderBy(name => Array.IndexOf([.. AllFields, "account"], name)));
        called.Clear();
        WriteOffLedger.Import(Usd, [new Line { Effective = null }], Selectors(called));
        Assert.Equal([.. AllFields, "account"], called.OrderBy(name => Array.IndexOf([.. AllFields, "account"], name)));
        called.Clear();
        WriteOffLedger.Import(Usd, [(Line?)null], Selectors(called));
        Assert.Empty(called);
    }

    [Fact]
    public void Columns_of_minor_units_name_the_amount_in_major_units()
    {
        EntryColumns columns = new()
        {
            EffectiveDates = new[] { Day, Early },
            MinorUnits = new[] { 1L, -250L },
            DueDates = new LocalDate?[] { null, Early },
        };
        LedgerImport import = WriteOffLedger.Import(Usd, columns);
        Assert.Equal(
            [("effective date", "0000-12-31"), ("amount", "-2.50"), ("due date", "0000-12-31")],
            Assert.Single(import.Rejections).Faults.Select(fault => (fault.Field, fault.FoundText!)));
        Assert.Equal((0.01m, -2.5m, -2.49m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
    }

    /// <summary>An entry is good by itself; to a ledger it may be of another currency and state too many dimensions.</summary>
    [Fact]
    public void An_entry_of_another_currency_with_a_ninth_dimension_has_two_faults()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Money.FromDecimal(1m, Currency.FromCode("EUR")));
        for (int i = 0; i < 9; i++) entry = entry.With($"d{i}", "x");
        string message = Assert.Throws<ArgumentException>(() => WriteOffLedger.FromEntries(Usd, [entry])).Message;
        Assert.StartsWith(
            "Row 1, amount: Found 1.00 EUR in a ledger kept in USD; one ledger keeps one currency. Build a ledger per currency. "
            + "Also row: Found 'd8' as one more dimension of the user's own",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_rows_cost_no_memory_but_that_of_the_ledger()
    {
        Line good = new() { Recorded = Day, Origin = Day, Due = Day };
        EntrySelectors<Line?> selectors = Selectors();
        Line?[] rows = [.. Enumerable.Repeat(good, 10_000)];
        WriteOffLedger.FromRows(Usd, rows, selectors);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteOffLedger.FromRows(Usd, rows, selectors);
        long bytesPerRow = (GC.GetAllocatedBytesForCurrentThread() - before) / rows.Length;

        // Columns of 4 to 8 bytes that grow fourfold, and their sorted copies; an object per row would add 24 bytes and more for each.
        Assert.InRange(bytesPerRow, 0, 200);
    }
}
