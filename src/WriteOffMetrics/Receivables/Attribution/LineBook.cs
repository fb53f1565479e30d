using System.Runtime.InteropServices;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What is left of each line while settlements are attributed: those that were stated, and behind them those that settlements leave over.
/// For one attribution and one thread.
/// </summary>
internal sealed class LineBook
{
    private readonly ItemTable source;
    private readonly LineGroups byDocument, byAccount;
    private readonly List<ItemRow> leftOver = [];
    private readonly List<int> leftBy = [];
    private readonly List<(int Line, Application What)> applied;
    private readonly List<UnmatchedSettlement> unmatched = [];
    private LineState[] states;

    public LineBook(ItemTable source)
    {
        this.source = source;
        AppendedList<ItemRow> items = source.Items;
        applied = new(source.Settlements.Count);
        states = new LineState[items.Count];
        for (int line = 0; line < items.Count; line++) states[line].Left = IsKnown(line) ? items[line].Amount : 0;
        byDocument = new LineGroups(items.Count, source.Codes.Documents.Count,
            line => IsKnown(line) && items[line].Document != 0 ? items[line].Document : -1);
        byDocument.SortEach(CompareDue);
        byAccount = new LineGroups(items.Count, source.Codes.Accounts.Count, line => IsKnown(line) ? items[line].Account : -1);
    }

    /// <summary>The row of a line.</summary>
    public ref readonly ItemRow this[int line]
    {
        get
        {
            int stated = source.Items.Count;
            if (line >= stated) return ref CollectionsMarshal.AsSpan(leftOver)[line - stated];
            return ref source.Items[line];
        }
    }

    /// <summary>What is left of a line.</summary>
    public long Left(int line) => states[line].Left;

    /// <summary>How much of a line settlements of a kind have settled and not opened again.</summary>
    public long SettledBy(SettlementKind kind, int line) =>
        kind == SettlementKind.WriteOff ? states[line].WrittenOff : states[line].Paid;

    /// <summary>The settlement that left a line over.</summary>
    public int LeftBy(int line) => leftBy[line - source.Items.Count];

    /// <summary>The lines of a document, of whatever account and kind, the earliest due first and those without a due date last.</summary>
    public ReadOnlySpan<int> OfDocument(int document) => document == 0 ? [] : byDocument[document];

    /// <summary>The debits of an account in order of time.</summary>
    public int[] DebitsInOrder(int account)
    {
        int[] lines = [.. byAccount[account].ToArray().Where(line => !this[line].IsCredit)];
        Array.Sort(lines, (one, other) => CompareDays(one, other) is not 0 and var order ? order : CompareParts(one, other));
        return lines;
    }

    /// <summary>Compares invoice dates and then due dates.</summary>
    public int CompareDays(int one, int other) => this[one].InvoiceDay.CompareTo(this[other].InvoiceDay) is not 0 and var order
        ? order
        : Due(this[one]).CompareTo(Due(this[other]));

    /// <summary>Whose items a settlement settles: as it says itself, or as the document that it names says.</summary>
    public int AccountOf(int settlement)
    {
        ref readonly SettlementRow row = ref source.Settlements[settlement];
        if (row.Account != 0) return row.Account;
        ReadOnlySpan<int> lines = OfDocument(row.NamedDocument);
        return lines.IsEmpty || IsAmbiguous(row) ? 0 : source.Items[lines[0]].Account;
    }

    /// <summary>Whether a settlement names no account, and a document of several.</summary>
    public bool IsAmbiguous(in SettlementRow row)
    {
        if (row.Account != 0) return false;
        ReadOnlySpan<int> lines = OfDocument(row.NamedDocument);
        foreach (int line in lines)
        {
            if (source.Items[line].Account != source.Items[lines[0]].Account) return true;
        }

        return false;
    }

    /// <summary>Settles a part of a line, or with a negative amount opens it again.</summary>
    public void Apply(int line, int day, long amount, int settlement, SettlementKind kind)
    {
        ref LineState state = ref states[line];
        state.Left -= amount;
        if (kind == SettlementKind.WriteOff) state.WrittenOff += amount;
        else if (kind == SettlementKind.Payment) state.Paid += amount;
        applied.Add((line, new Application(day, amount, settlement)));
    }

    /// <summary>Keeps what a settlement leaves over as a line of its own.</summary>
    public int Keep(int settlement, int account, OpenItemKind kind, long amount)
    {
        ref readonly SettlementRow row = ref source.Settlements[settlement];
        int line = source.Items.Count + leftOver.Count;
        if (line == states.Length) Array.Resize(ref states, Math.Max(16, line + line / 4));
        states[line].Left = amount;
        leftBy.Add(settlement);
        leftOver.Add(new ItemRow
        {
            Account = account,
            Document = row.NamedDocument,
            InvoiceDay = row.ValueDay,
            DueDay = DayNumber.None,
            RecordedDay = row.RecordedDay,
            Kind = kind,
            Amount = amount,
            Tax = -1,
            Insured = -1,
        });
        return line;
    }

    /// <summary>Notes what a settlement did not find.</summary>
    public void Note(int settlement, WhyUnmatched why, long amount) => unmatched.Add(new UnmatchedSettlement(settlement, why, amount));

    public AttributedItems ToAttributed() => new(source, [.. leftOver], [.. leftBy], applied, [.. unmatched]);

    private int CompareDue(int one, int other)
    {
        int order = Due(this[one]).CompareTo(Due(this[other]));
        if (order == 0) order = this[one].InvoiceDay.CompareTo(this[other].InvoiceDay);
        return order != 0 ? order : CompareParts(one, other);
    }

    /// <summary>
    /// Of lines of one day: by their parts, so that the order in which they were offered does not matter; of two alike the first one first.
    /// </summary>
    private int CompareParts(int one, int other)
    {
        int order = this[one].Amount.CompareTo(this[other].Amount);
        if (order == 0) order = Attribution.CompareTexts(source.Codes.Documents, this[one].Document, this[other].Document);
        if (order == 0) order = this[one].RecordedDay.CompareTo(this[other].RecordedDay);
        return order != 0 ? order : one.CompareTo(other);
    }

    private static int Due(in ItemRow row) => row.DueDay == DayNumber.None ? int.MaxValue : row.DueDay;

    private bool IsKnown(int line) => source.Items[line].RecordedDay <= source.KnownOn;

    private struct LineState
    {
        /// <summary>What is left, and how much payments and write-offs have settled and returns and reversals not opened again.</summary>
        public long Left, Paid, WrittenOff;
    }
}
