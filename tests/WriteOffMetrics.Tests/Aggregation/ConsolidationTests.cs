using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ConsolidationTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR"), Jpy = Currency.FromCode("JPY");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));

    private static readonly ExchangeRates Rates = ExchangeRates.FromRates(
    [
        (new LocalDate(2026, 1, 10), Eur, Usd, 1.1111m), (new LocalDate(2026, 1, 20), Eur, Usd, 1.2222m),
        (new LocalDate(2026, 1, 31), Eur, Usd, 1.3m),
        (new LocalDate(2026, 2, 10), Eur, Usd, 1.5m), (new LocalDate(2026, 2, 28), Eur, Usd, 1.6m),
        (new LocalDate(2026, 1, 10), Jpy, Usd, 0.0064m),
    ]).WithSource("a bank");

    private static readonly WriteOffLedger[] Ledgers =
    [
        WriteOffLedger.FromEntries(Eur,
        [Entry(Eur, 1, 10, 0.05m, "a"), Entry(Eur, 1, 20, 0.05m, "b"), Entry(Eur, 2, 10, 0.03m, "a"),
        LedgerEntry.Recovery(new LocalDate(2026, 1, 20), Money.FromDecimal(0.02m, Eur)), Entry(Eur, 7, 1, 9m, "a")])
        .CompleteThrough(new LocalDate(2026, 2, 28)),
        WriteOffLedger.FromEntries(Usd, [Entry(Usd, 1, 5, 1m, "a")]),
    ];

    /// <summary>
    /// By hand, in cents: January 5 × 1.1111 + 5 × 1.2222 + 100 = 111.6665, February 3 × 1.5 = 4.5, together 116.1665; read to even 112, 4
    /// and 116. Net of January: less 2 × 1.2222 is 109.2221.
    /// </summary>
    [Fact]
    public void Each_entry_at_the_rate_of_its_day_rounded_once_where_it_is_read()
    {
        PeriodTotals totals = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven);
        Assert.Equal([1.12m, 0.04m], totals.Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((1.16m, 0m, 1.09m), (
            totals.Gross.Total.Amount.ToDecimal(), totals.Gross.Rounding.ToDecimal(), totals.Net[0].Amount.ToDecimal()));
        AmountSeries up = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToPositiveInfinity).Gross;
        Assert.Equal([1.12m, 0.05m], up.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((1.17m, 0m), (up.Total.Amount.ToDecimal(), up.Rounding.ToDecimal()));
        Assert.Equal((3L, Usd, new LocalDate(2026, 2, 28)), (totals.Gross[0].EntryCount, totals.Currency, totals.LastCompleteDay));
        Assert.Equal([0.05m, 0.05m, 1m], totals.Gross[0].Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal((null, 1L), (totals.Gross.Outside, totals.Gross.OutsideCount));
        string explanation = totals.Gross[0].Explain().ToString();
        Assert.StartsWith("M1 ≈ 1.12 USD, 3 entries\n", explanation, StringComparison.Ordinal);
        Assert.Contains("\n  rates         EUR in USD at the rate of each entry's day; a bank; USD in USD: not converted\n", explanation,
            StringComparison.Ordinal);
        Assert.Contains("\n  outside       1 entry of this kind outside the axis, not converted, not counted here\n", explanation,
            StringComparison.Ordinal);

        // Ratios are computed from the exact amount: 111.6665 cents ÷ 100.
        Assert.Equal(1.116665m, totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m]))[0].Ratio!.Value.ToDecimal());
        Assert.Equal("M3 ≈ 1.12 USD ÷ 1.00 USD ≈ 111.67 %, 3 entries",
            totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m]))[0].Explain().Summary);
    }

    /// <summary>
    /// By hand, in cents: January 10 × 1.3 + 100 = 113 and 10 × (1.1111 + 1.2222 + 1.3) ÷ 3 + 100 = 112.111; February 3 × 1.6 = 4.8 and 3 ×
    /// 1.55 = 4.65.
    /// </summary>
    [Fact]
    public void A_period_at_the_rate_of_its_end_or_the_mean_of_its_rates()
    {
        PeriodTotals end = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven),
            average = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven);
        AmountSeries dollars = AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m]);
        Assert.Equal([1.13m, 0.048m], end.Gross.ToSales(dollars).Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal([1.12111m, 0.0465m], average.Gross.ToSales(dollars).Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Contains("EUR in USD at 1.3, the rate of 2026-01-31; a bank", Rate(end.Gross[0]), StringComparison.Ordinal);
        Assert.Contains("EUR in USD at the mean of 3 rates from 2026-01-01 to 2026-01-31; a bank", Rate(average.Gross[0]),
            StringComparison.Ordinal);
        Assert.Contains("EUR in USD at the rate of the last day of each of the months; a bank", Rate(end.Gross.Total),
            StringComparison.Ordinal);
        Assert.Contains("EUR in USD at the mean of the rates of each of the months; a bank", Rate(average.Gross.Total),
            StringComparison.Ordinal);

        // Rolled up, the months keep their rates.
        PeriodAxis whole = ReportingCalendar.FromPeriods("both", [Months.Span]).Between(Months.Start, Months.Start);
        Assert.Equal(end.Gross.Total.Amount, end.RollUpTo(whole).Gross[0].Amount);

        // Also where completeness is told twice, of the ledgers and as stated of the amounts.
        LocalDate day = Months[0].End;
        PeriodTotals complete = Ledgers.Select(ledger => ledger.CompleteThrough(Months.End))
            .ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Explanation told = complete.Gross.CompleteThrough(day)[0].Explain();
        Assert.Equal(2, told.Details.Count(detail => detail.Key == "completeness"));
        Assert.Contains("EUR in USD at 1.3, the rate of 2026-01-31; a bank", Rate(complete.Gross.CompleteThrough(day)[0]),
            StringComparison.Ordinal);

        static string Rate(AmountPoint point) => point.Explain().Details.Single(detail => detail.Key == "rates").Value;
    }

    /// <summary>By hand: value a has 5 × 1.1111 + 100 = 105.5555 cents, b 5 × 1.2222 = 6.111; read 106 and 6 beside 112.</summary>
    [Fact]
    public void A_breakdown_says_what_rounding_left()
    {
        PeriodBreakdown breakdown = Ledgers
            .ConsolidateBy(Months, Dimension.Account, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.AwayFromZero);
        Assert.Equal([null, "a", "b"], breakdown.Values);
        Assert.Equal((1.06m, 0.06m, 1.12m, 0m), (
            breakdown["a"].Gross[0].Amount.ToDecimal(), breakdown["b"].Gross[0].Amount.ToDecimal(),
            breakdown.Total.Gross[0].Amount.ToDecimal(), breakdown.Rounding(AmountMeasure.Gross, Months[0]).ToDecimal()));
        PeriodBreakdown up = Ledgers
            .ConsolidateBy(Months, Dimension.Account, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToPositiveInfinity);
        Assert.Equal(-0.01m, up.Rounding(AmountMeasure.Gross, Months[0]).ToDecimal());
        Assert.Equal(0m, Ledgers[0].SummarizeBy(Months, Dimension.Account).Rounding(AmountMeasure.Gross, Months[0]).ToDecimal());
        Assert.Equal("a", breakdown.Top(1, AmountMeasure.Gross).Values.Single());
    }

    /// <summary>By hand: 1,000 yen × 0.0064 = 6.40 dollars; a dinar has three decimals.</summary>
    [Fact]
    public void Minor_units_of_different_size_are_heeded()
    {
        WriteOffLedger yen = WriteOffLedger.FromEntries(Jpy, [Entry(Jpy, 1, 10, 1000m, "a")]);
        Assert.Equal(6.40m, new[] { yen }.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven).Gross[
            0].Amount.ToDecimal());
        Assert.Equal(6.40m, new[] { yen }.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven).Gross[
            0].Amount.ToDecimal());
        var kwd = Currency.FromCode("KWD");
        ExchangeRates dinars = ExchangeRates.FromRates([(new LocalDate(2026, 1, 10), Jpy, kwd, 0.0019m)]);
        Assert.Equal(1.900m, new[] { yen }.ConsolidateBy(Months, kwd, dinars, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven).Gross[
            0].Amount.ToDecimal());
    }

    [Fact]
    public void A_missing_rate_is_named_by_day_and_pair_and_needed_only_where_something_is_converted()
    {
        WriteOffLedger late = WriteOffLedger.FromEntries(Eur, [Entry(Eur, 2, 11, 1m, "a")]);
        Assert.StartsWith("Found no rate of EUR in USD on 2026-02-11; a rate is needed", Refused(ExchangeRateBasis.EntryDay, Rates),
            StringComparison.Ordinal);
        Assert.Equal(1.5m, new[] { late }.ConsolidateBy(Months, Usd, Rates.CarriedForward(1), ExchangeRateBasis.EntryDay,
            MidpointRounding.ToEven).Gross[1].Amount.ToDecimal());
        Assert.StartsWith("Found no rate of EUR in USD on 2026-02-28 or on the 3 days before",
            Refused(ExchangeRateBasis.PeriodEnd, ExchangeRates.FromRates([(new LocalDate(2026, 1, 31), Eur, Usd, 1m)]).CarriedForward(3)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found no rate of EUR in USD from 2026-02-01 to 2026-02-28",
            Refused(ExchangeRateBasis.PeriodAverage, ExchangeRates.FromRates([])), StringComparison.Ordinal);
        Assert.StartsWith("Found no rate of EUR in USD on 2026-02-28;",
            Refused(ExchangeRateBasis.PeriodEnd, ExchangeRates.FromRates([(new LocalDate(2026, 2, 28), Usd, Eur, 1m)])),
            StringComparison.Ordinal);

        string Refused(ExchangeRateBasis basis, ExchangeRates rates) =>
            Assert.Throws<ArgumentException>(() =>
            new[] { late }.ConsolidateBy(Months, Usd, rates, basis, MidpointRounding.ToEven)).Message;
    }

    [Fact]
    public void What_does_not_belong_together_is_not_consolidated()
    {
        Assert.StartsWith("Found no ledger", Refused([]), StringComparison.Ordinal);
        Assert.StartsWith("Found null among the ledgers", Refused([Ledgers[0], null!]), StringComparison.Ordinal);
        Assert.StartsWith("Found a ledger of inventory beside one of receivable",
            Refused([Ledgers[0], Ledgers[1].Where(EntryCategory.Inventory)]), StringComparison.Ordinal);
        Assert.StartsWith("Found totals by recorded date beside effective date",
            Refused([Ledgers[0], Ledgers[1].WithPeriodBasis(PeriodBasis.RecordedDate)]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            Ledgers.ConsolidateBy(Months, default, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Ledgers.ConsolidateBy(Months, Usd, Rates, (ExchangeRateBasis)9, MidpointRounding.ToEven));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, (MidpointRounding)9));
        PeriodTotals even = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven),
            away = Ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.AwayFromZero);
        Assert.StartsWith("Found totals rounded AwayFromZero beside ToEven",
            Assert.Throws<ArgumentException>(() => even.Merge(away)).Message, StringComparison.Ordinal);

        // Merged with totals of the reporting currency, the whole is exact: 111.6665 + 100 cents.
        Assert.Equal(2.116665m, even.Merge(Ledgers[1].SummarizeBy(Months)).Gross
            .ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m]))[0].Ratio!.Value.ToDecimal());

        static string Refused(WriteOffLedger[] ledgers) => Assert
            .Throws<ArgumentException>(() =>
            ledgers.ConsolidateBy(Months, Usd, Rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven)).Message;
    }

    /// <summary>The restated year is read, and converted, again: weeks 2 to 53 of fiscal 2012 at the rate of each day.</summary>
    [Fact]
    public void A_restated_comparison_is_converted_again()
    {
        PeriodAxis years = FiscalWeekYear.NationalRetailFederation.Years.Between(new LocalDate(2012, 2, 1), new LocalDate(2014, 1, 1));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Eur, [LedgerEntry.WriteOff(new LocalDate(2012, 1, 29), Money.FromDecimal(1m, Eur)),
            LedgerEntry.WriteOff(new LocalDate(2012, 7, 1), Money.FromDecimal(2m, Eur)),
            LedgerEntry.WriteOff(new LocalDate(2013, 7, 1), Money.FromDecimal(3m, Eur))]);
        ExchangeRates rates = ExchangeRates
            .FromRates([(new LocalDate(2012, 1, 29), Eur, Usd, 10m), (new LocalDate(2012, 7, 1), Eur, Usd, 2m),
            (new LocalDate(2013, 7, 1), Eur, Usd, 3m)]);
        MetricChange<AmountPoint> change = new[] { ledger }.ConsolidateBy(
            years, Usd, rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven).Gross.ChangeFromComparableYearBefore()[1];
        Assert.Equal((9m, 4m), (change.After.Amount.ToDecimal(), change.Before!.Amount.ToDecimal()));
    }

    /// <summary>
    /// Sales of 1,000.00 EUR in January at 1.1 and 2,000.00 EUR in February at 1.2345 are 1,100.00 and 2,469.00 USD; with 100.00 and 200.00
    /// USD of the parent 1,200.00 and 2,669.00. A third of a cent is rounded where it is read and nowhere else.
    /// </summary>
    [Fact]
    public void Stated_sales_are_converted_by_period_and_added_up()
    {
        LocalDate january = new(2026, 1, 31), february = new(2026, 2, 28);
        PeriodAxis months = ReportingCalendar.Months.Between(january, february);
        ExchangeRates rates = ExchangeRates.FromRates([
            (new LocalDate(2026, 1, 15), Eur, Usd, 1.2m), (january, Eur, Usd, 1.1m), (february, Eur, Usd, 1.2345m)]).WithSource("ECB");
        AmountSeries europe = AmountSeries.FromValues(Eur, months, [(february, 2_000m), (january, 1_000m)]);
        AmountSeries converted = europe.ConvertTo(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal((Usd, 1_100m, 2_469m), (converted.Currency, converted[0].Amount.ToDecimal(), converted[1].Amount.ToDecimal()));
        Assert.Equal(1_150m, europe.ConvertTo(Usd, rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven)[0].Amount.ToDecimal());
        Assert.Contains(
            "EUR in USD at 1.1, the rate of 2026-01-31; ECB", converted[0].Explain().ToString(), StringComparison.Ordinal);

        AmountSeries america = AmountSeries.FromValues(Usd, months, [(january, 100m), (february, 200m)]);
        AmountSeries[] both = [europe, america];
        AmountSeries all = both.Consolidate(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal([1_200m, 2_669m], all.Select(point => point.Amount.ToDecimal()));
        WriteOffLedger[] ledgers = [
            WriteOffLedger.FromEntries(Eur, [Entry(Eur, 1, 10, 20m, "e")]), WriteOffLedger.FromEntries(Usd, [Entry(Usd, 1, 10, 2m, "u")])];
        RatioSeries toSales = ledgers.ConsolidateBy(months, Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven).Gross
            .ToSales(all);
        Assert.Equal(0.02m, toSales[0].Ratio!.Value.ToDecimal());
        Assert.Contains("EUR in USD at 1.1", toSales[0].Explain().ToString(), StringComparison.Ordinal);

        // Of nothing nothing, whatever the rate, and the explanation says that there is none.
        AmountSeries nothing = AmountSeries
            .FromValues(Eur, ReportingCalendar.Months.Between(new(2026, 3, 1), new(2026, 3, 1)), [(new LocalDate(2026, 3, 1), 0m)])
            .ConvertTo(Usd, rates, ExchangeRateBasis.PeriodAverage, MidpointRounding.ToEven);
        Assert.Contains(
            "EUR in USD: nothing to convert, and no rate from 2026-03-01 to 2026-03-31", nothing[0].Explain().ToString(),
            StringComparison.Ordinal);

        ExchangeRates thirds = ExchangeRates.FromRates([(january, Eur, Usd, 0.333333333333m), (february, Eur, Usd, 1m)]);
        AmountSeries cents = AmountSeries.FromValues(Eur, months, [(january, 0.01m), (february, 0m)])
            .ConvertTo(Usd, thirds, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal(0m, cents[0].Amount.ToDecimal());
        WriteOffLedger quarterCent = WriteOffLedger.FromEntries(Usd, [Entry(Usd, 1, 10, 1m, "u")]);
        Assert.Equal(1m / 0.00333333333333m, quarterCent.SummarizeBy(months).Gross.ToSales(cents)[0].Ratio!.Value.ToDecimal(), 20);
    }

    [Fact]
    public void Sales_that_cannot_be_converted_by_period_say_why()
    {
        LocalDate january = new(2026, 1, 31);
        PeriodAxis months = ReportingCalendar.Months.Between(january, january);
        ExchangeRates rates = ExchangeRates.FromRates([(january, Eur, Usd, 1.1m)]);
        AmountSeries sales = AmountSeries.FromRows(Eur, months, [(Day: january, Amount: 5m)], row => row.Day, row => row.Amount)
            .WithTaxBasis(TaxBasis.WithoutTax).CompleteThrough(new LocalDate(2026, 1, 30));
        AmountSeries converted = sales.ConvertTo(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal((5.50m, TaxBasis.WithoutTax, false), (converted[0].Amount.ToDecimal(), converted.TaxBasis, converted[0].IsComplete));

        Assert.Contains("rate of an entry's day", Why(() => Convert(sales, ExchangeRateBasis.EntryDay)), StringComparison.Ordinal);
        Assert.Contains("converted before", Why(() => Convert(converted, ExchangeRateBasis.PeriodEnd)), StringComparison.Ordinal);
        AmountSeries sum = new[] { sales }.Consolidate(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Contains("converted before", Why(() => Convert(sum, ExchangeRateBasis.PeriodEnd)), StringComparison.Ordinal);
        AmountSeries gross = WriteOffLedger.FromEntries(Eur, [Entry(Eur, 1, 10, 20m, "e")]).SummarizeBy(months).Gross;
        Assert.Contains("ConsolidateBy", Why(() => Convert(gross, ExchangeRateBasis.PeriodEnd)), StringComparison.Ordinal);
        AmountSeries later = AmountSeries
            .FromValues(Eur, ReportingCalendar.Months.Between(new(2026, 2, 1), new(2026, 2, 1)), [(new LocalDate(2026, 2, 1), 1m)]);
        Assert.Contains("no rate of EUR in USD on 2026-02-28", Why(() => Convert(later, ExchangeRateBasis.PeriodEnd)),
            StringComparison.Ordinal);
        Assert.Contains("no series", Why(() => Array.Empty<AmountSeries>().Consolidate(
            Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven)), StringComparison.Ordinal);
        AmountSeries[] unlike = [sales, sales.WithTaxBasis(TaxBasis.NotStated)];
        Assert.Contains("one tax basis is allowed", Why(() => unlike.Consolidate(
            Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven)), StringComparison.Ordinal);

        AmountSeries Convert(AmountSeries series, ExchangeRateBasis basis) => series.ConvertTo(Usd, rates, basis, MidpointRounding.ToEven);

        static string Why(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;
    }

    private static LedgerEntry Entry(Currency currency, int month, int day, decimal amount, string account) =>
        LedgerEntry.WriteOff(new LocalDate(2026, month, day), Money.FromDecimal(amount, currency)) with { Account = account };
}
