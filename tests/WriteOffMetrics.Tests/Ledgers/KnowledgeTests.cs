using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class KnowledgeTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate March = new(2026, 3, 31), April = new(2026, 4, 30);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), April);

    /// <summary>A write-off of March known at once, one of March known in April, and one that states no recorded date.</summary>
    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        LedgerEntry.WriteOff(March, Money.FromDecimal(1m, Usd)) with { RecordedDate = March, OriginDate = new LocalDate(2026, 1, 15),
        DueDate = new LocalDate(2026, 2, 14) },
        LedgerEntry.WriteOff(March, Money.FromDecimal(2m, Usd)) with { RecordedDate = new LocalDate(2026, 4, 2),
        OriginDate = new LocalDate(2026, 2, 15) },
        LedgerEntry.WriteOff(April, Money.FromDecimal(4m, Usd)),
    ]);

    [Fact]
    public void A_report_can_be_repeated_as_it_was_known_on_a_day()
    {
        Assert.Equal([0m, 0m, 1m, 0m], Amounts(Ledger.AsKnownOn(March)));
        Assert.Equal([0m, 0m, 3m, 4m], Amounts(Ledger.AsKnownOn(April)));
        Assert.Equal([2m, 4m], Ledger.BecameKnownBetween(March, April).Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal(0, Ledger.BecameKnownBetween(March, March).Count);
        Assert.Equal((1, 0), (Ledger.CountWithoutRecordedDate, Ledger.AsKnownOn(March).CountWithoutRecordedDate));
        Assert.Throws<ArgumentException>(() => Ledger.BecameKnownBetween(April, March));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ledger.AsKnownOn(new LocalDate(0, 1, 1)));
        Assert.StartsWith(
            "3 entries in USD where the recorded date is on or before 2026-04-30, ",
            Ledger.AsKnownOn(new LocalDate(2026, 4, 30)).ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "2 entries in USD where the recorded date is after 2026-03-31 and on or before 2026-04-30, no last complete day stated",
            Ledger.BecameKnownBetween(March, April).ToString());
    }

    /// <summary>What was reported on 31 March did not divide by the sales of months that nobody knew yet.</summary>
    [Fact]
    public void The_books_as_known_on_a_day_are_complete_through_that_day_at_most()
    {
        WriteOffLedger stated = Ledger.CompleteThrough(April);
        Assert.Equal((March, April, new LocalDate(2026, 2, 28)),
            (stated.AsKnownOn(March).LastCompleteDay, stated.AsKnownOn(April.PlusDays(9)).LastCompleteDay,
            Ledger.CompleteThrough(new LocalDate(2026, 2, 28)).AsKnownOn(March).LastCompleteDay));
        Assert.Equal(March, Ledger.AsKnownOn(March).LastCompleteDay);
        RatioSeries ratio = stated.AsKnownOn(March).SummarizeBy(Months).Gross
            .ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [10m, 10m, 10m, 10m]));
        Assert.Equal((1m / 30, "2026-03", MetricStatus.IncompletePeriod),
            (ratio.Overall.Ratio!.Value.ToDecimal(), ratio.Latest!.Period.Name, ratio[3].Status));
    }

    [Fact]
    public void Periods_may_be_those_of_the_recorded_or_the_origin_date()
    {
        Assert.Equal([0m, 0m, 1m, 6m], Amounts(Ledger.WithPeriodBasis(PeriodBasis.RecordedDate)));
        WriteOffLedger vintages = Ledger.WithPeriodBasis(PeriodBasis.OriginDate);
        Assert.Equal([1m, 2m, 0m, 0m], Amounts(vintages));
        Assert.Equal([4m], vintages.SummarizeBy(Months).OutsideEntries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal("gross write-offs (receivable, by origin date)", vintages.SummarizeBy(Months).Gross[0].Explain().Definition.Numerator);
        Assert.Same(vintages, vintages.WithPeriodBasis(PeriodBasis.OriginDate));
        Assert.Equal((PeriodBasis.OriginDate, PeriodBasis.EffectiveDate), (vintages.PeriodBasis, Ledger.PeriodBasis));
        Assert.Equal([2m], vintages.Where(ReportingCalendar.Months.PeriodOf(new LocalDate(2026, 2, 1))).Entries
            .Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal([1m, 2m], Ledger.Where(ReportingCalendar.Months.PeriodOf(March)).WithPeriodBasis(PeriodBasis.OriginDate).Entries
            .Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal("receivable", Ledger.Where(EntryCategory.Receivable).WithPeriodBasis(PeriodBasis.OriginDate)
            .SummarizeBy(Months).Scope);
        Assert.Throws<ArgumentException>(() => Ledger.SummarizeBy(Months).Merge(vintages.SummarizeBy(Months)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ledger.WithPeriodBasis((PeriodBasis)7));
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, Months, [100m, 100m, 100m, 100m]);
        Assert.Throws<ArgumentException>(() =>
            ThresholdScale.WriteOffToSales.Classify(vintages.SummarizeBy(Months).Gross.ToSales(sales)[0]));
    }

    [Fact]
    public void Dates_read_back_and_impossible_ones_are_refused()
    {
        Assert.Equal("2026-03-31 write-off 1.00 USD receivable, recorded 2026-03-31, origin 2026-01-15, due 2026-02-14",
            Ledger.Entries.First().ToString());
        LedgerEntry entry = LedgerEntry.WriteOff(March, Money.FromDecimal(1m, Usd));
        LocalDate julian = new(2026, 1, 1, CalendarSystem.Julian);
        Assert.Throws<ArgumentOutOfRangeException>(() => entry with { RecordedDate = julian });
        Assert.Throws<ArgumentOutOfRangeException>(() => entry with { OriginDate = julian });
        Assert.Throws<ArgumentOutOfRangeException>(() => entry with { DueDate = julian });
        Assert.NotEqual(entry, entry with { DueDate = March });
        LedgerImport import = WriteOffLedger.Import(Usd, [0, 1, 2, 3], new EntrySelectors<int>
        {
            EffectiveDate = _ => March,
            Amount = _ => 1m,
            RecordedDate = row => row == 0 ? julian : null,
            OriginDate = row => row == 1 ? julian : null,
            DueDate = row => row == 2 ? julian : null,
        });
        Assert.Equal(
            ["recorded date", "origin date", "due date"], import.Rejections.Select(finding => Assert.Single(finding.Faults).Field));
        Assert.Equal(1, import.Ledger.Count);
    }

    private static IEnumerable<decimal> Amounts(WriteOffLedger ledger) =>
        ledger.SummarizeBy(Months).Gross.Select(point => point.Amount.ToDecimal());
}
