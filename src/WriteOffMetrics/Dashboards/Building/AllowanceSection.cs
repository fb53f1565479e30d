using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>The allowance: its movements, what is required against what is booked, what it covers, and whether it was any good.</summary>
internal static class AllowanceSection
{
    public const string Name = "allowance";
    private const int LongPastDue = 90;

    public static DashboardSection Build(BoardParts parts)
    {
        if (parts.IsGroup) return DashboardSection.Absent(Name, "The allowance stands with each entity.");
        DashboardInputs inputs = parts.Inputs;
        var section = new BoardSection(Name);
        IReadOnlyList<AllowanceRollForward> rolls = RollForwardsOf(parts, section);
        RequiredAllowance? required = RequiredBy(parts, section);
        if (rolls.Count == 0 && required is null)
        {
            return DashboardSection.Absent(Name, inputs.ProvisionMatrix is null
                ? "Neither an allowance with its movements nor a provision matrix was given."
                : "A provision matrix was given, but no open items to apply it to, and no allowance with its movements.");
        }

        if (rolls.Count > 0) section.Add(RollForward(rolls));
        return section.Add(Figures(parts, rolls.Count == 0 ? null : rolls[^1], required, section)).Add(Matrix(required)).ToSection();
    }

    /// <summary>The movements to show: those given, or of the period's year to date from the history.</summary>
    private static IReadOnlyList<AllowanceRollForward> RollForwardsOf(BoardParts parts, BoardSection section)
    {
        ReportingPeriod period = parts.Axis[parts.Windows.Index];
        if (parts.Inputs.Allowance is { } roll)
        {
            if (roll.Period is { } stated && stated.End != period.End)
            {
                section.Note($"The movements of the allowance are of {stated.Name}, which ends on {DayNumber.ToText(stated.End)}; the "
                    + $"period of the snapshot ends on {DayNumber.ToText(period.End)}.");
            }

            return [roll];
        }

        if (parts.Inputs.AllowanceHistory is not { } history) return [];
        int last = parts.Windows.Index, first = Math.Max(0, parts.Axis.FirstIndexOfYear(last));
        section.Note($"The movements of the allowance are of {parts.Axis.SpanOf(first, last - first + 1).Name}.");
        return [.. Enumerable.Range(first, last - first + 1).Select(index => history[index])];
    }

    private static RequiredAllowance? RequiredBy(BoardParts parts, BoardSection section)
    {
        if (parts.Inputs.ProvisionMatrix is not { } matrix) return null;
        if (parts.Items is not { } items)
        {
            section.Note("No open items were given: the required allowance is missing.");
            return null;
        }

        OpenItemList list = items.AsOf(parts.Axis[parts.Windows.Index].End);
        return section.TryCompute("required allowance", () => matrix.Apply(list, SpecificOf(parts, list, section)));
    }

    /// <summary>The specific allowances of what is open on the day; the others have nothing to be on, and are named by number.</summary>
    private static SpecificAllowance[] SpecificOf(BoardParts parts, OpenItemList list, BoardSection section)
    {
        OpenItem[] debits = [.. list.Where(item => !item.IsCredit)];
        var accounts = debits.Select(item => item.Account).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var documents = debits.Select(item => item.Document).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<SpecificAllowance> all = parts.Inputs.SpecificAllowances;
        SpecificAllowance[] open = [.. all.Where(one =>
            one.Account is { } account ? accounts.Contains(account) : documents.Contains(one.Document!))];
        if (open.Length < all.Count)
        {
            section.Note($"{Invariant.Count(all.Count - open.Length, "specific allowance is", "specific allowances are")} of what is not "
                + $"open on {DayNumber.ToText(list.Day)}.");
        }

        return open;
    }

