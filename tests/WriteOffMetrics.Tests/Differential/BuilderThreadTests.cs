using System.Collections.Concurrent;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Seven threads read the ledgers of one builder while it goes on: what they read is what had been added when each ledger was made. A
/// dictionary that is shared may be read all the while; only the builder's thread adds values to it.
/// </summary>
public sealed class BuilderThreadTests
{
    private const int Readers = 7, Steps = 60;

    private static readonly Currency Usd = Currency.FromCode("USD");

    [Fact]
    public void Ledgers_are_read_while_their_builder_goes_on() =>
        Hold(nameof(Ledgers_are_read_while_their_builder_goes_on), new LedgerBuilder(Usd), null);

    [Fact]
    public void Ledgers_over_a_shared_dictionary_are_read_while_one_thread_adds_values()
    {
        var dictionary = new DimensionDictionary();
        Hold(
            nameof(Ledgers_over_a_shared_dictionary_are_read_while_one_thread_adds_values),
            new LedgerBuilder(Usd).Share("sector", dictionary), dictionary);
    }

    private static void Hold(string name, LedgerBuilder builder, DimensionDictionary? shared)
    {
        int seed = Walks.SeedFor(name);
        var random = new Random(seed);
        (PeriodAxis axis, ModelAxis modelAxis) = WalkDraws.Axes(random).First();
        var made = new ConcurrentQueue<(WriteOffLedger Ledger, ModelLedger Model)>();
        var failures = new ConcurrentQueue<Exception>();
        bool isDone = false;
        Thread[] readers = [.. Enumerable.Range(0, Readers).Select(reader => new Thread(() => Read(new Random(seed + reader))))];
        foreach (Thread reader in readers) reader.Start();
        List<ModelEntry> entries = [];
        for (int step = 0; step < Steps; step++)
        {
            Add(builder, entries, random, step);
            made.Enqueue((builder.ToLedger(), new ModelLedger { Currency = Usd, Entries = [.. entries], Own = WalkDraws.OwnDimensions }));
        }

        Volatile.Write(ref isDone, true);
        foreach (Thread reader in readers) reader.Join();
        Assert.Empty(failures);
        foreach ((WriteOffLedger ledger, ModelLedger model) in made) Agreement.Of($"seed {seed}, in the end", ledger, model, random);
        if (shared is null) return;
        string?[] stated = [.. entries.Select(entry => entry["sector"]).Append(null).Distinct().Order(StringComparer.Ordinal)];
        Agreement.SameList(
            "the shared dictionary", "values", stated,
            Enumerable.Range(0, shared.Count).Select(code => shared[code]).Order(StringComparer.Ordinal));

        void Read(Random own)
        {
            try
            {
                for (bool isLast = false; !isLast;)
                {
                    isLast = Volatile.Read(ref isDone);
                    if (made.IsEmpty) continue;
                    (WriteOffLedger ledger, ModelLedger model) = own.One([.. made]);
                    Compare(
                        $"seed {seed}, ledger of {model.Entries.Count} entries", ledger, model, axis, modelAxis, own, shared is not null);
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                failures.Enqueue(failure);
            }
        }
    }

    private static void Compare(
        string name, WriteOffLedger ledger, ModelLedger model, PeriodAxis axis, ModelAxis modelAxis, Random random, bool isShared)
    {
        string dimension = random.One(model.Dimensions.ToList());

        // Another builder would use a shared dictionary as well, and builders that share one must not add at the same time.
        switch (random.Next(isShared ? 4 : 5))
        {
            case 0:
                Agreement.Of(name, ledger, model, random);
                break;
            case 1:
                Agreement.Of(name, ledger.SummarizeBy(axis, dimension), ModelTotals.Of(model, modelAxis, dimension), random);
                break;
            case 2:
                string? value = random.One(model.ValuesOf(dimension));
                Agreement.Of(
                    $"{name} of one value", ledger.Where(dimension, one => one == value).SummarizeBy(axis),
                    ModelTotals.Of(model.Where(entry => entry[dimension] == value), modelAxis), random);
                break;
            case 3:
                ModelLedger byRecorded = model with { Basis = PeriodBasis.RecordedDate };
                Agreement.Of(
                    name, ledger.WithPeriodBasis(byRecorded.Basis).SummarizeBy(axis), ModelTotals.Of(byRecorded, modelAxis), random);
                break;
            default:
                var other = new LedgerBuilder(Usd);
                other.AddRange(ledger);
                Agreement.Same(name, "count in another builder", model.Entries.Count, other.Count);
                Agreement.SameList(
                    name, "values without a code", [], model.ValuesOf(dimension).Except(other.ToLedger().ValuesOf(dimension)));
                break;
        }
    }

    /// <summary>An entry, columns or a ledger of entries, of which some have values that no entry had before.</summary>
    private static void Add(LedgerBuilder builder, List<ModelEntry> entries, Random random, int step)
    {
        string?[] values = [.. WalkDraws.Values, $"new {step}", $"newer {step}"];
        ModelEntry[] more =
        [
            .. Enumerable.Range(0, random.Next(1, 30))
                .Select(_ => WalkDraws.Entry(random, hasLarge: false, [.. ModelLedger.BuiltIn, .. WalkDraws.OwnDimensions], _ => values)),
        ];
        int first = entries.Count;
        switch (step == 0 ? 1 : random.Next(3))
        {
            case 0:
                builder.Add(WalkDraws.ToEntry(more[0], Usd));
                entries.Add(more[0].At(first));
                break;
            case 1:
                builder.AddRange(
                    WalkDraws.ColumnsOf(more, Usd, WalkDraws.OwnDimensions, new Dictionary<string, WalkDictionary>(), asDecimals: false));
                entries.AddRange(ModelLedger.OfColumns(more, first));
                break;
            default:
                builder.AddRange(WriteOffLedger.FromEntries(Usd, more.Select(entry => WalkDraws.ToEntry(entry, Usd))));
                entries.AddRange(ModelLedger.Numbered(more));
                break;
        }
    }
}
