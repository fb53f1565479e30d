using static WriteOffMetrics.Tests.PublishedSeries;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What is and what is not far from usual in quiet, sparse and noise-free series. All by hand: what lies off the pattern is what was
/// planted.
/// </summary>
public sealed class AnomalyTests
{
    private static readonly ReportingCalendar[] Calendars =
        [ReportingCalendar.Months, ReportingCalendar.Quarters, ReportingCalendar.HalfYears];

    [Fact]
    public void The_only_write_off_of_three_years_is_unusual_and_no_quiet_month_is()
    {
        decimal[] values = new decimal[37];
        values[5] = 10_000;
        AnomalySearch search = Amounts(ReportingCalendar.Months, values).FindAnomalies();
        Anomaly found = Assert.Single(search.Found);
        Assert.Equal(("1900-06", 10_000.0, 0.0, null), (found.Period.Name, found.Value, found.Expected, found.Score));
        Assert.False(search.IsSeasonal);
        Assert.Contains("none is unusual for being zero", search.Explain().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 36, 1, 3)]
    [InlineData(4, 27, 1, 10_000_000)]
    [InlineData(2, 9, 5, 4.99)]
    [InlineData(12, 119, 1_000_000, 1_000_001)]
    public void One_other_among_equal_figures_is_unusual_and_nothing_else_is(int perYear, int count, double usual, double other)
    {
        for (int at = 0; at <= count; at++)
        {
            decimal[] values = [.. Enumerable.Repeat((decimal)usual, count + 1)];
            values[at] = (decimal)other;
            Anomaly found = Assert.Single(Amounts(Calendar(perYear), values).FindAnomalies().Found);
            Assert.Equal((Amounts(Calendar(perYear), values).Axis[at], usual, null), (found.Period, found.Expected, found.Score));
        }
    }

    [Theory]
    [InlineData(2, 65)]
    [InlineData(4, 13)]
    [InlineData(12, 37)]
    [InlineData(12, 121)]
    public void A_line_has_no_anomaly_and_a_season_has_none_but_what_lies_off_them(int perYear, int count)
    {
        decimal[] line = [.. Enumerable.Range(0, count).Select(i => 500 + 7.35m * i)];
        decimal[] season = [.. Enumerable.Range(0, count).Select(i => 100m * (3 + i % perYear * (i % perYear)))];
        decimal[] thirds = [.. Enumerable.Range(0, count).Select(i => decimal.Round(500 - 10m / 3 * i, 2))];
        decimal[] both = [.. line.Zip(season, (x, y) => x + y)];
        foreach (decimal[] series in new[] { line, season, thirds, both })
        {
            AnomalySearch none = Amounts(Calendar(perYear), series).FindAnomalies();
            Assert.Equal((AnalysisStatus.Defined, 0), (none.Status, none.Found.Count));
            Assert.Equal(series == season || series == both, none.IsSeasonal);
            for (int at = 0; at < count; at += (1 + count / 40) * (Cases.IsPlain ? 5 : 1))
            {
                foreach (decimal more in new[] { 30m, -250m, 100_000_000m })
                {
                    decimal[] values = [.. series];
                    values[at] += more;
                    AmountSeries amounts = Amounts(Calendar(perYear), values);
                    Anomaly found = Assert.Single(amounts.FindAnomalies().Found);
                    Assert.Equal(amounts.Axis[at], found.Period);
                    Assert.Equal((double)series[at], found.Expected, 0.021);
                }
            }
        }
    }

    /// <summary>
    /// By hand: beside 1,000 three times, 0.6745 × 6 = 4.047 is beyond 3.5, and 0.6745 × 5 = 3.37 is not. None is unusual for being there,
    /// or for being small.
    /// </summary>
    [Fact]
    public void A_figure_between_quiet_months_is_compared_with_the_others()
    {
        AmountSeries Entries(decimal last)
        {
            decimal[] values = new decimal[40];
            (values[3], values[11], values[12], values[30]) = (1000, 1000, 1000, last);
            return Amounts(ReportingCalendar.Months, values);
        }

        Anomaly found = Assert.Single(Entries(6000).FindAnomalies().Found);
        Assert.Equal(("1902-07", 0.0), (found.Period.Name, found.Expected));
        Assert.Equal(0.6745 * 6, found.Score!.Value, 12);
        Assert.Equal(-0.6745 * 6, Assert.Single(Entries(-6000).FindAnomalies().Found).Score!.Value, 12);
        Assert.Empty(Entries(5000).FindAnomalies().Found);
        Assert.Empty(Entries(0.01m).FindAnomalies().Found);
    }

