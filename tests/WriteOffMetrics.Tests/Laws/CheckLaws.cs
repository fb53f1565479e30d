using FsCheck;
using FsCheck.Fluent;

namespace WriteOffMetrics.Tests;

/// <summary>What is found in the columns of a ledger is what is found entry by entry, whatever filters leave.</summary>
public sealed class CheckLaws
{
    private static readonly string?[] Spellings =
    [
        null, "", " ", "north", "North", "NORTH", "north ", "\tNorth", "north sea", "North\u00a0\u00a0Sea", "NORTH SEA", "\u0131", "I",
        "i",
    ];

    private static readonly string[] Names = ["region", "Region", " region", "reason ", "sector"];

    [Law]
    public Property Spellings_are_found_as_entry_by_entry() => Law.ForAll(
        Generate.With(Gen.Choose(0, int.MaxValue)),
        c =>
        {
            var random = new Random(c.Other);
            WriteOffLedger ledger = Generate.Ledger(c.Entries.Select(entry => Respelt(entry, random)));
            Compare(ledger);
            Compare(ledger.Where(EntryKind.WriteOff));
            Compare(ledger.Where(Dimension.Account, value => value?.Length > 5));
            Compare(ledger.WithPeriodBasis(PeriodBasis.OriginDate));
            var builder = new LedgerBuilder(Generate.Usd);
            builder.AddRange(ledger);
            builder.AddRange(ledger.Where(EntryCategory.Receivable));
            builder.AddRange(ledger);
            Compare(builder.ToLedger());
        });

    private static LedgerEntry Respelt(LedgerEntry entry, Random random)
    {
        LedgerEntry respelt = entry with { Account = random.One(Spellings), Document = random.One(Spellings) };
        return random.Next(3) == 0 ? respelt : respelt.With(random.One(Names), random.One(Spellings));
    }

    private static void Compare(WriteOffLedger ledger)
    {
        ILookup<bool, Finding> found = ledger.Check()
            .ToLookup(finding => finding.Rule == LedgerRules.SimilarValues || finding.Rule == LedgerRules.SimilarDimensions);
        Assert.Equal(PlainCheck.Run(ledger.Entries), found[false]);
        Assert.Equal(
            PlainSimilarCheck.Of(ledger), found[true].Select(PlainSimilarCheck.TextOf).Order(StringComparer.Ordinal));
        foreach (Finding finding in found[true])
        {
            Assert.Equal(
                finding.Positions.Select(position => position.Row),
                Assert.IsType<EntryEvidence>(finding.Evidence).Entries.Select(entry => entry.Ordinal + 1));
        }
    }
}
