namespace WriteOffMetrics.Receivables;

/// <summary>The settlements that did not find all that they settle, as findings.</summary>
internal static class AttributionFindings
{
    public static Finding[] Of(OpenItems items) =>
    [
        .. from unmatched in items.Attributed.Unmatched
           orderby unmatched.Settlement
           select ToFinding(items, unmatched),
    ];

    private static Finding ToFinding(OpenItems items, UnmatchedSettlement unmatched)
    {
        SettlementRow row = items.Settlements[unmatched.Settlement];
        Money amount = Money.FromMinorUnits(unmatched.Amount, items.Currency);
        return Finding.FromFaults(
            ReceivablesRules.Of(unmatched.Why), FindingSeverity.Warning, [FindingPosition.FromOrdinal(unmatched.Settlement)],
            FindingFault.FromText(FieldOf(unmatched.Why), items.Codes.Documents[row.NamedDocument],
            Message(items, row, unmatched.Why, amount)))
            with
        { AmountAtStake = amount };
    }

    private static string FieldOf(WhyUnmatched why) => why switch
    {
        WhyUnmatched.UnknownDocument or WhyUnmatched.AmbiguousDocument => "document",
        WhyUnmatched.BeforeInvoice => "value date",
        _ => "amount",
    };

    private static string Message(OpenItems items, in SettlementRow row, WhyUnmatched why, Money amount)
    {
        string what = $"{row.Kind} of {Money.FromMinorUnits(row.Amount, items.Currency)} on "
            + $"{DayNumber.ToText(DayNumber.ToDate(row.ValueDay))}",
            account = Invariant.InQuotes(items.Codes.Accounts[row.Account]),
            document = Invariant.InQuotes(items.Codes.Documents[row.NamedDocument]);
        return why switch
        {
            WhyUnmatched.Beyond =>
                $"Found the {what} that exceeds what is open by {amount}, which is kept as a credit. Allocate or refund it.",
            WhyUnmatched.UnknownDocument =>
                $"Found the {what} for the document {document}, which the account {account} does not have; {amount} is kept as a "
                + "credit. Correct the document or the account, or add the invoice.",
            WhyUnmatched.AmbiguousDocument =>
                $"Found the {what} without an account for the document {document}, which several accounts have; {amount} is kept as a "
                + "credit. Supply the account.",
            WhyUnmatched.BeforeInvoice =>
                $"Found the {what} before the invoice {document}; until then {amount} is kept as a credit. Look whether both dates are "
                + "right.",
            WhyUnmatched.NotSettled =>
                $"Found the {what} of which {amount} was not settled so before; it is kept as owed, without an invoice. Add what it "
                + "undoes.",
            _ => $"Found the {what} of which {amount} could not be allocated. Look at what is left of the credit and of the invoice.",
        };
    }
}
