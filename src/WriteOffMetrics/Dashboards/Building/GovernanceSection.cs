using WriteOffMetrics.Controls;

namespace WriteOffMetrics;

/// <summary>How the write-offs were decided on, and what control tests found.</summary>
internal static class GovernanceSection
{
    public const string Name = "governance";

    public static DashboardSection Build(BoardParts parts)
    {
        if (parts.IsGroup) return DashboardSection.Absent(Name, "Control tests stand with each entity.");
        if (parts.Inputs.Controls is not { } report) return DashboardSection.Absent(Name, "No control tests were run.");
        var section = new BoardSection(Name);
        section.Add(Authority(report.Governance)).Add(Figures(report)).Add(Tests(report));
        section.Note("These are figures of all that the control tests read, whatever the day of the snapshot and what was known on it. "
            + "Beyond authority is what people approved who may not, those who asked for it included.");
        foreach (string note in report.Governance.Notes) section.Note(note);
        foreach (ControlResult result in report.NotTested) section.Note($"{result.Test} was not run. {result.Note}");
        return section.ToSection();
    }

    /// <summary>The parts add up to all write-offs; without a policy what is inside authority is not known.</summary>
    private static BoardTable Authority(GovernanceSummary summary)
    {
        var table = new BoardTable("authority", "amount", "share");
        if (summary is not { WriteOffs: { } all, WithoutApproval: not null }) return table;
        Add("inside authority", summary.InsideAuthority);
        Add("beyond authority", summary.BeyondAuthority);
        if (summary.NotJudged is { MinorUnits: not 0 } notJudged) Add("not judged", notJudged);
        Add("without approval", summary.WithoutApproval);
        return table.Add(DashboardRowKind.Total, "write-offs", Amount(all), null);

        void Add(string row, Money? amount)
        {
            if (amount is not { } known) return;
            (Ratio? share, MetricStatus status) = RatioArithmetic.Divide(known, all);
            table.Add(row, Amount(known), DashboardFigure.OfValue(
                share is { } part ? Quantity.FromRatio(part) : null, status, null, null,
                () => $"{known} ÷ {all}, all write-offs of the ledger that the control tests read"));
        }
    }

    private static BoardTable Figures(ControlReport report)
    {
        var table = new BoardTable("figures", "value")
            .Add("control tests run", DashboardFigure.OfCount(report.Results.Count - report.NotTested.Count))
            .Add("control tests not run", DashboardFigure.OfCount(report.NotTested.Count));
        foreach (FindingSeverity severity in Enum.GetValues<FindingSeverity>().OrderDescending())
            table.Add(BoardWords.NameOf(severity), DashboardFigure.OfCount(report.Findings.Count(one => one.Severity == severity)));
        if (report.Governance.Approvals is { } approvals) table.Add("approvals", DashboardFigure.OfCount(approvals));
        if (report.Governance.SelfApprovals is { } self) table.Add("self-approvals", DashboardFigure.OfCount(self));
        return table;
    }

    /// <summary>Those with the worst findings first, then in the order of the suite; all findings of a test have one severity.</summary>
    private static BoardTable Tests(ControlReport report)
    {
        var table = new BoardTable("tests", "severity", "findings", "amount at stake", "looked at", "left out", "of");
        foreach (ControlResult result in report.Results.OrderByDescending(one => (int?)SeverityOf(one) ?? -1))
        {
            if (result.Status != ControlStatus.Tested)
            {
                table.Add(result.Test.ToString(), DashboardFigure.OfText("not run"), null, null, null, null, null);
            }
            else
            {
                table.Add(
                    result.Test.ToString(),
                    SeverityOf(result) is { } severity ? DashboardFigure.OfText(BoardWords.NameOf(severity)) : null,
                    DashboardFigure.OfCount(result.Findings.Count), FindingFigures.AtStake(result.Findings),
                    DashboardFigure.OfCount(result.LookedAt), DashboardFigure.OfCount(result.LeftOut),
                    DashboardFigure.OfText(result.LooksAt));
            }
        }

        return table;
    }

    private static FindingSeverity? SeverityOf(ControlResult result) => result.Findings.Count == 0 ? null : result.Findings[0].Severity;

    private static DashboardFigure Amount(Money amount) => DashboardFigure.OfValue(amount, MetricStatus.Defined, null, null, null);
}
