namespace WriteOffMetrics.Receivables;

/// <summary>One line of a document as it was stated: texts as codes, days as numbers.</summary>
internal record struct ItemRow
{
    public int Account, Document;

    /// <summary>The day from which on it is open.</summary>
    public int InvoiceDay;

    /// <summary><see cref="DayNumber.None"/> where it is not stated.</summary>
    public int DueDay;

    /// <summary>The invoice date where none was stated.</summary>
    public int RecordedDay;

    public OpenItemKind Kind;

    /// <summary>In minor units, above zero.</summary>
    public long Amount;

    /// <summary>The parts that are tax and that are insured; −1 where they are not stated.</summary>
    public long Tax, Insured;

    public readonly bool IsCredit => Kind is OpenItemKind.CreditNote or OpenItemKind.OnAccountCash or OpenItemKind.UnmatchedCredit;
}
