namespace WriteOffMetrics.Receivables;

/// <summary>What is said of bad rows of open items and settlements alone; <see cref="RowFieldWords"/> has what is said of any.</summary>
internal static class ReceivableRowWords
{
    public static string WhyMadeByTheLibrary(OpenItemKind kind) =>
        $"Found {kind}, which the library makes itself; Invoice, CreditNote and OnAccountCash are allowed. Correct the row.";

    public static string WhyOfTheLedger(SettlementKind kind) =>
        $"Found {kind}, which is read from the ledger; Payment, PaymentReturned, CreditAllocation and Adjustment are allowed. "
        + "Leave the row out and call Settle with the ledger.";

    public const string NoReason =
        "Found an adjustment without a reason; one is needed, because adjustments are reported by it. Supply it.";

    public const string NoCredit =
        "Found a credit allocation without the document of the credit; it is needed beside the document that is settled. Supply it.";

    public const string NoAllocatedDocument =
        "Found a credit allocation without a document; the invoice that the credit settles is needed. Supply it.";

    public const string CreditElsewhere =
        "Found the document of a credit at a settlement that allocates none; it is allowed of a credit allocation. Correct the kind, or "
        + "leave it out.";

    public const string InstructionBesideDocument =
        "Found a document that the debtor named beside one that the books settled; one of the two is allowed. Leave one out.";

    public const string InstructionElsewhere =
        "Found a document that the debtor named at a settlement that is no payment; it is allowed of a payment. Leave it out.";
}
