using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>How often amounts begin with a digit, or with two.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BenfordDigit : IReport
{
    internal BenfordDigit(int digits, int count, double expectedCount, double expectedShare, double? deviate)
    {
        Digits = digits;
        Count = count;
        ExpectedCount = expectedCount;
        ExpectedShare = expectedShare;
        Deviate = deviate;
    }

    /// <summary>The digit, 1 to 9, or the first two as a number, 10 to 99.</summary>
    public int Digits { get; }

    /// <summary>How many amounts begin with it.</summary>
    public int Count { get; }

    /// <summary>How many are expected: n log₁₀(1 + 1 ÷ d).</summary>
    public double ExpectedCount { get; }

    /// <summary>The share expected: log₁₀(1 + 1 ÷ d).</summary>
    public double ExpectedShare { get; }

    /// <summary>
    /// |share − expected share|, less 1 ÷ (2n) where that is smaller, over its standard error; null where there are too few amounts.
    /// </summary>
    public double? Deviate { get; }

    /// <summary>The digits with both counts, in any culture: <c>49: 83, expected 41.2</c>.</summary>
    public override string ToString() =>
        $"{Invariant.Text(Digits)}: {Invariant.Count(Count)}, expected {Invariant.Number(ExpectedCount, 1)}";

    void IReport.Write(ReportWriter report) => report
        .Add((long?)Digits, nameof(Digits))
        .Add((long?)Count, nameof(Count))
        .Add((double?)ExpectedCount, nameof(ExpectedCount))
        .Add((double?)ExpectedShare, nameof(ExpectedShare))
        .Add(Deviate);
}
