using System.Globalization;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    public void Everything_reads_the_same_in_every_culture_and_time_zone(string culture)
    {
        string expected = In(CultureInfo.InvariantCulture, "UTC");
        Assert.Contains("M3 = ", expected, StringComparison.Ordinal);
        Assert.Equal(expected, In(CultureInfo.GetCultureInfo(culture), "Pacific/Kiritimati"));
        Assert.Equal(expected, In(CultureInfo.GetCultureInfo(culture), "America/Los_Angeles"));
    }

    private static string In(CultureInfo culture, string timeZone)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            Environment.SetEnvironmentVariable("TZ", timeZone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(timeZone, TimeZoneInfo.Local.Id);
            return Everything();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
            Environment.SetEnvironmentVariable("TZ", null);
            TimeZoneInfo.ClearCachedData();
        }
    }

    /// <summary>The text of every kind of thing that can be printed, and of the messages of what is refused.</summary>
    private static string Everything()
    {
        Currency usd = Currency.FromCode("USD");
        List<Csv.Row> rows = Csv.Read(Repository.SampleData, "charge-offs-by-month-and-sector.csv");
        LedgerImport import = WriteOffLedger.Import(usd, rows, new EntrySelectors<Csv.Row>
        {
            EffectiveDate = row => row.Day("month_end"),
            Amount = row => row.Decimal("amount") - 362_675m,
            Kind = row => row["sector"] == "Mining" ? EntryKind.Recovery : EntryKind.WriteOff,
            Dimensions = { ["sector"] = row => row["sector"] },
        });
        WriteOffLedger ledger = import.Ledger.CompleteThrough(new LocalDate(2014, 6, 30));
        PeriodAxis axis = ReportingCalendar.FiscalQuarters(4, FiscalYearNaming.StartYear)
            .Between(new LocalDate(2004, 1, 1), new LocalDate(2014, 8, 31));
        PeriodBreakdown breakdown = ledger.SummarizeBy(axis, "sector");
        RatioSeries ratio = breakdown.Total.Gross.ToSales(
            AmountSeries.FromValuesInOrder(usd, axis, axis.Select((_, i) => 12_345_678.9m * i)));
        Target plan = Target.FromSeries("I", RatioSeries.FromValuesInOrder(
            ratio.Definition, axis, axis.Select((_, i) => (Ratio?)Ratio.FromPercent(1_234.5m + i))));
        VintageTable vintages = VintageTableTests.Table(VintageTableTests.FourCohorts);
        List<object?> texts =
        [
            import, .. import.Rejections.Take(50), .. import.Rejections.Take(50).SelectMany(finding => finding.Faults),
            .. LedgerRules.All, ledger, .. ledger.Entries.Take(20),
            axis, .. axis, breakdown, breakdown.Total, .. breakdown.Values, breakdown.Total.Net, .. breakdown.Total.Net,
            .. breakdown.Total.Net.Select(point => point.Explain()), ratio, .. ratio, .. ratio.Select(point => point.Explain()),
            .. ratio.Select(point => $"{point.Numerator:N} {point.Ratio:P4} {point.Value:F3} {point.Period}"),
            breakdown.Gross, breakdown.ConcentrationOf(AmountMeasure.Gross).Explain(), .. AmountMetrics.All, .. RatioMetrics.All,
            .. ratio.ChangeFromPeriodBefore().Select(change => change.Explain()), ratio.FitTrend(0.95).Explain(),
            ratio.CompoundGrowth().Explain(),
            .. ratio.ChangeFromYearBefore(), .. breakdown.Total.Gross.ChangeFromPeriodBefore(),
            .. ratio.Select(ThresholdScale.WriteOffToSales.Classify), ThresholdScale.WriteOffToSales,
            .. ratio.Select(PublishedBenchmarks.RetailAverage.Compare),
            plan, .. plan.Compare(ratio), .. plan.CompareYearToDate(ratio).Select(variance => variance?.Explain()),
            PublishedBenchmarks.RetailAverage with { AsOf = new LocalDate(2026, 1, 31) }, AmountMetrics.GrossWriteOffs,
            .. Allowances(usd), .. StockAndAssets(usd), .. Controls(ledger),
            vintages.Explain(), .. vintages.AtAge(2).Select(cell => cell.Explain()), vintages.ToChainLadder().Explain(),
            Money.Parse("-1,234,567.89 USD", null), Ratio.Parse("1,234.5 %", null), ReportingPeriod.Parse("2024-02-29/2024-03-01", null),
            Message(() => Money.FromDecimal(1234567.891m, usd)), Message(() => axis[1_000]), Message(() => ledger.SummarizeBy(axis, "I")),
            Message(() => Currency.FromCode("ISK").ToString()),
            Message(() => ReportingCalendar.Months.Between(new LocalDate(2024, 2, 2), new LocalDate(2024, 1, 1))),
            Message(() => Currency.FromCode("i")),
        ];
        return string.Join('\n', texts.Select(text => text?.ToString()));
    }

    private static IEnumerable<object> Allowances(Currency usd)
    {
        var day = new LocalDate(2026, 3, 31);
        PeriodAxis year = ReportingCalendar.Years.Between(day, day);
        var ledger = WriteOffLedger.FromEntries(usd,
            [LedgerEntry.WriteOff(day, Money.FromDecimal(1_234.5m, usd)) with { Account = "I", Document = "i" }]);
        OpenItems items = OpenItems.FromRows(usd, [1_234_567.5m, 1_234.5m], new OpenItemSelectors<decimal>
        {
            InvoiceDate = _ => new LocalDate(2026, 1, 2),
            DueDate = _ => new LocalDate(2026, 2, 3),
            Amount = row => row,
            Account = _ => "I",
            Document = row => row < 2_000m ? "i" : "I",
        }).Settle(ledger);
        AgeingBuckets buckets = AgeingBuckets.UpTo(0, 30);
        LossRates rates = LossRates.FromRunOff(items, buckets, ledger, year, new LocalDate(2026, 12, 31));
        RequiredAllowance required = ProvisionMatrix.FromRates(LossRates.FromPercent(buckets, 0.5m, 12.5m, 50.25m))
            .WithForwardLookingFactor(1.125m, "I")
            .WithOverlay(ManagementOverlay.FromAmount(Money.FromDecimal(-1_000.5m, usd), "i", day))
            .Apply(items.AsOf(day), SpecificAllowance.ForDocument("I", Ratio.FromPercent(12.5m), "I"));
        AllowanceRollForward forward = AllowanceRollForward.From(required.Total).WriteOffs(ledger, year[0], Money.FromDecimal(1.5m, usd))
            .Provision(Money.FromDecimal(-1_234.5m, usd)).CloseAt(required.Total);
        AllowanceHistory history = AllowanceHistory.FromRollForwards(year, [forward]);
        return
        [
            rates, rates.Explain(), required, required.Explain(), .. required.Lines, .. required.Items, required.Matrix, required.ToTable(),
            forward, forward.Explain(), .. forward.Findings, .. forward.ProposedJournal, history, history.ToTable(),
            history.ExpenseToWriteOffs()[0].Explain(), history.ExhaustionTime()[0].Explain(),
            ledger.CohortRecoveryBy(year, new LocalDate(2026, 12, 31))[0].Explain(),
            LossGivenDefault.FromCashFlows(required.Total, day, Ratio.FromPercent(12.5m), []).Explain(),
            Message(() => ProvisionMatrix.FromRates(LossRates.FromPercent(buckets, 0.5m, 12.5m))),
            Message(() => required.Matrix.WithForwardLookingFactor(-1.5m, "I")),
        ];
    }

    private static IEnumerable<object> Controls(WriteOffLedger ledger)
    {
        Money limit = Money.FromDecimal(1_234_567.5m, ledger.Currency);
        var suite = ControlSuite.FromTests(
            ControlTest.RecordedLate(1_234), ControlTest.RepeatedAmounts(1, limit), ControlTest.Splits("sector", 1_234, limit * 9),
            ControlTest.RecordedAfterClose(ReportingCalendar.IsoWeeks, 3), ControlTest.Missing(Dimension.Reason), ControlTest.Missing("I"),
            ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.Friday, IsoDayOfWeek.Sunday),
            ControlTest.RoundAmounts(limit, Ratio.FromPercent(12.5m), 0.995, 2), ControlTest.BenfordExcess(2, 0.0012, 3),
            ControlTest.BelowLimit(limit, Money.FromDecimal(200_000.5m, ledger.Currency), Ratio.FromPercent(50m), 0.995, 1),
            ControlTest.Benford(1, 0.995, 2));
        ControlReport report = suite.Run(new ControlInputs { Ledger = ledger });
        return
        [
            suite, report, .. report.Results, .. report.Findings.Take(300), BenfordAnalysis.OfFirstDigit(ledger, 100),
            .. BenfordAnalysis.OfFirstTwoDigits(ledger, 1_234).Digits, .. suite.Tests.Select(test => test.Compares),
            Message(() => ControlTest.RoundAmounts(limit, Ratio.FromPercent(-12.5m), 0.995, 2)),
            Message(() => ControlTest.BelowLimit(limit, limit, Ratio.FromPercent(12.5m), 0.995, 2)),
        ];
    }

    private static IEnumerable<object> StockAndAssets(Currency usd)
    {
        var day = new LocalDate(2026, 3, 31);
        var first = InventoryValuation.FromRows(usd, day, [("I", 1_234_567.5m, 1_000_000m), ("i", 10m, -1m)], Selectors());
        InventoryValuation second = first.Next(day.PlusMonths(3), [("I", 617_283.75m, 600_000m)], Selectors());
        var press = AssetImpairment.FromAmounts("press", day, Money.FromDecimal(1_000m, usd), Money.FromDecimal(-1m, usd), null);
        ValuationWatch rule = ValuationWatch.HeadroomBelow(Ratio.FromPercent(12.5m)).Or(ValuationWatch.FallingInLast(1));
        InventoryValuation[] all = [first, second];
        AmountSeries writeDowns = all.WriteDownsBy(ReportingCalendar.Quarters.Between(day, second.Day));
        return
        [
            first, first.Explain(), .. first, second.Explain(), .. second.Select(item => item.Explain()), .. second.ToEntries(), press,
            press.Explain(), rule, .. all.ToWatchList(rule), writeDowns, .. writeDowns.Select(point => point.Explain()),
            Message(() => first.Next(day.PlusDays(1), [("I", -1m, 0.5m)], Selectors())),
        ];

        static InventorySelectors<(string Item, decimal Cost, decimal Value)> Selectors() =>
            new() { Item = row => row.Item, Cost = row => row.Cost, NetRealisableValue = row => row.Value };
    }

    private static string Message(Func<object> act)
    {
        try
        {
            return act().ToString()!;
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }
}
