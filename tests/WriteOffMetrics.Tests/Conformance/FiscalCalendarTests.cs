using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Tests;

/// <summary>Calendars of an established calendar package and of other projects' tests, met by rule.</summary>
public sealed class FiscalCalendarTests
{
    private const string Folder = "data/calendars";

    private static readonly FiscalWeekYear
        LastSaturdayOfJanuary = FiscalWeekYear
            .FromRule(WeekPattern.FourFiveFour, IsoDayOfWeek.Saturday, 1, WeekYearEnd.LastInMonth, FiscalYearNaming.StartYear),
        NearestFridayToJanuary = FiscalWeekYear
        .FromRule(WeekPattern.FourFourFive, IsoDayOfWeek.Friday, 1, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.StartYear),
        LastSaturdayOfAugust = FiscalWeekYear
        .FromRule(WeekPattern.FourFiveFour, IsoDayOfWeek.Saturday, 8, WeekYearEnd.LastInMonth, FiscalYearNaming.StartYear),
        LastSaturdayOfDecember = FiscalWeekYear
        .FromRule(WeekPattern.FourFourFive, IsoDayOfWeek.Saturday, 12, WeekYearEnd.LastInMonth, FiscalYearNaming.EndYear);

    [SharedDataFact(Folder)]
    public void Years_of_whole_weeks_start_and_end_as_computed_elsewhere()
    {
        List<Csv.Row> rows = Csv.Read(Repository.Shared, Folder, "fiscal_week_years.csv");
        Assert.Equal(123, rows.Count);
        Assert.All(rows, row =>
        {
            ReportingPeriod year = RuleOf(row["calendar"]).Years.PeriodOf(row.Day("start"));
            Assert.Equal(($"FY{row["library_year"]}", row.Day("start"), row.Day("end"), row["weeks"]),
                (year.Name, year.Start, year.End, Text(year.Days / 7)));
        });
    }

    [SharedDataFact(Folder)]
    public void Periods_of_whole_weeks_start_and_end_as_computed_elsewhere()
    {
        List<Csv.Row> rows = Csv.Read(Repository.Shared, Folder, "fiscal_week_months.csv");
        Assert.Equal(1_476, rows.Count);
        foreach (IGrouping<string, Csv.Row> calendar in rows.GroupBy(row => row["calendar"]))
        {
            PeriodAxis axis = RuleOf(calendar.Key).Periods.Between(calendar.First().Day("start"), calendar.Last().Day("end"));
            Assert.Equal(
                calendar.Select(row => (
                $"FY{row["library_year"]}P{row["period"].PadLeft(2, '0')}", row.Day("start"), row.Day("end"), row["weeks"])),
                axis.Select(period => (period.Name, period.Start, period.End, Text(period.Days / 7))));
        }
    }

    [SharedDataFact(Folder)]
    public void Period_bounds_that_other_projects_expect()
    {
        List<Csv.Row> rows = Csv.Read(Repository.Shared, Folder, "calendar_expected.csv");
        int byRule = 0, listed = 0;
        foreach (IGrouping<string, Csv.Row> source in rows.GroupBy(row => row["source"]))
        {
            if (source.Key is "holonk first_bow" or "holonk last_day_nearest_eom_445_penultimate_weeks")
            {
                // No rule here: the boundaries are listed.
                ReportingPeriod[] periods = [
                    .. source.OrderBy(row => row.Day("start"))
                    .Select(row => ReportingPeriod.FromDates(row.Day("start"), row.Day("end"), $"{row["unit"]} {row["number"]}"))];
                foreach (ReportingPeriod[] run in Runs(periods))
                {
                    PeriodAxis axis = ReportingCalendar.FromPeriods(source.Key, run).Between(run[0].Start, run[^1].End);
                    Assert.Equal(run.Select(period => (period.Name, period.Start, period.End)),
                        axis.Select(period => (period.Name, period.Start, period.End)));
                    listed += run.Length;
                }

                continue;
            }

            FiscalWeekYear rule = source.Key switch
            {
                "holonk last_day_before_eom" => LastSaturdayOfAugust,
                "holonk before_eom_except_leap" => LastSaturdayOfDecember,
                _ => FiscalWeekYear.NationalRetailFederation,
            };
            foreach (Csv.Row row in source)
            {
                if (row["start"].Length > 0)
                {
                    ReportingPeriod period = (row["unit"] == "year" ? rule.Years : rule.Periods).PeriodOf(row.Day("start"));
                    Assert.Equal((row.Day("start"), row.Day("end"), row["weeks"]), (period.Start, period.End, Text(period.Days / 7)));
                    Assert.Equal(row["unit"] == "year" ? $"FY{row["year_label"]}"
                        : $"FY{row["year_label"]}P{row["number"].PadLeft(2, '0')}", period.Name);
                }
                else
                {
                    // Only the length is expected, of the year named so.
                    ReportingPeriod year = rule.Years
                        .PeriodOf(new LocalDate(int.Parse(row["year_label"], CultureInfo.InvariantCulture), 12, 1));
                    Assert.Equal(($"FY{row["year_label"]}", row["weeks"]), (year.Name, Text(year.Days / 7)));
                }

                byRule++;
            }
        }

        Assert.Equal((62, 67), (byRule, listed));
    }

