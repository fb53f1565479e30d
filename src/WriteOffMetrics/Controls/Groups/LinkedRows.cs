namespace WriteOffMetrics.Controls;

/// <summary>
/// Entries that belong together: those of one document, account and category, as the checks of a ledger link them. Entries without a
/// document are not linked. Within a document, entries without an account belong to each other where none states one; where others do,
/// nobody knows whose they are.
/// </summary>
internal sealed class LinkedRows
{
    private LinkedRows(int withoutDocument, int withoutAccount, int linked, IEnumerable<ArraySegment<int>> links)
    {
        LeftOut = [(withoutDocument, "no document stated"), (withoutAccount, "no account stated, where others of the document state one")];
        LinkedCount = linked;
        Links = links;
    }

    public int LinkedCount { get; }

    /// <summary>How many entries are not linked, and why.</summary>
    public (long Count, string Why)[] LeftOut { get; }

    /// <summary>The entries of each, by their effective day.</summary>
    public IEnumerable<ArraySegment<int>> Links { get; }

    public static LinkedRows Of(ControlRows rows)
    {
        int[] documents = rows.CodesOf(Dimension.Document) ?? [], accounts = rows.CodesOf(Dimension.Account) ?? [];
        int[] stated = documents.Length == 0 ? [] : rows.Where((in ControlRow _) => true);
        stated = Array.FindAll(stated, row => documents[row] != ControlRows.NotStated);
        HashSet<int> named = accounts.Length == 0
            ? []
            : [.. stated.Where(row => accounts[row] != ControlRows.NotStated).Select(row => documents[row])];
        int[] linked = named.Count == 0
            ? stated
            : Array.FindAll(stated, row => accounts[row] != ControlRows.NotStated || !named.Contains(documents[row]));
        return new LinkedRows(rows.Count - stated.Length, stated.Length - linked.Length, linked.Length, rows.Together(linked, row => (
            documents[row], accounts.Length == 0 ? ControlRows.NotStated : accounts[row], (long)rows[row].What.Category)));
    }
}
