using FsCheck;
using FsCheck.Fluent;

namespace WriteOffMetrics.Tests;

public sealed class BreakdownLaws
{
    [Law]
    public Property Any_split_merged_is_the_whole() => Law.ForAll(
        Generate.With(from axis in Generate.Axis
                      from seed in Gen.Choose(0, int.MaxValue)
                      from parts in Gen
        .Choose(1, 4)
                      select (axis, seed, parts)),
        c =>
        {
            var random = new Random(c.Other.seed);
            ILookup<int, LedgerEntry> parts = c.Entries.ToLookup(_ => random.Next(c.Other.parts));
            WriteOffLedger[] ledgers = [.. Enumerable.Range(0, c.Other.parts).Select(part => Generate.Ledger(parts[part]))];
            random.Shuffle(ledgers);

            PeriodTotals merged = ledgers.Select(ledger => ledger.SummarizeBy(c.Other.axis)).Aggregate((left, right) => left.Merge(right));
            Assert.Equal(Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis), merged);
            PeriodBreakdown mergedBreakdown = ledgers.Select(ledger => ledger.SummarizeBy(c.Other.axis, Dimension.Account))
                .Aggregate((left, right) => left.Merge(right));
            Assert.Equal(Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis, Dimension.Account), mergedBreakdown);
            if (c.Entries.Length > 25) return; // Many pairs of few entries each prove no more than few pairs.
            CrossBreakdown mergedCross = ledgers.Select(ledger => ledger.SummarizeBy(c.Other.axis, Dimension.Account, Dimension.Reason))
                .Aggregate((left, right) => left.Merge(right));
            CrossBreakdown cross = Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis, Dimension.Account, Dimension.Reason);
            Assert.Equal(cross.Total, mergedCross.Total);
            foreach (string? first in cross.ByFirst.Values.Take(1))
                Assert.All(cross.BySecond.Values, second => Assert.Equal(Read(cross[first, second]), Read(mergedCross[first, second])));
        });

    [Law]
    public Property A_cross_breakdown_is_each_value_broken_down_by_the_other_dimension() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        WriteOffLedger ledger = Generate.Ledger(c.Entries);
        CrossBreakdown cross = ledger.SummarizeBy(c.Axis, Dimension.Account, Dimension.Reason);
        Assert.Equal(ledger.SummarizeBy(c.Axis), cross.Total);
        Same(ledger.SummarizeBy(c.Axis, Dimension.Account), cross.ByFirst);
        Same(ledger.SummarizeBy(c.Axis, Dimension.Reason), cross.BySecond);
        foreach (string? first in cross.ByFirst.Values.Take(3))
        {
            PeriodBreakdown expected = ledger.Where(Dimension.Account, value => value == first).SummarizeBy(c.Axis, Dimension.Reason);
            Same(expected, cross.Within(first));
            Assert.All(expected.Values, second => Assert.Equal(Read(expected[second]), Read(cross[first, second])));
        }

        static void Same(PeriodBreakdown left, PeriodBreakdown right)
        {
            Assert.Equal(left.Values, right.Values);
            Assert.All(left.Values, value => Assert.Equal(Read(left[value]), Read(right[value])));
        }
    });

    [Law]
    public Property The_largest_and_all_others_are_the_whole() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from count in Gen.Choose(1, 6) select (axis, count)),
        c =>
        {
            PeriodBreakdown breakdown = Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis, Dimension.Account);
            TopBreakdown top = breakdown.Top(c.Other.count, AmountMeasure.Gross);
            Assert.Equal(
                breakdown.Total,
                top.Select(one => one.Value).Append(top.AllOthers).Aggregate((left, right) => left.Merge(right)));
            Assert.Equal(breakdown.Values.Count, top.Values.Count + top.OtherValues.Count);
            Money[] ranked = [.. top.Values.Concat(top.OtherValues).Select(value => breakdown[value].Gross.Total.Amount)];
            Assert.Equal(ranked.OrderByDescending(amount => amount.MinorUnits), ranked);
            Assert.Equal(top.AllOthers.Gross.Total.EntryCount, top.AllOthers.Gross.Total.Entries.Count);
        });

    /// <summary>What a comparison of many small totals needs to see: every kind has its part in net and gross.</summary>
    private static IEnumerable<(Money, long?, Money)> Read(PeriodTotals totals) =>
        totals.AllLosses.Net.Zip(totals.Gross, (net, gross) => (net.Amount, net.EntryCount, gross.Amount))
            .Append((totals.AllLosses.Net.Outside!.Value, totals.AllLosses.Net.OutsideCount, totals.Gross.Outside!.Value));
}
