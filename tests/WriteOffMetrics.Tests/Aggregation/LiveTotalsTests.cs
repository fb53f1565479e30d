using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Live totals, totals into memory and totals as JSON, against the ledger of the same entries.</summary>
public sealed class LiveTotalsTests
{
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, First.PlusDays(200));
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    private static readonly LedgerEntry[] Entries = [.. Enumerable.Range(0, 2_000).Select(Entry)];

    [Fact]
    public void Live_totals_say_by_what_they_tell_amounts_apart()
    {
        var regions = new DimensionDictionary();
        var live = new LiveTotals(Generate.Usd, Months, "region", regions);
        Assert.Equal("region", live.Dimension);
        Assert.Same(regions, live.Dictionary);
        Assert.Null(new LiveTotals(Generate.Usd, Months).Dimension);
        Assert.Null(new LiveTotals(Generate.Usd, Months).Dictionary);
    }

    [Fact]
    public void Live_equals_batch_equals_merged_whatever_the_order()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Generate.Usd, Entries);
        string batch = ledger.SummarizeBy(Months).ToJson(), byAccount = Sorted(ledger.SummarizeBy(Months, Dimension.Account));
        LiveTotals live = new LiveTotals(Generate.Usd, Months),
            liveByAccount = new LiveTotals(Generate.Usd, Months, Dimension.Account, new DimensionDictionary());
        foreach (LedgerEntry entry in Entries.Reverse())
        {
            live.Add(entry);
            liveByAccount.Add(entry);
        }

        Assert.Equal(batch, live.ToTotals().ToJson());
        Assert.Equal(byAccount, Sorted(liveByAccount.ToBreakdown()));
        Assert.Equal(batch, liveByAccount.ToTotals().ToJson());

        LiveTotals merged = new LiveTotals(Generate.Usd, Months),
            mergedByAccount = new LiveTotals(Generate.Usd, Months, Dimension.Account, new DimensionDictionary());
        for (int part = 0; part < 3; part++)
        {
            WriteOffLedger third = WriteOffLedger.FromEntries(Generate.Usd, Entries.Where((_, i) => i % 3 == part));
            merged.Add(PeriodTotals.FromJson(third.SummarizeBy(Months).ToJson(), Generate.Usd, Months));
            mergedByAccount.Add(PeriodBreakdown
                .FromJson(third.SummarizeBy(Months, Dimension.Account).ToJson(), Generate.Usd, Months, Dimension.Account));
        }

        Assert.Equal(batch, merged.ToTotals().ToJson());
        Assert.Equal(byAccount, Sorted(mergedByAccount.ToBreakdown()));
    }

    [Fact]
    public void Parts_with_one_dictionary_are_added_cell_by_cell_and_equal_the_whole()
    {
        var accounts = new DimensionDictionary();
        LiveTotals one = new LiveTotals(Generate.Usd, Months, Dimension.Account, accounts),
            two = new LiveTotals(Generate.Usd, Months, Dimension.Account, accounts);
        for (int i = 0; i < Entries.Length; i++) (i % 2 == 0 ? one : two).Add(Entries[i]);
        PeriodBreakdown part = two.ToBreakdown();
        string merged = Sorted(one.ToBreakdown().Merge(part));
        one.Add(part);
        Assert.Equal(Sorted(WriteOffLedger.FromEntries(Generate.Usd, Entries).SummarizeBy(Months, Dimension.Account)),
            Sorted(one.ToBreakdown()));
        Assert.Equal(merged, Sorted(one.ToBreakdown()));
    }

    [Fact]
    public void A_breakdown_has_the_values_that_occur_and_not_those_that_others_numbered()
    {
        var accounts = new DimensionDictionary();
        foreach (string account in new[] { "nobody", "inside", "outside", "late" }) accounts.GetOrAdd(account);
        LiveTotals live = new LiveTotals(Generate.Usd, Months, Dimension.Account, accounts);
        live.Add(First, EntryCategory.ForgivenPayable, EntryKind.RecoveryReturned, 5, 1);
        live.Add(First.PlusYears(9), EntryCategory.Receivable, EntryKind.WriteOff, 7, 2);
        Assert.Equal(["inside", "outside"], live.ToBreakdown().Values);
        Assert.Equal((0.05m, 0.07m), (
            live.ToBreakdown()["inside"].For(EntryCategory.ForgivenPayable).RecoveriesReturned[0].Amount.ToDecimal(),
            live.ToBreakdown()["outside"].Gross.Outside!.Value.ToDecimal()));

        // Values that were numbered after the totals were made.
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 1, accounts.GetOrAdd("new"));
        Assert.Equal(["inside", "new", "outside"], live.ToBreakdown().Values);
        Assert.Throws<ArgumentOutOfRangeException>("code", () => live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 1, 5));
    }

    /// <summary>An axis too long for a table of its days, and one of a single day.</summary>
    [Fact]
    public void The_first_and_last_day_of_an_axis_of_any_length_belong_to_it_and_their_neighbours_do_not()
    {
        foreach (PeriodAxis axis in new[] { ReportingCalendar.Years.Between(new LocalDate(1500, 1, 1), new LocalDate(2500, 1, 1)),
            ReportingCalendar.Days.Between(First, First), ReportingCalendar.Months.Between(First, First.PlusYears(399)), Months })
        {
            LiveTotals live = new LiveTotals(Generate.Usd, axis);
            foreach (LocalDate day in new[] { axis.Start, axis.End, axis.Start.PlusDays(-1), axis.End.PlusDays(1) })
                live.Add(day, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
            AmountSeries gross = live.ToTotals().Gross;
            Assert.Equal((2L, 2L), (gross.Total.Amount.MinorUnits, gross.OutsideCount!.Value));
            Assert.True(gross[0].Amount.MinorUnits > 0 && gross[^1].Amount.MinorUnits > 0);
        }

        LocalDate julian = First.WithCalendar(CalendarSystem.Julian);
        Assert.Throws<ArgumentOutOfRangeException>("effectiveDate",
            () => new LiveTotals(Generate.Usd, Months).Add(julian, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0));
    }

    [Fact]
    public void A_snapshot_stays_as_it_was_and_keeps_no_entries()
    {
        LiveTotals live = new LiveTotals(Generate.Usd, Months);
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 500, 0);
        PeriodTotals snapshot = live.ToTotals();
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
        live.Add(First.PlusYears(5), EntryCategory.Receivable, EntryKind.Recovery, 7, 0);
        Assert.Equal((5.00m, 5.01m), (snapshot.Gross[0].Amount.ToDecimal(), live.ToTotals().Gross[0].Amount.ToDecimal()));
        Assert.Equal((0.07m, 1L), (live.ToTotals().Recoveries.Outside!.Value.ToDecimal(), live.ToTotals().Recoveries.OutsideCount!.Value));
        Assert.Throws<InvalidOperationException>(() => snapshot.Gross[0].Entries);
    }

    [Fact]
    public void An_overflow_adds_nothing()
    {
        LiveTotals live = new LiveTotals(Generate.Usd, Months), other = new LiveTotals(Generate.Usd, Months);
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 3, 0);
        live.Add(First.PlusDays(40), EntryCategory.Receivable, EntryKind.WriteOff, long.MaxValue, 0);
        other.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 4, 0);
        other.Add(First.PlusDays(40), EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
        string before = live.ToTotals().ToJson();
        Assert.Throws<OverflowException>(() => live.Add(First.PlusDays(40), EntryCategory.Receivable, EntryKind.WriteOff, 1, 0));
        Assert.Throws<OverflowException>(() => live.Add(other.ToTotals()));
        Assert.Throws<OverflowException>(() => live.ToTotals().Merge(other.ToTotals()));
        Assert.Equal(before, live.ToTotals().ToJson());
    }

    [Fact]
    public void Adding_and_summing_into_memory_allocate_nothing()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Generate.Usd, Entries);
        LiveTotals live = new LiveTotals(Generate.Usd, Months);
        (long[] sums, long[] counts) = (new long[Months.Count * 4], new long[Months.Count * 4]);
        WriteOffLedger account = ledger.Where(Dimension.Account, "A3");
        for (int i = 0; i < 200; i++) Work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Work()
        {
            live.Add(Entries[1]);
            live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
            ledger.SummarizeInto(Months, sums, counts);
            account.SummarizeInto(Months, sums, counts);
        }
    }

    [Fact]
    public void Memory_of_another_size_and_what_does_not_fit_is_refused()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Generate.Usd, Entries);
        Assert.StartsWith("Found room for 3 sums and 28 counts; 28 of each are needed",
            Assert.Throws<ArgumentException>(() => ledger.SummarizeInto(Months, new long[3], new long[28])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ledger.SummarizeInto(Months, "sector", new long[28], new long[28]));
        Assert.Throws<ArgumentNullException>("ledger", () => SummaryExtensions.SummarizeInto(null!, Months, [], []));
        Assert.Throws<ArgumentNullException>("axis", () => ledger.SummarizeInto(null!, [], []));
        Assert.Throws<ArgumentNullException>("ledger", () => SummaryExtensions.SummarizeInto(null!, Months, "sector", [], []));
        Assert.Throws<ArgumentNullException>("axis", () => ledger.SummarizeInto(null!, "sector", [], []));
        LiveTotals live = new LiveTotals(Generate.Usd, Months);
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Add(First, (EntryCategory)9, EntryKind.WriteOff, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Add(First, EntryCategory.Receivable, (EntryKind)9, 1, 0));
        Assert.Throws<ArgumentException>(() => live.Add(LedgerEntry.WriteOff(First, Money.FromMinorUnits(1, Currency.FromCode("EUR")))));
        Assert.Throws<ArgumentException>(() => live.Add(ledger.SummarizeBy(Months, Dimension.Account)));
        Assert.Throws<ArgumentException>(() => live.Add(ledger.SummarizeBy(ReportingCalendar.Years.Between(First, First))));
        Assert.Throws<ArgumentException>(() => live.Add(ledger.WithPeriodBasis(PeriodBasis.RecordedDate).SummarizeBy(Months)));
        Assert.Throws<InvalidOperationException>(live.ToBreakdown);
    }

    [Fact]
    public void Json_that_was_changed_or_is_of_something_else_is_refused()
    {
        string json = WriteOffLedger.FromEntries(Generate.Usd, Entries[..10]).CompleteThrough(First.PlusDays(50)).SummarizeBy(Months)
            .ToJson();
        PeriodTotals read = PeriodTotals.FromJson(json, Generate.Usd, Months);
        Assert.Equal((json, First.PlusDays(50)), (read.ToJson(), read.LastCompleteDay!.Value));
        Assert.Contains("control totals", Refused(
            json.Replace("\"controlCount\":\"10\"", "\"controlCount\":\"11\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("totals in USD", Assert
            .Throws<ArgumentException>(() => PeriodTotals.FromJson(json, Currency.FromCode("EUR"), Months)).Message,
            StringComparison.Ordinal);
        Assert.Contains("other periods", Assert
            .Throws<ArgumentException>(() =>
            PeriodTotals.FromJson(json, Generate.Usd, ReportingCalendar.Years.Between(First, First))).Message, StringComparison.Ordinal);
        Assert.Contains("totals without a dimension", Assert
            .Throws<ArgumentException>(() => PeriodBreakdown.FromJson(json, Generate.Usd, Months, "sector")).Message,
            StringComparison.Ordinal);
        foreach (string text in new[] { "", "{}", "[]", "null", json[..50], json.Replace("WriteOff", "Loss", StringComparison.Ordinal),
            json.Replace("write-off totals 1", "2", StringComparison.Ordinal) }) Refused(text);

        static string Refused(string text) =>
            Assert.Throws<ArgumentException>(() => PeriodTotals.FromJson(text, Generate.Usd, Months)).Message;
    }

    private static LedgerEntry Entry(int i)
    {
        Money amount = Money.FromMinorUnits(1 + i * 37 % 1_000, Generate.Usd);
        LocalDate day = First.PlusDays(i * 11 % 260);
        LedgerEntry entry = Kinds[i % 4] switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };
        return entry with
        {
            Account = i % 7 == 0 ? null : $"A{i % 31}",
            Category = i % 9 == 0 ? EntryCategory.Vendor : EntryCategory.Receivable
        };
    }

    private static string Sorted(PeriodBreakdown breakdown) =>
        string.Join('\n', breakdown.Values.Select(value => $"{value}: {breakdown[value].ToJson()}"));
}
