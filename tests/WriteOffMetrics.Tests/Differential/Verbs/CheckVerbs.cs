using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>What a ledger finds in its own entries.</summary>
internal static class CheckVerbs
{
    private static readonly string?[] Few = [null, "a", "b", "a", "b", "B"];

    private static readonly string[] DimensionsOfFew = [Dimension.Account, Dimension.Document, .. WalkDraws.OwnDimensions];

    public static readonly WalkVerb[] All = [new(2, OfFewDocuments) { IsRoot = true }, new(4, Check)];

    /// <summary>A ledger of few documents, days and amounts, so that its entries have to do with each other.</summary>
    private static void OfFewDocuments(Walk walk)
    {
        int first = WalkDraws.Day(walk.Random);
        List<ModelEntry> entries = [];
        for (int i = walk.Random.Next(2, 11); i > 0; i--)
        {
            int day = first + walk.Random.Next(3);
            var values = new Dictionary<string, string>();
            foreach (string dimension in DimensionsOfFew.Take(walk.Random.Next(2, 6)))
            {
                if (walk.Random.One(Few) is { } value) values[dimension] = value;
            }

            entries.Add(new ModelEntry(
                walk.Random.Next(1, 4), (EntryKind)walk.Random.Next(4),
                walk.Random.Next(4) == 0 ? EntryCategory.Inventory : EntryCategory.Receivable, day)
            {
                Recorded = Around(day),
                Origin = Around(day),
                Due = Around(day),
                Values = values,
            });
        }

        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.FromEntries({currency}, {Words(entries)})");
        var ledger = WriteOffLedger.FromEntries(currency, entries.Select(entry => WalkDraws.ToEntry(entry, currency)));
        var model = new ModelLedger { Currency = currency, Entries = ModelLedger.Numbered(entries), Own = OwnOf(entries) };
        walk.Add(new WalkLedger(name, ledger, model, []));
        Compare(name, ledger, model);

        static string[] OwnOf(List<ModelEntry> entries) =>
            [.. DimensionsOfFew.Skip(2).Where(name => entries.Any(entry => entry[name] is not null))];

        int? Around(int day) => walk.Random.Next(2) == 0 ? day + walk.Random.Next(-2, 3) : null;
    }

    private static void Check(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        walk.Touch(ledger);
        walk.Say($"{ledger}.Check()");
        Compare(ledger.Name, ledger.Ledger, ledger.Model);
    }

    private static void Compare(string name, WriteOffLedger ledger, ModelLedger model)
    {
        if (model.Entries.Any(entry => entry.Ordinal is null))
        {
            Walk.Refused<InvalidOperationException>(() => ledger.Check());
            return;
        }

        IReadOnlyList<Finding> all = ledger.Check();
        Finding[] findings = [.. all.Where(finding => !IsOfSimilar(finding))], plain = [.. PlainCheck.Run(ledger.Entries)];
        Agreement.SameList(name, "findings of a plain check", plain, findings);
        Agreement.SameList(name, "evidence of a plain check", plain.SelectMany(EntriesOf), findings.SelectMany(EntriesOf));
        Agreement.SameList(
            name, "similar texts", PlainSimilarCheck.Of(ledger),
            all.Where(IsOfSimilar).Select(PlainSimilarCheck.TextOf).Order(StringComparer.Ordinal));
        Agreement.SameList(
            name, "findings", ModelCheck.Of(model.Entries),
            findings.Select(ModelCheck.TextOf).Order(StringComparer.Ordinal));

        // By the first row, and on one row by rule.
        (long, int)[] places =
        [
            .. all.Select(finding => (finding.Positions[0].Row!.Value, LedgerRules.All.ToList().IndexOf(finding.Rule)))
        ];
        Agreement.SameList(name, "first rows and rules of its findings", places.Order(), places);
        foreach (Finding finding in all)
        {
            Agreement.OneLine(name, finding.ToString());
            Agreement.SameList(
                name, "rows of a finding's entries", finding.Positions.Select(position => position.Row),
                EntriesOf(finding).Select(entry => entry.Ordinal + 1));
        }

        static bool IsOfSimilar(Finding finding) =>
            finding.Rule == LedgerRules.SimilarValues || finding.Rule == LedgerRules.SimilarDimensions;

        static IReadOnlyCollection<LedgerEntry> EntriesOf(Finding finding) => Assert.IsType<EntryEvidence>(finding.Evidence).Entries;
    }
}
