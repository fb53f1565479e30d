using NodaTime;

namespace WriteOffMetrics;

/// <summary>What the sections of the snapshot of one entity read: its ledger, narrowed to a day and to what was known.</summary>
internal static class EntityParts
{
    public static BoardParts Of(DashboardInputs inputs, WriteOffLedger ledger, LocalDate day, LocalDate? knownOn)
    {
        WriteOffLedger known = knownOn is { } date ? ledger.AsKnownOn(date) : ledger;
        WriteOffLedger through = NarrowTo(known, inputs.Axis, day);
        return new BoardParts(
            inputs, day, BoardParts.Earlier(day, known.LastCompleteDay), through.SummarizeBy(inputs.Axis), inputs.Sales,
            dimension => through.SummarizeBy(inputs.Axis, dimension))
        {
            CompleteThrough = StatedComplete(ledger, known, day),
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

    /// <summary>What the ledger states of its completeness, as far as the day and what was known go; none where it states none.</summary>
    private static LocalDate? StatedComplete(WriteOffLedger ledger, WriteOffLedger known, LocalDate day) =>
        ledger.LastCompleteDay is null ? null : BoardParts.Earlier(day, known.LastCompleteDay);
}
