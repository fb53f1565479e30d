namespace WriteOffMetrics.Receivables;

/// <summary>
/// Settles the items of one account after the other, settlement by settlement in order of time (M31). What names a document settles its
/// lines, the earliest due first; what names none settles the earliest items first, those of one day in proportion to what is left of them.
/// What a settlement leaves over becomes a line of its own. For one attribution and one thread.
/// </summary>
internal sealed class AccountWalk(ItemTable source, LineBook book)
{
    private readonly LeftOverLines leftOver = new(book);

    /// <summary>
    /// The lines of documents that money or a write-off waits for, by the day on which they come and their place in the document.
    /// </summary>
    private readonly PriorityQueue<int, (int Day, int Place)> awaited = new();

    private int account;

    /// <summary>The account's debits in order of time; made when first needed. Those before the first open one are settled.</summary>
    private int[]? inOrder;
    private int firstOpen;

    /// <summary>Whether a debit without an invoice was ever settled, so that it can be opened again.</summary>
    private bool isLeftOverSettled;

    /// <summary>Begins an account.</summary>
    public void Enter(int of)
    {
        account = of;
        leftOver.Clear();
        inOrder = null;
        firstOpen = 0;
        isLeftOverSettled = false;
    }

    /// <summary>Takes the next settlement of the account.</summary>
    public void Settle(int settlement)
    {
        ref readonly SettlementRow row = ref source.Settlements[settlement];
        Receive(row.ValueDay);
        switch (row.Kind)
        {
            case SettlementKind.CreditAllocation: Allocate(settlement, row); break;
            case SettlementKind.PaymentReturned: Reopen(settlement, row, SettlementKind.Payment); break;
            case SettlementKind.Reversal: Reopen(settlement, row, SettlementKind.WriteOff); break;
            default: Lower(settlement, row); break;
        }
    }

    /// <summary>Ends an account.</summary>
    public void Leave() => Receive(int.MaxValue);

    /// <summary>A payment, an adjustment or a write-off.</summary>
    private void Lower(int settlement, in SettlementRow row)
    {
        long left = row.Amount;
        if (row.Document != 0)
        {
            left = LowerDocument(settlement, row, row.Document, left);
            if (left > 0 && row.Kind == SettlementKind.Adjustment)
                foreach (int credit in CreditsOf(row.Document, row.ValueDay)) left -= Settle(credit, settlement, row, left);
        }
        else
        {
            if (row.OtherDocument != 0 && OpenOf(row.OtherDocument, row.ValueDay) is > 0 and var open && open <= left)
                left = LowerDocument(settlement, row, row.OtherDocument, left);
            left = LowerInOrder(settlement, row, left);
        }

        if (left > 0) KeepCredit(settlement, row, left);
    }

    /// <summary>What a settlement leaves over is a credit, which settles lines of its document that come later.</summary>
    private void KeepCredit(int settlement, in SettlementRow row, long left)
    {
        book.Note(settlement, WhyLeft(row), left);
        leftOver.Add(book.Keep(
            settlement, account, row.Kind == SettlementKind.Payment ? OpenItemKind.OnAccountCash : OpenItemKind.UnmatchedCredit, left));
    }

    private WhyUnmatched WhyLeft(in SettlementRow row)
    {
        if (Await(row)) return WhyUnmatched.BeforeInvoice;
        if (row.Document != 0 && HasDebit(row.Document)) return WhyUnmatched.Beyond;
        if (book.IsAmbiguous(row)) return WhyUnmatched.AmbiguousDocument;
        return row.Document == 0 ? WhyUnmatched.Beyond : WhyUnmatched.UnknownDocument;
    }

    /// <summary>Waits for the lines of a document that come later.</summary>
    /// <returns>Whether there are any.</returns>
    private bool Await(in SettlementRow row)
    {
        bool isAny = false;
        ReadOnlySpan<int> lines = book.OfDocument(row.Document);
        for (int place = 0; place < lines.Length; place++)
        {
            int line = lines[place];
            if (!IsDebit(line) || book[line].InvoiceDay <= row.ValueDay) continue;
            awaited.Enqueue(line, (book[line].InvoiceDay, place));
            isAny = true;
        }

        return isAny;
    }

    /// <summary>Settles lines that have come by a day with what waited for them.</summary>
    private void Receive(int day)
    {
        while (awaited.TryPeek(out int line, out (int Day, int Place) when) && when.Day <= day)
        {
            awaited.Dequeue();
            foreach (int credit in leftOver.CreditsOf(book[line].Document))
            {
                if (book.Left(line) == 0) break;
                int settlement = book.LeftBy(credit);
                long part = Math.Min(book.Left(credit), book.Left(line));

                // What the debtor named and the books did not settle is nobody's but the account's.
                if (part == 0 || source.Settlements[settlement].Document == 0) continue;
                book.Apply(credit, when.Day, part, settlement, SettlementKind.CreditAllocation);
                book.Apply(line, when.Day, part, settlement, source.Settlements[settlement].Kind);
            }
        }
    }

    /// <summary>Settles the lines of a document that are there, the earliest due first.</summary>
    /// <returns>What is left over.</returns>
    private long LowerDocument(int settlement, in SettlementRow row, int document, long left)
    {
        foreach (int line in book.OfDocument(document))
        {
            if (left == 0) return 0;
            if (IsDebit(line) && book[line].InvoiceDay <= row.ValueDay) left -= Settle(line, settlement, row, left);
        }

        return left == 0 ? 0 : LowerLeftOver(settlement, row, document, left);
    }

    /// <summary>Settles debits without an invoice, of a document or, with 0, of any.</summary>
    private long LowerLeftOver(int settlement, in SettlementRow row, int document, long left)
    {
        foreach (int line in leftOver.DebitsOf(document))
        {
            left -= Settle(line, settlement, row, left);
            isLeftOverSettled = true;
            if (left == 0) break;
        }

        return left;
    }

