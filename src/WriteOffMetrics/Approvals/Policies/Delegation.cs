using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>The authority of a person in a role, handed to another person in writing for a term.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Delegation : IReport
{
    private Delegation(ApprovalActor from, string to, Instant start, Instant end, ApprovalEvidence writing)
    {
        (From, To, Start, End, Writing) = (from, to, start, end, writing);
    }

    /// <summary>Whose authority it is.</summary>
    public ApprovalActor From { get; }

    /// <summary>The person who may use it.</summary>
    public string To { get; }

    /// <summary>From when.</summary>
    public Instant Start { get; }

    /// <summary>Until when: at this instant it is over.</summary>
    public Instant End { get; }

    /// <summary>The writing by which it was given.</summary>
    public ApprovalEvidence Writing { get; }

    /// <summary>A delegation.</summary>
    /// <param name="from">The person whose authority it is, in the role whose authority it is.</param>
    /// <param name="to">The person who may use it.</param>
    /// <param name="start">From when.</param>
    /// <param name="end">Until when: at this instant it is over.</param>
    /// <param name="writing">The writing by which it is given.</param>
    /// <exception cref="ArgumentException">The person is blank, or the one who delegates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The term ends before it begins.</exception>
    public static Delegation InWriting(ApprovalActor from, string to, Instant start, Instant end, ApprovalEvidence writing)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(writing);
        ApprovalWords.RequireName(to, "person", nameof(to));
        if (to == from.Person)
            throw new ArgumentException($"Found a delegation of {from} to the same person; another one is allowed.", nameof(to));
        if (end <= start)
            throw new ArgumentOutOfRangeException(
                nameof(end), $"Found the term from {ApprovalWords.ToText(start)} to {ApprovalWords.ToText(end)}; an end behind the start "
                + "is allowed.");
        return new Delegation(from, to, start, end, writing);
    }

    /// <summary>Whose, to whom and how long, on one line, in any culture.</summary>
    public override string ToString() => $"{From} to {Invariant.OnOneLine(To)} from {ApprovalWords.ToText(Start)} until "
        + $"{ApprovalWords.ToText(End)}, {Writing}";

    internal bool IsInForce(Instant at) => at >= Start && at < End;

    void IReport.Write(ReportWriter report) => report
        .Add(From.ToString(), nameof(From)).Add(To).Add(ApprovalWords.ToText(Start), nameof(Start))
        .Add(ApprovalWords.ToText(End), nameof(End)).Add(Writing.ToString(), nameof(Writing));
}
