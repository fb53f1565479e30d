using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>
/// What docs/receivables.md says, as slowly and plainly as it can be done: one day after the other, on each day one account after the
/// other, over lists that are searched and sorted anew for each settlement. Nothing is prepared, so nothing can be stale.
/// </summary>
internal sealed class OpenItemsModel
{
    private readonly List<Line> lines = [];
    private readonly Event[] events;
    private readonly List<(string Rule, decimal Amount)> findings = [];

    /// <param name="items">Rows of items.</param>
    /// <param name="settlements">Rows of settlements.</param>
    /// <param name="entries">Entries of ledgers.</param>
    /// <param name="known">The day through which rows may have been recorded; null for all.</param>
    public OpenItemsModel(
        IEnumerable<ItemLine> items, IEnumerable<SettlementLine> settlements, IEnumerable<LedgerEntry> entries, LocalDate? known)
    {
        foreach (ItemLine item in items)
        {
            var line = new Line(item, item.Kind, item.Document, item.Account, item.InvoiceDate, item.DueDate, item.Amount)
            {
                Recorded = item.Recorded ?? item.InvoiceDate,
                Region = item.Region,
            };
            if (IsKnown(line.Recorded)) lines.Add(line);
        }

        events =
        [
            .. settlements.Select(one => new Event(one, one.Kind, one.Document, one.Instructed, one.Credit, one.Account, one.ValueDate,
                one.Recorded ?? one.ValueDate, one.Amount)),
            .. entries.Where(one => one.Kind != EntryKind.Recovery).Select(one => new Event(
                one, one.Kind == EntryKind.WriteOff ? SettlementKind.WriteOff : SettlementKind.Reversal, one.Document, null, null,
                one.Account, one.EffectiveDate, one.RecordedDate ?? one.EffectiveDate, one.Amount.ToDecimal())),
        ];
        events = [.. events.Where(one => IsKnown(one.Recorded))];
        LocalDate[] days = [.. lines.Select(line => line.InvoiceDate).Concat(events.Select(one => one.Day)).Distinct().Order()];
        foreach (LocalDate day in days) Play(day);

        bool IsKnown(LocalDate recorded) => known is null || recorded <= known;
    }

    /// <summary>What settlements did not find, as rule and amount.</summary>
    public IReadOnlyList<(string Rule, decimal Amount)> Findings => findings;

    /// <summary>All lines: those that were stated, and what settlements left over.</summary>
    public IReadOnlyList<Line> Lines => lines;

    /// <summary>The lines of which something was open at the end of a day, with how much.</summary>
    public IEnumerable<(Line Line, decimal Open)> AsOf(LocalDate day) =>
        from line in lines
        where line.InvoiceDate <= day
        let open = line.Amount - line.Moves.Where(move => move.Day <= day).Sum(move => move.Amount)
        where open != 0
        select (line, open);

    private void Play(LocalDate day)
    {
        string?[] accounts = [.. lines.Select(line => line.Account).Concat(events.Select(AccountOf)).Distinct()];
        foreach (string? account in accounts)
        {
            foreach (Line line in ByDue(lines.Where(line => line.Account == account && !line.IsCredit && line.InvoiceDate == day
                && !line.IsLeftOver)).ToArray())
                UseWhatWaited(line, day);
            foreach (Event one in events.Where(one => one.Day == day && AccountOf(one) == account).Order(Comparer<Event>.Create(InTurn)))
                Settle(one, account);
        }
    }

    /// <summary>"A payment before its invoice is a credit until the invoice comes, and then settles it."</summary>
    private void UseWhatWaited(Line invoice, LocalDate day)
    {
        foreach (Line credit in lines.Where(line => line.IsLeftOver && line.IsCredit && line.Account == invoice.Account))
        {
            if (credit.By!.Document is null || credit.By.Document != invoice.Document) continue;
            decimal part = Math.Min(credit.Open, invoice.Open);
            credit.Move(day, part, null);
            invoice.Move(day, part, credit.By.Kind);
        }
    }

    private void Settle(Event one, string? account)
    {
        Line[] here = [.. lines.Where(line => line.Account == account && line.InvoiceDate <= one.Day)];
        if (one.Kind == SettlementKind.CreditAllocation) Allocate(one, here);
        else if (one.Kind is SettlementKind.PaymentReturned or SettlementKind.Reversal) Reopen(one, here, account);
        else Lower(one, here, account);
    }

