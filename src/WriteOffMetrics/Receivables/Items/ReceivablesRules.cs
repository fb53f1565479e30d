namespace WriteOffMetrics.Receivables;

/// <summary>By which <see cref="OpenItems.Check"/> looks for settlements that did not find all that they settle.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
internal static class ReceivablesRules
{
    private const string Source = "WriteOffMetrics";

    /// <summary>The rule of a settlement that did not find all that it settles.</summary>
    public static FindingRule Of(WhyUnmatched why) => why switch
    {
        WhyUnmatched.Beyond => Overpayment,
        WhyUnmatched.UnknownDocument => UnknownDocument,
        WhyUnmatched.AmbiguousDocument => AmbiguousDocument,
        WhyUnmatched.BeforeInvoice => BeforeInvoice,
        WhyUnmatched.NotSettled => NothingToReopen,
        _ => NothingToAllocate,
    };

    private static FindingRule Overpayment { get; } = Rule(
        "settlement-exceeds-open", "settlements beyond what is open of their document or account",
        "the rest is a credit that nobody asked for");

    private static FindingRule UnknownDocument { get; } = Rule(
        "unknown-document", "settlements of a document that their account does not have",
        "what they settle stays open, and their amount is a credit");

    private static FindingRule AmbiguousDocument { get; } = Rule(
        "ambiguous-document", "settlements without an account whose document several accounts have",
        "nobody knows whose item they settle, and their amount is a credit");

    private static FindingRule BeforeInvoice { get; } = Rule(
        "settlement-before-invoice", "settlements before the date of their invoice",
        "until the invoice comes their amount is a credit; often a date is wrong");

    private static FindingRule NothingToReopen { get; } = Rule(
        "reopened-beyond-settled", "returned payments and reversals beyond what was paid or written off",
        "the rest is owed without an invoice; often what they undo lies before the items");

    private static FindingRule NothingToAllocate { get; } = Rule(
        "allocation-exceeds-open", "credit allocations beyond the credit or what it settles", "the rest was not allocated");

    private static FindingRule Rule(string id, string looksFor, string whyItMatters) =>
        FindingRule.FromDefinition(id, looksFor, whyItMatters, Source);
}
