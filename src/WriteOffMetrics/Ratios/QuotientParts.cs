namespace WriteOffMetrics;

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
        return exact is { } quotient && Quotient.Factor != 1 ? RatioArithmetic.InRange(quotient * (Fraction)Quotient.Factor)
            : (exact, status);
    }

    /// <summary>Whether an amount above or below the line lies between minor units and is rounded in <see cref="Formula"/>.</summary>
    public bool IsRounded => Above is AmountPoint { IsRounded: true } || Below is AmountPoint { IsRounded: true };

    /// <summary>Numerator and denominator as they are read: <c>22,325.00 USD ÷ 950,000.00 USD</c>.</summary>
    public string Formula
    {
        get
        {
            string above = Read(Above), below = Read(Below);
            string times = Quotient.Factor == 1 ? "" : $" × {Quotient.Factor.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            return Quotient.Annualization switch
            {
                null => $"{above} ÷ {below}{times}",
                { Compounding: > 1 and var compounding } => $"1 − (1 − {above} ÷ {below})^{Invariant.Text(compounding)}",
                { } how => $"{above} {(Above.PeriodCount == 1 ? Above.AnnualizedInWords(how) : how)} ÷ {below}{times}",
            };
        }
    }

    /// <summary>What an explanation tells of the parts.</summary>
    public IEnumerable<(string Topic, string Text)> Details()
    {
        yield return ("denominator", Explanation.Join(DenominatorInWords, Below.Series.Source));
        foreach ((string, string) line in Quotient.CompletenessInWords()) yield return line;
        if (Quotient.Annualization is { } annualization)
        {
            yield return ("annualisation", Above.PeriodCount > 1
                ? $"{annualization}; periods taken together: Σ numerators ÷ Σ (denominator × its part of the year)"
                : annualization.ToString());
        }

        if (Above is AmountPoint { Series: { } amounts } && Below is AmountPoint { Series: { } divisors })
            yield return ("tax basis",
                $"{Above.Definition.NumeratorBasis}: {TaxWords.NameOf(amounts.TaxBasis)}; "
                + $"denominator: {TaxWords.NameOf(divisors.TaxBasis)}");
    }

    /// <summary>A part for reading, without a sign of its own where it was rounded: the formula begins with one.</summary>
    private static string Read(MetricPoint part) => part is AmountPoint amount ? amount.Amount.ToString() : part.Read();

    /// <summary>What stands below the line and where it comes from; what it was stated as, where that was said.</summary>
    private string DenominatorInWords
    {
        get
        {
            if (Below.Provenance.SharesLedgerWith(Above.Provenance))
                return $"{Below.Definition.Numerator} of {Below.Period.Name}, from the same ledger";
            string from = Below.Provenance.InWordsBelow(Below);
            return Below.Definition.Metric.IsOwn ? $"{Below.Definition}, {from}" : from;
        }
    }
}
