using System.Numerics;
using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Says whether an object of the library is what its model is; every assertion names what differs.</summary>
internal static class Agreement
{
    public static readonly (AmountMeasure Measure, (EntryKind Kind, int Sign)[] Kinds, Func<PeriodTotals, AmountSeries> Read)[] Measures =
    [
        (AmountMeasure.Gross, [(EntryKind.WriteOff, 1)], totals => totals.Gross),
        (AmountMeasure.Reversals, [(EntryKind.Reversal, 1)], totals => totals.Reversals),
        (AmountMeasure.Recoveries, [(EntryKind.Recovery, 1)], totals => totals.Recoveries),
        (AmountMeasure.RecoveriesReturned, [(EntryKind.RecoveryReturned, 1)], totals => totals.RecoveriesReturned),
        (
            AmountMeasure.NetRecoveries, [(EntryKind.Recovery, 1), (EntryKind.RecoveryReturned, -1)],
            totals => totals.NetRecoveries),
        (
            AmountMeasure.Net,
            [(EntryKind.WriteOff, 1), (EntryKind.Reversal, -1), (EntryKind.Recovery, -1), (EntryKind.RecoveryReturned, 1)],
            totals => totals.Net),
    ];

    public static readonly PeriodAxis Years = ReportingCalendar.Years.Between(
        Days.ToDate(Days.Of(2025, 1, 1)), Days.ToDate(Days.Of(2025, 12, 31)));

    public static readonly ModelAxis ModelYears = ModelAxis.OfMonths("years", 2025, 1, 12, 1);

    /// <summary>All that a ledger says of itself and its entries, and its values in a dimension that is drawn.</summary>
    public static void Of(string name, WriteOffLedger ledger, ModelLedger model, Random random)
    {
        Same(name, "currency", model.Currency, ledger.Currency);
        Same(name, "count", model.Entries.Count, ledger.Count);
        Same(name, "basis", model.Basis, ledger.PeriodBasis);
        SameDay(name, model.LastCompleteDay, ledger.LastCompleteDay);
        Same(name, "count without recorded date", model.Entries.Count(entry => entry.Recorded is null), ledger.CountWithoutRecordedDate);
        SameList(name, "built-in dimensions", ModelLedger.BuiltIn, ledger.Dimensions.Take(ModelLedger.BuiltIn.Length));
        SameList(
            name, "dimensions of its own", model.Own.Order(StringComparer.Ordinal),
            ledger.Dimensions.Skip(ModelLedger.BuiltIn.Length).Order(StringComparer.Ordinal));
        LedgerEntry[] entries = [.. ledger.Entries];
        SameEntries(name, model.Entries, entries);
        int?[] days = [.. entries.Select(entry => new ModelEntry(1, entry.Kind, entry.Category, Days.Of(entry.EffectiveDate))
        {
            Recorded = Days.OfOrNone(entry.RecordedDate),
            Origin = Days.OfOrNone(entry.OriginDate),
        }.DayBy(model.Basis))];
        SameList(name, "order of its entries", days.Order(), days);

        // Where every entry has a position of its own, those of one day come in their order.
        if (entries.All(entry => entry.Ordinal is not null) && entries.DistinctBy(entry => entry.Ordinal).Count() == entries.Length)
        {
            long[] ordinals = [.. entries.Select(entry => entry.Ordinal!.Value)];
            SameList(
                name, "positions of its entries, day by day",
                ordinals.Zip(days).OrderBy(pair => pair.Second).ThenBy(pair => pair.First).Select(pair => pair.First), ordinals);
        }

        OneLine(name, ledger.ToString());
        string dimension = random.One(model.Dimensions.ToList());
        var values = ModelTotals.Of(model, ModelYears, dimension);
        if (!values.Overflows) Values($"{name} by {dimension}", ledger.SummarizeBy(Years, dimension), values);
    }

    /// <summary>
    /// Totals: every sum and count as they are written down, where they can be; the measures of the scope, of categories that are drawn and
    /// of all losses; and the entries of one period of one measure, which is drawn.
    /// </summary>
    public static void Of(string name, PeriodTotals totals, ModelTotals model, Random random)
    {
        Periods(name, totals.Axis, model);
        Same(name, "currency", model.Currency, totals.Currency);
        Same(name, "basis", model.Basis, totals.PeriodBasis);
        SameDay(name, model.LastCompleteDay, totals.LastCompleteDay);
        Same(name, "scope", WordsOf(model.Scope), totals.Scope);
        SameList(name, "categories", model.Categories, totals.Categories);
        if (model.KnowsOutside) WrittenCells.Compare(name, totals.ToJson(), model);
        else Assert.Throws<InvalidOperationException>(totals.ToJson);
        Figures(name, totals, model);
        OneLine(name, totals.ToString());
        foreach (EntryCategory category in Enum.GetValues<EntryCategory>())
        {
            if (model.KnowsOutside ? random.Next(6) == 0 : model.Categories.Contains(category))
                Figures($"{name}.For({category})", totals.For(category), model with { Scope = category });
        }

        if (random.Next(2) == 0)
        {
            Figures($"{name}.AllLosses", totals.AllLosses, model with { Scope = null });
            OneLine($"{name}.AllLosses", totals.AllLosses.ToString());
        }

        if (random.Next(2) == 0) SameEntriesOf(name, totals, model, random);
    }