    [SharedDataFact(Folder)]
    public void The_fiscal_years_of_territories_start_with_their_month()
    {
        // Those that start within a month or are not known are left out, and Samoa and Malawi, whose rows contradict themselves.
        string[] leftOut = ["AF", "ET", "IR", "NP", "GB", "WS", "KI", "SO", "MW"];
        int tested = 0;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Shared, Folder, "fiscal_years_by_territory.csv")).Skip(1))
        {
            System.Text.RegularExpressions.Match match = System.Text.RegularExpressions.Regex.Match(
                line, @",(?<code>[A-Z]{2}),(?<words>[^,]*),Cldr\.Calendar\.Gregorian,(?<month>\d+),");
            if (!match.Success || leftOut.Contains(match.Groups["code"].Value)) continue;
            int month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            ReportingPeriod year = ReportingCalendar.FiscalYears(month, FiscalYearNaming.StartYear).PeriodOf(new LocalDate(2024, month, 1));
            string first = LocalDatePattern.CreateWithInvariantCulture("d MMMM").Format(year.Start),
                last = LocalDatePattern.CreateWithInvariantCulture("d MMMM").Format(year.End);
            string words = match.Groups["words"].Value.Trim();
            Assert.Equal(words == "calendar year" ? "1 January - 31 December" : words, $"{first} - {last}");
            tested++;
        }

        Assert.True(tested > 210, $"{tested} territories");
    }

    /// <summary>
    /// National Retail Federation: 53 weeks in 2000, 2006, 2012, 2017 and 2023; week 53 of fiscal 2012 is 27 January to 2 February 2013.
    /// </summary>
    [Fact]
    public void The_long_years_of_the_National_Retail_Federation()
    {
        FiscalWeekYear retail = FiscalWeekYear.NationalRetailFederation;
        Assert.Equal(
            ["FY2000", "FY2006", "FY2012", "FY2017", "FY2023"],
            retail.Years.Between(new LocalDate(2000, 6, 1), new LocalDate(2024, 1, 1)).Where(year => year.Days == 371)
            .Select(year => year.Name));
        ReportingPeriod week53 = retail.Weeks.PeriodOf(new LocalDate(2013, 1, 30));
        Assert.Equal(("FY2012W53", "2013-01-27/2013-02-02"), (week53.Name, week53.ToString()));
        Assert.Equal(("FY2012Q4", 14 * 7), (retail.Quarters.PeriodOf(week53.Start).Name, retail.Quarters.PeriodOf(week53.Start).Days));
        Assert.Equal(("FY2012P12", 5 * 7), (retail.Periods.PeriodOf(week53.Start).Name, retail.Periods.PeriodOf(week53.Start).Days));
        Assert.Equal("4-5-4 fiscal year that ends on the Saturday nearest to the end of January, named by the year in which it starts",
            retail.ToString());
    }

    private static FiscalWeekYear RuleOf(string calendar) => calendar switch
    {
        "nrf_454" => FiscalWeekYear.NationalRetailFederation,
        "last_saturday_jan_454" => LastSaturdayOfJanuary,
        "nearest_friday_jan_445" => NearestFridayToJanuary,
        _ => throw new InvalidOperationException(calendar),
    };

    /// <summary>The stretches without a gap.</summary>
    private static IEnumerable<ReportingPeriod[]> Runs(ReportingPeriod[] periods)
    {
        int start = 0;
        for (int i = 1; i <= periods.Length; i++)
        {
            if (i < periods.Length && periods[i].Start == periods[i - 1].End.PlusDays(1)) continue;
            yield return periods[start..i];
            start = i;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
