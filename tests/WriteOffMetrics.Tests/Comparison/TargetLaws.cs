using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What holds of targets of several periods, whatever was planned and happened.</summary>
public sealed class TargetLaws
{
    private static readonly PeriodAxis Months =
        ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 6, 30));

    [Law]
    public Property The_variance_of_a_sum_is_the_sum_of_the_variances() => Law.ForAll(
        Arb.From(from planned in Cents(-1_000_000_000)
                 from actual in Cents(-1_000_000_000)
                 from window in Window
                 select (planned, actual, window)),
        c =>
        {
            Target plan = Target.FromSeries("Plan", Amounts(AmountMetrics.NetWriteOffs, c.planned));
            AmountSeries actual = Amounts(AmountMetrics.NetWriteOffs, c.actual);
            (int first, int last) = c.window;
            decimal sum = plan.Compare(actual).Skip(first).Take(last - first + 1)
                .Sum(variance => variance.Difference!.Value.ToDecimal());
            Assert.Equal(sum, plan.Compare(actual, Months[first], Months[last]).Difference!.Value.ToDecimal());
        });

    [Law]
    public Property A_weighted_target_lies_between_the_smallest_and_the_greatest_of_its_periods() => Law.ForAll(
        Arb.From(from planned in Gen.Choose(-5_000, 20_000).ArrayOf(Months.Count)
                 from sales in Cents(0)
                 from window in Window
                 select (planned, sales, window)),
        c =>
        {
            Ratio?[] stated = [.. c.planned.Select(points => (Ratio?)Ratio.FromPercent(points / 100m))];
            Target plan = Target.FromSeries("Plan", RatioSeries.FromValuesInOrder(RatioMetrics.GrossWriteOffToSales, Months, stated));
            RatioSeries actual = Amounts(AmountMetrics.GrossWriteOffs, c.sales).ToSales(
                AmountSeries.FromValuesInOrder(Generate.Usd, Months, c.sales.Select(cents => cents / 100m)));
            (int first, int last) = c.window;
            TargetVariance variance = plan.Compare(actual, Months[first], Months[last]);
            Ratio?[] within = stated[first..(last + 1)];
            if (first < last && c.sales[first..(last + 1)].All(cents => cents == 0))
                Assert.Equal(MetricStatus.ZeroDenominator, variance.TargetStatus);
            else
            {
                decimal target = variance.TargetValue!.Value.ToDecimal();
                Assert.InRange(target, within.Min(one => one!.Value.ToDecimal()), within.Max(one => one!.Value.ToDecimal()));
            }
        });

    private static Gen<(int First, int Last)> Window =>
        from one in Gen.Choose(0, Months.Count - 1)
        from two in Gen.Choose(0, Months.Count - 1)
        select (Math.Min(one, two), Math.Max(one, two));

    private static Gen<int[]> Cents(int least) =>
        Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(least, 1_000_000_000))).ArrayOf(Months.Count);

    private static AmountSeries Amounts(MetricDefinition definition, int[] cents) =>
        AmountSeries.FromValuesInOrder(definition, Generate.Usd, Months, cents.Select(amount => amount / 100m));
}
