using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// What is required, booked and covered of several entities. Movements are of opening, average and closing rates, and stand with each.
/// </summary>
internal static class GroupAllowance
{
    public static DashboardSection Build(BoardParts group)
    {
        var section = new BoardSection(AllowanceSection.Name);
        PeriodAxis period = group.Axis.Part(group.Windows.Index, 1);
        Money? required = Required(group, section, period), booked = Booked(group, section, period);
        if (required is null && booked is null)
        {
            return DashboardSection.Absent(
                AllowanceSection.Name, "Not every entity has an allowance or a matrix that applies: what there is stands with each.");
        }

        var table = new BoardTable("figures", "period");
        Add("required", required);
        Add("booked", booked);
        Add("booked less required", booked - required);
        if (booked is { } allowance && Coverage(group, section, period, allowance) is { } coverage)
            table.Add("coverage of receivables", DashboardFigure.OfPoint(coverage));
        return section.Note("Allowances are converted at the rate of the last day; their movements stand with each entity.")
            .Add(table).ToSection();

        void Add(string name, Money? amount)
        {
            if (amount is { } value) table.Add(name, DashboardFigure.OfValue(value, MetricStatus.Defined, period[0], null, null));
        }
    }

    private static Money? Required(BoardParts group, BoardSection section, PeriodAxis period)
    {
        RequiredAllowance?[] all = [.. group.Entities.Select(entity => entity is { Inputs.ProvisionMatrix: { } matrix, Items: { } items }
            ? AllowanceSection.RequiredBy(entity, matrix, items.AsOf(period.End), section)
            : null)];
        if (Array.IndexOf(all, null) < 0)
        {
            return GroupBalances.TryConsolidate(
                group, section, "consolidated required allowance", period, [.. all.Select(one => one!.Total)]);
        }

        section.Note("Not every entity has open items and a matrix that applies: the required allowance is not consolidated.");
        return null;
    }

    private static Money? Booked(BoardParts group, BoardSection section, PeriodAxis period)
    {
        Money?[] all = [.. group.Entities.Select(entity => BookedBy(entity, period[0]))];
        if (Array.IndexOf(all, null) < 0)
        {
            return GroupBalances.TryConsolidate(
                group, section, "consolidated booked allowance", period, [.. all.Select(one => one!.Value)]);
        }

        section.Note($"Not every entity has an allowance booked on {DayNumber.ToText(period.End)}: it is not consolidated.");
        return null;
    }

    /// <summary>What is booked at the end of a period; none where an allowance is of another day.</summary>
    private static Money? BookedBy(BoardParts entity, ReportingPeriod period)
    {
        if (entity.Inputs.Allowance is { } roll) return AllowanceSection.BookedOn(roll, period);
        return entity.Inputs.AllowanceHistory is { } history ? history[entity.Axis.IndexOf(period.Start)].Closing : null;
    }

    private static RatioPoint? Coverage(BoardParts group, BoardSection section, PeriodAxis period, Money booked)
    {
        if (group.Entities.Any(entity => entity.Items is null)) return null;
        AmountSeries? owed = GroupBalances.TryConsolidate(
            group, section, "consolidated receivables", entity => entity.Items!.AgeBy(group.Inputs.Buckets, period).Debits);
        return owed is null ? null : AmountSeries.FromValuesInOrder(
            AllowanceMetrics.Allowance, group.Currency, period, [booked.ToDecimal()]).ToCoverageOfReceivables(owed)[0];
    }
}
