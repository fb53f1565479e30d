using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests.Writing;

public sealed class AgeingTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30);

    /// <summary>
    /// Due on 31 January, 500: not due then, 28 days old at the end of February. Without a due date, 70. A credit of 20 in February. What
    /// is known on 20 February does not tell of its end.
    /// </summary>
    private static OpenItems Items { get; } = OpenItems.FromRows(
        Small.Usd,
        (Item[])
        [
            new("-1", new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 31), 500m, OpenItemKind.Invoice),
            new("-1", new LocalDate(2026, 1, 15), null, 70m, OpenItemKind.Invoice),
            new(null, new LocalDate(2026, 2, 10), null, 20m, OpenItemKind.OnAccountCash),
        ],
        new()
        {
            Account = item => item.Account,
            InvoiceDate = item => item.Invoiced,
            DueDate = item => (CalendarDay?)item.Due,
            Amount = item => item.Amount,
            Kind = item => item.Kind,
        });

    [Fact]
    public void An_ageing_of_three_items() => Small.AssertFile(
        """
        period,start,end,bucket,amount,currency,status
        2026-01,2026-01-01,2026-01-31,not due,500.00,USD,Defined
        2026-01,2026-01-01,2026-01-31,1–30,0.00,USD,Defined
        2026-01,2026-01-01,2026-01-31,31+,0.00,USD,Defined
        2026-01,2026-01-01,2026-01-31,undated,70.00,USD,Defined
        2026-01,2026-01-01,2026-01-31,credits,0.00,USD,Defined
        2026-02,2026-02-01,2026-02-28,not due,0.00,USD,IncompletePeriod
        2026-02,2026-02-01,2026-02-28,1–30,500.00,USD,IncompletePeriod
        2026-02,2026-02-01,2026-02-28,31+,0.00,USD,IncompletePeriod
        2026-02,2026-02-01,2026-02-28,undated,70.00,USD,IncompletePeriod
        2026-02,2026-02-01,2026-02-28,credits,20.00,USD,IncompletePeriod
        """,
        Items.AsKnownOn(new LocalDate(2026, 2, 20)).AgeBy(Buckets, Small.Months).ToCsv());

    /// <summary>The days of a day's ageing are those of its period.</summary>
    [Fact]
    public void An_ageing_by_account_on_a_day() => Small.AssertFile(
        """
        account,period,start,end,bucket,amount,currency,status
        ,2026-02-28,2026-02-28,2026-02-28,not due,0.00,USD,Defined
        ,2026-02-28,2026-02-28,2026-02-28,1–30,0.00,USD,Defined
        ,2026-02-28,2026-02-28,2026-02-28,31+,0.00,USD,Defined
        ,2026-02-28,2026-02-28,2026-02-28,undated,0.00,USD,Defined
        ,2026-02-28,2026-02-28,2026-02-28,credits,20.00,USD,Defined
        '-1,2026-02-28,2026-02-28,2026-02-28,not due,0.00,USD,Defined
        '-1,2026-02-28,2026-02-28,2026-02-28,1–30,500.00,USD,Defined
        '-1,2026-02-28,2026-02-28,2026-02-28,31+,0.00,USD,Defined
        '-1,2026-02-28,2026-02-28,2026-02-28,undated,70.00,USD,Defined
        '-1,2026-02-28,2026-02-28,2026-02-28,credits,0.00,USD,Defined
        """,
        Items.AsOf(new LocalDate(2026, 2, 28)).AgeBy(Buckets, "account").ToCsv());

    /// <summary>
    /// All rows of a period but credits, less these, are what is open; the names of buckets before the due date begin with a sign.
    /// </summary>
    [Fact]
    public void Rows_of_a_period_add_up_to_what_is_open()
    {
        AgeingBreakdown breakdown = Items.AgeBy(AgeingBuckets.UpTo(-60, -31, -10, 0, 30), Small.Months, "account");
        ReadBack read = ReadBack.From(breakdown.ToCsv());
        Assert.Equal(breakdown.Count * Small.Months.Count * (6 + 2), read.Count);
        foreach ((string? value, Ageing ageing) in breakdown)
        {
            for (int period = 0; period < Small.Months.Count; period++)
            {
                decimal open = Enumerable.Range(0, read.Count)
                    .Where(row => read.TextOf(row, "account") == value && read.PeriodOf(row) == Small.Months[period])
                    .Sum(row => (read.TextOf(row, "bucket") == "credits" ? -1 : 1) * read.NumberOf(row, "amount")!.Value);
                Assert.Equal(ageing.Open[period].Amount.ToDecimal(), open);
            }
        }

        Assert.Contains("'-59 to -31", Enumerable.Range(0, read.Count).Select(row => read[row, "bucket"]));
        Assert.Equal(
            breakdown.Total.Buckets.Append("undated").Append("credits"), Enumerable.Range(0, 8).Select(row => read.TextOf(row, "bucket")));
    }

    private sealed record Item(string? Account, LocalDate Invoiced, LocalDate? Due, decimal Amount, OpenItemKind Kind);
}
