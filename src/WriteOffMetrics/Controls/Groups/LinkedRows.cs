namespace WriteOffMetrics.Controls;

/// <summary>
/// Entries that belong together: those of one document, account and category, as the checks of a ledger link them. Entries without a
/// document are not linked. Within a document, entries without an account belong to each other.
/// </summary>
internal sealed class LinkedRows
{
    private LinkedRows(int[] stated, IEnumerable<ArraySegment<int>> links)
    {
        EntriesWithDocument = stated.Length;
        Links = links;
    }

    public int EntriesWithDocument { get; }

    /// <summary>The entries of each, by their effective day.</summary>
    public IEnumerable<ArraySegment<int>> Links { get; }

    public static LinkedRows Of(ControlRows rows)
    {
        int[] documents = rows.CodesOf(Dimension.Document) ?? [], accounts = rows.CodesOf(Dimension.Account) ?? [];
        int[] stated = documents.Length == 0 ? [] : rows.Where((in ControlRow _) => true);
        stated = Array.FindAll(stated, row => documents[row] != ControlRows.NotStated);
        return new LinkedRows(stated, rows.Together(stated, row => (
            documents[row], accounts.Length == 0 ? ControlRows.NotStated : accounts[row], (long)rows[row].What.Category)));
    }
}
