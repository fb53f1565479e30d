namespace WriteOffMetrics.Receivables;

/// <summary>
/// The lines that the settlements of one account left over: credits and debits, in order. For one attribution and one thread.
/// </summary>
internal sealed class LeftOverLines(LineBook book)
{
    private readonly List<int> credits = [], debits = [];
    private readonly Dictionary<int, List<int>> ofDocument = [];
    private int firstOpenDebit;

    public void Clear()
    {
        if (credits.Count + debits.Count == 0) return;
        credits.Clear();
        debits.Clear();
        ofDocument.Clear();
        firstOpenDebit = 0;
    }

    public void Add(int line)
    {
        (book[line].IsCredit ? credits : debits).Add(line);
        if (!ofDocument.TryGetValue(book[line].Document, out List<int>? lines)) ofDocument.Add(book[line].Document, lines = []);
        lines.Add(line);
    }

    /// <summary>The credits of a document that are not used up, the first one first.</summary>
    public IEnumerable<int> CreditsOf(int document) => Of(document).Where(line => book[line].IsCredit && book.Left(line) > 0);

    /// <summary>The debits of a document that are open, the first one first; of no document, those of the account.</summary>
    public IEnumerable<int> DebitsOf(int document)
    {
        if (document != 0) return Of(document).Where(line => !book[line].IsCredit && book.Left(line) > 0);
        while (firstOpenDebit < debits.Count && book.Left(debits[firstOpenDebit]) == 0) firstOpenDebit++;
        return debits.Skip(firstOpenDebit).Where(line => book.Left(line) > 0);
    }

    /// <summary>The credits of a document, or without one those of the account, that are not used up, the last one first.</summary>
    public IEnumerable<int> CreditsFromLast(int document)
    {
        if (document != 0) return CreditsOf(document).Reverse();
        while (credits.Count > 0 && book.Left(credits[^1]) == 0) credits.RemoveAt(credits.Count - 1);
        return Enumerable.Reverse(credits).Where(line => book.Left(line) > 0);
    }

    private List<int> Of(int document) => ofDocument.GetValueOrDefault(document) ?? [];
}
