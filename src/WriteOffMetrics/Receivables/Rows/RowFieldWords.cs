namespace WriteOffMetrics.Receivables;

/// <summary>What is said of the fields of bad rows: what was found, what is allowed, what to do.</summary>
internal static class RowFieldWords
{
    public static string WhyNull(string what) => $"Found null; {what} is needed. Leave it out or restore it.";

    public static string WhyMissing(string what) => $"Found none; one {what} is needed. Supply it.";

    public static string WhyNotAbove(decimal amount, string instead) =>
        $"Found {RowWords.TextOf(amount)}; amounts above zero are allowed, because the kind carries the sign. {instead}";

    public static string WhyPartNegative(decimal amount) =>
        $"Found {RowWords.TextOf(amount)}; a part from zero to the amount is allowed. Correct it, or leave it out where it is not known.";

    public static string WhyPartAbove(Money part, Money whole) =>
        $"Found {part} of {whole}; a part from zero to the amount is allowed. State the amount with the part in it.";

    public static string WhyNoMember(string found, string type) => $"Found {found}; a member of {type} is allowed. Correct the row.";

    public static string WhyNotCurrency(string? found, Currency currency) => string.IsNullOrWhiteSpace(found)
        ? $"Found no currency; {currency.Code}, that of the open items, is needed. Supply it."
        : $"Found {Invariant.InQuotes(found)} among open items in {currency.Code}; one currency is allowed. Keep open items per currency.";

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
        "Found the document of a credit at a settlement that allocates none; it is allowed of a credit "
            + "allocation. Correct the kind, or leave "
        + "it out.";

    public const string InstructionBesideDocument =
        "Found a document that the debtor named beside one that the books settled; one of the two is allowed. Leave one out.";

    public const string InstructionElsewhere =
        "Found a document that the debtor named at a settlement that is no payment; it is allowed of a payment. Leave it out.";
}
