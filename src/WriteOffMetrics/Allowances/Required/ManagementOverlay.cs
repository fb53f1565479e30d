using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// An amount that management adds to what the matrix gives, or takes from it, for what history does not show: with a reason, and a day
/// after which it may not be used without a new decision.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record ManagementOverlay : IReport
{
    private ManagementOverlay(Money amount, string reason, LocalDate expires)
    {
        Amount = amount;
        Reason = reason;
        Expires = expires;
    }

    /// <summary>The amount; below zero where it lowers the allowance.</summary>
    public Money Amount { get; }

    /// <summary>Why, and who decided it.</summary>
    public string Reason { get; }

    /// <summary>The last day on which it may be used.</summary>
    public LocalDate Expires { get; }

    /// <summary>The dimension of the value that it is for; null where it is for everything.</summary>
    public string? Dimension { get; private init; }

    /// <summary>The value of the dimension that it is for; null where it is for everything.</summary>
    public string? Value { get; private init; }

    /// <summary>An overlay for everything that is open.</summary>
    /// <param name="amount">The amount, not zero; below zero where it lowers the allowance.</param>
    /// <param name="reason">Why, and who decided it.</param>
    /// <param name="expires">The last day on which it may be used.</param>
    /// <exception cref="ArgumentException">The reason is blank, the amount zero or without a currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static ManagementOverlay FromAmount(Money amount, string reason, LocalDate expires)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        AllowanceInputs.RequireCurrency(amount, nameof(amount));
        DayNumber.Require(expires, nameof(expires));
        return amount.MinorUnits != 0 ? new ManagementOverlay(amount, reason, expires) : throw new ArgumentException(
            "Found an overlay of zero; an amount above or below zero is allowed. Leave it out where nothing is added.", nameof(amount));
    }

    /// <summary>
    /// The same overlay for one value of a dimension, such as a region. By that dimension it stands with the value; by others with what
    /// states none, and so does an overlay for everything, because it is of no item.
    /// </summary>
    /// <param name="dimension">The name of the dimension.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The dimension's name is bad.</exception>
    public ManagementOverlay For(string dimension, string value)
    {
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(value);
        return this with { Dimension = dimension, Value = value };
    }

    /// <summary>Amount, reason and last day on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Amount}{(Dimension is null ? "" : $" for {Dimension} {Invariant.InQuotes(Value)}")}: {Invariant.OnOneLine(Reason)}, through "
        + DayNumber.ToText(Expires);

    void IReport.Write(ReportWriter report) =>
        report.AddValue(Amount).Add(Reason).Add(Expires).Add(Dimension).Add(Value);
}