    /// <summary>The movements one below the other, those of several periods added up by kind.</summary>
    private static BoardTable RollForward(IReadOnlyList<AllowanceRollForward> rolls)
    {
        (AllowanceRollForward first, AllowanceRollForward last) = (rolls[0], rolls[^1]);
        ReportingPeriod? period = rolls.Count == 1 ? last.Period : null;
        var table = new BoardTable("roll-forward", "amount").Add("opening", Amount(first.Opening, period, null));
        Money explained = first.Opening;
        foreach (AllowanceMovementKind kind in Enum.GetValues<AllowanceMovementKind>())
        {
            if (!rolls.Any(roll => roll.Movements.Any(movement => movement.Kind == kind))) continue;
            Money moved = rolls.Aggregate(Money.Zero(last.Currency), (sum, roll) => sum + roll[kind]);
            explained += moved;
            table.Add(RollForwardWords.NameOf(kind), Amount(moved, period, null));
        }

        Money difference = last.Closing - explained;
        if (difference != Money.Zero(last.Currency))
            table.Add(DashboardRowKind.Reconciliation, "difference", Amount(difference, period, null));
        return table.Add(DashboardRowKind.Total, "closing", Amount(last.Closing, period, () => last.Explain().ToString()));
    }

    private static BoardTable Figures(
        BoardParts parts, AllowanceRollForward? roll, RequiredAllowance? required, BoardSection section)
    {
        var table = new BoardTable("figures", "value");
        if (required is not null) table.Add("required", Amount(required.Total, null, () => required.Explain().ToString()));
        if (roll is not null) table.Add("booked", Amount(roll.Closing, roll.Period, null));
        if (required is not null && roll is not null)
            table.Add("booked less required", Amount(roll.Closing - required.Total, roll.Period, null));
        if (parts.Inputs.AllowanceHistory is not { } history)
        {
            section.Note("No history of the allowance was given: its coverage and its back-test are missing.");
            return table;
        }

        AddCoverage(table, parts, history, section);
        AddFigure(table, parts, section, "expense to write-offs", history.ExpenseToWriteOffs);
        AddFigure(table, parts, section, "opening to write-offs", history.OpeningToWriteOffs);
        AddFigure(table, parts, section, "exhaustion time", history.ExhaustionTime);
        return table;
    }

    private static void AddFigure(BoardTable table, BoardParts parts, BoardSection section, string name, Func<MetricSeries> compute)
    {
        if (section.TryCompute(name, compute) is { } series)
            table.Add(name, DashboardFigure.OfPoint(series.Combine(parts.Windows.Index, 1)));
    }

    private static void AddCoverage(BoardTable table, BoardParts parts, AllowanceHistory history, BoardSection section)
    {
        AmountSeries closing = history.Closing;
        if (parts.Ageing is { } ageing)
        {
            Add("coverage of receivables", () => closing.ToCoverageOfReceivables(ageing.Debits));
            if (parts.Inputs.Buckets.Bounds.Contains(LongPastDue) && !parts.Inputs.Buckets.IsByInvoiceDate)
                Add("coverage of those over 90 days", () => closing.ToCoverageOfPastDue(ageing, LongPastDue));
        }

        Add("coverage of net write-offs", () => closing.ToCoverageOfNetWriteOffs(parts.Net));

        void Add(string name, Func<MetricSeries> compute) => AddFigure(table, parts, section, name, compute);
    }

    private static BoardTable Matrix(RequiredAllowance? required)
    {
        var table = new BoardTable("matrix", "exposure", "rate", "allowance");
        if (required is null) return table;
        foreach (AllowanceLine line in required.Lines.Where(line => line.Part == AllowancePart.Matrix))
        {
            table.Add(
                line.Segment is null ? line.Name : $"{line.Segment}, {line.Name}",
                line.Exposure is { } exposure ? Amount(exposure, null, null) : null,
                line.Rate is { } rate ? DashboardFigure.OfValue(rate, MetricStatus.Defined, null, null, null) : null,
                Amount(line.Amount, null, null));
        }

        AddPart(AllowancePart.Specific, "specific");
        AddPart(AllowancePart.Overlay, "overlay");
        return table.Add(DashboardRowKind.Total, "total", Amount(required.Exposure, null, null), null,
            Amount(required.Total, null, () => required.Explain().ToString()));

        void AddPart(AllowancePart part, string name)
        {
            if (required.Lines.Any(line => line.Part == part)) table.Add(name, null, null, Amount(required[part], null, null));
        }
    }

    private static DashboardFigure Amount(Money amount, ReportingPeriod? period, Func<string>? explain) =>
        DashboardFigure.OfValue(amount, MetricStatus.Defined, period, null, explain);
}