    /// <summary>
    /// The values of a dimension by their codes: those of the ledger before any filter, each once; besides these only those of shared
    /// dictionaries, and null.
    /// </summary>
    public static IReadOnlyList<string?> ListedValues(
        string name, WriteOffLedger ledger, ModelLedger model, string dimension, IEnumerable<WalkDictionary> dictionaries)
    {
        IReadOnlyList<string?> listed = ledger.ValuesOf(dimension);
        Same(name, $"number of different values of {dimension}", listed.Count, listed.Distinct().Count());
        string?[] stated = [.. model.Whole.Select(entry => entry[dimension]).Distinct()];
        SameList(name, $"values of {dimension} without a code", [], stated.Except(listed));
        SameList(
            name, $"values of {dimension} that nobody states", [],
            listed.Except([.. stated, null, .. dictionaries.SelectMany(dictionary => WalkDraws.Values.Where(
                value => dictionary.Dictionary.CodeOf(value) >= 0))]));
        return listed;
    }

    /// <summary>What an object says of itself stands on one line.</summary>
    public static void OneLine(string name, string text)
    {
        if (text.Length == 0 || text.Contains('\n', StringComparison.Ordinal)) Assert.Fail($"{name}: ToString() is {InQuotes(text)}");
    }

    /// <summary>
    /// A breakdown: every sum and count as they are written down, where they can be, and the totals of a value that is drawn; otherwise
    /// the totals of every value.
    /// </summary>
    public static void Of(string name, PeriodBreakdown breakdown, ModelTotals model, Random random)
    {
        Periods(name, breakdown.Axis, model);
        Same(name, "dimension", model.Dimensions[0], breakdown.Dimension);
        OneLine(name, breakdown.ToString());
        Values(name, breakdown, model);
        if (model.KnowsOutside) WrittenCells.Compare(name, breakdown.ToJson(), model);
        else Assert.Throws<InvalidOperationException>(breakdown.ToJson);
        IReadOnlyList<string?> values = model.FirstValues;
        foreach (string? value in model.KnowsOutside && values.Count > 0 ? [random.One(values)] : values)
            Of($"{name}[{InQuotes(value)}]", breakdown[value], model.OfFirst(value), random);
        if (model.WithoutDimensions.Overflows) Assert.Throws<OverflowException>(() => breakdown.Total);
        else Of($"{name}.Total", breakdown.Total, model.WithoutDimensions, random);
    }

    /// <summary>A breakdown by two dimensions: its margins, and one row and a few pairs that are drawn.</summary>
    public static void Of(string name, CrossBreakdown cross, ModelTotals model, Random random)
    {
        Periods(name, cross.Axis, model);
        SameList(name, "dimensions", model.Dimensions, [cross.FirstDimension, cross.SecondDimension]);
        OneLine(name, cross.ToString());
        if (random.Next(2) == 0) Of($"{name}.ByFirst", cross.ByFirst, model.ByFirst, random);
        else Of($"{name}.BySecond", cross.BySecond, model.BySecond, random);
        if (model.WithoutDimensions.Overflows) Assert.Throws<OverflowException>(() => cross.Total);
        else Of($"{name}.Total", cross.Total, model.WithoutDimensions, random);
        IReadOnlyList<string?> firsts = model.FirstValues, seconds = model.SecondValues;
        SameList(name, "first values", firsts, cross.ByFirst.Values);
        SameList(name, "second values", seconds, cross.BySecond.Values);
        if (firsts.Count == 0) return;
        string? first = firsts[random.Next(firsts.Count)], second = seconds[random.Next(seconds.Count)];
        Of($"{name}[{InQuotes(first)}, {InQuotes(second)}]", cross[first, second], model.OfPair(first, second), random);
        Of($"{name}.Within({InQuotes(first)})", cross.Within(first), model.Within(first), random);
    }

