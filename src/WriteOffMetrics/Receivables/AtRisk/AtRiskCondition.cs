using System.Globalization;

namespace WriteOffMetrics.Receivables;

/// <summary>A condition of a rule of risk.</summary>
internal abstract class AtRiskCondition
{
    private AtRiskCondition(string words) => Words = words;

    /// <summary>The condition in words, which tell it from every other one.</summary>
    public string Words { get; }

    /// <summary>Why an item meets it, each reason in words; none where it does not.</summary>
    public abstract IReadOnlyList<string>? WhyOf(Subject subject);

    /// <summary>An item, and how late its account pays.</summary>
    internal readonly record struct Subject(OpenItem Item, Func<int, decimal?> DaysBeyondTermsOf);

    internal sealed class PastDue(int days) : AtRiskCondition($"more than {Invariant.Count(days, "day", "days")} past due")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject) => subject.Item.DaysPastDue > days
            ? [$"{Invariant.Count(subject.Item.DaysPastDue!.Value, "day", "days")} past due, above {Invariant.Text(days)}"]
            : null;
    }

    internal sealed class OpenAmount(Money amount) : AtRiskCondition($"{amount} or more open")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject) =>
            subject.Item.Open >= amount ? [$"{subject.Item.Open} open, {amount} or more"] : null;
    }

    internal sealed class BeyondTerms(decimal days) : AtRiskCondition($"account pays more than {Text(days)} days beyond terms")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject) =>
            subject.DaysBeyondTermsOf(subject.Item.AccountCode) is { } found && found > days
                ? [$"account pays {Text(decimal.Round(found, 1))} days beyond terms, above {Text(days)}"]
                : null;

        private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
    }

    internal sealed class OfFacts(string words, Func<AccountFacts?, bool> holds) : AtRiskCondition(words)
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject) => holds(subject.Item.Facts) ? [Words] : null;
    }

    internal sealed class Review(int days) : AtRiskCondition(
        $"credit reviewed more than {Invariant.Count(days, "day", "days")} ago, or never")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject)
        {
            if (subject.Item.Facts?.LastCreditReview is not { } review) return ["no credit review known"];
            int ago = subject.Item.DaysSince(review);
            return ago > days ? [$"credit reviewed {Invariant.Count(ago, "day", "days")} ago, above {Invariant.Text(days)}"] : null;
        }
    }

    internal sealed class Both(AtRiskCondition one, AtRiskCondition other) : AtRiskCondition($"{In(one)} and {In(other)}")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject) =>
            one.WhyOf(subject) is { } first && other.WhyOf(subject) is { } second ? [.. first, .. second] : null;

        private static string In(AtRiskCondition part) => part is Either ? $"({part.Words})" : part.Words;
    }

    internal sealed class Either(AtRiskCondition one, AtRiskCondition other) : AtRiskCondition($"{In(one)}, or {In(other)}")
    {
        public override IReadOnlyList<string>? WhyOf(Subject subject)
        {
            IReadOnlyList<string>? first = one.WhyOf(subject), second = other.WhyOf(subject);
            return first is null ? second : second is null ? first : [.. first, .. second];
        }

        private static string In(AtRiskCondition part) => part is Both ? $"({part.Words})" : part.Words;
    }
}
