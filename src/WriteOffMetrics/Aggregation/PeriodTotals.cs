using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ledger's totals by period: gross, reversed, recovered, returned and net. Read from receivables, unless the ledger was filtered by
/// another category or one is named with <see cref="For"/>, or all losses with <see cref="AllLosses"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Totals form a commutative monoid under <see cref="Merge"/>: parts of a ledger
/// summarised apart and merged equal the whole, to the last bit: <c>whole == part.Merge(rest)</c>. Two are equal when every figure read
/// from them is: axis, currency, scope, basis, last complete day, and each sum and count of every category, converted ones exactly, with
/// what lies outside the axis. Which ledger they came from makes no difference.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class PeriodTotals : IEquatable<PeriodTotals>, IReport
{
    private readonly TotalsCube cube;
    private readonly CategoryScope scope;
    private readonly AmountSeries?[] series = new AmountSeries?[(int)AmountMeasure.Net + 1];

    internal PeriodTotals(TotalsCube cube, CategoryScope scope)
    {
        this.cube = cube;
        this.scope = scope;
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => cube.Axis;

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => cube.Currency;

    /// <summary>
    /// The day through which the ledger is complete; null where it states none. Of merged totals: the earliest that a part states, unless
    /// <see cref="CompleteThrough"/> stated one.
    /// </summary>
    public LocalDate? LastCompleteDay => cube.Head.LastCompleteDay;

    /// <summary>Which date of the entries decided their periods.</summary>
    public PeriodBasis PeriodBasis => cube.Head.Basis;

    /// <summary>What the figures are read from: <c>receivable</c>, another category, or <c>all losses</c>.</summary>
    public string Scope => scope.Name;

    /// <summary>The categories that occur in the totals, read or not.</summary>
    public IReadOnlyList<EntryCategory> Categories => [.. cube.Categories];

    /// <summary>Gross write-offs (M1): Σ write-offs, in the periods of <see cref="PeriodBasis"/>.</summary>
    /// <exception cref="OverflowException">
    /// Of <see cref="AllLosses"/>: the sum of the categories exceeds 64 bits of minor units in a period.
    /// </exception>
    public AmountSeries Gross => Series(AmountMeasure.Gross);

    /// <summary>Write-offs undone because they were wrong, as positive amounts.</summary>
    /// <exception cref="OverflowException">As for <see cref="Gross"/>.</exception>
    public AmountSeries Reversals => Series(AmountMeasure.Reversals);

    /// <summary>Money received after the write-off, as positive amounts, in the period of receipt.</summary>
    /// <exception cref="OverflowException">As for <see cref="Gross"/>.</exception>
    public AmountSeries Recoveries => Series(AmountMeasure.Recoveries);

    /// <summary>Recoveries undone, as positive amounts.</summary>
    /// <exception cref="OverflowException">As for <see cref="Gross"/>.</exception>
    public AmountSeries RecoveriesReturned => Series(AmountMeasure.RecoveriesReturned);

    /// <summary>Recoveries less those returned: what came back and stayed. Negative where more bounced than came in.</summary>
    /// <exception cref="OverflowException">As for <see cref="Gross"/>.</exception>
    public AmountSeries NetRecoveries => Series(AmountMeasure.NetRecoveries);

    /// <summary>Net write-offs (M2): gross − reversed − (recovered − returned). Negative where more came back than went out.</summary>
    /// <exception cref="OverflowException">A period's net exceeds 64 bits of minor units.</exception>
    public AmountSeries Net => Series(AmountMeasure.Net);

    /// <summary>
    /// The entries that belong to these totals but to no period of the axis, those before it and those behind it, ledger by ledger where
    /// several were merged. Their amounts stand in <see cref="AmountSeries.Outside"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The totals, or a part of them, were computed elsewhere.</exception>
    public IReadOnlyCollection<LedgerEntry> OutsideEntries => EntriesOf(AmountMeasure.Net, outside: true, 0, 0);

    /// <summary>
    /// Totals that another engine computed, all rows or none: receivables, unless read from another category. What lies outside the axis is
    /// not known, and there are no entries.
    /// </summary>
    /// <param name="currency">The currency of every sum.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="lastCompleteDay">The day through which the books were complete; null where nobody states one.</param>
    /// <param name="basis">Which date of the entries decided the periods.</param>
    /// <param name="rows">The sums, in any order; those of the same cell are added up, cells without one are zero.</param>
    /// <param name="controlSum">All sums added up, whatever their kind.</param>
    /// <param name="controlCount">All counts added up.</param>
    /// <exception cref="ArgumentException">
    /// A row is null, in another currency, of an unknown category or kind, of a period not on the axis or with a value; a sum does not fit
    /// its count; or the control totals are not met.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The basis is not a member, or the last complete day not allowed.</exception>
    public static PeriodTotals FromRows(Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis,
        IEnumerable<TotalsRow> rows, Money controlSum, long controlCount) =>
        new(TotalsFromRows.Read(new StatedTotals(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount)),
            CategoryScope.FromCategory(EntryCategory.Receivable));

    /// <summary>The same totals read from another category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryCategory"/>.</exception>
    public PeriodTotals For(EntryCategory category) => new(cube, CategoryScope.FromCategory(category));

    /// <summary>
    /// The same totals read from all losses: receivable, inventory, asset and vendor. Credit balances and forgiven payables are never among
    /// them.
    /// </summary>
    public PeriodTotals AllLosses => new(cube, CategoryScope.AllLosses);

    /// <summary>
    /// The same totals, stated to be complete through a day: a period that ends later is incomplete and its ratio undefined. It takes the
    /// place of the day that their ledger or their parts stated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public PeriodTotals CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new PeriodTotals(cube.WithLastCompleteDay(day), scope);
    }

    /// <summary>
    /// The same totals of sums that another engine computed, with words of what they are of, which <c>Explain()</c> repeats:
    /// <c>WithSource("finance.write_offs where region = 'north'")</c>. No figure depends on it.
    /// </summary>
    /// <param name="source">Words on one line.</param>
    /// <exception cref="ArgumentException">There are no words, or a control character is among them.</exception>
    /// <exception cref="InvalidOperationException">They, or a part of them, did not come of <c>FromRows</c>: of a ledger, live or
    /// read from JSON, they say by themselves what they are of.</exception>
    public PeriodTotals WithSource(string source) => new(cube.WithSource(source), scope);

    /// <summary>Both totals added up. Periods are compared by their days; their names are those of this axis.</summary>
    /// <exception cref="ArgumentException">Axis, currency, <see cref="PeriodBasis"/> or <see cref="Scope"/> differ.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PeriodTotals Merge(PeriodTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Scope != Scope)
            throw new ArgumentException(
                $"Found totals of {other.Scope} beside {Scope}; totals read from the same are allowed. "
                + "Read both with For or AllLosses.",
                nameof(other));
        return new PeriodTotals(cube.Merge(other.cube, CodeSet.One), scope);
    }

    /// <summary>The same totals by the periods of a coarser axis of the same days: months to quarters, say.</summary>
    /// <exception cref="ArgumentException">The boundaries do not nest, or the axes do not cover the same days.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PeriodTotals RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        return new PeriodTotals(cube.RollUpTo(coarser), scope);
    }

    /// <summary>
    /// The totals as JSON, all categories and what lies outside the axis with them, so that another process computes a part and this one
    /// merges it. Entries stay where they are, and the scope is not written: they are read as receivables.
    /// </summary>
    /// <remarks>Converted amounts, which lie between minor units, are written as quotients, to the last digit.</remarks>
    /// <exception cref="InvalidOperationException">The totals do not tell what lies outside the axis, or a text holds half of a surrogate
    /// pair, which JSON cannot carry.</exception>
    public string ToJson() => TotalsJson.Write(cube);

    /// <summary>The totals that <see cref="ToJson"/> wrote, of receivables.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="axis">Its periods, by their days.</param>
    /// <exception cref="ArgumentException">The text was not written by <see cref="ToJson"/>, or of another currency, axis or dimension, its
    /// control totals are not met, or the result would exceed 67,108,864 cells.</exception>
    public static PeriodTotals FromJson(string json, Currency currency, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new PeriodTotals(TotalsJsonReader.Read(json, currency, axis),
            CategoryScope.FromCategory(EntryCategory.Receivable));
    }

    /// <summary>What the totals are, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Scope}: gross {TotalInWords(AmountMeasure.Gross)}, net {TotalInWords(AmountMeasure.Net)}, {Axis}";

    /// <summary>Whether every figure read from both is the same, whichever ledgers they came from.</summary>
    public bool Equals(PeriodTotals? other) => ReferenceEquals(this, other)
        || (other is not null && Scope == other.Scope && CubeEquality.AreEqual(cube, other.cube, code => code));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PeriodTotals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scope, CubeEquality.HashOf(cube));

    /// <summary>Whether both are equal; null equals null.</summary>
    public static bool operator ==(PeriodTotals? left, PeriodTotals? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(PeriodTotals? left, PeriodTotals? right) => !(left == right);

    internal TotalsCube Cube => cube;

    /// <summary>Which entries of which ledgers the totals were made of, in words.</summary>
    internal string SourceInWords => TotalsSource.Describe(cube.Sources);

    /// <summary>Whether a ledger stands behind both.</summary>
    internal bool SharesLedgerWith(PeriodTotals other) => cube.Sources.Any(source => other.cube.Sources.Any(source.SharesLedgerWith));

    /// <summary>The exchange rates at which some periods taken together were converted, in words; none where nothing was.</summary>
    internal string? RatesInWords(ReportingPeriod period)
    {
        string[] rates = [.. cube.Sources.Select(source => source.RatesInWords(period)).OfType<string>().Distinct()];
        return rates.Length == 0 ? null : string.Join("; ", rates);
    }

    /// <summary>The entries behind a measure, in some periods of the axis or outside it.</summary>
    internal IReadOnlyCollection<LedgerEntry> EntriesOf(AmountMeasure measure, bool outside, int firstPeriod, int periodCount)
    {
        List<(int First, int Last)> spans = outside
            ? [(DayNumber.None, Axis.Starts[0] - 1), (DayNumber.Require(Axis.End, nameof(outside)) + 1, DayNumber.Max)]
            : [(Axis.Starts[firstPeriod], DayNumber.Require(Axis[firstPeriod + periodCount - 1].End, nameof(outside)))];
        return new EntryUnion([.. cube.Sources.SelectMany(source =>
        {
            WriteOffLedger ledger = source.Open();
            return spans.Select(span => ledger.EntriesOf(
                ledger.Filter.WithDays(span.First, span.Last).WithKinds(measure.KindsOf()).WithCategories(scope.Categories)));
        })]);
    }

    /// <summary>The same totals of some neighbouring periods; the others lie outside.</summary>
    internal PeriodTotals Part(int first, int count) => new(cube.Part(first, count), scope);

    /// <summary>A measure read once more from the same ledgers, on another axis, complete through the same day.</summary>
    internal AmountSeries ReadAgain(AmountMeasure measure, PeriodAxis axis) =>
        new PeriodTotals(cube.Sources.Select(source => Consolidation.SummarizeAgain(source, axis, cube.Head.Rounding))
            .Aggregate((left, right) => left.Merge(right, CodeSet.One)).WithLastCompleteDay(LastCompleteDay), scope).Series(measure);

    /// <summary>A measure of all periods. Made when first asked for; two threads may make it at once and find the same.</summary>
    internal AmountSeries Series(AmountMeasure measure) => series[(int)measure] ??= Read(measure);

    private AmountSeries Read(AmountMeasure measure)
    {
        if (cube.Head.Rounding is { } rule) return ReadConverted(measure, rule);
        var amounts = new Money[Axis.Count];
        var counts = new long[Axis.Count];
        for (int i = 0; i < Axis.Count; i++)
        {
            (Int128 amount, counts[i]) = Read(measure, i);
            amounts[i] = Money.FromExact(amount, Currency);
        }

        (Int128 outside, long outsideCount) = Read(measure, -1);
        TotalsProvenance provenance = TellsOutside
            ? new(this, measure, counts, outside, outsideCount)
            : new(this, measure, counts, null, null);
        return new AmountSeries(DefinitionOf(measure), Axis, amounts, provenance);
    }

    private AmountSeries ReadConverted(AmountMeasure measure, MidpointRounding rule)
    {
        var amounts = new Fraction[Axis.Count];
        var counts = new long[Axis.Count];
        for (int i = 0; i < Axis.Count; i++) (amounts[i], counts[i]) = ReadExact(measure, i);

        long? outsideCount = TellsOutside ? ReadExact(measure, -1).Count : null;
        return new AmountSeries(
            DefinitionOf(measure), Axis, Currency, new ExactAmounts(amounts, rule),
            new TotalsProvenance(this, measure, counts, null, outsideCount), AmountStatement.Nothing);
    }

    private bool TellsOutside => cube.TellsOutside;

    private MetricDefinition DefinitionOf(AmountMeasure measure) => AmountMetrics.DefinitionOf(measure, Scope, PeriodBasis);

    /// <summary>
    /// All periods together for reading, also where one of them exceeds what an amount holds; of converted amounts each is rounded first,
    /// as the series has it.
    /// </summary>
    private string TotalInWords(AmountMeasure measure)
    {
        Int128 sum = 0;
        for (int i = 0; i < Axis.Count; i++)
            sum += cube.Head.Rounding is { } rule ? (Int128)ReadExact(measure, i).Amount.Round(rule) : Read(measure, i).Amount;
        return Money.InWords(sum, Currency);
    }

    private (Fraction Amount, long Count) ReadExact(AmountMeasure measure, int period)
    {
        Fraction amount = 0L;
        long count = 0;
        foreach ((EntryCategory category, EntryKind kind) in PartsOf(measure))
        {
            (Fraction sum, long entries) = cube.ReadExact(period, category, kind);
            amount += sum * (long)measure.SignOf(kind);
            count = checked(count + entries);
        }

        return (amount, count);
    }

    private (Int128 Amount, long Count) Read(AmountMeasure measure, int period)
    {
        Int128 amount = 0;
        long count = 0;
        foreach ((EntryCategory category, EntryKind kind) in PartsOf(measure))
        {
            (Int128 sum, long entries) = cube.Read(period, category, kind);
            amount += sum * measure.SignOf(kind);
            count = checked(count + entries);
        }

        return (amount, count);
    }

    private IEnumerable<(EntryCategory Category, EntryKind Kind)> PartsOf(AmountMeasure measure) =>
        measure.KindsOf().SelectMany(_ => scope.Categories, (kind, category) => (category, kind));

    void IReport.Write(ReportWriter report) => TotalsReport.WriteRows(TotalsReport.WriteHead(report, this), this);
}