    /// <summary>Settles a line as far as an amount goes.</summary>
    /// <returns>How much that is.</returns>
    private long Settle(int line, int settlement, in SettlementRow row, long left)
    {
        long part = Math.Min(left, book.Left(line));
        if (part > 0) book.Apply(line, row.ValueDay, part, settlement, row.Kind);
        return part;
    }

    /// <summary>Settles the earliest items first.</summary>
    private long LowerInOrder(int settlement, in SettlementRow row, long left)
    {
        int[] lines = inOrder ??= book.DebitsInOrder(account);
        while (firstOpen < lines.Length && book.Left(lines[firstOpen]) == 0) firstOpen++;
        for (int i = firstOpen; left > 0 && i < lines.Length && book[lines[i]].InvoiceDay <= row.ValueDay;)
        {
            int end = i + 1;
            while (end < lines.Length && book.CompareDays(lines[i], lines[end]) == 0) end++;
            left = SettleInProportion(lines.AsSpan(i..end), settlement, row, left);
            i = end;
        }

        return left == 0 ? 0 : LowerLeftOver(settlement, row, 0, left);
    }

    /// <summary>Settles lines of one day in proportion to what is left of them, to the minor unit.</summary>
    private long SettleInProportion(ReadOnlySpan<int> lines, int settlement, in SettlementRow row, long left)
    {
        Int128 all = 0;
        foreach (int line in lines) all += book.Left(line);
        if (all <= left || lines.Length == 1)
        {
            foreach (int line in lines) left -= Settle(line, settlement, row, left);
            return left;
        }

        var parts = new Int128[lines.Length];
        var remainders = new UInt128[lines.Length];
        Int128 handedOut = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            (parts[i], Int128 remainder) = Int128.DivRem((Int128)left * book.Left(lines[i]), all);
            remainders[i] = (UInt128)remainder;
            handedOut += parts[i];
        }

        LargestRemainder.HandOut(parts, remainders, left - handedOut);
        for (int i = 0; i < lines.Length; i++) Settle(lines[i], settlement, row, (long)parts[i]);
        return 0;
    }

    /// <summary>A returned payment or a reversal: opens again what payments or write-offs settled, the latest first.</summary>
    private void Reopen(int settlement, in SettlementRow row, SettlementKind undone)
    {
        long left = row.Amount;
        foreach (int credit in leftOver.CreditsFromLast(row.Document))
        {
            if (source.Settlements[book.LeftBy(credit)].Kind == undone) left -= Settle(credit, settlement, row, left);
            if (left == 0) return;
        }

        if (isLeftOverSettled)
            foreach (int debit in leftOver.DebitsFromLast(row.Document)) left -= OpenAgain(debit, settlement, row, undone, left);
        ReadOnlySpan<int> lines = row.Document != 0 ? book.OfDocument(row.Document) : inOrder ??= book.DebitsInOrder(account);
        for (int i = lines.Length - 1; i >= 0 && left > 0; i--)
        {
            if (IsDebit(lines[i]) && book[lines[i]].InvoiceDay <= row.ValueDay)
                left -= OpenAgain(lines[i], settlement, row, undone, left);
        }

        firstOpen = 0;
        if (left == 0) return;
        book.Note(settlement, WhyUnmatched.NotSettled, left);
        leftOver.Add(book.Keep(settlement, account, OpenItemKind.UnmatchedDebit, left));
    }

    /// <summary>Opens a line again as far as it was settled so.</summary>
    /// <returns>How much that is.</returns>
    private long OpenAgain(int line, int settlement, in SettlementRow row, SettlementKind undone, long left)
    {
        long part = Math.Min(left, book.SettledBy(undone, line));
        if (part > 0) book.Apply(line, row.ValueDay, -part, settlement, undone);
        return part;
    }

    /// <summary>Settles an invoice with a credit, as far as both go.</summary>
    private void Allocate(int settlement, in SettlementRow row)
    {
        long left = row.Amount;
        foreach (int credit in CreditsOf(row.OtherDocument, row.ValueDay))
        {
            foreach (int line in book.OfDocument(row.Document))
            {
                if (!IsDebit(line) || book[line].InvoiceDay > row.ValueDay) continue;
                long part = Math.Min(left, Math.Min(book.Left(credit), book.Left(line)));
                if (part == 0) continue;
                book.Apply(credit, row.ValueDay, part, settlement, row.Kind);
                book.Apply(line, row.ValueDay, part, settlement, row.Kind);
                left -= part;
            }
        }

        if (left > 0) book.Note(settlement, WhyUnmatched.NotAllocated, left);
    }

    /// <summary>Whether a line is owed by the account.</summary>
    private bool IsDebit(int line) => book[line].Account == account && !book[line].IsCredit;

    private bool HasDebit(int document)
    {
        foreach (int line in book.OfDocument(document))
        {
            if (IsDebit(line)) return true;
        }

        return false;
    }

    private long OpenOf(int document, int day)
    {
        long open = 0;
        foreach (int line in book.OfDocument(document))
        {
            if (IsDebit(line) && book[line].InvoiceDay <= day) open += book.Left(line);
        }

        return open + leftOver.DebitsOf(document).Sum(book.Left);
    }

    /// <summary>The credits of a document that are there on a day.</summary>
    private List<int> CreditsOf(int document, int day)
    {
        List<int> credits = [];
        foreach (int line in book.OfDocument(document))
        {
            if (book[line].Account == account && book[line].IsCredit && book[line].InvoiceDay <= day) credits.Add(line);
        }

        return [.. credits, .. leftOver.CreditsOf(document)];
    }
}
