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
        if (parts.IsGroup) return GroupAllowance.Build(parts);
        DashboardInputs inputs = parts.Inputs;
        var section = new BoardSection(Name);
        AllowanceRollForward? roll = RollForwardOf(parts, section);
        RequiredAllowance? required = RequiredBy(parts, section);
        if (roll is null && required is null)
        {
            if (inputs.Allowance is null && inputs.ProvisionMatrix is null)
                section.Note("Neither an allowance with its movements nor a provision matrix was given.");
            return section.ToSection();
        }

        if (roll is not null)
        {
            section.Add(RollForward(roll));
            Reconcile(parts, roll, section);
        }

        return section.Add(Figures(parts, roll, required, section)).Add(Matrix(required)).ToSection();
    }

    /// <summary>The movements to show: those given, or of the period's year to date from the history.</summary>
    private static AllowanceRollForward? RollForwardOf(BoardParts parts, BoardSection section)
    {
        ReportingPeriod period = parts.Axis[parts.Windows.Index];
        if (parts.Inputs.Allowance is { } roll)
        {
            if (roll.Period is not { } stated)
            {
                section.Note($"The movements of the allowance state no period: they are taken to end on {DayNumber.ToText(period.End)}.");
            }
            else if (stated.End > period.End)
            {
                section.Note($"The movements of the allowance are of {stated.Name}, which ends on {DayNumber.ToText(stated.End)}, after "
                    + "the period of the snapshot: they are left out.");
                return null;
            }
            else
            {
                section.Note($"The movements of the allowance are of {stated.Name}, which ends on {DayNumber.ToText(stated.End)}.");
            }

            return roll;
        }

        if (parts.Inputs.AllowanceHistory is not { } history) return null;
        int last = parts.Windows.Index, first = Math.Max(0, parts.Axis.FirstIndexOfYear(last));
        ReportingPeriod span = parts.Axis.SpanOf(first, last - first + 1);
        section.Note($"The movements of the allowance are of {span.Name}.");
        return first == last ? history[last] : Join(history, first, span, last - first + 1);
    }

    private static AllowanceRollForward Join(AllowanceHistory history, int first, ReportingPeriod span, int count) =>
        AllowanceRollForward.Join([.. Enumerable.Range(first, count).Select(index => history[index])], span);

    /// <summary>What is booked at the end of a period; none where the movements end on another day.</summary>
    internal static Money? BookedOn(AllowanceRollForward? roll, ReportingPeriod period) =>
        roll is null || (roll.Period is { } stated && stated.End != period.End) ? null : roll.Closing;

    private static RequiredAllowance? RequiredBy(BoardParts parts, BoardSection section)
    {
        if (parts.Inputs.ProvisionMatrix is not { } matrix) return null;
        if (parts.Items is not { } items)
        {
            section.Note("No open items were given: the required allowance is missing.");
            return null;
        }

        return RequiredBy(parts, matrix, items.AsOf(parts.Axis[parts.Windows.Index].End), section);
    }

    internal static RequiredAllowance? RequiredBy(BoardParts parts, ProvisionMatrix matrix, OpenItemList list, BoardSection section) =>
        section.TryCompute("required allowance", () => matrix.Apply(list, SpecificOf(parts, list, section)));

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

    /// <summary>The movements one below the other, added up by kind.</summary>
    private static BoardTable RollForward(AllowanceRollForward roll)
    {
        var table = new BoardTable("roll-forward", "amount").Add("opening", Amount(roll.Opening, roll.Period, null));
        foreach (AllowanceMovementKind kind in Enum.GetValues<AllowanceMovementKind>())
        {
            if (roll.Movements.Any(movement => movement.Kind == kind))
                table.Add(RollForwardWords.NameOf(kind), Amount(roll[kind], roll.Period, null));
        }

        if (roll.Difference != Money.Zero(roll.Currency))
            table.Add(DashboardRowKind.Reconciliation, "does not close by", Amount(roll.Difference, roll.Period, null));
        return table.Add(DashboardRowKind.Total, "closing", Amount(roll.Closing, roll.Period, () => roll.Explain().ToString()));
    }

    /// <summary>Says where the allowance was charged with another amount than the ledger has, as known, in the same periods.</summary>
    private static void Reconcile(BoardParts parts, AllowanceRollForward roll, BoardSection section)
    {
        if (roll.Period is not { } span) return;
        int first = parts.Axis.IndexOf(span.Start), last = parts.Axis.IndexOf(span.End);
        if (first < 0 || last < 0 || parts.Axis[first].Start != span.Start || parts.Axis[last].End != span.End) return;
        Money charged = -roll[AllowanceMovementKind.WriteOffs], written = parts.Gross.PointOf(first, last - first + 1).Amount;
        if (charged != written)
            section.Note($"The movements have write-offs of {charged}; the ledger, as known, has {written} in {span.Name}.");
    }

    private static BoardTable Figures(
        BoardParts parts, AllowanceRollForward? roll, RequiredAllowance? required, BoardSection section)
    {
        ReportingPeriod period = parts.Axis[parts.Windows.Index];
        Money? needed = required?.Total, booked = BookedOn(roll, period);
        var table = new BoardTable("figures", "period", parts.Windows.MainName);
        if (needed is { } must) table.Add("required", Amount(must, period, () => required!.Explain().ToString()), null);
        if (booked is { } there) table.Add("booked", Amount(there, period, null), null);
        if (booked - needed is { } more) table.Add("booked less required", Amount(more, period, null), null);
        if (parts.Inputs.AllowanceHistory is { } history) AddHistory(table, parts, history, section);
        else section.Note("No history of the allowance was given: its coverage and its back-test are missing.");
        return table;
    }

    private static void AddHistory(BoardTable table, BoardParts parts, AllowanceHistory history, BoardSection section)
    {
        (int first, int count) = parts.Windows.Main;
        AddCoverage(table, parts, history, section);

        // Of a month, losses say nothing about an allowance that is for a year, and nothing after the period may be looked at.
        PeriodAxis whole = AxisOf(parts.Axis.SpanOf(first, count)), known = parts.Axis.Part(0, parts.Windows.Index + 1);
        AllowanceHistory year = AllowanceHistory.FromRollForwards(whole, [Join(history, first, whole[0], count)]);
        Add("expense to write-offs", () => year.ExpenseToWriteOffs()[0]);
        Add("opening to write-offs", () => year.OpeningToWriteOffs()[0]);
        Add("exhaustion time", () =>
            AllowanceHistory.FromRollForwards(known, history.Take(known.Count)).ExhaustionTime()[first]);

        void Add(string name, Func<MetricPoint> compute)
        {
            if (section.TryCompute(name, compute) is { } point) table.Add(name, null, DashboardFigure.OfPoint(point));
        }
    }

    private static PeriodAxis AxisOf(ReportingPeriod span) =>
        ReportingCalendar.FromPeriods(span.Name, [span]).Between(span.Start, span.End);

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

        void Add(string name, Func<MetricSeries> compute)
        {
            if (section.TryCompute(name, compute) is { } series)
                table.Add(name, DashboardFigure.OfPoint(series.Combine(parts.Windows.Index, 1)), null);
        }
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
