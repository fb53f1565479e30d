using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Ledgers built step by step, combined, and built from codes, against the ledger of all entries at once.</summary>
public sealed class LedgerBuilderTests
{
    private static readonly LocalDate First = new(2024, 1, 1);

    private static readonly LedgerEntry[] Entries =
    [
        .. Enumerable.Range(0, 500).Select(
        i => (LedgerEntry.WriteOff(First.PlusDays(i * 7 % 90), Money.FromMinorUnits(i + 1, Generate.Usd)) with
        {
            Account = $"A{i % 13}",
            Category = i % 5 == 0 ? EntryCategory.Inventory : EntryCategory.Receivable,
            RecordedDate = i % 3 == 0 ? First.PlusDays(i) : null,
        }).With("sector", i % 4 == 0 ? null : $"s{i % 4}")),
    ];

    [Fact]
    public void A_builder_goes_on_after_a_ledger_was_made_and_the_ledger_stays_as_it_was()
    {
        var builder = new LedgerBuilder(Generate.Usd);
        foreach (LedgerEntry entry in Entries.Take(200)) builder.Add(entry);
        WriteOffLedger early = builder.ToLedger();
        foreach (LedgerEntry entry in Entries.Skip(200)) builder.Add(entry.With("late", "x"));
        Assert.Equal((200, 500, 500), (early.Count, builder.Count, builder.ToLedger().Count));
        Assert.Equal(Generate.Ledger(Entries[..200]).Entries, early.Entries);
        Assert.Equal(Generate.Ledger([.. Entries.Take(200), .. Entries.Skip(200).Select(entry => entry.With("late", "x"))]).Entries,
            builder.ToLedger().Entries);
        Assert.Equal(["account", "document", "reason", "request", "sector"], early.Dimensions);
        Assert.Equal(200, builder.ToLedger().Where("late", value => value is null).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ledgers_built_apart_combine_to_the_ledger_of_all_whether_they_share_dictionaries_or_not(bool share)
    {
        DimensionDictionary accounts = new(), sectors = new();
        LedgerBuilder[] parts = [
            .. Enumerable.Range(0, 3).Select(
            _ => share ? new LedgerBuilder(Generate.Usd).Share("sector", sectors).Share(Dimension.Account, accounts)
            : new LedgerBuilder(Generate.Usd))];
        for (int i = Entries.Length - 1; i >= 0; i--) parts[i % 3].Add(Entries[i]);
        var whole = new LedgerBuilder(Generate.Usd);
        foreach (LedgerBuilder part in parts) whole.AddRange(part.ToLedger());
        WriteOffLedger combined = whole.ToLedger();
        PeriodAxis months = ReportingCalendar.Months.Between(First, First.PlusDays(60));
        Assert.Equal(Figures(Generate.Ledger(Entries), months), Figures(combined, months));
        Assert.Equal(share, ReferenceEquals(combined.Columns.Dimensions.Single(dimension => dimension.Name == "sector").Values, sectors));
        Assert.Equal(Figures(Generate.Ledger(Entries).Where("sector", "s1"), months),
            Figures(Combine(parts.Select(part => part.ToLedger().Where("sector", "s1"))), months));
    }

    [Fact]
    public void Codes_of_a_dictionary_say_what_their_texts_say()
    {
        var sectors = new DimensionDictionary();
        _ = sectors.GetOrAdd("never used");
        int[] codes = [.. Entries.Select(entry => sectors.GetOrAdd(entry["sector"]))];
        EntryColumns columns = new()
        {
            EffectiveDates = Entries.Select(entry => entry.EffectiveDate).ToArray(),
            MinorUnits = Entries.Select(entry => entry.Amount.MinorUnits).ToArray(),
            Categories = Entries.Select(entry => entry.Category).ToArray(),
            RecordedDates = Entries.Select(entry => entry.RecordedDate).ToArray(),
            Accounts = Entries.Select(entry => entry.Account).ToArray(),
            Codes = { ["sector"] = DimensionCodes.From(sectors, codes) },
            KeepOrdinals = true,
        };
        WriteOffLedger ledger = WriteOffLedger.FromColumns(Generate.Usd, columns);
        Assert.Equal(Generate.Ledger(Entries).Entries, ledger.Entries);
        PeriodAxis months = ReportingCalendar.Months.Between(First, First);
        Assert.Equal([null, "s1", "s2", "s3"], ledger.SummarizeBy(months, "sector").Values);
        Assert.Equal(Generate.Ledger(Entries).Entries, WriteOffLedger.Import(Generate.Usd, columns).Ledger.Entries);
    }

    [Fact]
    public void What_does_not_belong_is_refused_and_leaves_the_builder_as_it_was()
    {
        var builder = new LedgerBuilder(Generate.Usd);
        builder.Add(Entries[0]);
        Assert.Throws<ArgumentException>(() => builder.Add(LedgerEntry.WriteOff(First, Money.FromMinorUnits(1, Currency.FromCode("EUR")))));
        EntryColumns bad = new() { EffectiveDates = new[] { First, First }, MinorUnits = new[] { 1L, 0L } };
        Assert.StartsWith(
            "Row 2, amount: Found 0.00;", Assert.Throws<ArgumentException>(() => builder.AddRange(bad)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found a ledger in EUR beside USD",
            Assert.Throws<ArgumentException>(() => builder.AddRange(new LedgerBuilder(Currency.FromCode("EUR")).ToLedger())).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found a ledger by origin date", Assert
            .Throws<ArgumentException>(() => builder.AddRange(Generate.Ledger(Entries).WithPeriodBasis(PeriodBasis.OriginDate))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found a second dictionary for 'sector'",
            Assert.Throws<ArgumentException>(() =>
            builder.Share("sector", new DimensionDictionary()).Share("sector", new DimensionDictionary())).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found the code 3; codes of the dictionary",
            Assert.Throws<ArgumentException>(() => DimensionCodes.From(new DimensionDictionary(), new[] { 3 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DimensionDictionary()[0]);
        Assert.Equal(1, builder.Count);
        Assert.Throws<InvalidOperationException>(() =>
            WriteOffLedger.FromColumns(Generate.Usd, new EntryColumns { EffectiveDates = new[] { First }, MinorUnits = new[] { 1L } })
            .Check());
    }

    [Fact]
    public void A_dictionary_numbers_a_hundred_thousand_values_in_order_of_appearance()
    {
        var dictionary = new DimensionDictionary();
        string?[] texts = [.. Enumerable.Range(0, 300_000).Select(i => i % 70_001 == 5 ? null : $"value {i % 100_000}")];
        var codes = new int[texts.Length];
        dictionary.GetOrAdd(texts, codes);
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < texts.Length; i++)
        {
            string key = texts[i] ?? "\0";
            if (!expected.TryGetValue(key, out int code)) expected.Add(key, code = expected.Count);
            Assert.Equal(code, codes[i]);
            Assert.Equal(texts[i], dictionary[code]);
        }

        Assert.Equal(expected.Count, dictionary.Count);
        Assert.Equal(-1, dictionary.CodeOf("another"));
    }

    [Fact]
    public void Values_chosen_to_crowd_are_numbered_all_the_same()
    {
        // Second halves that make the quick hash multiply by zero, so that all of them share one hash: see DimensionDictionary.HashOf.
        const ulong Key = 0x9E3779B97F4A7C15;
        string?[] texts = [.. Enumerable.Range(0, 3_000).Select(i =>
        {
            string first = $"{i:0000}";
            ulong high = Math.BigMul(16 ^ System.Runtime.InteropServices.MemoryMarshal
                .Read<ulong>(System.Runtime.InteropServices.MemoryMarshal.AsBytes(first.AsSpan())) ^ Key, 0xD6E8FEB86659FD93,
                out ulong low);
            ulong second = high ^ low ^ Key;
            return first + string.Concat(Enumerable.Range(0, 4).Select(part => (char)(ushort)(second >> (part * 16))));
        })];
        var dictionary = new DimensionDictionary();
        var codes = new int[texts.Length];
        dictionary.GetOrAdd(texts, codes);
        Assert.Equal(Enumerable.Range(0, 3_000), codes);
        Assert.Equal(Enumerable.Range(0, 3_000), texts.Select(dictionary.CodeOf));
        dictionary.GetOrAdd([.. texts.Reverse()], codes);
        Assert.Equal(Enumerable.Range(0, 3_000).Reverse(), codes);
        Assert.True(dictionary.IsStrong);
    }

    private static WriteOffLedger Combine(IEnumerable<WriteOffLedger> ledgers)
    {
        var builder = new LedgerBuilder(Generate.Usd);
        foreach (WriteOffLedger ledger in ledgers) builder.AddRange(ledger);
        return builder.ToLedger();
    }

    private static string Figures(WriteOffLedger ledger, PeriodAxis axis)
    {
        PeriodBreakdown sectors = ledger.SummarizeBy(axis, "sector");
        return string.Join(' ', sectors.Values.Select(sector => $"{sector}: {sectors[sector].ToJson()}"));
    }
}
