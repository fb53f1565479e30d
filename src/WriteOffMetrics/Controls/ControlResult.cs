using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// What a control test found: its findings, how many entries it looked at and how many it could not judge, and of statistical tests the
/// figure with its bound. Where <see cref="Status"/> is not <see cref="ControlStatus.Tested"/>, there are no findings because nothing was
/// tested.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlResult : IReport
{
    internal ControlResult(ControlTest test, ControlOutcome outcome)
    {
        Test = test;
        Status = outcome.Status;
        Findings = Array.AsReadOnly(outcome.Findings);
        Figure = outcome.Figure;
        EntriesLookedAt = outcome.EntriesLookedAt;
        EntriesLeftOut = outcome.EntriesLeftOut;
        Note = outcome.Note;
    }

    /// <summary>The test.</summary>
    public ControlTest Test { get; }

    /// <summary>Whether it could be run.</summary>
    public ControlStatus Status { get; }

    /// <summary>
    /// What was found, by the first entry concerned in the order in which they were offered, each with the amount at stake, what to check
    /// next in its words, and exactly the entries concerned as <see cref="EntryEvidence"/>. Words name no account and no document. Where
    /// the ledger keeps no positions, findings have none.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What was measured against which bound; null of tests that measure nothing, and where it was not measured.</summary>
    public ControlFigure? Figure { get; }

    /// <summary>How many entries were judged; where there were too few, how many there were.</summary>
    public long EntriesLookedAt { get; }

    /// <summary>How many entries of the kind that is looked at could not be judged, because they do not state what is compared.</summary>
    public long EntriesLeftOut { get; }

    /// <summary>Why the test was not run, or entries were left out; null where neither is so.</summary>
    public string? Note { get; }

    /// <summary>The outcome on one line, in any culture.</summary>
    public override string ToString()
    {
        string outcome = Status switch
        {
            ControlStatus.TooFew => "too few, not tested",
            ControlStatus.MissingInput => "input is missing, not tested",
            _ => $"{Invariant.Count(Findings.Count, "finding", "findings")} in {ControlWords.Entries(EntriesLookedAt)}",
        };
        return $"{Test}: {outcome}{(Figure is null ? "" : $"; {Figure}")}{(Note is null ? "" : $". {Note}")}";
    }

    void IReport.Write(ReportWriter report) => report
        .RequireRows("the result of a control test", Findings.Sum(finding => (long)finding.Positions.Count + 1),
            "Write its Status, Figure and the number of its findings, or filter the ledger.")
        .Add(Test)
        .AddMember(Status)
        .Add((long?)EntriesLookedAt, nameof(EntriesLookedAt))
        .Add((long?)EntriesLeftOut, nameof(EntriesLeftOut))
        .Add(Note)
        .Add(Figure)
        .AddList(Findings);
}
