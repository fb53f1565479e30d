namespace WriteOffMetrics.Receivables;

/// <summary>Reads rows to items. For one thread.</summary>
internal sealed class ItemReader<TRow>
{
    private readonly RowFields<TRow> fields;
    private readonly List<ItemRow> rows = [];
    private readonly List<string?> accounts = [], documents = [];
    private readonly (string Name, List<string?> Texts)[] dimensions;
    private readonly string?[] texts;

    private ItemRow row;
    private string? account, document;

    /// <exception cref="ArgumentException">A selector that is needed is null, or a dimension has a bad name.</exception>
    public ItemReader(Currency currency, OpenItemSelectors<TRow> selectors)
    {
        if (selectors.InvoiceDate is null) throw new ArgumentException(WhyMissing(nameof(selectors.InvoiceDate)), nameof(selectors));
        if (selectors.Amount is null) throw new ArgumentException(WhyMissing(nameof(selectors.Amount)), nameof(selectors));
        fields = new RowFields<TRow>(currency, "a row of an open item", "open items");
        fields.Day("invoice date", selectors.InvoiceDate, isNeeded: true, day => row.InvoiceDay = day);
        fields.Amount(RowFields<TRow>.AmountField, selectors.Amount, "Give a credit note the kind CreditNote.",
            minorUnits => row.Amount = minorUnits);
        fields.CurrencyCode(selectors.Currency);
        fields.Member("kind", selectors.Kind, OpenItemKind.Invoice, kind => kind > OpenItemKind.OnAccountCash
            ? ReceivableRowWords.WhyMadeByTheLibrary(kind) : null, kind => row.Kind = kind);
        fields.Day("due date", selectors.DueDate, isNeeded: false, day => row.DueDay = day);
        fields.Day("recorded date", selectors.RecordedDate, isNeeded: false, day => row.RecordedDay = day);
        fields.Part("tax", selectors.Tax, () => row.Amount, RowFieldWords.WhyPartAbove, part => row.Tax = part);
        fields.Part("insured", selectors.Insured, () => row.Amount, RowFieldWords.WhyPartAbove, part => row.Insured = part);
        fields.Words(Dimension.Account, selectors.Account, text => account = text);
        fields.Words(Dimension.Document, selectors.Document, text => document = text);
        dimensions = [.. DimensionsOf(selectors).Select(one => (one.Name, new List<string?>()))];
        texts = new string?[dimensions.Length];
        int next = 0;
        foreach ((string name, Func<TRow, string?> select) in DimensionsOf(selectors))
        {
            int at = next++;
            fields.Words(name, select, text => texts[at] = text);
        }
    }

    /// <summary>The sum of the amounts of the rows that were good.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>Reads a row; says what is wrong with it.</summary>
    public Finding? Read(TRow offered, long position)
    {
        if (fields.Read(offered, position) is { } rejection) return rejection;

        // The row that is read into keeps that nothing is stated: a field without a selector is set once for all rows.
        rows.Add(row.RecordedDay == DayNumber.None ? row with { RecordedDay = row.InvoiceDay } : row);
        accounts.Add(account);
        documents.Add(document);
        for (int i = 0; i < texts.Length; i++) dimensions[i].Texts.Add(texts[i]);
        Sum += row.Amount;
        return null;
    }

    public ItemRow[] ToRows(ReceivableCodes codes)
    {
        int[] accountCodes = codes.GetOrAdd(codes.Accounts, accounts.ToArray()),
            documentCodes = codes.GetOrAdd(codes.Documents, documents.ToArray());
        ItemRow[] all = [.. rows];
        for (int i = 0; i < all.Length; i++) (all[i].Account, all[i].Document) = (accountCodes[i], documentCodes[i]);
        return all;
    }

    public (string Name, int[] Codes)[] ToDimensions(ReceivableCodes codes) =>
        [.. dimensions.Select(one => (one.Name, codes.GetOrAdd(codes.OfDimension(one.Name), one.Texts.ToArray())))];

    private static IEnumerable<(string Name, Func<TRow, string?> Select)> DimensionsOf(OpenItemSelectors<TRow> selectors)
    {
        if (selectors.AccountGroup is { } group) yield return (ReceivableCodes.AccountGroup, group);
        if (selectors.Dimensions.Count > Dimension.MaxOwn)
            throw new ArgumentException(
                $"Found {Invariant.Count(selectors.Dimensions.Count)} dimensions of your own; up to {Dimension.MaxOwn} are allowed.",
                nameof(selectors));
        foreach ((string name, Func<TRow, string?> select) in selectors.Dimensions)
        {
            Dimension.RequireName(name, nameof(selectors));
            if (Dimension.IsBuiltIn(name) || name == ReceivableCodes.AccountGroup)
                throw new ArgumentException(
                    $"Found a dimension of your own called '{name}'; this name is taken. Use the selector of that name.",
                    nameof(selectors));
            yield return (name, select ?? throw new ArgumentException(WhyMissing($"the dimension '{name}'"), nameof(selectors)));
        }
    }

    private static string WhyMissing(string part) => $"Found no selector for {part}; one is needed. Set it.";
}
