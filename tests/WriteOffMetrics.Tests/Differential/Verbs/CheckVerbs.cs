using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>What a ledger finds in its own entries.</summary>
internal static class CheckVerbs
{
    private static readonly string?[] Few = [null, "a", "b"];

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
            foreach (string dimension in new[] { Dimension.Account, Dimension.Document })
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
        var model = new ModelLedger { Currency = currency, Entries = ModelLedger.Numbered(entries), Own = [] };
        walk.Add(new WalkLedger(name, ledger, model, []));
        Compare(name, ledger, model);

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

        IReadOnlyList<Finding> findings = ledger.Check();
        Agreement.SameList(
            name, "findings", ModelCheck.Of(model.Entries),
            findings.Select(ModelCheck.TextOf).Order(StringComparer.Ordinal));

        // By the first row, and on one row by rule.
        (long, int)[] places =
        [
            .. findings.Select(finding => (finding.Positions[0].Row!.Value, LedgerRules.All.ToList().IndexOf(finding.Rule)))
        ];
        Agreement.SameList(name, "first rows and rules of its findings", places.Order(), places);
        foreach (Finding finding in findings)
        {
            Agreement.OneLine(name, finding.ToString());
            IReadOnlyCollection<LedgerEntry> entries = Assert.IsType<EntryEvidence>(finding.Evidence).Entries;
            Agreement.SameList(
                name, "rows of a finding's entries", finding.Positions.Select(position => position.Row),
                entries.Select(entry => entry.Ordinal + 1));
        }
    }
}
