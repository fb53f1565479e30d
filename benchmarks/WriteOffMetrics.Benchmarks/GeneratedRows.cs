using NodaTime;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Benchmarks;

/// <summary>A row as applications keep them.</summary>
public sealed record GeneratedRow(LocalDate Day, decimal Amount, EntryKind Kind, string Account, string Sector);

/// <summary>
/// Rows that are the same in every run: ten years, log-normal amounts, mostly write-offs, in no order, ten entries an account.
/// </summary>
public static class GeneratedRows
{
    private static readonly LocalDate First = new(2016, 1, 1), Last = new(2025, 12, 31);

    public static PeriodAxis Months { get; } = ReportingCalendar.Months.Between(First, Last);

    public static GeneratedRow[] Make(int count) =>
    [
        .. SyntheticLedger.Entries(new SyntheticLedgerOptions
        {
            Seed = 20260101,
            Count = count,
            FirstDay = First,
            LastDay = Last,
            Order = EntryOrder.Shuffled,
            Accounts = Math.Max(1, count / 10),
            Sectors = [.. Enumerable.Range(0, 20).Select(i => $"Sector {i}")],
            HasDocuments = false,
        }).Select(entry => new GeneratedRow(entry.EffectiveDate, entry.Amount.ToDecimal(), entry.Kind, entry.Account!, entry["sector"]!)),
    ];
}