    public static void Same<T>(string name, string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) Assert.Fail($"{name}: {what} is {actual}, and should be {expected}");
    }

    /// <summary>The same in the same order; words are made only where they differ.</summary>
    public static void SameList<T>(string name, string what, IEnumerable<T> expected, IEnumerable<T> actual)
    {
        if (!expected.SequenceEqual(actual)) Assert.Fail($"{name}: {what} is {InWords(actual)}, and should be {InWords(expected)}");

        static string InWords(IEnumerable<T> some) =>
            $"[{string.Join(", ", some.Select(one => one is string or null ? InQuotes(one as string) : one.ToString()))}]";
    }

    /// <summary>The same entries, in any order.</summary>
    public static void SameEntries(string name, IEnumerable<ModelEntry> expected, IReadOnlyCollection<LedgerEntry> actual)
    {
        string[] texts = [.. actual.Select(entry => ModelEntry.TextAtOf(entry, WalkDraws.Dimensions)).Order(StringComparer.Ordinal)];
        Same(name, "number of entries read", actual.Count, texts.Length);
        SameList(name, "entries", expected.Select(entry => entry.TextAt).Order(StringComparer.Ordinal), texts);
    }

    public static void SameDay(string name, int? expected, NodaTime.LocalDate? actual)
    {
        if (Days.OfOrNone(actual) != expected) Same(name, "last complete day", Days.Text(expected), Days.Text(Days.OfOrNone(actual)));
    }

    private static void Values(string name, PeriodBreakdown breakdown, ModelTotals model)
    {
        IReadOnlyList<string?> values = model.FirstValues;
        SameList(name, "values", values, breakdown.Values);
        SameList(name, "values that it contains", WalkDraws.Values.Where(values.Contains), WalkDraws.Values.Where(breakdown.Contains));
    }

    public static void Periods(string name, PeriodAxis axis, ModelTotals model)
    {
        Same(name, "number of periods", model.Axis.Count, axis.Count);
        for (int i = 0; i < axis.Count; i++)
            Same(
                name, "period", (Days.ToDate(model.Axis.Periods[i].First), Days.ToDate(model.Axis.Periods[i].Last)),
                (axis[i].Start, axis[i].End));
    }

    private static void Figures(string name, PeriodTotals totals, ModelTotals model)
    {
        foreach ((AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, Func<PeriodTotals, AmountSeries> read) in Measures)
        {
            if (Enumerable.Range(0, model.Axis.Count).Any(period => !Fits(model.Read(period, model.Scope, kinds).Sum)))
                Assert.Throws<OverflowException>(() => read(totals));
            else
                Series($"{name} {measure}", read(totals), model, kinds);
        }
    }

    private static void Series(string name, AmountSeries series, ModelTotals model, (EntryKind Kind, int Sign)[] kinds)
    {
        Same(name, "number of periods", model.Axis.Count, series.Count);
        BigInteger total = 0;
        long entries = 0;
        for (int period = 0; period < series.Count; period++)
        {
            (BigInteger sum, long count) = model.Read(period, model.Scope, kinds);
            AmountPoint point = series[period];
            if (point.Amount.MinorUnits != sum || point.EntryCount != count || point.IsComplete != model.IsComplete(period))
            {
                Same(
                    name, $"period {period} (amount, entries, is complete)", $"{sum}, {count}, {model.IsComplete(period)}",
                    $"{point.Amount.MinorUnits}, {point.EntryCount}, {point.IsComplete}");
            }

            total += sum;
            entries += count;
        }

        if (!Fits(total)) Assert.Throws<OverflowException>(() => series.Total);
        else Same(name, "total", ((long)total, (long?)entries), (series.Total.Amount.MinorUnits, series.Total.EntryCount));
        (BigInteger outside, long outsideCount) = model.Read(-1, model.Scope, kinds);
        Same(name, "count outside", model.KnowsOutside ? outsideCount : null, series.OutsideCount);
        if (model.KnowsOutside && !Fits(outside)) Assert.Throws<OverflowException>(() => series.Outside);
        else Same(name, "outside", model.KnowsOutside ? (long?)(long)outside : null, series.Outside?.MinorUnits);
    }

    private static void SameEntriesOf(string name, PeriodTotals totals, ModelTotals model, Random random)
    {
        (AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, Func<PeriodTotals, AmountSeries> read) = random.One(Measures);
        int period = random.Next(-1, model.Axis.Count);
        if (period >= 0 && Enumerable.Range(0, model.Axis.Count).Any(one => !Fits(model.Read(one, model.Scope, kinds).Sum))) return;
        if (model.Entries is null)
        {
            Assert.Throws<InvalidOperationException>(() => period < 0 ? totals.OutsideEntries : read(totals)[period].Entries);
            return;
        }

        SameEntries(
            period < 0 ? $"{name}.OutsideEntries" : $"{name} {measure}[{period}].Entries",
            model.Entries.Where(entry =>
                model.Axis.IndexOf(entry.DayBy(model.Basis)) == period && (period < 0 || kinds.Any(kind => kind.Kind == entry.Kind))
                && (model.Scope is { } only ? entry.Category == only : entry.Category <= EntryCategory.Vendor)),
            period < 0 ? totals.OutsideEntries : read(totals)[period].Entries);
    }

    public static bool Fits(BigInteger sum) => sum >= long.MinValue && sum <= long.MaxValue;

    public static string WordsOf(EntryCategory? scope) => scope switch
    {
        null => "all losses",
        EntryCategory.CreditBalance => "credit balance",
        EntryCategory.ForgivenPayable => "forgiven payable",
        { } other => other.ToString().ToLowerInvariant(),
    };
}
