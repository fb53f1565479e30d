using System.Globalization;

namespace WriteOffMetrics.Receivables;

/// <summary>Days sales outstanding (M20) and what is made of them (M21, M22, M24).</summary>
internal static class DsoFigures
{
    private const int MonthsPerQuarter = 3, DaysPerMonth = 30;

    public static QuantitySeries Of(AmountSeries balances, AmountSeries sales, DsoMethod method)
    {
        BalancesAndSales.Require(balances, sales, nameof(balances), nameof(sales));
        Func<int, ComputedFigure> compute = method switch
        {
            DsoMethod.Simple => period => Simple(balances, sales, period),
            DsoMethod.Quarterly => QuarterlyOf(balances, sales),
            DsoMethod.CountBack => period => CountBack(balances, sales, period),
            _ => throw new ArgumentOutOfRangeException(
                nameof(method), method, $"Found the method {Invariant.Text((int)method)}; a member of DsoMethod is allowed."),
        };
        return Series(Definition(ReceivablesMetrics.DaysSalesOutstanding).WithChoice("method", NameOf(method)), balances, sales, compute);
    }

    /// <summary>M21 of what is not due.</summary>
    public static QuantitySeries BestPossible(AmountSeries notDue, AmountSeries sales)
    {
        BalancesAndSales.Require(notDue, sales, nameof(notDue), nameof(sales));
        return Series(Definition(ReceivablesMetrics.BestPossible), notDue, sales, period => Simple(notDue, sales, period));
    }

    /// <summary>M22: the simple method on all that is open less that on what is not due.</summary>
    public static QuantitySeries Delinquent(AmountSeries balances, AmountSeries notDue, AmountSeries sales)
    {
        BalancesAndSales.Require(balances, sales, nameof(balances), nameof(sales));
        BalancesAndSales.Require(notDue, sales, nameof(notDue), nameof(sales));
        return new QuantitySeries(
            Definition(ReceivablesMetrics.AverageDaysDelinquent),
            FigureComputation.OfSinglePeriods([balances, notDue, sales], period => Quotient(
                balances.PointAt(period).Exact - notDue.PointAt(period).Exact, sales, period,
                $"({balances.PointAt(period).Amount} − {notDue.PointAt(period).Amount})") with
            { Details = DetailsOf(balances, sales, period) }));
    }

    /// <summary>M24a: average receivables ÷ credit sales × days.</summary>
    public static QuantitySeries CollectionPeriod(AmountSeries averages, AmountSeries sales)
    {
        BalancesAndSales.Require(averages, sales, nameof(averages), nameof(sales));
        return Series(Definition(ReceivablesMetrics.CollectionPeriod), averages, sales, period => Simple(averages, sales, period));
    }

    public static MetricDefinition Definition(Metric metric) => new(metric) { Above = new MetricBasis(metric.Formula, false) };

    private static QuantitySeries Series(
        MetricDefinition definition, AmountSeries balances, AmountSeries sales, Func<int, ComputedFigure> compute) =>
        new(definition, FigureComputation.OfSinglePeriods(
            [balances, sales], period => compute(period) with { Details = DetailsOf(balances, sales, period) }));

    /// <summary>Where the sales come from, and whether both include tax.</summary>
    private static (string Topic, string Text)[] DetailsOf(AmountSeries balances, AmountSeries sales, int period) =>
    [
        ("credit sales", Explanation.Join(sales.Provenance.InWordsBelow(sales.PointAt(period)), sales.Source)),
        ("tax basis", $"receivables: {TaxWords.NameOf(balances.TaxBasis)}; credit sales: {TaxWords.NameOf(sales.TaxBasis)}"),
    ];

    private static ComputedFigure Simple(AmountSeries balances, AmountSeries sales, int period) =>
        Quotient(balances.PointAt(period).Exact, sales, period, balances.PointAt(period).Read());

    private static ComputedFigure Quotient(Fraction balance, AmountSeries sales, int period, string above)
    {
        AmountPoint below = sales.PointAt(period);
        int days = sales.Axis[period].Days;
        string formula = $"{above} ÷ {below.Read()} × {Invariant.Text(days)} days";
        (Fraction? quotient, MetricStatus status) = RatioArithmetic.Divide(balance, below.Exact);
        return quotient is { } exact ? ComputedFigure.Of(exact * days, formula) : ComputedFigure.Undefined(status, formula);
    }

    private static Func<int, ComputedFigure> QuarterlyOf(AmountSeries balances, AmountSeries sales)
    {
        if (balances.Axis.Calendar.PeriodsPerYear != 12)
            throw new ArgumentException(
                $"Found {balances.Axis}; an axis of twelve periods a year is allowed for the quarterly method, "
                + "which takes three of them. Use "
                + "months, or the simple method.",
                nameof(balances));
        return period =>
        {
            if (period + 1 < MonthsPerQuarter)
                return ComputedFigure.Undefined(MetricStatus.TooFewPeriods, "the receivables of three month-ends are needed");
            (Fraction above, Fraction below) = (0L, 0L);
            for (int month = period + 1 - MonthsPerQuarter; month <= period; month++)
            {
                above += balances.PointAt(month).Exact;
                below += sales.PointAt(month).Exact;
            }

            string formula = $"Σ {balances.Axis.SpanOf(period + 1 - MonthsPerQuarter, MonthsPerQuarter).Name}: {Words(above, balances)} × "
                + $"{DaysPerMonth} ÷ {Words(below, sales)}";
            (Fraction? quotient, MetricStatus status) = RatioArithmetic.Divide(above, below);
            return quotient is { } exact ? ComputedFigure.Of(exact * DaysPerMonth, formula) : ComputedFigure.Undefined(status, formula);
        };
    }

    private static ComputedFigure CountBack(AmountSeries balances, AmountSeries sales, int period)
    {
        Fraction left = balances.PointAt(period).Exact, days = 0L;
        string balance = balances.PointAt(period).Read();
        for (int at = period; at >= 0; at--)
        {
            (Fraction sold, int length) = (sales.PointAt(at).Exact, sales.Axis[at].Days);
            if (left.Sign == 0) return ComputedFigure.Of(days, $"{balance}, used up by the sales after {sales.Axis[at].Name}");
            if (left.CompareTo(sold) > 0)
            {
                left -= sold;
                days += length;
                continue;
            }

            if (sold.Sign <= 0)
                return ComputedFigure.Undefined(MetricStatus.ZeroDenominator, $"{balance}, and no sales of {sales.Axis[at].Name}");
            Fraction part = left / sold;
            string words = RatioArithmetic.ToDecimal(part * length).ToString("0.##", CultureInfo.InvariantCulture);
            return ComputedFigure.Of(
                days + part * length,
                $"{balance}: {Invariant.Count(period - at, "period", "periods")} of sales, and {words} days of {sales.Axis[at].Name}");
        }

        return ComputedFigure.Of(
            days, $"{balance}: all {Invariant.Count(period + 1, "period", "periods")} of sales, {Words(left, balances)} left")
            with
        { IsLowerBound = true };
    }

    private static string NameOf(DsoMethod method) => method switch
    {
        DsoMethod.Simple => "simple",
        DsoMethod.Quarterly => "quarterly, Credit Research Foundation",
        _ => "count-back",
    };

    private static string Words(Fraction minorUnits, AmountSeries series) =>
        Money.InWords((Int128)minorUnits.Round(MidpointRounding.ToEven), series.Currency);
}