    private void Lower(Event one, Line[] here, string? account)
    {
        decimal left = one.Amount;
        if (one.Document is not null)
        {
            Take(OfDocument(here, one.Document));
            if (one.Kind == SettlementKind.Adjustment) Take(CreditsOf(here, one.Document));
        }
        else
        {
            Line[] named = one.Instructed is null ? [] : [.. OfDocument(here, one.Instructed)];
            if (named.Sum(line => line.Open) is > 0 and var open && open <= left) Take(named);
            foreach (IGrouping<(LocalDate, LocalDate?), Line> day in InOrderOfTime(here).GroupBy(line => (line.InvoiceDate, line.DueDate)))
                TakeInProportion([.. day]);
            Take(here.Where(line => line.IsLeftOver && !line.IsCredit));
        }

        if (left == 0) return;
        findings.Add((WhyLeft(one, account), left));
        Keep(one, account, one.Kind == SettlementKind.Payment ? OpenItemKind.OnAccountCash : OpenItemKind.UnmatchedCredit, left);

        void Take(IEnumerable<Line> some)
        {
            foreach (Line line in some.ToArray())
            {
                decimal part = Math.Min(left, line.Open);
                line.Move(one.Day, part, one.Kind);
                left -= part;
            }
        }

        void TakeInProportion(Line[] some)
        {
            decimal all = some.Sum(line => line.Open), given = Math.Min(all, left);
            if (given == 0) return;
            // In whole cents, so that a remainder is exact: the largest ones get a cent more.
            long[] products = [.. some.Select(line => (long)(given * 100) * (long)(line.Open * 100))];
            decimal[] parts = [.. products.Select(product => product / (long)(all * 100) / 100m)];
            decimal cents = given - parts.Sum();
            IEnumerable<int> largest = Enumerable.Range(0, some.Length).OrderByDescending(i => products[i] % (long)(all * 100));
            foreach (int i in largest.Take((int)(cents * 100))) parts[i] += 0.01m;
            for (int i = 0; i < some.Length; i++) some[i].Move(one.Day, parts[i], one.Kind);
            left -= given;
        }
    }

    private static void MoveBack(List<Line> some, Event one, ref decimal left, Func<Line, decimal> most, int sign, SettlementKind? kind)
    {
        foreach (Line line in some)
        {
            decimal part = Math.Min(left, most(line));
            line.Move(one.Day, sign * part, kind);
            left -= part;
        }
    }

    /// <summary>Opens again the latest first: what is not used yet, then debits without an invoice, then invoices.</summary>
    private void Reopen(Event one, Line[] here, string? account)
    {
        SettlementKind undone = one.Kind == SettlementKind.PaymentReturned ? SettlementKind.Payment : SettlementKind.WriteOff;
        decimal left = one.Amount;
        Line[] touched = [.. here.Where(line => one.Document is null || line.Document == one.Document)];
        List<Line> unused = [.. touched.Where(line => line.IsLeftOver && line.IsCredit && line.By!.Kind == undone).Reverse()],
            debits = [.. touched.Where(line => line.IsLeftOver && !line.IsCredit).Reverse()],
            invoices = [.. (one.Document is null ? InOrderOfTime(touched) : ByDue(Stated(touched))).Reverse()];
        MoveBack(unused, one, ref left, line => line.Open, 1, null);
        MoveBack(debits, one, ref left, line => line.SettledBy(undone), -1, undone);
        MoveBack(invoices, one, ref left, line => line.SettledBy(undone), -1, undone);
        if (left == 0) return;
        findings.Add(("reopened-beyond-settled", left));
        Keep(one, account, OpenItemKind.UnmatchedDebit, left);
    }

    private void Allocate(Event one, Line[] here)
    {
        decimal left = one.Amount;
        foreach (Line credit in CreditsOf(here, one.Credit!).ToArray())
        {
            foreach (Line line in ByDue(Stated(here.Where(line => line.Document == one.Document))).ToArray())
            {
                decimal part = Math.Min(left, Math.Min(credit.Open, line.Open));
                credit.Move(one.Day, part, one.Kind);
                line.Move(one.Day, part, one.Kind);
                left -= part;
            }
        }

        if (left > 0) findings.Add(("allocation-exceeds-open", left));
    }

    private void Keep(Event one, string? account, OpenItemKind kind, decimal amount) => lines.Add(
        new Line(one.Row, kind, one.Document ?? one.Instructed, account, one.Day, null, amount) { Recorded = one.Recorded, By = one });

    private string WhyLeft(Event one, string? account)
    {
        Line[] named = [.. lines.Where(line => !line.IsCredit && !line.IsLeftOver && line.Account == account
            && line.Document is not null && line.Document == one.Document)];
        if (named.Any(line => line.InvoiceDate > one.Day)) return "settlement-before-invoice";
        if (one.Document is not null && named.Length == 0) return IsAmbiguous(one) ? "ambiguous-document" : "unknown-document";
        return one.Instructed is not null && IsAmbiguous(one) ? "ambiguous-document" : "settlement-exceeds-open";
    }

