namespace WriteOffMetrics.Receivables;

/// <summary>
/// The lines that the settlements of one account left over: credits and debits, in order. What is used up or settled at either end is not
/// looked at again, so that many of one document cost no more than many of many. For one attribution and one thread.
/// </summary>
internal sealed class LeftOverLines(LineBook book)
{
    /// <summary>By document; those of the whole account by 0.</summary>
    private Dictionary<int, Pile> credits = [], debits = [];

    public void Clear()
    {
        if (credits.Count + debits.Count > 0) (credits, debits) = ([], []);
    }

    public void Add(int line)
    {
        Dictionary<int, Pile> piles = book[line].IsCredit ? credits : debits;
        Put(0);
        if (book[line].Document != 0) Put(book[line].Document);

        void Put(int document)
        {
            if (!piles.TryGetValue(document, out Pile? pile)) piles.Add(document, pile = new Pile());
            pile.Lines.Add(line);
        }
    }

    /// <summary>The credits of a document that are not used up, the first one first.</summary>
    public IEnumerable<int> CreditsOf(int document) => OpenFromFirst(credits.GetValueOrDefault(document));

    /// <summary>The debits of a document that are open, the first one first; of no document, those of the account.</summary>
    public IEnumerable<int> DebitsOf(int document) => OpenFromFirst(debits.GetValueOrDefault(document));

    /// <summary>The credits of a document, or without one those of the account, that are not used up, the last one first.</summary>
    public IEnumerable<int> CreditsFromLast(int document)
    {
        if (credits.GetValueOrDefault(document) is not { } pile) return [];

        // A credit that is used up stays so.
        while (pile.Lines.Count > 0 && book.Left(pile.Lines[^1]) == 0) pile.Lines.RemoveAt(pile.Lines.Count - 1);
        pile.FirstOpen = Math.Min(pile.FirstOpen, pile.Lines.Count);
        return FromLast(pile).Where(line => book.Left(line) > 0);
    }

    /// <summary>The debits of a document, or without one those of the account, the last one first: to be opened again.</summary>
    public IEnumerable<int> DebitsFromLast(int document)
    {
        if (debits.GetValueOrDefault(document) is not { } pile) return [];
        foreach (Pile any in debits.Values) any.FirstOpen = 0;
        return FromLast(pile);
    }

    private IEnumerable<int> OpenFromFirst(Pile? pile)
    {
        if (pile is null) return [];
        while (pile.FirstOpen < pile.Lines.Count && book.Left(pile.Lines[pile.FirstOpen]) == 0) pile.FirstOpen++;
        return pile.Lines.Skip(pile.FirstOpen).Where(line => book.Left(line) > 0);
    }

    /// <summary>Without a copy, because mostly the last few are asked for.</summary>
    private static IEnumerable<int> FromLast(Pile pile)
    {
        for (int i = pile.Lines.Count - 1; i >= 0; i--) yield return pile.Lines[i];
    }

    private sealed class Pile
    {
        public List<int> Lines { get; } = [];

        /// <summary>Before it nothing is left.</summary>
        public int FirstOpen { get; set; }
    }
}
