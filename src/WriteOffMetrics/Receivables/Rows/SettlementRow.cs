namespace WriteOffMetrics.Receivables;

/// <summary>A settlement as it was stated: texts as codes, days as numbers.</summary>
internal record struct SettlementRow
{
    /// <summary>The code of null where they are not stated.</summary>
    public int Account, Document;

    /// <summary>
    /// Of a payment the document that the debtor named, of a credit allocation the credit; the code of null where there is none.
    /// </summary>
    public int OtherDocument;

    public int ValueDay;

    /// <summary>The value date where none was stated.</summary>
    public int RecordedDay;

    /// <summary>The code of null where it is not stated.</summary>
    public int Reason;

    public SettlementKind Kind;

    /// <summary>In minor units, above zero.</summary>
    public long Amount;

    /// <summary>The document that the books or, where they name none, the debtor names; the code of null where neither does.</summary>
    public readonly int NamedDocument => Document != 0 ? Document : OtherDocument;
}
