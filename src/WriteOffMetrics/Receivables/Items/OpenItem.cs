using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>A line of a document, or a credit, and what was open of it at the end of a day.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class OpenItem : IRefusedAsJson
{
    private readonly OpenItems source;
    private readonly ItemRow row;
    private readonly int day;

    internal OpenItem(OpenItems source, int line, int day, long open, IReadOnlyList<string> why)
    {
        this.source = source;
        this.day = day;
        Line = line;
        Why = why;
        row = source.Attributed[line];
        Open = Money.FromMinorUnits(open, source.Currency);
    }

    /// <summary>What it is.</summary>
    public OpenItemKind Kind => row.Kind;

    /// <summary>Whether it is a credit, which is owed to the account instead of by it.</summary>
    public bool IsCredit => row.IsCredit;

    /// <summary>The number of the document; null where it is not stated.</summary>
    public string? Document => source.Codes.Documents[row.Document];

    /// <summary>Who owes it; null where it is not stated.</summary>
    public string? Account => source.Codes.Accounts[row.Account];

    /// <summary>The group of the account; null where it is not stated.</summary>
    public string? AccountGroup => this[OpenItems.AccountGroup];

    /// <summary>The day from which on it is open; of what a settlement left over the value date of that.</summary>
    public LocalDate InvoiceDate => DayNumber.ToDate(row.InvoiceDay);

    /// <summary>The day through which payment is in time; null where it is not stated, and of what a settlement left over.</summary>
    public LocalDate? DueDate => DayNumber.ToDateOrNone(row.DueDay);

    /// <summary>The day on which it became known to the books; the invoice date where that was not stated.</summary>
    public LocalDate RecordedDate => DayNumber.ToDate(row.RecordedDay);

    /// <summary>The original amount, above zero.</summary>
    public Money Amount => Money.FromMinorUnits(row.Amount, source.Currency);

    /// <summary>What is open of it, above zero.</summary>
    public Money Open { get; }

    /// <summary>Why it is on a watch-list, each reason in words; empty in a list of all that is open.</summary>
    public IReadOnlyList<string> Why { get; }

    /// <summary>What is known of its account, or of the document, on the day of the list; null where nothing is.</summary>
    public AccountFacts? Facts => source.Facts.On(DayNumber.ToDate(day), Account, Document);

    /// <summary>The part of the original amount that is tax; null where it is not stated.</summary>
    public Money? Tax => Part(row.Tax);

    /// <summary>The part of the original amount that is insured; null where it is not stated.</summary>
    public Money? Insured => Part(row.Insured);

    /// <summary>Days from the due date to the day of the list, negative where it is not due yet; null without a due date.</summary>
    public int? DaysPastDue => row.DueDay == DayNumber.None ? null : day - row.DueDay;

    /// <summary>The value of a dimension, by its name; null where it is not stated.</summary>
    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public string? this[string dimension] => ItemDimensions.ValueOf(source, dimension, Line);

    /// <summary>What is open, of what and since when, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Open} open of {Amount}, {Kind} {Invariant.InQuotes(Document)} of {Invariant.InQuotes(Account)}, {DayNumber.ToText(InvoiceDate)}"
        + (DueDate is { } due ? $", due {DayNumber.ToText(due)}" : "")
        + (Why.Count == 0 ? "" : $": {string.Join("; ", Why)}");

    /// <summary>The code of the account.</summary>
    internal int AccountCode => row.Account;

    /// <summary>Days from another day to the day of the list.</summary>
    internal int DaysSince(LocalDate other) => day - DayNumber.OfAllowed(other);

    /// <summary>The position of the line.</summary>
    internal int Line { get; }

    private Money? Part(long minorUnits) => minorUnits < 0 ? null : Money.FromMinorUnits(minorUnits, source.Currency);

    string IRefusedAsJson.InsteadOfJson =>
        "Found an OpenItem, which names a document and who owes it; figures are written. Write the "
        + "ageing, or the members that are wanted.";
}
