using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>What of the receivables is at risk, with which accounts, and what changed on that list since the period before.</summary>
internal static class AtRiskSection
{
    public const string Name = "at risk";

    public static DashboardSection Build(BoardParts parts)
    {
        if (parts.IsGroup) return OfGroup(parts);
        if (parts.Items is not { } items) return DashboardSection.Absent(Name, "No open items were given.");
        if (parts.Inputs.AtRisk is not { } rule) return DashboardSection.Absent(Name, "No rule was given of what is at risk.");
        int index = parts.Windows.Index, first = Math.Max(0, index - 1);
        PeriodAxis axis = parts.Axis.Part(first, index - first + 1);
        IReadOnlyList<RiskAccount> before = index == 0 ? [] : RiskAccount.Of(items.AsOf(axis[0].End).AtRisk(rule));
        IReadOnlyList<RiskAccount> now = RiskAccount.Of(items.AsOf(axis[^1].End).AtRisk(rule));
        var section = new BoardSection(Name).Add(Figures(items, axis, rule)).Add(Accounts(parts, now, before, index > 0));
        return section.Add(Left(parts, now, before)).ToSection();
    }

    /// <summary>The accounts of several entities, and what is written off of them, stand with each.</summary>
    private static DashboardSection OfGroup(BoardParts group)
    {
        if (group.Entities.Any(entity => entity.Items is null || entity.Inputs.AtRisk is null))
            return DashboardSection.Absent(Name, "Not every entity states open items and a rule of what is at risk.");
        int index = group.Windows.Index, first = Math.Max(0, index - 1);
        PeriodAxis axis = group.Axis.Part(first, index - first + 1);
        BoardSection section = new BoardSection(Name).Note("Receivables are converted at the rate of the day on which they are open. "
            + "Accounts, and what was written off of what was overdue or at risk, stand with each entity.");
        var table = new BoardTable("figures", "period", "period before");
        AmountSeries? overdue = GroupBalances.TryConsolidate(group, section, "consolidated overdue receivables",
            entity => entity.Items!.AgeBy(AgeingBuckets.UpTo(0), axis).Overdue);
        if (overdue is not null) Add(table, axis, "overdue", overdue);
        AmountSeries? atRisk = GroupBalances.TryConsolidate(group, section, "consolidated receivables at risk",
            entity => entity.Items!.AtRiskBy(axis, entity.Inputs.AtRisk!));
        if (atRisk is not null) Add(table, axis, "at risk", atRisk);
        if (overdue is not null && atRisk is not null) Add(table, axis, "share at risk", AtRiskFigures.Share(atRisk, overdue));
        return section.Add(table).ToSection();
    }

    private static BoardTable Figures(OpenItems items, PeriodAxis axis, AtRiskRule rule)
    {
        var table = new BoardTable("figures", "period", "period before");
        AmountSeries overdue = items.AgeBy(AgeingBuckets.UpTo(0), axis).Overdue, atRisk = items.AtRiskBy(axis, rule);
        Add(table, axis, "overdue", overdue);
        Add(table, axis, "at risk", atRisk);
        Add(table, axis, "share at risk", AtRiskFigures.Share(atRisk, overdue));
        Add(table, axis, "written off of overdue", items.WrittenOffOfOverdueBy(axis));
        Add(table, axis, "written off of at risk", items.WrittenOffOfAtRiskBy(axis, rule));
        return table;
    }

    private static void Add(BoardTable table, PeriodAxis axis, string name, MetricSeries series) => table.Add(
        name,
        DashboardFigure.OfPoint(series.Combine(axis.Count - 1, 1)),
        axis.Count == 1 ? null : DashboardFigure.OfPoint(series.Combine(0, 1)));

    private static BoardTable Accounts(
        BoardParts parts, IReadOnlyList<RiskAccount> now, IReadOnlyList<RiskAccount> before, bool hasBefore)
    {
        var table = new BoardTable("accounts", "at risk", "days past due", "why", "period before");
        foreach (RiskAccount account in now.Take(parts.Inputs.Top))
        {
            RiskAccount? earlier = before.FirstOrDefault(one => one.Account == account.Account);
            table.Add(
                account.Account,
                Amount(account.Open),
                account.DaysPastDue is { } days
                    ? DashboardFigure.OfValue(Quantity.FromDays(days), MetricStatus.Defined, null, null, null)
                    : null,
                DashboardFigure.OfText(string.Join("; ", account.Why)),
                !hasBefore ? null : earlier is null ? DashboardFigure.OfText("new") : Amount(earlier.Open));
        }

        RiskAccount[] others = [.. now.Skip(parts.Inputs.Top)];
        if (others.Length > 0)
            table.Add(DashboardRowKind.Others, BoardWords.Others(others.Length), Amount(RiskAccount.Sum(others)), null, null, null);
        if (now.Count > 0)
        {
            table.Add(DashboardRowKind.Total, "total", Amount(RiskAccount.Sum(now)), null, null,
                !hasBefore ? null : Amount(before.Count > 0 ? RiskAccount.Sum(before) : Money.Zero(parts.Currency)));
        }

        return table;
    }

    private static BoardTable Left(BoardParts parts, IReadOnlyList<RiskAccount> now, IReadOnlyList<RiskAccount> before)
    {
        var names = now.Select(one => one.Account ?? "").ToHashSet(StringComparer.Ordinal);
        bool isNullThere = now.Any(one => one.Account is null);
        RiskAccount[] left = [.. before.Where(one => one.Account is null ? !isNullThere : !names.Contains(one.Account))];
        var table = new BoardTable("left the list", "period before");
        foreach (RiskAccount account in left.Take(parts.Inputs.Top)) table.Add(account.Account, Amount(account.Open));
        RiskAccount[] others = [.. left.Skip(parts.Inputs.Top)];
        if (others.Length > 0) table.Add(DashboardRowKind.Others, BoardWords.Others(others.Length), Amount(RiskAccount.Sum(others)));
        return table;
    }

    private static DashboardFigure Amount(Money amount) => DashboardFigure.OfValue(amount, MetricStatus.Defined, null, null, null);

    /// <summary>The items at risk of an account, with why the one that is longest overdue is at risk.</summary>
    private sealed record RiskAccount(string? Account, Money Open, int? DaysPastDue, IReadOnlyList<string> Why)
    {
        public static IReadOnlyList<RiskAccount> Of(OpenItemList list) =>
        [
            .. list.GroupBy(item => (item.Account is null, item.Account ?? ""))
                .Select(account => new RiskAccount(
                    account.First().Account,
                    account.Aggregate(Money.Zero(list.Currency), (sum, item) => sum + item.Open),
                    account.Max(item => item.DaysPastDue),
                    account.OrderByDescending(item => item.DaysPastDue).ThenByDescending(item => item.Open).First().Why))
                .OrderByDescending(account => account.Open).ThenBy(account => account.Account, StringComparer.Ordinal),
        ];

        public static Money Sum(IReadOnlyList<RiskAccount> accounts) =>
            accounts.Skip(1).Aggregate(accounts[0].Open, (sum, account) => sum + account.Open);
    }
}
