using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What was once wrong with ledgers, their builders and totals into memory: each line of docs/regressions.md has its test.
/// </summary>
public sealed class LedgerRegressions
{
    private const string Sector = "sector";
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(First, First);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2026, 6, 30));

    [Fact]
    public void Columns_without_dates_may_follow_entries_that_a_builder_numbered()
    {
        var builder = new LedgerBuilder(Usd);
        builder.Add(LedgerEntry.WriteOff(First, Money.FromMinorUnits(1, Usd)));
        builder.AddRange(new EntryColumns
        {
            EffectiveDates = Enumerable.Repeat(First, 20).ToArray(),
            MinorUnits = Enumerable.Range(2, 20).Select(amount => (long)amount).ToArray(),
        });
        builder.Add(LedgerEntry.WriteOff(First, Money.FromMinorUnits(22, Usd)));
        WriteOffLedger ledger = builder.ToLedger();

        // 1 + 2 + … + 22, and positions of the entries that were added one by one.
        Assert.Equal(253, ledger.SummarizeBy(Year).Gross.Total.Amount.MinorUnits);
        Assert.Equal([0L, 21L], ledger.Entries.Select(entry => entry.Ordinal).OfType<long>());
        Assert.Equal(Enumerable.Range(1, 22), ledger.Entries.Select(entry => (int)entry.Amount.MinorUnits).Order());
    }

    [Fact]
    public void Columns_with_dates_may_be_followed_by_more_without()
    {
        var builder = new LedgerBuilder(Usd);
        builder.AddRange(new EntryColumns
        {
            EffectiveDates = new[] { First },
            MinorUnits = new[] { 1L },
            RecordedDates = new LocalDate?[] { First }
        });
        builder.AddRange(new EntryColumns
        {
            EffectiveDates = Enumerable.Repeat(First, 40).ToArray(),
            MinorUnits = Enumerable.Repeat(1L, 40).ToArray(),
        });
        Assert.Equal(40, builder.ToLedger().CountWithoutRecordedDate);
    }

    [Fact]
    public void A_builder_lists_the_values_of_a_filtered_ledger_that_its_entries_have()
    {
        var builder = new LedgerBuilder(Usd);
        builder.Add(Entry("A"));
        builder.AddRange(Ledger("B", "C").Where(Sector, "B"));
        RequireAAndB(builder.ToLedger());
    }

    [Fact]
    public void A_builder_lists_the_values_of_codes_that_its_entries_have()
    {
        var foreign = new DimensionDictionary();
        foreach (string value in new[] { "C", "B" }) foreign.GetOrAdd(value);
        var builder = new LedgerBuilder(Usd);
        builder.Add(Entry("A"));
        builder.AddRange(new EntryColumns
        {
            EffectiveDates = new[] { First },
            MinorUnits = new[] { 100L },
            Codes = { [Sector] = DimensionCodes.From(foreign, new[] { 1 }) }
        });
        RequireAAndB(builder.ToLedger());
    }

    [Fact]
    public void What_another_builder_adds_to_a_ledger_does_not_reach_the_builder_that_made_it()
    {
        LedgerBuilder one = new(Usd), two = new(Usd);
        one.Add(Entry("A"));
        one.Add(Entry("B"));
        two.AddRange(one.ToLedger());
        two.Add(Entry("C"));
        RequireAAndB(one.ToLedger());
        Assert.Equal(["A", "B", "C"], two.ToLedger().SummarizeBy(Year, Sector).Values);
    }

    [Fact]
    public void A_refused_call_leaves_a_builder_as_it_was()
    {
        var builder = new LedgerBuilder(Usd);
        builder.Add(Entry("A"));
        LedgerEntry ninth = Enumerable.Range(0, 9).Aggregate(
            Entry(null), (entry, i) => entry.With(FormattableString.Invariant($"own{i}"), "x"));
        Assert.Throws<ArgumentException>("entry", () => builder.Add(ninth));
        Assert.Throws<ArgumentException>("columns",
            () => builder.AddRange(new EntryColumns
            {
                EffectiveDates = new[] { First },
                MinorUnits = new[] { 0L },
                Dimensions = { ["late"] = new[] { "x" } }
            }));
        WriteOffLedger many = WriteOffLedger
            .FromEntries(Usd, [Entry(null)], [.. Enumerable.Range(0, 8).Select(i => FormattableString.Invariant($"other{i}"))]);
        Assert.Throws<ArgumentException>("ledger", () => builder.AddRange(many));
        Assert.Equal((1, 5), (builder.ToLedger().Count, builder.ToLedger().Dimensions.Count));
    }

    [Fact]
    public void A_quiet_ledger_brings_its_dimensions_along()
    {
        var builder = new LedgerBuilder(Usd);
        builder.AddRange(WriteOffLedger.FromEntries(Usd, [], Sector));
        builder.Add(LedgerEntry.WriteOff(First, Money.FromMinorUnits(100, Usd)));
        Assert.Equal([null], builder.ToLedger().SummarizeBy(Year, Sector).Values);
        var columns = new EntryColumns
        {
            EffectiveDates = ReadOnlyMemory<LocalDate>.Empty,
            Codes = { [Sector] = DimensionCodes.From(new DimensionDictionary(), ReadOnlyMemory<int>.Empty) }
        };
        Assert.Contains(Sector, WriteOffLedger.FromColumns(Usd, columns).Dimensions);
        Assert.Contains(Sector, WriteOffLedger.Import(Usd, columns).Ledger.Dimensions);
    }

    [Fact]
    public void A_sum_into_memory_that_is_too_large_is_named()
    {
        LedgerEntry[] entries = [
            .. new[] { long.MaxValue, 1 }.Select(amount => LedgerEntry.WriteOff(First, Money.FromMinorUnits(amount, Usd)))];
        var refusal = Assert.Throws<OverflowException>(
            () => WriteOffLedger.FromEntries(Usd, entries).SummarizeInto(Year, new long[4], new long[4]));
        Assert.StartsWith("The write-off entries (receivable) in 2026 add up to more than 9,223,372,036,854,775,807 minor units of USD.",
            refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_for_totals_depends_on_no_value_that_is_absent()
    {
        var sums = new long[Months.Count * 4];
        Assert.Equal(0, Ledger("A", "B").Where(Sector, "absent").SummarizeInto(Months, sums, new long[sums.Length]));
        Assert.All(sums, sum => Assert.Equal(0, sum));
    }

    [Fact]
    public void Memory_for_totals_does_not_depend_on_the_order_of_filters()
    {
        WriteOffLedger ledger = Ledger("A", "B");
        WriteOffLedger[] orders =
        [
            ledger.Where(EntryKind.WriteOff).WithPeriodBasis(PeriodBasis.RecordedDate),
            ledger.WithPeriodBasis(PeriodBasis.RecordedDate).Where(EntryKind.WriteOff),
            ledger.Where(EntryKind.WriteOff).Where(Sector, "absent"),
            ledger.Where(EntryKind.Recovery).Where(EntryKind.WriteOff),
        ];
        long[][] expected = [[200, 0, 0, 0, 0, 0], [200, 0, 0, 0, 0, 0], new long[6], new long[6]];
        foreach ((WriteOffLedger order, long[] months) in orders.Zip(expected))
        {
            (long[] sums, long[] counts) = (new long[Months.Count], new long[Months.Count]);
            order.SummarizeInto(Months, sums, counts);
            Assert.Equal(months, sums);
        }
    }

    [Fact]
    public void The_values_of_a_ledger_cannot_be_changed_from_outside()
    {
        var builder = new LedgerBuilder(Usd);
        builder.Add(Entry("A"));
        builder.Add(Entry("B"));
        WriteOffLedger early = builder.ToLedger();
        IReadOnlyList<string?> values = early.ValuesOf(Sector);
        Assert.Throws<NotSupportedException>(() => ((IList<string?>)values)[0] = "forged");
        builder.Add(Entry("C"));
        Assert.Equal(["A", "B"], values);
        Assert.Equal(["A", "B"], early.ValuesOf(Sector));
        Assert.Equal(["A", "B", "C"], builder.ToLedger().ValuesOf(Sector));
        Assert.Equal([null], early.ValuesOf(Dimension.Reason));
        early.SummarizeInto(Year, Sector, new long[4 * values.Count], new long[4 * values.Count]);
    }

    [Fact]
    public void A_selector_that_is_needed_and_null_is_named()
    {
        var noDate = new EntrySelectors<decimal> { EffectiveDate = null!, Amount = amount => amount };
        var noAmount = new EntrySelectors<decimal> { EffectiveDate = _ => First, Amount = null! };
        Assert.StartsWith("Found no selector for EffectiveDate", Refused(() => WriteOffLedger.Import(Usd, [1m], noDate)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found no selector for Amount", Refused(() => WriteOffLedger.FromRows(Usd, [1m], noAmount)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found no selector for Amount", Refused(() => new LedgerBuilder(Usd).AddRange([1m], noAmount)),
            StringComparison.Ordinal);

        static string Refused(Action call) => Assert.Throws<ArgumentException>("selectors", call).Message;
    }

    [Fact]
    public void The_totals_of_one_value_list_the_categories_of_that_value()
    {
        LedgerEntry[] entries = [Entry("A"), Entry("B") with { Category = EntryCategory.Asset }];
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [.. entries.Select(entry => entry with { Reason = entry["sector"] })]);
        Assert.Equal([EntryCategory.Receivable], ledger.SummarizeBy(Year, Sector)["A"].Categories);
        CrossBreakdown cross = ledger.SummarizeBy(Year, Sector, Dimension.Reason);
        Assert.Equal([EntryCategory.Asset], cross.Within("B").Total.Categories);
        Assert.Empty(cross["A", "B"].Categories);
    }

    /// <summary>A reader finds every value that it knew, however many are added meanwhile.</summary>
    [Fact]
    public void A_dictionary_is_read_while_values_are_added()
    {
        var values = new DimensionDictionary();
        values.GetOrAdd("first");
        bool isDone = false;
        int lost = 0;
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                int known = values.Count;
                for (int code = known - 1; code >= 0; code -= 97)
                {
                    if (values.CodeOf(values[code]) != code) lost++;
                }
            }
        });
        reader.Start();
        for (int i = 0; i < 200_000; i++) values.GetOrAdd(FormattableString.Invariant($"value {i}"));
        Volatile.Write(ref isDone, true);
        reader.Join();
        Assert.Equal(0, lost);
    }

    private static void RequireAAndB(WriteOffLedger ledger)
    {
        PeriodBreakdown sectors = ledger.SummarizeBy(Year, Sector);
        Assert.Equal(["A", "B"], sectors.Values);
        Concentration shares = sectors.ConcentrationOf(AmountMeasure.Gross, Year[0]);
        Assert.Equal((0.0, 0.0), (shares.Gini!.Value, shares.HerfindahlNormalised!.Value));
        Assert.Equal(["A", "B"], ledger.ValuesOf(Sector));
    }

    private static LedgerEntry Entry(string? sector) => LedgerEntry.WriteOff(First, Money.FromMinorUnits(100, Usd)).With(Sector, sector);

    private static WriteOffLedger Ledger(params string[] sectors) => WriteOffLedger.FromEntries(Usd, sectors.Select(Entry));
}
