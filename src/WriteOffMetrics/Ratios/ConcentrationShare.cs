using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>One line of a Pareto table.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record ConcentrationShare : IReport
{
    internal ConcentrationShare(string? value, Money amount, Ratio share, Ratio cumulativeShare)
    {
        Value = value;
        Amount = amount;
        Share = share;
        CumulativeShare = cumulativeShare;
    }

    /// <summary>The value of the dimension; null for what states none.</summary>
    public string? Value { get; }

    /// <summary>Its amount, zero or more.</summary>
    public Money Amount { get; }

    /// <summary>Its share of the total.</summary>
    public Ratio Share { get; }

    /// <summary>The share of it and all before it in the table.</summary>
    public Ratio CumulativeShare { get; }

    /// <summary>Value and shares on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.InQuotes(Value)} {Amount}, {Share.ToString("P2", null)}, {CumulativeShare.ToString("P2", null)} in all";

    void IReport.Write(ReportWriter report) => report
        .AddOrNull(Value)
        .AddValue(Amount)
        .AddValue(Share)
        .AddValue(CumulativeShare);
}
