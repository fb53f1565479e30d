using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>
/// When two figures mean the same, what segments are, and that words depend on neither culture nor what stands in the values.
/// </summary>
public sealed class DefinitionLaws
{
    private static readonly Currency Usd = Generate.Usd;
    private static readonly LocalDate First = new(2025, 1, 1), Last = new(2026, 12, 31);

    /// <summary>Each ratio is made twice under every choice: equal, as value and in words, exactly where all choices are.</summary>
    [Fact]
    public void Definitions_are_equal_exactly_where_their_choices_are()
    {
        (string Choices, MetricDefinition Definition, string Words)[] all =
            [.. UnderEveryChoice().Concat(UnderEveryChoice()).Select(one => (one.Choices, one.Definition, one.Definition.ToString()))];
        foreach ((string choices, MetricDefinition one, string words) in all)
        {
            foreach ((string otherChoices, MetricDefinition other, string otherWords) in all)
            {
                bool isAlike = choices == otherChoices;
                if (one == other != isAlike || words == otherWords != isAlike || (isAlike && one.GetHashCode() != other.GetHashCode()))
                    Assert.Fail($"{choices}: {words}\n{otherChoices}: {otherWords}");
            }
        }

        string[] ids =
        [
            .. AmountMetrics.All.Concat(RatioMetrics.All).Concat(ReceivablesMetrics.All).Concat(AllowanceMetrics.All)
                .Concat(ImpairmentMetrics.All)
                .Select(metric => metric.Id),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    /// <summary>What was added to a dictionary, or to live totals, after a breakdown was made is no segment of it.</summary>
    [Law]
    public Property Segments_are_those_of_when_a_breakdown_was_made() => Law.ForAll(Generate.With(Generate.Axis), c =>
    {
        var values = new DimensionDictionary();
        var live = new LiveTotals(Usd, c.Other, "region", values);
        int half = c.Entries.Length / 2;
        foreach (LedgerEntry entry in c.Entries[..half]) live.Add(In(entry));
        PeriodBreakdown before = live.ToBreakdown();
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromRows(
            Usd, c.Other, "region", c.Entries[..half], entry =>
            entry.EffectiveDate, entry => entry.Account, entry => entry.Amount.ToDecimal());
        MetricBreakdown<RatioSeries> ratios = before.Gross.ToSales(sales);
        string?[] regions = [.. c.Entries[..half].Select(entry => entry.Account).Distinct().Order(StringComparer.Ordinal)];
        foreach (LedgerEntry entry in c.Entries[half..]) live.Add(In(entry));
        values.GetOrAdd("later");
        foreach (MetricBreakdown<RatioSeries> one in new[] { ratios, before.Gross.ToSales(sales) })
        {
            Assert.Equal(regions, one.Values);
            Assert.False(one.Contains("later"));
            Assert.Throws<ArgumentException>(() => one["later"]);
        }

        Assert.All(before.Gross.ReadOrNothing("later"), point => Assert.Equal((0L, 0L), (point.Amount.MinorUnits, point.EntryCount)));
        for (int i = 0; i < c.Other.Count; i++)
        {
            LedgerEntry[] inPeriod = [.. c.Entries[..half].Where(entry => c.Other[i].Contains(entry.EffectiveDate))];
            decimal gross = inPeriod.Where(entry => entry.Kind == EntryKind.WriteOff && entry.Category == EntryCategory.Receivable)
                .Sum(entry => entry.Amount.ToDecimal());
            Assert.Equal(
                (gross, inPeriod.Sum(entry => entry.Amount.ToDecimal())),
                (ratios.Total[i].Numerator!.Value.ToDecimal(), ratios.Total[i].Denominator!.Value.ToDecimal()));
        }

        static LedgerEntry In(LedgerEntry entry) => entry.Account is { } account ? entry.With("region", account) : entry;
    });

    [Law]
    public Property Words_are_the_same_in_every_culture_and_stay_on_their_line_whatever_the_values() =>
        Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        LedgerEntry[] entries = [
            .. c.Entries.Select((entry, i) => entry.With("region", i % 2 == 0 ? "İıI\n\t\u0001 i" : "a\r\u2028\u0085b"))];
        MetricBreakdown<RatioSeries> ratios = Generate.Ledger(entries).SummarizeBy(c.Axis, "region").Gross.ToSales(AmountSeries.FromRows(
            Usd, c.Axis, "region", entries, entry => entry.EffectiveDate, entry => entry["region"], entry => entry.Amount.ToDecimal()));
        string[] plain = Words();
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal(plain, Words());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.All(plain, line => Assert.DoesNotContain(line, one => char.IsControl(one) || one is '\u2028'));

        string[] Words() =>
        [
            ratios.ToString(),
            .. ratios.SelectMany(one => new[] { one.Value.Overall, one.Value[0] }).SelectMany(point =>
                point.Explain().Details.Select(line => line.Value).Append(point.Explain().Summary).Append(point.ToString())),
        ];
    });

