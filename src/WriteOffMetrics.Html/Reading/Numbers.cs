using System.Globalization;

namespace WriteOffMetrics.Html;

/// <summary>How quantities are read: by the formats of the options, and the page's own for units that have none.</summary>
internal sealed class Numbers
{
    private readonly HtmlPageOptions options;
    private readonly NumberFormatInfo format;

    public Numbers(HtmlPageOptions options)
    {
        this.options = options;
        format = options.Provider?.GetFormat(typeof(NumberFormatInfo)) as NumberFormatInfo
            ?? new NumberFormatInfo { NegativeSign = "−" };
    }

    /// <summary>A value with its unit, as a sentence has it: <c>22,325 USD</c>, <c>0.35 points</c>.</summary>
    public string WithUnit(Quantity value) => WithoutSignOfZero(value, FormatOf(value));

    /// <summary>A difference with its unit and its sign: <c>+0.35 points</c>.</summary>
    public string Signed(Quantity value) => WithPlus(value, WithUnit(value));

    /// <summary>A difference with its sign, whose unit the number behind it has.</summary>
    public string SignedWithoutUnit(Quantity value)
    {
        string text = Signed(value);
        return text.LastIndexOf(' ') is > 0 and var at && text.AsSpan(at).IndexOfAnyInRange('0', '9') < 0 ? text[..at] : text;
    }

    /// <summary>A value as a cell has it: amounts of the page's currency without it, changes with their sign.</summary>
    /// <param name="value">The value.</param>
    /// <param name="currency">The currency that need not be said.</param>
    /// <param name="isChange">Whether a plus is written.</param>
    /// <param name="column">The column, whose head may name days, times, hours and points.</param>
    public string InCell(Quantity value, Currency currency, bool isChange, TableColumn column)
    {
        string text = WithoutSignOfZero(value, column.IsWhole ? "N0" : FormatOf(value));
        string? left = value.Unit switch
        {
            MetricUnit.Money => value.Currency == currency ? currency.Code : null,
            MetricUnit.Points or MetricUnit.Days or MetricUnit.Times or MetricUnit.Hours when column.HasUnitInHead =>
                text[(text.LastIndexOf(' ') + 1)..],
            _ => null,
        };
        if (left is not null && text.EndsWith(" " + left, StringComparison.Ordinal)) text = text[..^(left.Length + 1)];
        return isChange ? WithPlus(value, text) : text;
    }

    /// <summary>A value that somebody set, such as a limit or a level, with its own digits: <c>2 %</c>.</summary>
    public string AsSet(Quantity value) => WithoutSignOfZero(value, "#,0.####");

    /// <summary>A value with its unit and without its sign, where words say it.</summary>
    public string Magnitude(Quantity value)
    {
        string text = WithUnit(value);
        return value.ToDecimal() < 0 ? text.Replace(format.NegativeSign, "", StringComparison.Ordinal).Trim('(', ')') : text;
    }

    /// <summary>The value of a tick of an axis, with as many decimals as its step needs.</summary>
    public string Tick(double value, int decimals, MetricUnit unit)
    {
        string digits = value.ToString("N" + Words.Text(decimals), format);
        return unit == MetricUnit.Ratio ? digits + " %" : digits;
    }

    /// <summary>A number of things.</summary>
    public string Count(long value) => value.ToString("N0", format);

    /// <summary>Whether a value that is not 0 reads as 0.</summary>
    public bool ReadsAsZero(Quantity value) => !HasDigit(WithUnit(value));

    private string WithPlus(Quantity value, string text) => value.ToDecimal() > 0 && HasDigit(text) ? format.PositiveSign + text : text;

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('1', '9') >= 0;

    private string WithoutSignOfZero(Quantity value, string form)
    {
        string text = value.ToString(form, format);
        return value.ToDecimal() < 0 && !HasDigit(text) ? text.Replace(format.NegativeSign, "", StringComparison.Ordinal) : text;
    }

    private string FormatOf(Quantity value) => value.Unit switch
    {
        MetricUnit.Money => options.AmountFormat,
        MetricUnit.Ratio => options.RatioFormat,
        MetricUnit.Count => "N0",
        MetricUnit.Days or MetricUnit.Hours or MetricUnit.Times => "N1",
        MetricUnit.Index when Math.Abs(value.ToDecimal()) is > 0 and < 0.1m => "N4",
        _ => "N2",
    };
}
