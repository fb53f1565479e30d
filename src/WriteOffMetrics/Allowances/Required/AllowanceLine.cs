using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// One line of a required allowance: a bucket of the matrix, a specific allowance or an overlay. The amounts of all lines add up to the
/// total, also rounded. A report leaves out the name and the reason of a specific allowance, which may name who owes.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AllowanceLine : IReport
{
    internal AllowanceLine(AllowancePart part, string name, string? segment, Money? exposure, Ratio? rate, Money amount, string reason)
    {
        Part = part;
        Name = name;
        Segment = segment;
        Exposure = exposure;
        Rate = rate;
        Amount = amount;
        Reason = reason;
    }

    /// <summary>Which part of the allowance it is.</summary>
    public AllowancePart Part { get; }

    /// <summary>The bucket, whom or what a specific allowance is of, or what an overlay is for.</summary>
    public string Name { get; }

    /// <summary>The value of the dimension by which the rates differ; null where they do not, and of what is not in the matrix.</summary>
    public string? Segment { get; }

    /// <summary>What is open, on the basis of the allowance; null of an overlay.</summary>
    public Money? Exposure { get; }

    /// <summary>
    /// Which part of it is set aside, with the forward-looking factor; null of an overlay, and of a bucket whose rate nobody knows, in
    /// which nothing is open.
    /// </summary>
    public Ratio? Rate { get; }

    /// <summary>What is set aside, rounded so that all lines add up to the total.</summary>
    public Money Amount { get; }

    /// <summary>Why: how the rate was found, or the reason that was stated.</summary>
    public string Reason { get; }

    /// <summary>The line as text, in any culture: <c>31–60: 4,000.00 USD × 3.6 % = 144.00 USD, stated</c>.</summary>
    public override string ToString() =>
        $"{(Segment is null ? "" : Invariant.OnOneLine(Segment) + ", ")}{Name}: "
        + (Rate is { } rate ? $"{Exposure} × {rate.ToString("0.#### %", null)} = " : "") + $"{Amount}, {Invariant.OnOneLine(Reason)}";

    void IReport.Write(ReportWriter report) => report
        .AddMember(Part)
        .Add(Part == AllowancePart.Specific ? null : Name, nameof(Name))
        .Add(Segment)
        .AddValue(Exposure)
        .AddValue(Rate)
        .AddValue(Amount)
        .Add(Part == AllowancePart.Specific ? null : Reason, nameof(Reason));
}