    /// <summary>Names carry the year and the number: FY2026P03, 2026-W27, 2026Q2.</summary>
    [Law]
    public Property The_year_and_number_of_a_period_are_those_of_its_name() => Law.ForAll(
        (from calendar in Generate.Calendar from day in Generate.Day select (calendar, day)).ToArbitrary(), c =>
        {
            ReportingPeriod period = c.calendar.PeriodOf(c.day);
            string[] numbers = System.Text.RegularExpressions.Regex.Matches(period.Name, "[0-9]+").Select(match => match.Value).ToArray();
            if (period.Name.StartsWith("week of", StringComparison.Ordinal) || numbers.Length == 3)
            {
                int count = 1;
                while (c.calendar.PeriodOf(period.Start.PlusDays(-1)) is var before && before.Start.Year == period.Start.Year)
                    (period, count) = (before, count + 1);
                ReportingPeriod asked = c.calendar.PeriodOf(c.day);
                Assert.Equal((asked.Start.Year, count), (c.calendar.YearOf(asked), c.calendar.NumberInYear(asked)));
                return;
            }

            Assert.Equal(int.Parse(numbers[0], CultureInfo.InvariantCulture), c.calendar.YearOf(period));
            Assert.Equal(numbers.Length == 1 ? 1 : int.Parse(numbers[1], CultureInfo.InvariantCulture), c.calendar.NumberInYear(period));
            ReportingPeriod other = ReportingPeriod.FromDates(period.Start, period.End.PlusDays(1));
            Assert.Throws<ArgumentException>(() => c.calendar.YearOf(other));
        });

    private static IEnumerable<(string Choices, MetricDefinition Definition)> UnderEveryChoice()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, []);
        foreach (PeriodBasis basis in Enum.GetValues<PeriodBasis>())
        {
            PeriodTotals months = ledger.WithPeriodBasis(basis).SummarizeBy(ReportingCalendar.Months.Between(First, Last));
            PeriodTotals quarters = ledger.WithPeriodBasis(basis).SummarizeBy(ReportingCalendar.Quarters.Between(First, Last));
            foreach (Func<PeriodTotals, PeriodTotals> scope in new Func<PeriodTotals, PeriodTotals>[]
                { totals => totals, totals => totals.For(EntryCategory.Asset), totals => totals.AllLosses })
            {
                foreach (Func<PeriodTotals, AmountSeries> measure in new Func<PeriodTotals, AmountSeries>[]
                {
                    totals => totals.Gross, totals => totals.Net,
                })
                {
                    (AmountSeries byMonth, AmountSeries byQuarter) = (measure(scope(months)), measure(scope(quarters)));
                    string of = $"{basis} {byMonth.Definition.Scope} {byMonth.Definition.Id}";
                    AmountSeries sales = Generate.Sales(byMonth.Axis);
                    yield return ($"{of} sales", byMonth.ToSales(sales).Definition);
                    yield return ($"{of} credit sales", byMonth.ToCreditSales(sales).Definition);
                    foreach ((string averaging, Func<PeriodAxis, AmountSeries> average) in Averages())
                    {
                        RatioSeries month = byMonth.ToAverageReceivables(average(byMonth.Axis));
                        RatioSeries quarter = byQuarter.ToAverageReceivables(average(byQuarter.Axis));
                        yield return ($"{of} {averaging} month", month.Definition);
                        yield return ($"{of} {averaging} quarter", quarter.Definition);
                        foreach ((string way, RatioSeries ratios, Annualization how) in new[]
                            {
                                ("× 12", month, Annualization.Times(12)), ("× 4", quarter, Annualization.Times(4)),
                                ("365", month, Annualization.ActualDaysOf(365)),
                                ("days", quarter, Annualization.ActualDays),
                                ("compounded", month, Annualization.Compounded(12)),
                                ("days", month, Annualization.ActualDays),
                            }.Take(averaging == "stated" || averaging == "two-point" ? 6 : 2))
                            yield return ($"{of} {averaging} a year {way}", ratios.Annualize(how).Definition);
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Name, Func<PeriodAxis, AmountSeries> Average)> Averages()
    {
        BalanceHistory balances = BalanceHistory.FromBalances(Usd,
        [
            (First.PlusDays(-1), 100m), .. Enumerable.Range(1, 24).Select(i => (First.PlusMonths(i).PlusDays(-1), 100m + i)),
        ]);
        yield return ("stated", axis =>
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, axis, axis.Select(_ => 100m)));
        yield return ("two-point", axis => balances.AverageBy(axis, BalanceAveraging.TwoPoint));
        yield return ("month ends", axis => balances.AverageBy(axis, BalanceAveraging.PeriodEnds(ReportingCalendar.Months)));
        yield return ("carried forward", axis => balances.AverageBy(axis, BalanceAveraging.DailyCarriedForward));
    }
}