    /// <summary>Where no account is stated, the document says whose item it is, where only one account has it.</summary>
    private string? AccountOf(Event one) =>
        one.Account ?? (OwnersOf(one) is [string owner] ? owner : null);

    private bool IsAmbiguous(Event one) => one.Account is null && OwnersOf(one).Length > 1;

    private string?[] OwnersOf(Event one) => (one.Document ?? one.Instructed) is not { } document ? []
        : [.. lines.Where(line => !line.IsLeftOver && line.Document == document).Select(line => line.Account).Distinct()];

    private static IEnumerable<Line> Stated(IEnumerable<Line> some) => some.Where(line => !line.IsLeftOver && !line.IsCredit);

    /// <summary>The debits of a document: its instalments, the earliest due first, then what is owed of it without an invoice.</summary>
    private static IEnumerable<Line> OfDocument(Line[] here, string document) =>
    [
        .. ByDue(Stated(here.Where(line => line.Document == document))),
        .. here.Where(line => line.Document == document && line.IsLeftOver && !line.IsCredit),
    ];

    private static IEnumerable<Line> CreditsOf(Line[] here, string document) =>
    [
        .. ByDue(here.Where(line => line.Document == document && line.IsCredit && !line.IsLeftOver)),
        .. here.Where(line => line.Document == document && line.IsCredit && line.IsLeftOver),
    ];

    private static IEnumerable<Line> ByDue(IEnumerable<Line> some) => ByParts(some
        .OrderBy(line => line.DueDate ?? LocalDate.MaxIsoValue).ThenBy(line => line.InvoiceDate));

    private static IEnumerable<Line> InOrderOfTime(IEnumerable<Line> some) => ByParts(Stated(some)
        .OrderBy(line => line.InvoiceDate).ThenBy(line => line.DueDate ?? LocalDate.MaxIsoValue));

    /// <summary>What the page leaves open, so that the order of rows does not matter: the smaller, by name, as recorded.</summary>
    private static IEnumerable<Line> ByParts(IOrderedEnumerable<Line> some) => some
        .ThenBy(line => line.Amount).ThenBy(line => line.Document, StringComparer.Ordinal).ThenBy(line => line.Recorded);

    /// <summary>What names a document, what names none, write-offs, and what undoes something.</summary>
    private static int InTurn(Event one, Event other)
    {
        int order = TurnOf(one).CompareTo(TurnOf(other));
        if (order == 0) order = one.Kind.CompareTo(other.Kind);
        if (order == 0) order = one.Amount.CompareTo(other.Amount);
        if (order == 0) order = string.CompareOrdinal(one.Document, other.Document);
        if (order == 0) order = string.CompareOrdinal(one.Instructed ?? one.Credit, other.Instructed ?? other.Credit);
        return order != 0 ? order : one.Recorded.CompareTo(other.Recorded);
    }

    private static int TurnOf(Event one) => one.Kind switch
    {
        SettlementKind.Payment or SettlementKind.Adjustment => one.Document is not null ? 0 : one.Instructed is not null ? 1 : 3,
        SettlementKind.CreditAllocation => 2,
        SettlementKind.WriteOff => one.Document is not null ? 4 : 5,
        SettlementKind.PaymentReturned => 6,
        _ => 7,
    };

    internal sealed record Event(
        object Row, SettlementKind Kind, string? Document, string? Instructed, string? Credit, string? Account, LocalDate Day,
        LocalDate Recorded, decimal Amount);

    internal sealed class Line(
        object row, OpenItemKind kind, string? document, string? account, LocalDate invoiceDate, LocalDate? dueDate, decimal amount)
    {
        /// <summary>The row that stated it, or that of the settlement that left it over.</summary>
        public object Row => row;

        public OpenItemKind Kind => kind;

        public string? Document => document;

        public string? Account => account;

        public LocalDate InvoiceDate => invoiceDate;

        public LocalDate? DueDate => dueDate;

        public decimal Amount => amount;

        public string? Region { get; init; }

        public LocalDate Recorded { get; init; }

        /// <summary>The settlement that left it over; none of what was stated.</summary>
        public Event? By { get; init; }

        public bool IsLeftOver => By is not null;

        public bool IsCredit => Kind is OpenItemKind.CreditNote or OpenItemKind.OnAccountCash or OpenItemKind.UnmatchedCredit;

        public List<(LocalDate Day, decimal Amount, SettlementKind? Kind)> Moves { get; } = [];

        public decimal Open => Amount - Moves.Sum(move => move.Amount);

        public decimal SettledBy(SettlementKind by) => Moves.Where(move => move.Kind == by).Sum(move => move.Amount);

        public void Move(LocalDate day, decimal by, SettlementKind? how)
        {
            if (by != 0) Moves.Add((day, by, how));
        }
    }
}
