using System.Globalization;
using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>The month-end report: June and the twelve months to it, against sales, in which band, and the change from May.</summary>
public sealed class MonthEndReport
{
    private static readonly LocalDate First = new(2025, 7, 1), Last = new(2026, 6, 30);

    // A posting every ten days, each fifth a recovery; an invoice every week.
    private static readonly Posting[] Postings =
    [
        .. Enumerable.Range(0, 36).Select(i => new Posting(
            First.PlusDays(10 * i), i % 5 == 4 ? EntryKind.Recovery : EntryKind.WriteOff, 400.25m + 37 * i)),
    ];

    private static readonly Invoice[] Invoices =
        [.. Enumerable.Range(0, 52).Select(i => new Invoice(First.PlusDays(7 * i), 11_000.50m + 150 * i))];

    [Fact]
    public void June_and_the_year_to_it()
    {
        var usd = Currency.FromCode("USD");
        var months = ReportingCalendar.Months.Between(First, Last);
        var ledger = WriteOffLedger.FromRows(usd, Postings, new()
        {
            EffectiveDate = row => row.Day,
            Kind = row => row.Kind,
            Amount = row => row.Amount,
        }).CompleteThrough(Last);
        var sales = AmountSeries.FromRows(usd, months, Invoices, row => row.Day, row => row.Amount);

        var totals = ledger.SummarizeBy(months);
        var toSales = totals.Gross.ToSales(sales);
        var june = toSales.Latest!;
        var change = toSales.ChangeFromPeriodBefore()[^1];
        var band = ThresholdScale.WriteOffToSales.Classify(june);
        string table = toSales.ToTable().ToString();

        decimal gross = WrittenOffIn(6), salesOfJune = SalesIn(6), year = SumOf(EntryKind.WriteOff), back = SumOf(EntryKind.Recovery);
        Assert.Equal("2026-06", june.Period.Name);
        Assert.Equal(gross, june.Numerator!.Value.ToDecimal());
        Assert.Equal(gross / salesOfJune, june.Ratio!.Value.ToDecimal());
        Assert.Equal(WrittenOffIn(6) / SalesIn(6) - WrittenOffIn(5) / SalesIn(5), change.Difference!.Value.ToDecimal() / 100);
        Assert.Equal(year - back, totals.Net.Total.Amount.ToDecimal());
        Assert.Equal(year / Invoices.Sum(row => row.Amount), toSales.Overall.Ratio!.Value.ToDecimal());
        Assert.InRange(gross / salesOfJune, 0.02m, 0.05m);
        Assert.Equal("Acceptable", band.Band!.Name);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{gross:N2}"), table, StringComparison.Ordinal);
        Assert.Equal(Postings.Where(row => row.Day.Month == 6 && row.Kind == EntryKind.WriteOff).Select(row => row.Amount),
            june.Entries.Select(entry => entry.Amount.ToDecimal()));
    }

    private static decimal WrittenOffIn(int month) =>
        Postings.Where(row => row.Kind == EntryKind.WriteOff && row.Day.Month == month).Sum(row => row.Amount);

    private static decimal SumOf(EntryKind kind) => Postings.Where(row => row.Kind == kind).Sum(row => row.Amount);

    private static decimal SalesIn(int month) => Invoices.Where(row => row.Day.Month == month).Sum(row => row.Amount);

    private sealed record Posting(LocalDate Day, EntryKind Kind, decimal Amount);

    private sealed record Invoice(LocalDate Day, decimal Amount);
}
