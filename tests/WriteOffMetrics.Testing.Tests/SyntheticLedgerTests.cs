using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Testing.Tests;

public sealed class SyntheticLedgerTests
{
    private static readonly SyntheticLedgerOptions Options = new()
    {
        Seed = 20260101,
        Count = 1_000,
        FirstDay = new LocalDate(2024, 1, 15),
        LastDay = new LocalDate(2026, 3, 10),
        Accounts = 7,
        GrowthPerYear = 0.25,
        Seasonality = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3],
        LargestRecordingLag = 30,
    };

    private static SyntheticLedgerOptions Plain(int count) =>
        new() { Seed = 7, Count = count, FirstDay = new LocalDate(2024, 1, 1), LastDay = new LocalDate(2026, 12, 31) };

    /// <summary>
    /// Made once more from the description alone by synthetic-ledger.py beside this file, which printed this checksum and these entries.
    /// </summary>
    [Fact]
    public void The_same_options_give_the_same_entries_everywhere()
    {
        IReadOnlyList<LedgerEntry> entries = SyntheticLedger.Entries(Options);
        ulong checksum = 0;
        foreach (LedgerEntry entry in entries)
        {
            int day = Period.DaysBetween(Options.FirstDay, entry.EffectiveDate),
                lag = Period.DaysBetween(entry.EffectiveDate, entry.RecordedDate!.Value);
            foreach (long number in new[] { day, (int)entry.Kind, entry.Amount.MinorUnits, Number(entry.Account), Number(entry.Document),
                lag }) checksum = unchecked(checksum * 1_000_003 + (ulong)number);
        }

        Assert.Equal((1_000, 5951531422754426524UL), (entries.Count, checksum));
        Assert.Equal((new LocalDate(2024, 1, 15), 67.22m, "A-4", "D-112", "Construction", new LocalDate(2024, 2, 10)),
            (entries[0].EffectiveDate, entries[0].Amount.ToDecimal(), entries[0].Account, entries[0].Document, entries[0]["sector"],
            entries[0].RecordedDate!.Value));
        Assert.Equal((new LocalDate(2024, 1, 18), 39.49m, "A-4", "D-211"),
            (entries[1].EffectiveDate, entries[1].Amount.ToDecimal(), entries[1].Account, entries[1].Document));

        static int Number(string? name) => int.Parse(name![2..], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Another_seed_gives_another_ledger_and_the_order_changes_no_figure()
    {
        Assert.NotEqual(SyntheticLedger.Entries(Options), SyntheticLedger.Entries(Options with { Seed = 2 }));
        PeriodAxis months = ReportingCalendar.Months.Between(Options.FirstDay, Options.LastDay);
        Money[] net = [.. SyntheticLedger.Ledger(Options).SummarizeBy(months).Net.Select(point => point.Amount)];
        foreach (EntryOrder order in Enum.GetValues<EntryOrder>())
        {
            IReadOnlyList<LedgerEntry> entries = SyntheticLedger.Entries(Options with { Order = order });
            Assert.Equal(net, WriteOffLedger.FromEntries(Options.Currency, entries).SummarizeBy(months).Net.Select(point => point.Amount));
            int behind = entries.Zip(entries.Skip(1)).Count(pair => pair.Second.EffectiveDate < pair.First.EffectiveDate);
            Assert.InRange(behind, order switch { EntryOrder.Chronological => 0, EntryOrder.NearlyChronological => 5, _ => 400 },
                order switch { EntryOrder.Chronological => 0, EntryOrder.NearlyChronological => 60, _ => 600 });
        }
    }

    [Fact]
    public void Entries_columns_and_ledger_are_the_same_and_contradict_nothing()
    {
        WriteOffLedger ledger = SyntheticLedger.Ledger(Options);
        Assert.Equal(SyntheticLedger.Entries(Options), ledger.Entries);
        Assert.Empty(ledger.Check());
        Assert.Equal(0, ledger.CountWithoutRecordedDate);
        Assert.All(ledger.Entries, entry => Assert.InRange(entry.EffectiveDate, Options.FirstDay, Options.LastDay));
        WriteOffLedger bare = SyntheticLedger.Ledger(Plain(500) with { HasDocuments = false });
        Assert.Equal((500, 500), (bare.Count, bare.CountWithoutRecordedDate));
        Assert.All(bare.Entries, entry => Assert.Null(entry.Document));
        Assert.All(ledger.Entries, entry => Assert.Null(entry.Request));
        Assert.Equal(0, SyntheticLedger.Ledger(Plain(0)).Count);
        Assert.Equal(1, SyntheticLedger.Ledger(Plain(1)).Count);
        Assert.Equal("1,000 synthetic entries of seed 20260101, Chronological", Options.ToString());
    }

    /// <summary>Documents number the write-offs from 0, and ten of them in a row are of one request; nothing else changes.</summary>
    [Fact]
    public void Write_offs_state_the_request_that_allowed_them_where_asked_for()
    {
        SyntheticLedgerOptions options = Options with { HasRequests = true };
        IReadOnlyList<LedgerEntry> entries = SyntheticLedger.Entries(options);
        Assert.Equal(SyntheticLedger.Entries(Options), entries.Select(entry => entry with { Request = null }));
        Assert.Equal(entries, SyntheticLedger.Ledger(options).Entries);
        Assert.All(entries, entry => Assert.Equal(entry.Kind == EntryKind.WriteOff ? RequestOf(entry.Document!) : null, entry.Request));
        Assert.Equal(10, entries.Count(entry => entry.Request == "R-7"));
        Assert.Empty(SyntheticLedger.Ledger(options).Check());

        static string RequestOf(string document) =>
            FormattableString.Invariant($"R-{int.Parse(document[2..], CultureInfo.InvariantCulture) / 10}");
    }

    /// <summary>
    /// Shares are exact. Of 73,000 log-normal amounts the median has a relative standard error of 1.2533 × 1.2 ÷ √73,000 = 0.56 %: five of
    /// them are 2.8 %. December with three times the weight has 3 × 31 of 3 × 31 + 334 days: 21.8 %, standard error 0.15 %. With growth of
    /// 1 a year the third year has weights 2.46 ÷ 1.46 of the first.
    /// </summary>
    [Fact]
    public void Shares_median_seasonality_and_growth_are_those_asked_for()
    {
        SyntheticLedgerOptions options = Plain(100_000) with { LargestAmount = 1_000_000m };
        LedgerEntry[] entries = [.. SyntheticLedger.Entries(options)];
        Assert.Equal([73_000, 5_000, 20_000, 2_000], Enum.GetValues<EntryKind>()
            .Select(kind => entries.Count(entry => entry.Kind == kind)));
        decimal[] amounts = [.. entries.Where(entry => entry.Kind == EntryKind.WriteOff).Select(entry => entry.Amount.ToDecimal()).Order()];
        Assert.InRange(amounts[36_500], 150m * 0.972m, 150m * 1.028m);
        Assert.InRange(amounts[(int)(73_000 * 0.8413)], 150m * 3.32m * 0.95m, 150m * 3.32m * 1.05m);
        Assert.Equal(4, entries.Select(entry => entry["sector"]).Distinct().Count());
        Assert.Equal(100, entries.Select(entry => entry.Account).Distinct().Count());
        Assert.Equal(1_000m, SyntheticLedger.Entries(Plain(10_000) with { LargestAmount = 1_000m }).Max(entry => entry.Amount.ToDecimal()));

        LedgerEntry[] seasonal = [
            .. SyntheticLedger.Entries(options with { Seasonality = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3] })
            .Where(entry => entry.Kind == EntryKind.WriteOff)];
        Assert.InRange(seasonal.Count(entry => entry.EffectiveDate.Month == 12) / 73_000.0, 0.218 - 0.008, 0.218 + 0.008);
        LedgerEntry[] growing = [
            .. SyntheticLedger.Entries(options with { GrowthPerYear = 1 }).Where(entry => entry.Kind == EntryKind.WriteOff)];
        double growth = (double)growing.Count(entry => entry.EffectiveDate.Year == 2026) / growing
            .Count(entry => entry.EffectiveDate.Year == 2024);
        Assert.InRange(growth, 3.458 / 1.458 * 0.95, 3.458 / 1.458 * 1.05);
    }

    [Fact]
    public void Options_outside_their_range_are_refused_by_name()
    {
        foreach ((string name, SyntheticLedgerOptions options) in new[]
        {
            ("Count", Options with { Count = -1 }), ("LastDay", Options with { LastDay = Options.FirstDay.PlusDays(-1) }),
                ("Sectors", Options with { Sectors = [] }), ("Sectors", Options with { Sectors = [" "] }),
            ("Accounts", Options with { Accounts = 0 }), ("Seasonality", Options with { Seasonality = [1, 2] }),
            ("Seasonality", Options with { Seasonality = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }),
            ("GrowthPerYear", Options with { GrowthPerYear = -1 }), ("MedianAmount", Options with { MedianAmount = 0m }),
            ("MedianAmount", Options with { LargestAmount = 1m }), ("Spread", Options with { Spread = 6 }),
            ("RecoveryShare", Options with { RecoveryShare = 0.6 }), ("RecoveryShare", Options with { ReturnedShare = 0.3 }),
            ("LargestRecordingLag", Options with { LargestRecordingLag = -1 }),
        })
            Assert.StartsWith($"Found {name} of ", Assert.Throws<ArgumentException>(() => SyntheticLedger.Columns(options)).Message,
                StringComparison.Ordinal);
        Assert.Contains("no weight on any day", Assert
            .Throws<ArgumentException>(() =>
            SyntheticLedger.Columns(Options with
            {
                LastDay = Options.FirstDay,
                Seasonality = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
            })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => SyntheticLedger.Ledger(null!));
        Assert.Throws<ArgumentNullException>(() => SyntheticLedger.Entries(null!));
    }
}
