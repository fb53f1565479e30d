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

    /// <summary>The number of leading periods of which both parts are complete.</summary>
    public int CompleteCount => Math.Min(numerator.CompleteCount, denominator.CompleteCount);

    /// <summary>Counts above and below the line; none of money.</summary>
    public (CountSeries Successes, CountSeries Trials)? Counts =>
        numerator is CountSeries successes && denominator is CountSeries trials ? (successes, trials) : null;

    /// <summary>How far periods count as complete, where that is less far than the numerator is complete.</summary>
    public IEnumerable<(string Topic, string Text)> CompletenessInWords()
    {
        if (denominator.CompleteCount >= numerator.CompleteCount || denominator.Provenance.LastCompleteDay is not { } day) yield break;
        yield return ("completeness", $"the denominator is complete through {DayNumber.ToText(day)}; no period behind counts as complete");
    }

    public Quotient Annualized(Annualization annualization) => new(numerator, denominator, annualization, Factor);

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

/// <summary>What a quotient is made of.</summary>
/// <param name="Quotient">How.</param>
/// <param name="Above">What stands above the line.</param>
/// <param name="Below">What stands below it.</param>
/// <param name="Divisor">
/// What the numerator is divided by: the denominator, or for an annualised ratio each period's × its part of the year.
/// </param>
internal sealed record QuotientParts(Quotient Quotient, MetricPoint Above, MetricPoint Below, Fraction Divisor)
{
    /// <summary>The exact quotient, or the reason why there is none.</summary>
    public (Fraction? Exact, MetricStatus Status) Divide()
    {
        (Fraction? exact, MetricStatus status) = RatioArithmetic.Divide(Above.Exact, Divisor);
        if (exact is { } rate && Quotient.Annualization is { Compounding: > 1 and var times })
            (exact, status) = RatioArithmetic.Compound(rate, times);
        return exact is { } quotient && Quotient.Factor != 1 ? RatioArithmetic.InRange(quotient * (Fraction)Quotient.Factor) : (exact, status);
    }

    /// <summary>Numerator and denominator as they are read: <c>22,325.00 USD ÷ 950,000.00 USD</c>.</summary>
    public string Formula
    {
        get
        {
            string above = Above.Read(), below = Below.Read();
            string times = Quotient.Factor == 1 ? "" : $" × {Quotient.Factor.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            return Quotient.Annualization switch
            {
                null => $"{above} ÷ {below}{times}",
                { Compounding: > 1 and var compounding } => $"1 − (1 − {above} ÷ {below})^{Invariant.Text(compounding)}",
                { } how => $"{above} {(Above.PeriodCount == 1 ? how.InWords(Above) : how)} ÷ {below}{times}",
            };
        }
    }

    /// <summary>What an explanation tells of the parts.</summary>
    public IEnumerable<(string Topic, string Text)> Details()
    {
        string below = Below.Provenance.SharesLedgerWith(Above.Provenance)
            ? $"{Below.Definition.Numerator} of {Below.Period.Name}, from the same ledger"
            : Below.Provenance.InWordsBelow(Below);
        yield return ("denominator", Explanation.Join(below, Below.Series.Source));
        foreach ((string, string) line in Quotient.CompletenessInWords()) yield return line;
        if (Quotient.Annualization is { } annualization)
        {
            yield return ("annualisation", Above.PeriodCount > 1
                ? $"{annualization}; periods taken together: Σ numerators ÷ Σ (denominator × its part of the year)"
                : annualization.ToString());
        }

        if (Above is AmountPoint { Series: { } amounts } && Below is AmountPoint { Series: { } divisors })
            yield return ("tax basis", $"write-offs {TaxWords.Of(amounts.TaxBasis)}, denominator {TaxWords.Of(divisors.TaxBasis)}");
    }
}
