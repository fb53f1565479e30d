using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// What a control test found: its findings, how much it looked at and how much of it it could not judge, and of statistical tests the
/// figure with its bound. Where <see cref="Status"/> is not <see cref="ControlStatus.Tested"/>, there are no findings because nothing was
/// tested.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlResult : IReport
{
    private readonly (string One, string Many) looksAt;

    internal ControlResult(ControlTest test, ControlOutcome outcome)
    {
        Test = test;
        Status = outcome.Status;
        Findings = Array.AsReadOnly(outcome.Findings);
        Figure = outcome.Figure;
        looksAt = test.LooksAt;
        LookedAt = outcome.LookedAt;
        LeftOut = outcome.LeftOut;
        Note = outcome.Note;
    }

    /// <summary>The test.</summary>
    public ControlTest Test { get; }

    /// <summary>Whether it could be run.</summary>
    public ControlStatus Status { get; }

    /// <summary>
    /// What was found, by the first entry, request or open item concerned in the order in which they were offered, each with the amount at
    /// stake and what to check next in its words. The evidence is exactly the entries concerned (<see cref="EntryEvidence"/>), or of tests
    /// of requests, open items and figures these (<see cref="ControlEvidence"/>). Words name no account, no document and no person.
    /// Positions are those of entries; where the ledger keeps none, findings have none.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What was measured against which bound; null of tests that measure nothing, and where it was not measured.</summary>
    public ControlFigure? Figure { get; }

    /// <summary>What it looks at: <c>entries</c>, <c>approvals</c>, <c>requests</c>, <c>open items</c>, <c>documents</c> or
    /// <c>figures</c>.</summary>
    public string LooksAt => looksAt.Many;

    /// <summary>How many of these were judged; where there were too few, how many there were.</summary>
    public long LookedAt { get; }

    /// <summary>How many could not be judged, because they do not state what is compared.</summary>
    public long LeftOut { get; }

    /// <summary>Why the test was not run, or something was left out; null where neither is so.</summary>
    public string? Note { get; }

    /// <summary>The outcome on one line, in any culture.</summary>
    public override string ToString()
    {
        string outcome = Status switch
        {
            ControlStatus.TooFew => "too few, not tested",
            ControlStatus.MissingInput => "input is missing, not tested",
            _ => $"{Invariant.Count(Findings.Count, "finding", "findings")} in {Invariant.Count(LookedAt, looksAt.One, looksAt.Many)}",
        };
        return $"{Test}: {outcome}{(Figure is null ? "" : $"; {Figure}")}{(Note is null ? "" : $". {Note}")}";
    }

    void IReport.Write(ReportWriter report) => report
        .RequireRows("the result of a control test", Findings.Sum(finding => (long)finding.Positions.Count + 1),
            "Write its Status, Figure and the number of its findings, or filter the ledger.")
        .Add(Test)
        .AddMember(Status)
        .Add(LooksAt)
        .Add((long?)LookedAt, nameof(LookedAt))
        .Add((long?)LeftOut, nameof(LeftOut))
        .Add(Note)
        .Add(Figure)
        .AddList(Findings);
}
