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
        ToSnapshot(EntityParts.Of(inputs, ledger, day, knownOn));

    private static DashboardSnapshot OfSeveral(DashboardInputs inputs, LocalDate day, LocalDate? knownOn)
    {
        BoardParts[] entities = [.. inputs.Entities.Select(entity => EntityParts.Of(entity, entity.Ledger!, day, knownOn))];
        BoardParts consolidated = GroupParts.Of(inputs, entities, day, knownOn);
        return ToSnapshot(consolidated);
    }

    private static DashboardSnapshot ToSnapshot(BoardParts parts)
    {
        DashboardSection[] sections =
        [
            Of(HeadlineSection.Name, HeadlineSection.Build),
            .. !parts.IsGroup ? [] : new[] { Of(EntitiesSection.Name, EntitiesSection.Build) },
            Of(BreakdownSection.Name, BreakdownSection.Build),
            Of(TrendSection.Name, TrendSection.Build),
            Of(CollectionsSection.Name, CollectionsSection.Build),
            Of(AtRiskSection.Name, AtRiskSection.Build),
            Of(AllowanceSection.Name, AllowanceSection.Build),
            Of(ApprovalsSection.Name, ApprovalsSection.Build),
            Of(GovernanceSection.Name, GovernanceSection.Build),
            Of(VendorSection.Name, VendorSection.Build),
            Of(ChangeSection.Name, ChangeSection.Build),
            Of(BenchmarksSection.Name, BenchmarksSection.Build),
        ];
        return new DashboardSnapshot(
            parts.Inputs.Name,
            parts.Currency,
            parts.AsOf,
            parts.CompleteThrough,
            parts.KnownOn,
            parts.Windows.HasPeriod ? parts.Axis[parts.Windows.Index] : null,
            [.. sections, QualitySection.Build(parts)],
            [.. parts.Entities.Select(ToSnapshot)]);

        DashboardSection Of(string name, Func<BoardParts, DashboardSection> build) =>
            parts.Windows.HasPeriod ? build(parts) : DashboardSection.Absent(name, BoardWords.WhyNoPeriod(parts));
    }
}
