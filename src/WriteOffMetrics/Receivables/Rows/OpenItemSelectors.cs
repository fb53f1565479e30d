using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Says where in a row of the user's own the parts of an open item are found: a row is an invoice, one instalment of an invoice, a credit
/// note, or money received on account.
/// </summary>
/// <typeparam name="TRow">The user's row.</typeparam>
/// <remarks>
/// Read while open items are built and not kept. Selectors are called once per row, in order, on the calling thread. A day may be a
/// <see cref="NodaTime.LocalDate"/>, a <see cref="DateOnly"/> or a <see cref="DateTime"/>. A selector returns null for what it cannot read;
/// the row is then refused, and so it is where one throws. Not for use by several threads while it is being filled.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class OpenItemSelectors<TRow> : IRefusedAsJson
{
    /// <summary>The day from which on the item is open. A row without one is refused.</summary>
    public required Func<TRow, CalendarDay?> InvoiceDate { get; init; }

    /// <summary>
    /// The original amount in major units, tax included, above zero, with no more decimals than the currency: what was settled since is
    /// stated by settlements. A row without one is refused; of a credit note it is positive too.
    /// </summary>
    public required Func<TRow, decimal?> Amount { get; init; }

    /// <summary>
    /// The number of the document. Rows of one account and document are its instalments. Default: not stated, and then no settlement names
    /// the item; those by account reach it.
    /// </summary>
    public Func<TRow, string?>? Document { get; init; }

    /// <summary>Who owes it. Default: not stated.</summary>
    public Func<TRow, string?>? Account { get; init; }

    /// <summary>
    /// The group that the account belongs to, the dimension <c>account group</c>. Default: not stated.
    /// </summary>
    public Func<TRow, string?>? AccountGroup { get; init; }

    /// <summary>
    /// The day through which payment is in time. Default: not stated, and then the item is undated where it is aged by due date.
    /// </summary>
    public Func<TRow, CalendarDay?>? DueDate { get; init; }

    /// <summary>What the item is; a row of none is refused. Default: every row is an invoice.</summary>
    public Func<TRow, OpenItemKind?>? Kind { get; init; }

    /// <summary>The part of the amount that is tax, from 0 to the amount. Default: not stated.</summary>
    public Func<TRow, decimal?>? Tax { get; init; }

    /// <summary>The part of the amount that is insured, from 0 to the amount. Default: not stated.</summary>
    public Func<TRow, decimal?>? Insured { get; init; }

    /// <summary>
    /// The day on which the item became known to the books. Default: not stated, and then it counts as known on its invoice date.
    /// </summary>
    public Func<TRow, CalendarDay?>? RecordedDate { get; init; }

    /// <summary>
    /// The code of the currency of the amount: a row of another currency is refused, and so is one of none. Default: not looked at, and
    /// every amount is taken to be of the currency of the items.
    /// </summary>
    public Func<TRow, string?>? Currency { get; init; }

    /// <summary>Up to eight dimensions of the user's own, by name: <c>Dimensions = { ["region"] = row =&gt; row.Region }</c>.</summary>
    public IDictionary<string, Func<TRow, string?>> Dimensions { get; } =
        new Dictionary<string, Func<TRow, string?>>(StringComparer.Ordinal);

    string IRefusedAsJson.InsteadOfJson =>
        "Found OpenItemSelectors, which are functions; figures are written. Write the ageing of the open items that they read.";
}
