using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Testing.Tests;

public sealed class LedgerGeneratorTests
{
    private static readonly Currency Eur = Currency.FromCode("EUR");

    [Fact]
    public void Entries_are_of_every_kind_category_and_confusing_text()
    {
        LedgerEntry[] entries = [.. LedgerGenerators.Entry(Eur).Sample(2_000, new Rnd(1), 50)];
        Assert.Equal(Enum.GetValues<EntryKind>(), entries.Select(entry => entry.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<EntryCategory>(), entries.Select(entry => entry.Category).Distinct().Order());
        Assert.Contains(entries, entry => entry.Account is null);
        Assert.Contains(entries, entry => entry.Account == "");
        Assert.Contains(entries, entry => entry.Request is null);
        Assert.Contains(entries, entry => entry.Request == "");
        Assert.Contains(entries, entry => entry.RecordedDate < entry.EffectiveDate);
        Assert.All(entries, entry => Assert.Equal(Eur, entry.Amount.Currency));
        Assert.Contains(LedgerGenerators.Axis.Sample(200, new Rnd(1), 50), axis => axis.Count == 1);
        Assert.True(LedgerGenerators.Calendar.Sample(500, new Rnd(1), 50).Select(calendar => calendar.ToString()).Distinct().Count() > 50);
        Assert.Contains(LedgerGenerators.Day.Sample(5_000, new Rnd(1), 50), day => day == new LocalDate(2024, 2, 29));
        Assert.Throws<ArgumentException>(() => LedgerGenerators.Entry(default));
        Assert.Throws<ArgumentNullException>(() => LedgerGenerators.EntriesWith<int>(Eur, null!));
    }

    /// <summary>A law that one entry breaks is shown broken by that entry alone.</summary>
    [Fact]
    public void Entries_are_shrunk_by_leaving_some_out()
    {
        LedgerEntry[]? smallest = null;
        Config quiet = Config.Quick.WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(1), Microsoft.FSharp.Core.FSharpOption<int>.None)).WithRunner(new Silent());
        Prop.ForAll(LedgerGenerators.Entries(Eur), entries =>
        {
            bool holds = entries.All(entry => entry.Kind != EntryKind.RecoveryReturned);
            if (!holds) smallest = smallest is null || entries.Length <= smallest.Length ? entries : smallest;
            return holds;
        }).Check(quiet);
        Assert.Equal(EntryKind.RecoveryReturned, Assert.Single(smallest!).Kind);
        Assert.All(LedgerGenerators.EntriesWith(Eur, Gen.Choose(1, 3)).Generator.Sample(20, new Rnd(1), 10),
            pair => Assert.InRange(pair.Other, 1, 3));
    }

    private sealed class Silent : IRunner
    {
        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, Microsoft.FSharp.Collections.FSharpList<object> args,
            Microsoft.FSharp.Core.FSharpFunc<int, Microsoft.FSharp.Core.FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>,
            string>> every)
        {
        }

        public void OnShrink(Microsoft.FSharp.Collections.FSharpList<object> args,
            Microsoft.FSharp.Core.FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, FsCheck.TestResult testResult)
        {
        }
    }
}
