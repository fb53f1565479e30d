using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>June as it was reported on 3 July, as it is known on 31 July, and what came between, entry by entry.</summary>
public sealed class AsKnownOnADay
{
    private static readonly Posting[] Postings =
    [
        new("I-1", new(2026, 6, 2), new(2026, 6, 2), 1_200.00m),
        new("I-2", new(2026, 6, 30), new(2026, 7, 3), 310.45m),
        new("I-3", new(2026, 6, 30), new(2026, 7, 4), 90.05m),
        new("I-4", new(2026, 6, 11), new(2026, 7, 28), 2_000.00m),
        new("I-5", new(2026, 6, 29), new(2026, 8, 1), 7.50m),
        new("I-6", new(2026, 7, 1), new(2026, 7, 2), 55.00m),
    ];

    [Fact]
    public void June_as_it_was_known()
    {
        var ledger = WriteOffLedger.FromRows(Currency.FromCode("USD"), Postings, new()
        {
            EffectiveDate = row => row.Effective,
            RecordedDate = row => row.Recorded,
            Document = row => row.Document,
            Amount = row => row.Amount,
        });
        var june = ReportingCalendar.Months.Between(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 30));
        LocalDate reported = new(2026, 7, 3), now = new(2026, 7, 31);

        var then = ledger.AsKnownOn(reported).SummarizeBy(june).Gross[0];
        var today = ledger.AsKnownOn(now).SummarizeBy(june).Gross[0];
        var between = ledger.BecameKnownBetween(reported, now).SummarizeBy(june).Gross[0];

        // Recorded by 3 July: I-1 and I-2. Recorded later in July: I-3 and I-4. I-5 came in August, I-6 is of July.
        Assert.Equal(1_200.00m + 310.45m, then.Amount.ToDecimal());
        Assert.Equal(1_200.00m + 310.45m + 90.05m + 2_000.00m, today.Amount.ToDecimal());
        Assert.Equal(today.Amount - then.Amount, between.Amount);
        Assert.Equal(["I-3", "I-4"], between.Entries.Select(entry => entry.Document).Order());

        // The same on any day, and by hand.
        foreach (var day in new LocalDate[] { new(2026, 6, 1), new(2026, 6, 30), reported, now, new(2026, 8, 31) })
        {
            decimal known = Postings.Where(row => row.Effective.Month == 6 && row.Recorded <= day).Sum(row => row.Amount);
            Assert.Equal(known, ledger.AsKnownOn(day).SummarizeBy(june).Gross[0].Amount.ToDecimal());
        }
    }

    private sealed record Posting(string Document, LocalDate Effective, LocalDate Recorded, decimal Amount);
}
