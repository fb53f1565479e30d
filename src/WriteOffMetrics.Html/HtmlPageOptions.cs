namespace WriteOffMetrics.Html;

/// <summary>The title of a page, and how its numbers are written.</summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as its provider is.</remarks>
public sealed record HtmlPageOptions
{
    /// <summary>The heading of the page, and with name and day the title of its window.</summary>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    public string Title
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Title));
            field = value;
        }
    }

    = "Write-offs";

    /// <summary>
    /// Separators, signs and patterns of numbers; null for those of the invariant culture with the minus sign U+2212. Words and days are
    /// English with any provider, and exact values in <c>data</c> elements are invariant.
    /// </summary>
    public IFormatProvider? Provider { get; init; }

    /// <summary>The format of amounts: <c>N</c> or <c>F</c> with a number of decimals, or a custom one such as <c>#,0.00</c>.</summary>
    /// <exception cref="ArgumentException">The format is another.</exception>
    public string AmountFormat
    {
        get;
        init => field = Checked(value, Quantity.FromMoney(Money.Zero(Currency.FromCode("USD"))), nameof(AmountFormat));
    }

    = "N0";

    /// <summary>
    /// The format of ratios: <c>P</c>, <c>N</c> or <c>F</c> with a number of decimals, or a custom one for the percentage.
    /// </summary>
    /// <exception cref="ArgumentException">The format is another.</exception>
    public string RatioFormat
    {
        get;
        init => field = Checked(value, Quantity.FromRatio(Ratio.FromDecimal(0)), nameof(RatioFormat));
    }

    = "P2";

    private static string Checked(string format, Quantity sample, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(format, parameterName);
        try
        {
            if (format[0] is not ('C' or 'c')) _ = sample.ToString(format, null);
            else throw new FormatException();
        }
        catch (FormatException)
        {
            string letters = sample.Unit == MetricUnit.Ratio ? "P, N and F" : "N and F";
            throw new ArgumentException(
                $"Found the format '{format}'; {letters} with a number of decimals and custom formats such as #,0.00 are allowed. "
                + "Use one of them.",
                parameterName);
        }

        return format;
    }
}
