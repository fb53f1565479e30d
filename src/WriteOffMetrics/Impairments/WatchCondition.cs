namespace WriteOffMetrics.Impairments;

/// <summary>A condition of a rule that puts items and assets on a watch-list.</summary>
internal abstract class WatchCondition
{
    private WatchCondition(string words) => Words = words;

    /// <summary>The condition in words, which tell it from every other one.</summary>
    public string Words { get; }

    /// <summary>Why an item or asset meets it, each reason in words; none where it does not.</summary>
    public abstract IReadOnlyList<string>? WhyOf(WatchHistory history);

    private static string Last(int valuations) =>
        valuations == 1 ? "the last valuation" : $"the last {Invariant.Count(valuations)} valuations";

    private static string EachOfLast(int valuations) => valuations == 1 ? Last(1) : $"each of {Last(valuations)}";

    /// <summary>Little of its value is above what it is carried at. What is carried at nothing has nothing to lose.</summary>
    internal sealed class Headroom(Ratio margin) : WatchCondition($"headroom below {margin}")
    {
        public override IReadOnlyList<string>? WhyOf(WatchHistory history)
        {
            (Money carrying, Money value) = (history.Latest.CarryingAmount, history.Latest.Value);
            Int128 headroom = (Int128)value.MinorUnits - carrying.MinorUnits;
            (Fraction? share, _) = RatioArithmetic.Divide(headroom, (Fraction)carrying.MinorUnits);
            return share is { } exact && exact.CompareTo(margin.ToDecimal()) < 0
                ? [$"headroom {Money.InWords(headroom, carrying.Currency)}, below {margin} of the carrying amount"]
                : null;
        }
    }

    internal sealed class WrittenDown(int valuations)
        : WatchCondition($"written down in {Last(valuations)}")
    {
        public override IReadOnlyList<string>? WhyOf(WatchHistory history)
        {
            WatchHistory.Valued[] losses =
                [.. history.Found.Take(valuations).OfType<WatchHistory.Valued>().Where(one => one.Loss.MinorUnits > 0)];
            return losses.Length == 0 ? null : [.. losses.Select(one => $"{one.Loss} written down on {DayNumber.ToText(one.Day)}")];
        }
    }

    internal sealed class Falling(int valuations)
        : WatchCondition($"value fell in {EachOfLast(valuations)}")
    {
        public override IReadOnlyList<string>? WhyOf(WatchHistory history)
        {
            WatchHistory.Valued[] run = [.. history.Found.Take(valuations + 1).TakeWhile(one => one is not null).Select(one => one!)];
            if (run.Length <= valuations) return null;
            for (int i = 0; i < valuations; i++)
            {
                if (run[i].Value >= run[i + 1].Value) return null;
            }

            return [$"value fell in {EachOfLast(valuations)}: {string.Join(", ", run.Reverse().Select(one => one.Value.ToString()))}"];
        }
    }

    internal sealed class Both(WatchCondition one, WatchCondition other) : WatchCondition($"{In(one)} and {In(other)}")
    {
        public override IReadOnlyList<string>? WhyOf(WatchHistory history) =>
            one.WhyOf(history) is { } first && other.WhyOf(history) is { } second ? [.. first, .. second] : null;

        private static string In(WatchCondition part) => part is Either ? $"({part.Words})" : part.Words;
    }

    internal sealed class Either(WatchCondition one, WatchCondition other) : WatchCondition($"{In(one)}, or {In(other)}")
    {
        public override IReadOnlyList<string>? WhyOf(WatchHistory history)
        {
            IReadOnlyList<string>? first = one.WhyOf(history), second = other.WhyOf(history);
            return first is null ? second : second is null ? first : [.. first, .. second];
        }

        private static string In(WatchCondition part) => part is Both ? $"({part.Words})" : part.Words;
    }
}
