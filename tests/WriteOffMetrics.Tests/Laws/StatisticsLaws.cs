using FsCheck;
using FsCheck.Fluent;

namespace WriteOffMetrics.Tests;

public sealed class StatisticsLaws
{
    private static readonly FsCheck.Gen<(int Successes, int Trials)> Counts =
        from trials in Gen.Choose(1, 400) from successes in Gen.Choose(0, trials) select (successes, trials);

    [Law]
    public Property Intervals_of_proportions_hold_the_estimate_nest_by_level_and_mirror() => Law.ForAll(
        Arb.From(from counts in Counts
                 from low in Gen.Choose(1, 97)
                 from more in Gen
        .Choose(1, 2)
                 select (counts, low: low / 100.0, high: (low + more) / 100.0)),
        c =>
        {
            (int x, int n) = c.counts;
            foreach (Func<long, long, double, Interval> method in new Func<long, long, double, Interval>[
] { Proportions.Wilson, Proportions.WilsonContinuity, Proportions.ClopperPearson, Proportions.Jeffreys })
            {
                Interval narrow = method(x, n, c.low), wide = method(x, n, c.high), mirrored = method(n - x, n, c.low);
                Assert.True(wide.Lower <= narrow.Lower && narrow.Upper <= wide.Upper && narrow.Lower >= 0 && narrow.Upper <= 1);
                Assert.Equal(narrow.Lower, 1 - mirrored.Upper, 1e-10);
                Assert.Equal(narrow.Upper, 1 - mirrored.Lower, 1e-10);
                if (method != Proportions.Jeffreys) Assert.InRange((double)x / n, narrow.Lower - 1e-12, narrow.Upper + 1e-12);
            }
        });

    [Law]
    public Property The_tests_of_two_proportions_do_not_mind_which_comes_first() => Law.ForAll(
        Arb.From(from one in Counts from two in Counts select (one, two)),
        c =>
        {
            ((int x1, int n1), (int x2, int n2)) = c;
            double fisher = BinomialDistribution.FisherTwoSided(x1, n1, x2, n2);
            Assert.Equal(fisher, BinomialDistribution.FisherTwoSided(x2, n2, x1, n1), 1e-10);
            Assert.InRange(fisher, 0, 1);
            Assert.Equal(Proportions.PooledZ(x1, n1, x2, n2), -Proportions.PooledZ(x2, n2, x1, n1));
            Interval there = Proportions.NewcombeDifference(x1, n1, x2, n2, 0.9),
                back = Proportions.NewcombeDifference(x2, n2, x1, n1, 0.9);
            Assert.Equal(there.Lower, -back.Upper, 1e-12);
        });

    [Law]
    public Property Tails_add_up_fall_and_are_inverted_by_their_quantiles() => Law.ForAll(
        Arb.From(from x in Gen.Choose(-8_000, 8_000)
                 from step in Gen.Choose(1, 1_000)
                 from a in Gen.Choose(1, 400)
                 from b in Gen
        .Choose(1, 400)
                 from p in Gen.Choose(1, 999)
                 select (x: x / 1_000.0, step: step / 1_000.0, a: a / 2.0, b: b / 2.0, p: p / 1_000.0)),
        c =>
        {
            Assert.Equal(1, NormalDistribution.Cdf(c.x) + NormalDistribution.UpperTail(c.x), 1e-15);
            Assert.True(NormalDistribution.UpperTail(c.x + c.step) < NormalDistribution.UpperTail(c.x));
            Assert.Equal(c.p, NormalDistribution.UpperTail(NormalDistribution.UpperQuantile(c.p)), 1e-14);
            Assert.Equal(1, IncompleteBeta.Evaluate(c.p, 1 - c.p, c.a, c.b) + IncompleteBeta.Evaluate(1 - c.p, c.p, c.b, c.a), 1e-12);
            double quantile = IncompleteBeta.Quantile(c.p, c.a, c.b);
            Assert.Equal(c.p, IncompleteBeta.Evaluate(quantile, 1 - quantile, c.a, c.b), 1e-10);
        });

    [Law]
    public Property Ranks_do_not_change_under_increasing_transforms() => Law.ForAll(
        Arb.From(from values in Gen.ArrayOf(Gen.Choose(-50, 50))
                 from score in Gen
        .Choose(-60, 60)
                 where values.Length > 0
                 select (values, score)),
        c =>
        {
            double[] plain = [.. c.values.Select(value => (double)value)],
                cubed = [.. plain.Select(value => value * value * value + value)];
            Assert.Equal(PercentileRank.FromScore(c.score, plain), PercentileRank.FromScore(Math.Pow(c.score, 3) + c.score, cubed));
            RelativeRanks left = RelativeRanks.FromValues(plain), right = RelativeRanks.FromValues(cubed);
            Assert.Equal(left.Average.Concat(left.Lowest).Concat(left.Highest).Concat(left.Dense),
                right.Average.Concat(right.Lowest).Concat(right.Highest).Concat(right.Dense));
        });
}
