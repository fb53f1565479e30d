using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// How a figure is divided out of two series, position by position: numerator ÷ denominator, brought to a year where it is, × a factor. Of
/// several periods it is Σ numerators ÷ Σ denominators.
/// </summary>
internal sealed class Quotient
{
    private readonly MetricSeries numerator;
    private readonly MetricSeries denominator;
    private readonly Fraction[]? years;

    /// <param name="numerator">What stands above the line.</param>
    /// <param name="denominator">What stands below it; its periods may be others, such as those a year earlier.</param>
    /// <param name="annualization">How the figure of a period is brought to a year; null where it is not.</param>
    /// <param name="factor">What the quotient is multiplied with: the days of a figure in days; 1 of a ratio.</param>
    public Quotient(MetricSeries numerator, MetricSeries denominator, Annualization? annualization, decimal factor)
    {
        this.numerator = numerator;
        this.denominator = denominator;
        Annualization = annualization;
        Factor = factor;
        years = annualization?.YearsOf(numerator.Axis, nameof(annualization));
    }

    public Annualization? Annualization { get; }

    public decimal Factor { get; }

    public MetricSeries Numerator => numerator;

    public MetricSeries Denominator => denominator;

    /// <summary>The number of leading periods of which both parts are complete.</summary>
    public int CompleteCount => Math.Min(numerator.CompleteCount, denominator.CompleteCount);

    /// <summary>Counts above and below the line; none of money.</summary>
    public (CountSeries Successes, CountSeries Trials)? Counts =>
        numerator is CountSeries successes && denominator is CountSeries trials ? (successes, trials) : null;

    /// <summary>How far periods count as complete, where that is less far than the numerator is complete.</summary>
    public IEnumerable<(string Topic, string Text)> CompletenessInWords()
    {
        if (denominator.CompleteCount >= numerator.CompleteCount) yield break;
        LocalDate?[] days = [denominator.StatedLastCompleteDay, denominator.Provenance.LastCompleteDay];
        yield return ("completeness",
            $"the denominator is complete through {DayNumber.ToText(days.Min()!.Value)}; no period behind counts as complete");
    }

    public Quotient Annualized(Annualization annualization) => new(numerator, denominator, annualization, Factor);

    /// <summary>The same of other days, both parts read anew; none where one cannot be, or where they are not of the same days.</summary>
    public Quotient? ReadAgain(PeriodAxis axis) =>
        denominator.Axis.Matches(numerator.Axis) && numerator.ReadAgain(axis) is { } above && denominator.ReadAgain(axis) is { } below
            ? new Quotient(above, below, Annualization, Factor)
            : null;

    /// <summary>Some periods taken together, whether they are complete or not.</summary>
    public QuotientParts PartsOf(int first, int count)
    {
        MetricPoint below = denominator.Combine(first, count);
        Fraction divisor = below.Exact;
        if (years is not null)
        {
            divisor = 0L;
            for (int i = first; i < first + count; i++) divisor += denominator.Combine(i, 1).Exact * years[i];
        }

        return new QuotientParts(this, numerator.Combine(first, count), below, divisor);
    }
}
