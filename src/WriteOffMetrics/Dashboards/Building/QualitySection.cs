using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// How far the data can be trusted: rows refused, findings, incomplete periods, what lies outside, the difference to the books.
/// </summary>
internal static class QualitySection
{
    public const string Name = "data quality";

    public static DashboardSection Build(BoardParts parts)
    {
        var table = new BoardTable("figures", "value");
        var section = new BoardSection(Name);
        AddImports(table, parts, section);
        Finding[] findings = [.. parts.AllInputs.SelectMany(FindingsOf)];
        if (findings.Length > 0 || parts.AllInputs.All(inputs => inputs.Findings is not null))
        {
            foreach (FindingSeverity severity in Enum.GetValues<FindingSeverity>().OrderDescending())
                table.Add(BoardWords.NameOf(severity), DashboardFigure.OfCount(findings.Count(one => one.Severity == severity)));
        }

        if (parts.AllInputs.Any(inputs => inputs.Findings is null))
        {
            section.Note(parts.IsGroup
                ? "Not every entity states the findings of its checks: there may be more."
                : "No findings of checks were given: whether the ledger has any is not known.");
        }

        int ended = parts.Axis.CountThrough(parts.AsOf);
        table.Add("incomplete periods", DashboardFigure.OfCount(ended - (parts.Windows.Index + 1)));
        table.Add("entries outside the axis", DashboardFigure.OfCount(parts.OutsideCount));
        if (parts.Totals.Gross.Outside is { } outside)
        {
            table.Add("gross write-offs outside the axis", DashboardFigure.OfValue(outside, MetricStatus.Defined, null, null, null));
        }

        if (parts.Ledger is { } ledger)
            table.Add("entries without a recorded date", DashboardFigure.OfCount(ledger.CountWithoutRecordedDate));
        AddDifference(table, parts, section);
        NoteTargets(parts, section);
        return section.Add(table).Add(ByRule(findings)).ToSection();
    }

    private static void AddImports(BoardTable table, BoardParts parts, BoardSection section)
    {
        LedgerImport[] imports = [.. parts.AllInputs.Select(inputs => inputs.Import).OfType<LedgerImport>()];
        if (imports.Length == 0)
        {
            section.Note("No import was given: how many rows were refused is not known.");
            return;
        }

        table.Add("rows offered", DashboardFigure.OfCount(imports.Sum(one => one.OfferedCount)));
        table.Add("rows accepted", DashboardFigure.OfCount(imports.Sum(one => (long)one.Ledger.Count)));
        table.Add("rows rejected", DashboardFigure.OfCount(imports.Sum(one => (long)one.Rejections.Count)));
        if (imports.Length == 1 && imports[0].RejectedAmount is { } amount && Math.Abs(amount) <= Ratio.MaxValue)
        {
            table.Add("amount rejected", DashboardFigure.OfValue(
                Quantity.FromParts(amount, MetricUnit.Money, imports[0].Ledger.Currency), MetricStatus.Defined, null, null, null));
        }

        if (imports.Length < parts.AllInputs.Count)
            section.Note($"Imports were given of {Invariant.Count(imports.Length)} of {Invariant.Count(parts.AllInputs.Count)} entities.");
    }

    /// <summary>Says which targets stand beside no figure, so that none is overlooked.</summary>
    private static void NoteTargets(BoardParts parts, BoardSection section)
    {
        if (!parts.Windows.HasPeriod) return;
        foreach (Target target in parts.Inputs.Targets.Where(target => !parts.Placed.Contains(target)))
        {
            section.Note($"The target {Invariant.InQuotes(target.Name)} is of {target.Definition.Formula}: it stands beside no figure of "
                + "the headline, collections or vendor losses, or another target of the same figure does.");
        }
    }

    private static IEnumerable<Finding> FindingsOf(DashboardInputs inputs) =>
    [
        .. inputs.Import?.Rejections ?? [],
        .. inputs.Findings ?? [],
        .. inputs.Allowance?.Findings ?? [],
        .. inputs.AllowanceHistory?.Findings ?? [],
    ];

    private static BoardTable ByRule(Finding[] findings)
    {
        var table = new BoardTable("findings", "severity", "count", "amount at stake");
        foreach (var rule in findings
            .GroupBy(one => (one.Severity, Rule: one.Rule.Id, Currency: one.AmountAtStake?.Currency.Code ?? ""))
            .OrderByDescending(group => group.Key.Severity)
            .ThenBy(group => group.Key.Rule, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Currency, StringComparer.Ordinal))
        {
            table.Add(
                rule.Key.Rule,
                DashboardFigure.OfText(BoardWords.NameOf(rule.Key.Severity)),
                DashboardFigure.OfCount(rule.Count()),
                FindingFigures.AtStake([.. rule]));
        }

        return table;
    }

    private static void AddDifference(BoardTable table, BoardParts parts, BoardSection section)
    {
        if (parts.Items is not { } items || parts.Inputs.ControlAccount is not { } account) return;
        if (account.BalanceOn(parts.AsOf) is not { } balance)
        {
            section.Note($"The control account states no balance on {DayNumber.ToText(parts.AsOf)}: it is not compared.");
            return;
        }

        ControlAccountDifference difference = items.AsOf(parts.AsOf).AgeBy(parts.Inputs.Buckets).DifferenceTo(balance);
        table.Add("difference to the general ledger",
            DashboardFigure.OfValue(difference.Amount, MetricStatus.Defined, null, null, difference.ToString));
    }
}
