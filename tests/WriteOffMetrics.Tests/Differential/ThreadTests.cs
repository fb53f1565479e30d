using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What several threads may do at once: take one lock around live totals, or fill one each over a dictionary that nobody adds to.
/// </summary>
public sealed class ThreadTests
{
    private const int Threads = 8, Additions = 200;

    private static readonly Currency Usd = Currency.FromCode("USD");

    [Fact]
    public void Under_one_lock_every_snapshot_is_the_entries_added_before_it()
    {
        int seed = Walks.SeedFor(nameof(Under_one_lock_every_snapshot_is_the_entries_added_before_it));
        var random = new Random(seed);
        (PeriodAxis axis, ModelAxis model) = WalkDraws.Axes(random).First();
        var live = new LiveTotals(Usd, axis, "sector", new DimensionDictionary());
        ModelEntry[][] entries = [.. Enumerable.Range(0, Threads).Select(_ => Entries(random))];
        var gate = new Lock();
        List<ModelEntry> added = [];
        List<(PeriodBreakdown Snapshot, ModelEntry[] Entries)> snapshots = [];
        InParallel(thread =>
        {
            foreach (ModelEntry entry in entries[thread])
            {
                lock (gate)
                {
                    live.Add(WalkDraws.ToEntry(entry, Usd));
                    added.Add(entry);
                    if (added.Count % 50 == 0) snapshots.Add((live.ToBreakdown(), [.. added]));
                }
            }
        });
        Assert.Equal(Threads * Additions / 50, snapshots.Count);
        foreach ((PeriodBreakdown snapshot, ModelEntry[] before) in snapshots)
            Agreement.Of($"seed {seed}, snapshot of {before.Length} entries", snapshot, Model(before, model), random);
    }

    /// <summary>What is made at first use is the same whoever asks first, and nobody sees half of it.</summary>
    [Fact]
    public void Figures_that_are_made_at_first_use_are_the_same_for_eight_threads()
    {
        var random = new Random(Walks.SeedFor(nameof(Figures_that_are_made_at_first_use_are_the_same_for_eight_threads)));
        PeriodAxis axis = WalkDraws.Axes(random).First().Axis;
        LedgerEntry[] entries = [.. Entries(random).Select(entry => WalkDraws.ToEntry(entry, Usd))];
        string expected = Read(Made());
        for (int i = 0; i < 20; i++)
        {
            (WriteOffLedger, CrossBreakdown, MetricCrossBreakdown<RatioSeries>) made = Made();
            string[] read = new string[Threads];
            InParallel(thread => read[thread] = Read(made));
            Assert.All(read, one => Assert.Equal(expected, one));
        }

        (WriteOffLedger, CrossBreakdown, MetricCrossBreakdown<RatioSeries>) Made()
        {
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries, "sector");
            CrossBreakdown cross = ledger.SummarizeBy(axis, "sector", Dimension.Account);
            return (ledger, cross, cross.Gross.ToSales(AmountSeries.FromRows(
                Usd, axis, "sector", Dimension.Account, entries, entry =>
                entry.EffectiveDate, entry => entry["sector"], entry => entry.Account,
                entry => entry.Amount.ToDecimal())));
        }

        static string Read((WriteOffLedger Ledger, CrossBreakdown Cross, MetricCrossBreakdown<RatioSeries> Ratios) made) =>
            string.Join('\n',
        [
            made.Ledger.CountWithoutRecordedDate.ToString(System.Globalization.CultureInfo.InvariantCulture),
            string.Join(' ', made.Cross.Pairs), string.Join(' ', made.Cross.ByFirst.Values), made.Cross.Total.Net.Total.ToString(),
            string.Join(' ', made.Ratios.Pairs), made.Ratios.Total.Overall.ToString(),
            .. made.Ratios.Select(one => $"{one.Key} {one.Value.Overall.Explain()} {one.Value.Latest}"),
            .. made.Cross.ByFirst.Gross.RankFromWorst(series => series.Overall).Select(one => $"{one.Key} {one.Value}"),
        ]);
    }

    [Fact]
    public void Over_one_dictionary_that_is_only_read_each_thread_fills_its_own()
    {
        int seed = Walks.SeedFor(nameof(Over_one_dictionary_that_is_only_read_each_thread_fills_its_own));
        var random = new Random(seed);
        (PeriodAxis axis, ModelAxis model) = WalkDraws.Axes(random).First();
        var dictionary = new DimensionDictionary();
        foreach (string? value in WalkDraws.Values) dictionary.GetOrAdd(value);
        ModelEntry[][] entries = [.. Enumerable.Range(0, Threads).Select(_ => Entries(random))];
        LiveTotals[] parts = [.. entries.Select(_ => new LiveTotals(Usd, axis, "sector", dictionary))];
        InParallel(thread =>
        {
            foreach (ModelEntry entry in entries[thread])
            {
                LocalDate day = Days.ToDate(entry.Day);
                if (entry.Amount % 2 == 0) parts[thread].Add(WalkDraws.ToEntry(entry, Usd));
                else parts[thread].Add(day, entry.Category, entry.Kind, entry.Amount, dictionary.CodeOf(entry["sector"]));
            }
        });
        var whole = new LiveTotals(Usd, axis, "sector", dictionary);
        for (int thread = 0; thread < Threads; thread++)
        {
            Agreement.Of($"seed {seed}, thread {thread}", parts[thread].ToBreakdown(), Model(entries[thread], model), random);
            whole.Add(parts[thread].ToBreakdown());
        }

        Agreement.Of($"seed {seed}, the whole", whole.ToBreakdown(), Model([.. entries.SelectMany(all => all)], model), random);
        Assert.Equal(WalkDraws.Values.Length, dictionary.Count);
    }

    private static ModelEntry[] Entries(Random random) =>
    [
        .. Enumerable.Range(0, Additions)
            .Select(_ => WalkDraws.Entry(random, hasLarge: false, WalkDraws.OwnDimensions, _ => WalkDraws.Values)),
    ];

    private static ModelTotals Model(ModelEntry[] entries, ModelAxis axis)
    {
        var ledger = new ModelLedger { Currency = Usd, Entries = entries, Own = WalkDraws.OwnDimensions };
        return ModelTotals.Of(ledger, axis, "sector") with { Entries = null };
    }

    private static void InParallel(Action<int> work)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() => work(thread)))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
    }
}
