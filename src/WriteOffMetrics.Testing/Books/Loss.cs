using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Testing;

/// <summary>An invoice that somebody asks to write off: what a request says of it, and what its entries say.</summary>
/// <param name="Account">Who owes it.</param>
/// <param name="Document">The invoice.</param>
/// <param name="Amount">How much is requested, in minor units.</param>
/// <param name="Invoiced">The invoice date.</param>
/// <param name="Due">The due date; none of a credit balance.</param>
internal sealed record Loss(string Account, string Document, long Amount, LocalDate Invoiced, LocalDate? Due)
{
    public EntryCategory Category { get; init; }

    public required string Reason { get; init; }

    public string? CreditLimitSetBy { get; init; }

    public WriteOffSubject Subject => new()
    {
        Account = Account,
        Document = Document,
        Category = Category,
        Reason = Reason,
        OriginDate = Invoiced,
        DueDate = Due,
        CreditLimitSetBy = CreditLimitSetBy,
    };

    public LedgerEntry Complete(LedgerEntry entry, LocalDate recorded, string? request) => entry with
    {
        Account = Account,
        Document = Document,
        Category = Category,
        Reason = Reason,
        OriginDate = Invoiced,
        DueDate = Due,
        RecordedDate = recorded,
        Request = request,
    };
}

/// <summary>A line of the open items.</summary>
internal sealed record ItemLine(string Account, string Document, LocalDate Invoiced, LocalDate Due, long Amount);

/// <summary>A payment of a document.</summary>
internal sealed record Paid(string Account, string Document, LocalDate Day, long Amount);

/// <summary>When an entry takes effect, and when it is recorded.</summary>
internal readonly record struct EntryDays(LocalDate Effective, LocalDate Recorded);

/// <summary>A write-off with what led to it.</summary>
internal sealed record Written(Loss Loss, RequestStory Story, LedgerEntry Entry)
{
    public LocalDate Effective => Entry.EffectiveDate;
}
