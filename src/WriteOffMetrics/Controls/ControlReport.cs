using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>What the tests of a suite found, test by test and by severity, and which of them could not be run.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlReport : IReport
{
    private readonly Lazy<GovernanceSummary> governance;

    internal ControlReport(ControlResult[] results, ControlMaterial material)
    {
        governance = new Lazy<GovernanceSummary>(() => GovernanceSummary.Of(material));
        Results = Array.AsReadOnly(results);
        Findings = Array.AsReadOnly<Finding>(
            [.. results.SelectMany(result => result.Findings).OrderByDescending(finding => finding.Severity)]);
        NotTested = Array.AsReadOnly(Array.FindAll(results, result => result.Status != ControlStatus.Tested));
    }

    /// <summary>The result of each test, in the order of the suite.</summary>
    public IReadOnlyList<ControlResult> Results { get; }

    /// <summary>All findings, the worst severity first; of one severity test by test.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>
    /// The tests that were not run, because there was too little or an input is missing. A report is clean only where there are neither
    /// findings nor these.
    /// </summary>
    public IReadOnlyList<ControlResult> NotTested { get; }

    /// <summary>
    /// How the write-offs of the ledger were decided on, whichever tests the suite has: of the inputs that were given. Made when it is
    /// first asked for.
    /// </summary>
    public GovernanceSummary Governance => governance.Value;

    /// <summary>The findings of one severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="FindingSeverity"/>.</exception>
    public IReadOnlyList<Finding> FindingsOf(FindingSeverity severity) => Enum.IsDefined(severity)
        ? [.. Findings.Where(finding => finding.Severity == severity)]
        : throw new ArgumentOutOfRangeException(
            nameof(severity), severity, $"Found the severity {Invariant.Text((int)severity)}; a member of FindingSeverity is allowed.");

    /// <summary>The number of findings and of tests on one line, in any culture.</summary>
    public override string ToString()
    {
        string notRun = NotTested.Count == 0 ? "all of which were run" : $"of which {Invariant.Count(NotTested.Count)} could not be run";
        return $"{Invariant.Count(Findings.Count, "finding", "findings")} of "
            + $"{Invariant.Count(Results.Count, "control test", "control tests")}, {notRun}";
    }

    void IReport.Write(ReportWriter report) => report
        .RequireRows("a control report", Findings.Sum(finding => (long)finding.Positions.Count + 1),
            "Write the results of single tests, or filter the ledger.")
        .Add((long?)Results.Count, "tests")
        .Add((long?)Findings.Count, "findings")
        .Add((long?)NotTested.Count, "notTested")
        .Add((long?)FindingsOf(FindingSeverity.Error).Count, "errors")
        .Add((long?)FindingsOf(FindingSeverity.Warning).Count, "warnings")
        .Add((long?)FindingsOf(FindingSeverity.Information).Count, "information")
        .Add(Governance)
        .AddList(Results);
}
