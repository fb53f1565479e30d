using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Vintages (M17): net write-offs of each cohort up to each age, exactly, and as parts of what the cohort sold. A cell is reached where
/// the books are complete through the last day of its age and of its cohort; one that is not reached yet is no cell, and never zero.
/// Every entry that is read is in a cell, or told in one of the four amounts that are in none.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The order of the entries changes no figure.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class VintageTable : IReport
{
    private readonly WriteOffLedger ledger;
    private readonly CohortAges ages;
    private readonly VintageCells cells;

    // Made when first asked for; two threads may make one at once and find the same.
    private readonly RatioSeries?[] byAge;

    internal VintageTable(WriteOffLedger ledger, AmountSeries originalSales, CohortAges ages, MetricDefinition definition)
    {
        this.ledger = ledger;
        this.ages = ages;
        OriginalSales = originalSales;
        Definition = definition;
        cells = new VintageCells(ledger, ages);
        byAge = new RatioSeries?[ages.Reached[0]];
    }

    /// <summary>What the rates mean: M17, at any age. Those of one age have it in their definition.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The cohorts, oldest first.</summary>
    public PeriodAxis Cohorts => ages.Cohorts;

    /// <summary>What was sold in each cohort.</summary>
    public AmountSeries OriginalSales { get; }

    /// <summary>The calendar whose periods are the ages.</summary>
    public ReportingCalendar AgeCalendar => ages.Calendar;

    /// <summary>How many ages the oldest cohort has reached; 0 where no cell is reached yet.</summary>
    public int AgeCount => byAge.Length;

    /// <summary>The day through which the ledger is complete, which decides what is reached.</summary>
    public LocalDate LastCompleteDay => ledger.LastCompleteDay!.Value;

    /// <summary>Net write-offs without an origin date, of which nobody knows the cohort.</summary>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money WithoutOrigin => AmountOf(LeftOut.WithoutOrigin);

    /// <summary>The number of entries without an origin date.</summary>
    public long WithoutOriginCount => cells.CountOf(LeftOut.WithoutOrigin);

    /// <summary>Net write-offs that originated before the first cohort or after the last.</summary>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money OutsideCohorts => AmountOf(LeftOut.OutsideCohorts);

    /// <summary>The number of entries that originated outside the cohorts.</summary>
    public long OutsideCohortsCount => cells.CountOf(LeftOut.OutsideCohorts);

    /// <summary>Net write-offs with an effective date before the first day of their cohort, an age below 1.</summary>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money BeforeCohort => AmountOf(LeftOut.BeforeCohort);

    /// <summary>The number of entries before the start of their cohort.</summary>
    public long BeforeCohortCount => cells.CountOf(LeftOut.BeforeCohort);

    /// <summary>
    /// Net write-offs in an age, or of a cohort, that the books do not cover to its end: what is known so far of later cells.
    /// </summary>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money NotReached => AmountOf(LeftOut.NotReached);

    /// <summary>The number of entries in cells that are not reached yet.</summary>
    public long NotReachedCount => cells.CountOf(LeftOut.NotReached);

    /// <summary>The entries that are in no cell, for any of the four reasons; read from the ledger when asked for.</summary>
    public IReadOnlyCollection<LedgerEntry> NotCounted => cells.EntriesWhere(place => place.Reason != LeftOut.No);

    /// <summary>
    /// A cohort up to an age: its net write-offs so far (the numerator), its original sales and the loss rate, or why there is none. Null
    /// where the cell is not reached yet.
    /// </summary>
    /// <param name="cohort">The position of the cohort, 0 for the oldest.</param>
    /// <param name="age">The age, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cohort, or the age is below 1.</exception>
    /// <exception cref="OverflowException">The net write-offs of a cohort up to this age exceed 64 bits of minor units.</exception>
    public RatioPoint? this[int cohort, int age]
    {
        get
        {
            if (age < 1) throw new ArgumentOutOfRangeException(nameof(age), age, VintageWords.WhyNoAge(age, AgeCount));
            return age <= ReachedAges(cohort) ? AtAge(age)[cohort] : null;
        }
    }

    /// <summary>How many ages a cohort has reached; 0 for one that is not over yet.</summary>
    /// <param name="cohort">The position of the cohort, 0 for the oldest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cohort.</exception>
    public int ReachedAges(int cohort)
    {
        _ = Cohorts[cohort];
        return ages.Reached[cohort];
    }

    /// <summary>
    /// The loss rates of all cohorts that have reached an age, at that age, oldest first: the series that is trended, charted and banded.
    /// Its <see cref="MetricSeries{TPoint}.Overall"/> is the pooled rate, Σ net write-offs ÷ Σ original sales of these cohorts.
    /// </summary>
    /// <param name="age">The age, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cohort has reached the age.</exception>
    /// <exception cref="OverflowException">The net write-offs of a cohort up to this age exceed 64 bits of minor units.</exception>
    public RatioSeries AtAge(int age)
    {
        if (age < 1 || age > AgeCount) throw new ArgumentOutOfRangeException(nameof(age), age, VintageWords.WhyNoAge(age, AgeCount));
        return byAge[age - 1] ??= Divide(age);
    }

    /// <summary>
    /// The triangle completed by the chain ladder: development factors, and what each cohort and all of them will have lost in the end,
    /// with standard errors (Mack 1993). Losses beyond the last age that a cohort has reached are not estimated.
    /// </summary>
    /// <exception cref="OverflowException">The net write-offs of a cohort exceed 64 bits of minor units.</exception>
    public ChainLadderEstimate ToChainLadder()
    {
        double[][] triangle = [.. ages.Reached.Select((count, cohort) =>
            Enumerable.Range(1, count).Select(age => RatioArithmetic.ToDouble(cells.AmountOf(cohort, age))).ToArray())];
        bool[] isAboveZero = [.. Enumerable.Range(1, Math.Max(0, AgeCount - 1))
            .Select(age => cells.SumOf(ages.CohortsAt(age + 1), age) > 0)];
        return new ChainLadderEstimate(this, triangle, isAboveZero);
    }

    /// <summary>What the rates mean, cohorts and ages, what is reached, and what is in no cell.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        .. InWords(),
        ("source", Explanation.Join(Definition.Source, OriginalSales.Source)),
    ]);

    /// <summary>Cohorts, ages and cells on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(Cohorts.Count, "cohort", "cohorts")} of {Cohorts.Calendar}, {Cohorts.Span}, "
        + $"{Invariant.Count(AgeCount, "age", "ages")} in {AgeCalendar}, {Invariant.Count(ages.CellCount, "cell", "cells")} reached";

    internal Currency Currency => ledger.Currency;

    /// <summary>What explanations of the table and of what is made of it share.</summary>
    internal IEnumerable<(string Topic, string Text)> InWords()
    {
        yield return ("cohorts", $"by origin date, {Cohorts}");
        yield return ("ages", $"{AgeCalendar}, {VintageWords.HowAgesAreCounted}");
        yield return ("ledger", ledger.ConditionsInWords);
        yield return ("completeness", $"the books are complete through {DayNumber.ToText(LastCompleteDay)}; a cell is reached where its "
            + "age and its cohort are over by then");
        yield return ("in no cell", VintageWords.Tell(cells, Currency));
    }

    private Money AmountOf(LeftOut reason) => Money.FromExact(cells.SumOf(reason), Currency);

    private RatioSeries Divide(int age)
    {
        int count = ages.CohortsAt(age);
        Money[] amounts = [.. Enumerable.Range(0, count).Select(cohort => cells.AmountOf(cohort, age))];
        MetricDefinition net = AmountMetrics.DefinitionOf(AmountMeasure.Net, Definition.Scope!, PeriodBasis.OriginDate);
        var losses = new AmountSeries(
            net.AtAge(age, AgeCalendar), Cohorts.Part(0, count), amounts, new VintageProvenance(ledger, cells, age));
        return new RatioSeries(
            Definition.AtAge(age, AgeCalendar), new Quotient(losses, OriginalSales, null, 1m), includesIncomplete: false);
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddObject(Cohorts.WriteSpan, nameof(Cohorts))
        .Add(AgeCalendar.ToString(), nameof(AgeCalendar))
        .Add(AgeCount)
        .Add(LastCompleteDay)
        .AddValue(WithoutOrigin)
        .Add(WithoutOriginCount)
        .AddValue(OutsideCohorts)
        .Add(OutsideCohortsCount)
        .AddValue(BeforeCohort)
        .Add(BeforeCohortCount)
        .AddValue(NotReached)
        .Add(NotReachedCount)
        .RequireRows("a table of vintages", ages.CellCount, "Write the ages that are wanted, AtAge(age).")
        .AddList(Enumerable.Range(1, AgeCount), age => AtAge(age).WriteBody(report.Add(age, nameof(age))), nameof(ages));
}
