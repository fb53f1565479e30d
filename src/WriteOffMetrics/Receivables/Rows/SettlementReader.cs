namespace WriteOffMetrics.Receivables;

/// <summary>Reads rows to settlements. For one thread.</summary>
internal sealed class SettlementReader<TRow>
{
    private const string Document = "document", CreditDocument = "credit document", InstructedDocument = "instructed document",
        Reason = "reason";

    private readonly RowFields<TRow> fields;
    private readonly List<SettlementRow> rows = [];
    private readonly List<string?> accounts = [], documents = [], otherDocuments = [], reasons = [];

    private SettlementRow row;
    private string? account, document, credit, instructed, reason;

    /// <exception cref="ArgumentException">A selector that is needed is null.</exception>
    public SettlementReader(Currency currency, SettlementSelectors<TRow> selectors)
    {
        if (selectors.ValueDate is null) throw new ArgumentException(WhyMissing(nameof(selectors.ValueDate)), nameof(selectors));
        if (selectors.Amount is null) throw new ArgumentException(WhyMissing(nameof(selectors.Amount)), nameof(selectors));
        fields = new RowFields<TRow>(currency, "a row of a settlement", "open items");
        fields.Day("value date", selectors.ValueDate, isNeeded: true, day => row.ValueDay = day);
        fields.Amount(RowFields<TRow>.AmountField, selectors.Amount, "Give a payment that came back the kind PaymentReturned.",
            minorUnits => row.Amount = minorUnits);
        fields.CurrencyCode(selectors.Currency);
        fields.Member("kind", selectors.Kind, SettlementKind.Payment, kind => kind >= SettlementKind.WriteOff
            ? ReceivableRowWords.WhyOfTheLedger(kind) : null, kind => row.Kind = kind);
        fields.Day("recorded date", selectors.RecordedDate, isNeeded: false, day => row.RecordedDay = day);
        fields.Words(Dimension.Account, selectors.Account, text => account = text);
        fields.Words(Document, selectors.Document, text => document = text);
        fields.Words(InstructedDocument, selectors.InstructedDocument, text => instructed = text);
        fields.Words(CreditDocument, selectors.CreditDocument, text => credit = text);
        fields.Words(Reason, selectors.Reason, text => reason = text);
        fields.Together(WhyWrongTogether);
    }

    /// <summary>The sum of the amounts of the rows that were good.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>Reads a row; says what is wrong with it.</summary>
    public Finding? Read(TRow offered, long position)
    {
        if (fields.Read(offered, position) is { } rejection) return rejection;

        // The row that is read into keeps that nothing is stated: a field without a selector is set once for all rows.
        rows.Add(row.RecordedDay == DayNumber.None ? row with { RecordedDay = row.ValueDay } : row);
        accounts.Add(account);
        documents.Add(document);
        otherDocuments.Add(credit ?? instructed);
        reasons.Add(reason);
        Sum += row.Amount;
        return null;
    }

    public SettlementRow[] ToRows(ReceivableCodes codes)
    {
        int[] accountCodes = codes.GetOrAdd(codes.Accounts, accounts.ToArray()),
            documentCodes = codes.GetOrAdd(codes.Documents, documents.ToArray()),
            otherCodes = codes.GetOrAdd(codes.Documents, otherDocuments.ToArray()),
            reasonCodes = codes.GetOrAdd(codes.Reasons, reasons.ToArray());
        SettlementRow[] all = [.. rows];
        for (int i = 0; i < all.Length; i++)
        {
            (all[i].Account, all[i].Document) = (accountCodes[i], documentCodes[i]);
            (all[i].OtherDocument, all[i].Reason) = (otherCodes[i], reasonCodes[i]);
        }

        return all;
    }

    private (string Field, string? Found, string? Why) WhyWrongTogether()
    {
        if (!fields.IsGood("kind")) return default;
        if (row.Kind == SettlementKind.Adjustment && string.IsNullOrWhiteSpace(reason))
            return (Reason, reason, ReceivableRowWords.NoReason);
        if (row.Kind == SettlementKind.CreditAllocation)
        {
            if (credit is null) return (CreditDocument, null, ReceivableRowWords.NoCredit);
            if (document is null) return (Document, null, ReceivableRowWords.NoAllocatedDocument);
        }
        else if (credit is not null)
        {
            return (CreditDocument, credit, ReceivableRowWords.CreditElsewhere);
        }

        if (instructed is null) return default;
        if (row.Kind != SettlementKind.Payment) return (InstructedDocument, instructed, ReceivableRowWords.InstructionElsewhere);
        return document is null ? default : (InstructedDocument, instructed, ReceivableRowWords.InstructionBesideDocument);
    }

    private static string WhyMissing(string part) => $"Found no selector for {part}; one is needed. Set it.";
}
