using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Cohort recovery (M9c), and what is written off and still enforced (M40).</summary>
internal static class CohortFigures
{
    /// <exception cref="ArgumentException">The ledger is not complete through the day.</exception>
    public static RatioSeries Recovery(WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough)
    {
        DayNumber.Require(observedThrough, nameof(observedThrough));
        AllowanceInputs.RequireEffectiveDates(ledger, nameof(ledger));
        if (ledger.LastCompleteDay < observedThrough)
            throw new ArgumentException(
                $"Found a ledger that is complete through {DayNumber.ToText(ledger.LastCompleteDay.Value)}; one that is complete through "
                + $"{DayNumber.ToText(observedThrough)} is allowed. Name an earlier day.",
                nameof(observedThrough));
        var sums = new CohortSums(ledger, cohorts, observedThrough, _ => true);
        (string, string)[] remarks =
        [
            ("observed", $"recoveries through {DayNumber.ToText(observedThrough)}: younger cohorts had less time"),
            ("linked", "by account and document; a recovery is on the earliest write-off of its document"),
            NotLinked(sums, ledger.Currency),
        ];
        MetricDefinition definition = AllowanceMetrics.Quotient(
            AllowanceMetrics.CohortRecoveryRate, "recoveries less returned on the write-offs of the period",
            "write-offs of the period less reversals").WithChoice("observed through", DayNumber.ToText(observedThrough));
        AmountSeries recovered = Series("recoveries on the write-offs of the period", sums.Recovered),
            writtenOff = Series("write-offs of the period less reversals", sums.WrittenOff);
        return new RatioSeries(definition, new Quotient(recovered, writtenOff, null, 1m), includesIncomplete: false);

        AmountSeries Series(string words, Func<int, Int128> amountOf) => new AmountSeries(
            AllowanceMetrics.Named(AllowanceMetrics.CohortAmount, words), cohorts, Amounts(cohorts, ledger, amountOf),
            new CohortProvenance(ledger, remarks, $"cohorts that end by {DayNumber.ToText(observedThrough)} are complete"))
            .CompleteThrough(observedThrough);
    }

    public static AmountSeries StillEnforced(
        WriteOffLedger ledger, PeriodAxis axis, string dimension, Func<string?, bool> isEnforced)
    {
        ledger.RequireDimension(dimension);
        AllowanceInputs.RequireEffectiveDates(ledger, nameof(ledger));
        var sums = new CohortSums(ledger, axis, axis.End, entry => isEnforced(entry[dimension]));
        (string, string)[] remarks =
        [
            ("enforced", $"by the {dimension} of each write-off, as the caller says"),
            ("amount", "written off in the period and neither reversed nor recovered by its end, by account and document"),
            NotLinked(sums, ledger.Currency),
        ];
        return new AmountSeries(
            AllowanceMetrics.Named(AllowanceMetrics.StillEnforced, "written off in the period and still enforced"), axis,
            Amounts(axis, ledger, sums.LeftInPeriod), new CohortProvenance(ledger, remarks, null));
    }

    private static (string Topic, string Text) NotLinked(CohortSums sums, Currency currency) => ("not linked",
        $"recoveries of {Money.InWords(sums.Unlinked, currency)} and reversals of {Money.InWords(sums.UnlinkedReversals, currency)} "
        + "name no "
        + "document that was written off before, and lower nothing");

    private static Money[] Amounts(PeriodAxis axis, WriteOffLedger ledger, Func<int, Int128> amountOf) =>
        [.. Enumerable.Range(0, axis.Count).Select(period => Money.FromExact(amountOf(period), ledger.Currency))];
}
