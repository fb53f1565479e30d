using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Says where in a row of the user's own the parts of a settlement are found: a payment, a returned payment, a credit that was allocated,
/// or an adjustment. Write-offs and reversals come from the ledger.
/// </summary>
/// <typeparam name="TRow">The user's row.</typeparam>
/// <remarks>
/// Read while settlements are added and not kept. Selectors are called once per row, in order, on the calling thread. A selector returns
/// null for what it cannot read; the row is then refused, and so it is where one throws. Not for use by several threads while it is being
/// filled.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class SettlementSelectors<TRow> : IRefusedAsJson
{
    /// <summary>The day on which it counts. A row without one is refused.</summary>
    public required Func<TRow, CalendarDay?> ValueDate { get; init; }

    /// <summary>
    /// The amount in major units, above zero, with no more decimals than the currency. A row without one is refused.
    /// </summary>
    public required Func<TRow, decimal?> Amount { get; init; }

    /// <summary>What it did; a row of none is refused. Default: every row is a payment.</summary>
    public Func<TRow, SettlementKind?>? Kind { get; init; }

    /// <summary>
    /// The document that the books settled with it: the earliest due instalment first. Default: not stated, and then the account's items
    /// are settled, the earliest first.
    /// </summary>
    public Func<TRow, string?>? Document { get; init; }

    /// <summary>Who paid. Default: not stated; then the document alone says whose item it is, where only one account has it.</summary>
    public Func<TRow, string?>? Account { get; init; }

    /// <summary>
    /// Of a payment that names no <see cref="Document"/>: the document that the debtor wants settled with it. It is, where the payment
    /// covers all that is open of it; what is left over, or a payment that does not cover it, settles the earliest items first (M31).
    /// Default: not stated.
    /// </summary>
    public Func<TRow, string?>? InstructedDocument { get; init; }

    /// <summary>Of a credit allocation: the document of the credit that is used. It is needed there, and allowed nowhere else.</summary>
    public Func<TRow, string?>? CreditDocument { get; init; }

    /// <summary>Why; of an adjustment it is needed. Default: not stated.</summary>
    public Func<TRow, string?>? Reason { get; init; }

    /// <summary>
    /// The day on which it became known to the books. Default: not stated, and then it counts as known on its value date.
    /// </summary>
    public Func<TRow, CalendarDay?>? RecordedDate { get; init; }

    /// <summary>
    /// The code of the currency of the amount: a row of another currency is refused, and so is one of none. Default: not looked at, and
    /// every amount is taken to be of the currency of the items.
    /// </summary>
    public Func<TRow, string?>? Currency { get; init; }

    string IRefusedAsJson.InsteadOfJson =>
        "Found SettlementSelectors, which are functions; figures are written. Write the ageing of the open items that they read.";
}
