using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class RecoveryAndIncidenceTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(new LocalDate(2024, 1, 1), new LocalDate(2026, 12, 31));

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        Entry(LedgerEntry.WriteOff, 2024, 100m), Entry(LedgerEntry.WriteOff, 2025, 50m), Entry(LedgerEntry.WriteOff, 2026, 10m),
        Entry(LedgerEntry.Recovery, 2024, 20m), Entry(LedgerEntry.Recovery, 2025, 30m), Entry(LedgerEntry.Recovery, 2026, 60m),
        Entry(LedgerEntry.RecoveryReturned, 2026, 40m),
    ]).CompleteThrough(new LocalDate(2026, 12, 31));

    /// <summary>
    /// By hand: 20 ÷ 100, 30 ÷ 50, 60 ÷ 10; less what was returned (60 − 40) ÷ 10; on the year before 30 ÷ 100 and 60 ÷ 50, together 90 ÷
    /// 150.
    /// </summary>
    [Fact]
    public void Recoveries_are_divided_by_the_write_offs_of_the_period_or_of_the_year_before()
    {
        PeriodTotals totals = Ledger.SummarizeBy(Years);
        RatioSeries same = totals.RecoveryRate();
        Assert.Equal([0.2m, 0.6m, 6m], same.Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal("M9a recovery rate: recoveries (receivable) ÷ gross write-offs (receivable) of the same period",
            same.Definition.ToString());
        Assert.Equal((2m, MetricDirection.HigherIsBetter), (
            totals.NetRecoveryRate()[2].Ratio!.Value.ToDecimal(), same.Definition.Direction));

        RatioSeries before = totals.RecoveryRateOnYearBefore();
        Assert.Equal(["2025 30.00 %", "2026 120.00 %"], before.Select(point => point.ToString()));
        Assert.Equal((0.6m, 90m, 150m), (
            before.Overall.Ratio!.Value.ToDecimal(), before.Overall.Numerator!.Value.ToDecimal(),
            before.Overall.Denominator!.Value.ToDecimal()));
        Assert.Equal(60m, before[1].Entries.Sum(entry => entry.Amount.ToDecimal()));
        Assert.Contains("\n  denominator   gross write-offs (receivable) of 2025, from the same ledger\n", before[1].Explain().ToString(),
            StringComparison.Ordinal);
        Assert.Equal(1L, Ledger.SummarizeBy(Years).RecoveryRateOnYearBefore()[0].EntryCount);
    }

    [Fact]
    public void A_recovery_rate_on_the_year_before_needs_years()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Years.Start, Years.End),
            one = ReportingCalendar.Years.Between(Years.Start, Years.Start);
        Assert.StartsWith("Found 36 periods of months", Assert
            .Throws<ArgumentException>(() => Ledger.SummarizeBy(months).RecoveryRateOnYearBefore()).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found 1 period of years", Assert
            .Throws<ArgumentException>(() => Ledger.SummarizeBy(one).RecoveryRateOnYearBefore()).Message, StringComparison.Ordinal);
        Assert.Equal(MetricStatus.ZeroDenominator, WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Years).RecoveryRate()[0].Status);
    }

    /// <summary>
    /// By hand: document 1 of two customers are two; 2 in two parts is one, in the period of the first; one write-off states no document; a
    /// recovery and an inventory loss count nothing.
    /// </summary>
    [Fact]
    public void A_document_counts_once_where_it_was_first_written_off()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            Of("A", "1", 2024), Of("B", "1", 2024), Of("A", "2", 2025), Of("A", "2", 2026), Of(null, "2", 2026), Of("A", null, 2025),
            Of("A", "0", 2020),
            Of("A", "0", 2024), Of("A", "3", 2026) with { Category = EntryCategory.Inventory },
            LedgerEntry.Recovery(new LocalDate(2026, 1, 1), Money.FromDecimal(1m, Usd)) with { Document = "9" },
        ]).CompleteThrough(new LocalDate(2025, 12, 31));
        CountSeries documents = ledger.CountDocumentsBy(Years);
        Assert.Equal([2L, 1L, 1L], documents.Select(point => point.Count));
        Assert.Equal((1, "A", 4L), (documents.NotCounted.Count, documents.NotCounted.Single().Account, documents.Total.Count));
        Assert.Equal([("A", "1"), ("B", "1")], documents[0].Entries.Select(entry => (entry.Account!, entry.Document!)));
        Assert.Equal(1L, ledger.Where(EntryCategory.Inventory).CountDocumentsBy(Years).Total.Count);

        RatioSeries incidence = documents.ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [100L, 50L, 10L]).WithSource("billing"));
        Assert.Equal((0.02m, MetricStatus.IncompletePeriod, 3m / 150),
            (incidence[0].Ratio!.Value.ToDecimal(), incidence[2].Status, incidence.Overall.Ratio!.Value.ToDecimal()));
        Assert.Equal((2L, 100L, null, null), (
            incidence[0].NumeratorCount, incidence[0].DenominatorCount, incidence[0].Numerator, incidence[0].Denominator));
        Assert.Equal((2, 2L), (incidence[0].Entries.Count, incidence[0].EntryCount));
        Assert.Equal(RatioMetrics.IncidenceRatio, incidence.Definition);
        Assert.Equal(
            """
            M36 = 2 ÷ 100 = 2.00 %, 2 entries
              metric        M36 incidence ratio: documents written off (receivable) ÷ invoices issued
              period        2024 (2024-01-01/2024-12-31)
              calendar      years
              ledger        all entries
              completeness  the books are complete through 2025-12-31
              counted       each document once, where its first write-off lies; 1 write-off without a document, not counted
              denominator   stated by the caller as it was known to them; billing
              source        Write-off Amount KPI
            """.ReplaceLineEndings("\n"),
            incidence[0].Explain().ToString());
        Assert.Equal("documents written off (receivable, by origin date)",
            ledger.WithPeriodBasis(PeriodBasis.OriginDate).CountDocumentsBy(Years)
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [1L, 1L, 1L])).Definition.Numerator);
        Assert.Equal([0L, 0L, 0L], ledger.WithPeriodBasis(PeriodBasis.OriginDate).CountDocumentsBy(Years).Select(point => point.Count));

        RatioPoint none = ledger.CompleteThrough(new LocalDate(2023, 1, 1)).CountDocumentsBy(Years)
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [1L, 1L, 1L])).Overall;
        Assert.Equal((MetricStatus.IncompletePeriod, 0L, Years.Span), (none.Status, none.NumeratorCount, none.Period));
        Assert.Contains("no period of it complete", none.Explain().ToString(), StringComparison.Ordinal);

        static LedgerEntry Of(string? account, string? document, int year) =>
            LedgerEntry.WriteOff(new LocalDate(year, 6, 30), Money.FromDecimal(1m, Usd)) with { Account = account, Document = document };
    }

    [Fact]
    public void Counts_that_make_no_ratio_are_refused()
    {
        CountSeries invoices = CountSeries.FromValuesInOrder(Years, [3L, 0L, 5L]);
        CountPoint last = invoices[2];
        Assert.Equal(("8 in 3 periods of years, 2024-01-01/2026-12-31", "2026 5", 8L, 5L),
            (invoices.ToString(), last.ToString(), invoices.Total.Count, invoices.At(new LocalDate(2026, 7, 1)).Count));
        Assert.StartsWith("Found 2 counts for 3 periods of years",
            Assert.Throws<ArgumentException>(() => CountSeries.FromValuesInOrder(Years, [1L, 2L])).Message, StringComparison.Ordinal);
        Assert.StartsWith("2025: Found the count -2", Assert
            .Throws<ArgumentException>(() => CountSeries.FromValuesInOrder(Years, [1L, -2L, 3L])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => invoices.WithSource(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => invoices[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => invoices.At(new LocalDate(2027, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => invoices[0].Entries);
        Assert.Empty(invoices.NotCounted);
        Assert.Throws<OverflowException>(() => CountSeries.FromValuesInOrder(Years, [long.MaxValue, 1L, 0L]).Total);
        PeriodAxis others = ReportingCalendar.Years.Between(new LocalDate(2023, 1, 1), new LocalDate(2025, 1, 1));
        Assert.Contains("the same periods are allowed", Assert
            .Throws<ArgumentException>(() => invoices.ToInvoicesIssued(CountSeries.FromValuesInOrder(others, [1L, 1L, 1L]))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found documents written off as invoices issued",
            Assert.Throws<ArgumentException>(() => invoices.ToInvoicesIssued(Ledger.CountDocumentsBy(Years))).Message,
            StringComparison.Ordinal);
        RatioSeries stated = invoices.ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [3L, 0L, 10L]));
        Assert.Equal([1m, null, 0.5m], stated.Select(point => point.Ratio?.ToDecimal()));
        Assert.Equal((null, "M36 = 3 ÷ 3 = 100.00 %"), (stated[0].EntryCount, stated[0].Explain().Summary));
        Assert.NotEqual(RatioMetrics.IncidenceRatio, stated.Definition);
    }

    private static LedgerEntry Entry(Func<LocalDate, Money, LedgerEntry> make, int year, decimal amount) =>
        make(new LocalDate(year, 6, 30), Money.FromDecimal(amount, Usd));
}
