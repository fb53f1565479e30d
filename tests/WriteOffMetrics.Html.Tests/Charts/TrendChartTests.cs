using System.Globalization;
using System.Xml.Linq;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

public sealed class TrendChartTests
{
    public static TheoryData<string> Charted => ["full", "years", "month", "negative", "gaps", "hostile", "undefined", "consolidated"];

    [Theory]
    [MemberData(nameof(Charted))]
    public void Labels_at_the_right_are_14_apart_and_within_the_drawing(string name)
    {
        foreach (XElement chart in ReadPage.Of(Samples.All[name]).Named("svg", "chart"))
        {
            double[] heights = [.. chart.Named("text", "label").Select(text => Number(text, "y")).Order()];
            Assert.NotEmpty(heights);
            Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First > 13.85));
            Assert.All(heights, height => Assert.InRange(height, 12, 330));
        }
    }

    [Theory]
    [InlineData("full", 24)]
    [InlineData("years", 240)]
    public void The_line_has_a_point_for_each_month_and_few_ticks(string name, int months)
    {
        XElement chart = ReadPage.Of(Samples.All[name]).Named("svg", "chart").Single();
        Assert.Equal(months, chart.Named("path", "actual").Single().Value("d").Split(' ').Length);
        Assert.InRange(chart.Named("text", "tick").Count(text => text.Value.Contains(" 20", StringComparison.Ordinal)), 4, 9);
    }

    /// <summary>
    /// Of the months 0 to 23 those numbered 3, 8, 10, 13, 18 and 23 have no figure: 0–2, 4–7, 9, 11–12, 14–17 and 19–22 are left, of which
    /// the 9 is a dot, as is the last.
    /// </summary>
    [Fact]
    public void Months_without_a_figure_are_gaps()
    {
        XElement chart = ReadPage.Of(Samples.All["gaps"]).Named("svg", "chart").Single();
        string path = chart.Named("path", "actual").Single().Value("d");
        Assert.Equal(6, path.Count(c => c == 'M'));
        Assert.Equal(24 - 6, path.Split(' ').Length);
        Assert.Equal(["2.5", "4"], chart.Named("circle", "dot").Select(dot => dot.Value("r")));
    }

    [Fact]
    public void A_month_alone_is_a_dot()
    {
        XElement chart = ReadPage.Of(Samples.Of(Section("trend", Table("periods", ["figure"], Row("2026-06", Ratio(0.02m))))))
            .Named("svg", "chart").Single();
        Assert.Empty(chart.Named("path"));
        Assert.Single(chart.Named("circle", "dot"));
        Assert.Equal(["actual 2.00 %"], chart.Named("text", "label").Select(text => text.Value));
    }

    [Fact]
    public void Where_nothing_can_be_drawn_a_sentence_says_so()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("trend", Table("periods", ["figure"], Row("2026-06", None("ZeroDenominator"))))));
        Assert.Empty(page.Descendants("svg"));
        Assert.Contains(page.Named("p", "note"), note => note.Value == "No period has a figure that could be drawn.");
        Assert.Contains(page.Descendants("td"), cell => cell.Value.Contains("zero denominator", StringComparison.Ordinal));
    }

    [Fact]
    public void Zero_is_on_the_axis_and_negative_months_lie_below_it()
    {
        XElement chart = ReadPage.Of(Samples.All["negative"]).Named("svg", "chart").Single();
        double zero = Number(chart.Named("line", "zero").Single(), "y1");
        string[] points = chart.Named("path", "actual").Single().Value("d").Split(' ');
        double[] heights = [.. points.Select(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture))];

        // −2.0 % rises by 0.1 points a month: the twentieth step is 0.
        Assert.All(heights.Take(20), height => Assert.True(height > zero));
        Assert.Equal(zero, heights[20]);
    }

    [Fact]
    public void A_signal_is_ringed_named_in_the_chart_and_named_below_it()
    {
        XElement page = ReadPage.Of(Samples.All["full"]);
        Assert.Single(page.Named("circle", "signal"));
        string value = page.Named("p", "signals").Single().Descendants("data").Single().Value;
        Assert.Equal($"{value}, beyond the upper limit", page.Named("text", "signal-l").Single().Value);
        Assert.Equal($"Signal: January 2026 {value}, beyond the upper limit.", page.Named("p", "signals").Single().Value);
    }

    [Theory]
    [InlineData(0.31, "Gross to sales. Rising by 0.31 points a year.")]
    [InlineData(0, "Gross to sales. Rising, at a slope of 0.00 points a year.")]
    public void A_direction_without_a_slope_is_not_said_to_rise_by_nothing(decimal slope, string expected)
    {
        XElement page = ReadPage.Of(Samples.Of(Section("trend", Table("periods", ["figure"], Row("2026-06", Ratio(0.02m))),
            Table("trend", ["value"], Row("metric", Text("gross to sales")), Row("slope a year", Points(slope)),
                Row("direction", Text("rising"))))));
        Assert.Equal(expected, page.Descendants("figcaption").Single().Value);
    }

    /// <summary>Of 240 months to June 2026 the 19th and each 24th after it has a signal: ten, the last in January 2026.</summary>
    [Fact]
    public void Of_many_signals_the_last_are_named()
    {
        string words = ReadPage.Of(Samples.All["years"]).Named("p", "signals").Single().Value;
        Assert.StartsWith("Signals: January 2016 ", words, StringComparison.Ordinal);
        Assert.Contains("; January 2026 ", words, StringComparison.Ordinal);
        Assert.EndsWith("beyond the upper limit; and 4 earlier among the figures.", words, StringComparison.Ordinal);
    }

    /// <summary>The library's lower limit is below zero, where no ratio of this board is: the axis and its shade end at zero.</summary>
    [Fact]
    public void Limits_below_zero_do_not_lengthen_the_axis_of_a_metric_that_never_is()
    {
        DashboardSnapshot board = Samples.All["computed everything"];
        DashboardTable periods = board["trend"]["periods"];
        Quantity limit = periods.Rows[0].Figures[periods.Columns.ToList().IndexOf("lower limit")]!.Value!.Value;
        Assert.True(limit.ToDecimal() < 0);
        XElement page = ReadPage.Of(board), chart = page.Named("svg", "chart").Single();
        string[] ticks = [.. chart.Named("text", "tick").Select(text => text.Value).Where(text => text.EndsWith('%'))];
        Assert.Equal("0 %", ticks[0]);
        Assert.DoesNotContain(ticks, text => text.StartsWith('−'));
        XElement good = chart.Named("rect", "band-good").Single();
        Assert.Equal(Number(chart.Named("line", "zero").Single(), "y1"), Number(good, "y") + Number(good, "height"), 0.11);
        Assert.Equal(0, chart.Named("text", "label").Count(text => text.Value.StartsWith("lower limit", StringComparison.Ordinal)));
        Assert.Single(chart.Named("path", "limit"));
        Assert.EndsWith("is not drawn: no figure is below zero.", page.Descendants("figcaption").Single().Element("p")!.Value,
            StringComparison.Ordinal);
    }

    /// <summary>Of 12 px a letter is at most 11 high above its line; the widths are those that the chart itself takes.</summary>
    [Theory]
    [InlineData("computed everything")]
    [InlineData("full")]
    [InlineData("years")]
    public void No_line_runs_through_the_name_of_a_band(string name)
    {
        XElement chart = ReadPage.Of(Samples.All[name]).Named("svg", "chart").First();
        (double X, double Y)[][] lines =
        [
            .. from path in chart.Descendants("path")
               where path.Class() is "actual" or "target" or "limit" or "forecast"
               from part in path.Value("d").Split('M', StringSplitOptions.RemoveEmptyEntries)
               select (from point in part.Split([' ', 'L'], StringSplitOptions.RemoveEmptyEntries)
                       let both = point.Split(',')
                       select (Parse(both[0]), Parse(both[1]))).ToArray(),
        ];
        XElement[] names = [.. chart.Named("text", "band-l")];
        Assert.NotEmpty(names);
        Assert.All(names, text =>
        {
            double width = Labels.WidthOf(text.Value, 12), x = Number(text, "x"), y = Number(text, "y");
            double start = text.Value("text-anchor") == "end" ? x - width : x;
            Assert.DoesNotContain(lines.SelectMany(line => line.Zip(line.Skip(1))), pair => Enumerable.Range(0, 101).Any(part =>
            {
                double atX = pair.First.X + (pair.Second.X - pair.First.X) * part / 100;
                double atY = pair.First.Y + (pair.Second.Y - pair.First.Y) * part / 100;
                return atX > start && atX < start + width && atY > y - 11 && atY < y + 3;
            }));
            Assert.Contains(text.Class()!.Split(' ')[1], new[] { "on-good", "on-ok", "on-bad" });
        });
    }

    [Fact]
    public void Every_point_stands_in_the_table_behind_the_chart() => Assert.Equal(
        24 + 3, BarTests.Captioned(Samples.All["full"], "Periods").Element("tbody")!.Elements("tr").Count());

    /// <summary>By hand: 10 and 12 are too near, so that the second goes to 24; at the lower end the first gives way.</summary>
    [Fact]
    public void Heights_are_pushed_apart_within_their_ends()
    {
        Assert.Equal([10, 24, 100], Labels.PushApart([10, 12, 100], 0, 200));
        Assert.Equal([24, 10], Labels.PushApart([12, 10], 0, 200));
        Assert.Equal([172, 186, 200], Labels.PushApart([199, 199, 199], 0, 200));
        Assert.Equal([0, 14], Labels.PushApart([-50, -40], 0, 200));
    }

    [Theory]
    [InlineData(0, 4.31, 0, 6, 2)]
    [InlineData(-2, 3, -2, 4, 2)]
    [InlineData(0, 0, 0, 1, 0.25)]
    [InlineData(0, 312_400, 0, 400_000, 100_000)]
    [InlineData(0, 0.0007, 0, 0.0008, 0.0002)]
    public void An_axis_has_round_ends_and_steps(double least, double greatest, double from, double to, double step)
    {
        Axis axis = Axis.Of([least, greatest]);
        Assert.Equal((from, to, step), (Math.Round(axis.Least, 9), Math.Round(axis.Greatest, 9), Math.Round(axis.Step, 9)));
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(XElement element, string attribute) => double.Parse(element.Value(attribute),
        CultureInfo.InvariantCulture);
}
