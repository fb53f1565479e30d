using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What the public verbs make of a vector: its values are amounts or counts, its periods those of a calendar.</summary>
internal static class VerbOracles
{
    private static readonly Currency Unit = Currency.FromDefinition("UNIT", 4);

    public static readonly Dictionary<string, Func<OracleVector, object>> Algorithms = new()
    {
        ["trailing_sum"] = v => new
        {
            values = Amounts(ReportingCalendar.Months, 1, v.Input("values")).Trailing(v.Whole("window")).Select(Read),
        },
        ["year_to_date_sum"] = v => new { values = YearToDate(v).Select(Read) },
        ["change"] = Changes,
        ["cagr"] = v => new
        {
            annualised_growth = Amounts(Calendar(v.Whole("periods_per_year")), 1, v.Input("values")).CompoundGrowth().PerYear,
        },
        ["annualise_rate"] = v =>
        {
            int perYear = v.Whole("periods_per_year");
            RatioSeries ratios = Ratios(Calendar(perYear), v.Input("rates"), [.. v.Input("rates").Select(_ => 1.0)]);
            return new
            {
                simple = ratios.Annualize(Annualization.Times(perYear)).Select(Read),
                compound = ratios.Annualize(Annualization.Compounded(perYear)).Select(Read),
                back_to_period = v.Input("rates").Select(
                    rate => CompoundRates.BackToPeriod(1 - Math.Pow(1 - rate, perYear), perYear)),
            };
        },
        ["trailing_ratio"] = v =>
        {
            int perYear = v.Whole("annualisation"), window = v.Whole("window");
            RatioSeries ratios = Ratios(Calendar(perYear), v.Input("numerator"), v.Input("denominator"))
                .Annualize(Annualization.Times(perYear));
            return new
            {
                period_ratio = ratios.Select(Read),
                ratio_of_sums = ratios.Trailing(window).Select(Read),
                mean_of_ratios = ratios.MovingAverage(window),
            };
        },
        ["rate_mix_decomposition"] = RateAndMix,
    };

    private static IReadOnlyList<AmountPoint?> YearToDate(OracleVector v)
    {
        if (v.Input("values") is not { Length: > 0 } values) return [];
        AmountSeries series = Amounts(Calendar(v.Whole("periods_per_year")), v.Whole("first_position"), values);
        return series.YearToDate(series.Axis.Start);
    }

    /// <summary>
    /// A lag of 4 or 12 is a year of quarters or months. Of values that no amount holds the logarithms alone are compared.
    /// </summary>
    private static object Changes(OracleVector v)
    {
        double[] values = v.Input("values");
        int lag = v.Whole("lag");
        double?[] log = Growth.Log(values, lag);
        if (values.Length == 0 || !v.Expected.TryGetProperty("absolute", out _))
            return new { absolute = Array.Empty<double>(), percent = Array.Empty<double>(), log };
        AmountSeries series = Amounts(lag == 1 ? ReportingCalendar.Months : Calendar(lag), 1, values);
        IReadOnlyList<MetricChange<AmountPoint>> changes = lag == 1 ? series.ChangeFromPeriodBefore() : series.ChangeFromYearBefore();
        return new
        {
            absolute = changes.Select(change => change.Difference?.ToDecimal()),
            percent = changes.Select(change => change.Relative?.ToDecimal()),
            log,
        };
    }

    /// <summary>The verb divides in two ways; the division in three follows from the shares and ratios that it states.</summary>
    private static object RateAndMix(OracleVector v)
    {
        double[] exposure0 = v.Input("exposure0"), loss0 = v.Input("loss0"), exposure1 = v.Input("exposure1"), loss1 = v.Input("loss1");
        RatioSeries total = Ratios(ReportingCalendar.Years, [loss0.Sum(), loss1.Sum()], [exposure0.Sum(), exposure1.Sum()]);
        RateMixChange change = Enumerable.Range(0, exposure0.Length)
            .Select(i => ((string?)$"{i:00}", Ratios(ReportingCalendar.Years, [loss0[i], loss1[i]], [exposure0[i], exposure1[i]])))
            .DecomposeChange(Year(0), Year(1));
        return new
        {
            ratio0 = Read(total[0]),
            ratio1 = Read(total[1]),
            change = Quotient(change.Change),
            rate_effect = Quotient(change.RateEffect),
            mix_effect = Quotient(change.MixEffect),
            rate_effect_by_segment = change.Segments.Select(segment => Quotient(segment.RateEffect)),
            mix_effect_by_segment = change.Segments.Select(segment => Quotient(segment.MixEffect)),
            three_way_rate = change.Segments.Sum(segment => segment.ShareBefore.ToDecimal() * RatioChange(segment)),
            three_way_mix = change.Segments.Sum(segment => Read(segment.Before) * ShareChange(segment)),
            three_way_interaction = change.Segments.Sum(segment => ShareChange(segment) * RatioChange(segment)),
        };
    }

    private static decimal? RatioChange(SegmentEffect segment) => Read(segment.After) - Read(segment.Before);

    private static decimal ShareChange(SegmentEffect segment) => segment.ShareAfter.ToDecimal() - segment.ShareBefore.ToDecimal();

    /// <summary>Points as a quotient.</summary>
    private static decimal? Quotient(Quantity? points) => points?.ToDecimal() / 100;

    private static decimal? Read(AmountPoint? point) => point?.Amount.ToDecimal();

    private static decimal? Read(RatioPoint? point) => point?.Ratio?.ToDecimal();

    private static ReportingPeriod Year(int index) => ReportingCalendar.Years.PeriodOf(new LocalDate(2000 + index, 1, 1));

    private static ReportingCalendar Calendar(int periodsPerYear) => periodsPerYear switch
    {
        1 => ReportingCalendar.Years,
        4 => ReportingCalendar.Quarters,
        _ => ReportingCalendar.Months,
    };

    /// <summary>Amounts from the n-th period of a year on.</summary>
    private static AmountSeries Amounts(ReportingCalendar calendar, int firstPosition, double[] values) =>
        AmountSeries.FromValuesInOrder(Unit, Axis(calendar, firstPosition, values.Length), values.Select(value => (decimal)value));

    /// <summary>Ratios of amounts, above and below the line as many times as large as leaves none of them a part of a minor unit.</summary>
    private static RatioSeries Ratios(ReportingCalendar calendar, double[] above, double[] below)
    {
        PeriodAxis axis = Axis(calendar, 1, above.Length);
        decimal scale = 1;
        while (!above.Concat(below).All(value => decimal.IsInteger(10_000 * scale * (decimal)value))) scale *= 10;
        return Scaled(AmountMetrics.GrossWriteOffs, above).ToAverageReceivables(Scaled(AmountMetrics.AverageReceivables, below));

        AmountSeries Scaled(MetricDefinition definition, double[] values) =>
            AmountSeries.FromValuesInOrder(definition, Unit, axis, values.Select(value => scale * (decimal)value));
    }

    private static PeriodAxis Axis(ReportingCalendar calendar, int firstPosition, int count)
    {
        ReportingPeriod period = calendar.PeriodOf(new LocalDate(2000, 1, 1));
        for (int i = 1; i < firstPosition; i++) period = calendar.PeriodOf(period.End.PlusDays(1));
        LocalDate first = period.Start;
        for (int i = 1; i < count; i++) period = calendar.PeriodOf(period.End.PlusDays(1));
        return calendar.Between(first, period.End);
    }
}
