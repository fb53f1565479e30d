using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>A row of an open item as tests state it.</summary>
internal sealed record ItemLine(string? Document, LocalDate InvoiceDate, LocalDate? DueDate, decimal Amount)
{
    public string? Account { get; init; } = "C-1";

    public OpenItemKind Kind { get; init; }

    public LocalDate? Recorded { get; init; }

    public string? Region { get; init; }

    public decimal? Tax { get; init; }

    public decimal? Insured { get; init; }

    public string? Currency { get; init; } = "USD";
}

/// <summary>A row of a settlement as tests state it.</summary>
internal sealed record SettlementLine(string? Document, LocalDate ValueDate, decimal Amount)
{
    public string? Account { get; init; } = "C-1";

    public SettlementKind Kind { get; init; }

    public LocalDate? Recorded { get; init; }

    public string? Instructed { get; init; }

    public string? Credit { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Selectors of these rows, and what tests often do with them.</summary>
internal static class ReceivableRows
{
    public static readonly Currency Usd = Currency.FromCode("USD");

    public static OpenItemSelectors<ItemLine> ItemSelectors { get; } = new()
    {
        InvoiceDate = row => row.InvoiceDate,
        Amount = row => row.Amount,
        Document = row => row.Document,
        Account = row => row.Account,
        DueDate = row => row.DueDate,
        Kind = row => row.Kind,
        RecordedDate = row => row.Recorded,
        Tax = row => row.Tax,
        Insured = row => row.Insured,
        Currency = row => row.Currency,
        Dimensions = { ["region"] = row => row.Region },
    };

    public static SettlementSelectors<SettlementLine> PaymentSelectors { get; } = new()
    {
        ValueDate = row => row.ValueDate,
        Amount = row => row.Amount,
        Kind = row => row.Kind,
        Document = row => row.Document,
        Account = row => row.Account,
        InstructedDocument = row => row.Instructed,
        CreditDocument = row => row.Credit,
        Reason = row => row.Reason,
        RecordedDate = row => row.Recorded,
    };

    public static OpenItems ToItems(params IEnumerable<ItemLine> rows) => OpenItems.FromRows(Usd, rows, ItemSelectors);

    public static OpenItems Settle(this OpenItems items, params IEnumerable<SettlementLine> rows) => items.Settle(rows, PaymentSelectors);

    public static LocalDate Day(int month, int day) => new(2026, month, day);

    public static Money Dollars(decimal amount) => Money.FromDecimal(amount, Usd);

    /// <summary>What is open, as amounts, debits above zero and credits below, in order of the list.</summary>
    public static decimal[] OpenAmounts(this OpenItemList list) =>
        [.. list.Select(item => item.IsCredit ? -item.Open.ToDecimal() : item.Open.ToDecimal())];
}