    [Fact]
    public void A_write_off_each_December_is_usual()
    {
        decimal[] values = [.. Enumerable.Range(0, 48).Select(i => i % 12 == 11 ? 900m + i : 0)];
        Assert.Empty(Amounts(ReportingCalendar.Months, values).FindAnomalies().Found);
        values[47] = 9000;
        Assert.Equal(["1903-12"], Amounts(ReportingCalendar.Months, values).FindAnomalies().Found.Select(found => found.Period.Name));
    }

    [Fact]
    public void Ratios_are_searched_as_amounts_are()
    {
        AmountSeries sales = Amounts(ReportingCalendar.Quarters, [.. Enumerable.Repeat(300m, 28)]);
        IEnumerable<LedgerEntry> entries = sales.Axis.Select((quarter, i) =>
            LedgerEntry.WriteOff(quarter.Start, Money.FromDecimal(i == 9 ? 70 : 5, sales.Currency)));
        RatioSeries ratio = WriteOffLedger.FromEntries(sales.Currency, entries).SummarizeBy(sales.Axis).Gross.ToSales(sales);
        Anomaly found = Assert.Single(ratio.FindAnomalies().Found);
        Assert.Equal(("1902Q2", 5 / 300.0), (found.Period.Name, found.Expected));
    }

    /// <summary>
    /// A thousand times the figures, and the figures with the other sign, have their anomalies in the same periods; what cents round off
    /// aside.
    /// </summary>
    [Fact]
    public void The_unit_and_the_sign_change_nothing()
    {
        foreach ((AnomalySeries kind, ReportingCalendar calendar, Random random) in Kinds(kind => kind.Name != "line rounded to cents"))
        {
            for (int i = 0; i < Cases.OutOf(5); i++)
            {
                decimal[] values = kind.Of(random, calendar.PeriodsPerYear!.Value);
                values = kind.With(random, values, random.Next(values.Length));
                int[] found = Found(calendar, values);
                foreach (decimal factor in new[] { 1000m, 7m, -1m })
                    Assert.Equal(found, Found(calendar, [.. values.Select(value => value * factor)]));
            }
        }
    }

    /// <summary>Where fewer than a third of the periods are zero, before and after.</summary>
    [Fact]
    public void A_constant_added_to_figures_that_are_not_quiet_changes_nothing()
    {
        foreach ((AnomalySeries kind, ReportingCalendar calendar, Random random) in Kinds(kind => !AnomalySeries.Quiet.Contains(kind)))
        {
            for (int i = 0; i < Cases.OutOf(5); i++)
            {
                decimal[] values = kind.Of(random, calendar.PeriodsPerYear!.Value);
                values = kind.With(random, values, random.Next(values.Length));
                Assert.Equal(Found(calendar, values), Found(calendar, [.. values.Select(value => value + 1024)]));
            }
        }
    }

    [Fact]
    public void No_quiet_period_is_unusual_where_a_third_are_quiet()
    {
        foreach ((AnomalySeries kind, ReportingCalendar calendar, Random random) in Kinds(AnomalySeries.Quiet.Contains))
        {
            for (int i = 0; i < Cases.OutOf(200); i++)
            {
                decimal[] values = kind.Of(random, calendar.PeriodsPerYear!.Value);
                if (3 * values.Count(value => value == 0) < values.Length) continue;
                Assert.DoesNotContain(Found(calendar, values), at => values[at] == 0);
            }
        }
    }

    internal static int[] Found(ReportingCalendar calendar, decimal[] values)
    {
        AmountSeries amounts = Amounts(calendar, values);
        HashSet<ReportingPeriod> found = [.. amounts.FindAnomalies().Found.Select(one => one.Period)];
        return [.. Enumerable.Range(0, values.Length).Where(i => found.Contains(amounts.Axis[i]))];
    }

    private static IEnumerable<(AnomalySeries Kind, ReportingCalendar Calendar, Random Random)> Kinds(Func<AnomalySeries, bool> which) =>
        from kind in AnomalySeries.Exact.Concat(AnomalySeries.Quiet).Concat(AnomalySeries.Noisy).Where(which)
        from calendar in Calendars
        select (kind, calendar, new Random(kind.Name.Length + calendar.PeriodsPerYear!.Value));

    internal static ReportingCalendar Calendar(int perYear) => Calendars.Single(calendar => calendar.PeriodsPerYear == perYear);
}
