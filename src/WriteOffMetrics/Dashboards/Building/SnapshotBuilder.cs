using NodaTime;

namespace WriteOffMetrics;

/// <summary>From inputs to the snapshot of a day: first what several sections share, then section by section.</summary>
internal static class SnapshotBuilder
{
    public static DashboardSnapshot Build(DashboardInputs inputs, LocalDate day, LocalDate? knownOn)
    {
        DayNumber.Require(day, nameof(day));
        if (knownOn is { } known) DayNumber.Require(known, nameof(knownOn));
        return inputs.Ledger is { } ledger ? OfOne(inputs, ledger, day, knownOn) : OfSeveral(inputs, day, knownOn);
    }

    private static DashboardSnapshot OfOne(DashboardInputs inputs, WriteOffLedger ledger, LocalDate day, LocalDate? knownOn) =>
        ToSnapshot(PartsOf(inputs, ledger, day, knownOn), [], []);

    private static BoardParts PartsOf(DashboardInputs inputs, WriteOffLedger ledger, LocalDate day, LocalDate? knownOn)
    {
        WriteOffLedger known = knownOn is { } date ? ledger.AsKnownOn(date) : ledger;
        WriteOffLedger through = NarrowTo(known, inputs.Axis, day);
        return new BoardParts(
            inputs, day, CompleteThrough(known, day), through.SummarizeBy(inputs.Axis), inputs.Sales,
            dimension => through.SummarizeBy(inputs.Axis, dimension))
        {
            Ledger = through,
            WholeLedger = ledger,
            KnownOn = knownOn,
            Items = knownOn is { } heard ? inputs.OpenItems?.AsKnownOn(heard) : inputs.OpenItems,
            Dimensions = ledger.Dimensions,
            SalesBySegment = inputs.SalesBySegment,
            Purchases = inputs.Purchases,
            AllInputs = [inputs],
        };
    }

    private static DashboardSnapshot OfSeveral(DashboardInputs inputs, LocalDate day, LocalDate? knownOn)
    {
        BoardParts[] entities = [.. inputs.Entities.Select(entity => PartsOf(entity, entity.Ledger!, day, knownOn))];
        BoardParts consolidated = GroupParts.Of(inputs, entities, day, knownOn);
        return ToSnapshot(
            consolidated, [EntitiesSection.Build(consolidated, entities)], [.. entities.Select(parts => ToSnapshot(parts, [], []))]);
    }

    private static DashboardSnapshot ToSnapshot(
        BoardParts parts, IReadOnlyList<DashboardSection> beforeOthers, IReadOnlyList<DashboardSnapshot> entities)
    {
        DashboardSection[] sections =
        [
            HeadlineSection.Build(parts),
            .. beforeOthers,
            BreakdownSection.Build(parts),
            TrendSection.Build(parts),
            CollectionsSection.Build(parts),
            AtRiskSection.Build(parts),
            AllowanceSection.Build(parts),
            VendorSection.Build(parts),
            ChangeSection.Build(parts),
            BenchmarksSection.Build(parts),
        ];
        return new DashboardSnapshot(
            parts.Inputs.Name,
            parts.Currency,
            parts.AsOf,
            parts.CompleteThrough,
            parts.KnownOn,
            parts.Windows.HasPeriod ? parts.Axis[parts.Windows.Index] : null,
            [.. sections, QualitySection.Build(parts, sections)],
            entities);
    }

    /// <summary>
    /// The entries to a day. A ledger that states no complete day is taken to be complete through the day where the axis goes on behind
    /// it, because what follows is not there.
    /// </summary>
    public static WriteOffLedger NarrowTo(WriteOffLedger ledger, PeriodAxis axis, LocalDate day)
    {
        LocalDate first = axis.Start < day ? axis.Start : day;
        if (ledger.FindFirstDay() is { } earliest && earliest < first) first = earliest;
        WriteOffLedger narrowed = ledger.FindLastDay() is { } last && last > day
            ? ledger.Where(ReportingPeriod.FromDates(first, day))
            : ledger;
        return ledger.LastCompleteDay is not null || axis.End > day
            ? narrowed.CompleteThrough(BoardParts.Earlier(day, ledger.LastCompleteDay))
            : narrowed;
    }

    private static LocalDate? CompleteThrough(WriteOffLedger ledger, LocalDate day) =>
        ledger.LastCompleteDay is { } stated ? BoardParts.Earlier(day, stated) : null;
}
