using NodaTime;

using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Calls that are refused whatever the objects hold. They must leave everything as it was.</summary>
internal static class RefusedVerbs
{
    private static readonly LocalDate OfAnotherCalendar = new LocalDate(2025, 5, 1).WithCalendar(CalendarSystem.Julian);

    public static readonly WalkVerb[] All =
    [
        new(2, OfLedger), new(2, OfBuilder), new(3, OfLive), new(2, OfTotals), new(2, OfBreakdown), new(1, OfCross), new(1, OfRows),
        new(1, OfSources)
    ];

    private static void OfLedger(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } item) return;
        (WriteOffLedger ledger, PeriodAxis axis) = (item.Ledger, walk.DrawAxis().Axis);
        walk.Touch(item);
        walk.Say(
            $"refused: calls of {item} with an unknown dimension, kind, category, basis or day, with null");

        // A ledger without entries has any dimension that it is asked for.
        if (item.Model.Entries.Count > 0)
        {
            Walk.Refused<ArgumentException>(() => ledger.Where("unknown", "a"));
            Walk.Refused<ArgumentException>(() => ledger.Where("unknown", _ => true));
            Walk.Refused<ArgumentException>(() => ledger.SummarizeBy(axis, "unknown"));
            Walk.Refused<ArgumentException>(() => ledger.SummarizeBy(axis, Dimension.Reason, "unknown"));
            Walk.Refused<ArgumentException>(() => ledger.SummarizeInto(axis, "unknown", [], []));
        }

        Walk.Refused<ArgumentException>(() => ledger.Where(" ", "a"));
        Walk.Refused<ArgumentException>(() => ledger.Where("Account", "a"));
        Walk.Refused<ArgumentNullException>(() => ledger.Where(null!, "a"));
        Walk.Refused<ArgumentNullException>(() => ledger.Where(Dimension.Reason, (string)null!));
        Walk.Refused<ArgumentNullException>(() => ledger.Where(Dimension.Reason, (Func<string?, bool>)null!));
        Walk.Refused<ArgumentOutOfRangeException>(() => ledger.Where((EntryKind)4));
        Walk.Refused<ArgumentOutOfRangeException>(() => ledger.Where((EntryCategory)6));
        Walk.Refused<ArgumentOutOfRangeException>(() => ledger.WithPeriodBasis((PeriodBasis)3));
        Walk.Refused<ArgumentOutOfRangeException>(() => ledger.CompleteThrough(OfAnotherCalendar));
        Walk.Refused<ArgumentOutOfRangeException>(() => ledger.AsKnownOn(OfAnotherCalendar));
        Walk.Refused<ArgumentException>(() => ledger.BecameKnownBetween(new LocalDate(2025, 5, 2), new LocalDate(2025, 5, 1)));
        Walk.Refused<ArgumentNullException>(() => ledger.SummarizeBy(null!));
        Walk.Refused<ArgumentException>(() => ledger.SummarizeBy(axis, Dimension.Reason, Dimension.Reason));
    }

    private static void OfBuilder(Walk walk)
    {
        if (walk.Draw<WalkBuilder>() is not { } item) return;
        (LedgerBuilder builder, Currency currency) = (item.Builder, item.Model.Currency);
        ModelEntry[] entries = LedgerSourceVerbs.DrawEntries(walk, WalkDraws.OwnDimensions, 2, _ => WalkDraws.Values);
        ModelEntry[] bad =
        [
            entries[0], new(-1, EntryKind.WriteOff, EntryCategory.Receivable, entries[1].Day) { Values = entries[1].Values }
        ];
        walk.Touch(item);
        LedgerEntry ofNine = Enumerable.Range(1, 9)
            .Aggregate(WalkDraws.ToEntry(entries[0], currency), (one, i) => one.With($"own {i}", "a"));
        var noCodes = new Dictionary<string, WalkDictionary>();
        walk.Say($"refused: {item}.Add of null, of another currency and of nine dimensions, {item}.AddRange(columns of {Words(bad)}), …");
        Walk.Refused<ArgumentNullException>(() => builder.Add(null!));
        Walk.Refused<ArgumentException>(() => builder.Add(WalkDraws.ToEntry(entries[0], Currency.FromCode("CHF"))));
        Walk.Refused<ArgumentException>(() => builder.Add(ofNine));
        Walk.Refused<ArgumentNullException>(() => builder.AddRange((EntryColumns)null!));
        Walk.Refused<ArgumentNullException>(() => builder.AddRange((WriteOffLedger)null!));
        Walk.Refused<ArgumentException>(() =>
            builder.AddRange(WalkDraws.ColumnsOf(bad, currency, WalkDraws.OwnDimensions, noCodes, asDecimals: false)));
        Walk.Refused<ArgumentException>(
            () => builder.AddRange(new EntryColumns { EffectiveDates = new LocalDate[2], MinorUnits = new long[1] }));
        Walk.Refused<ArgumentException>(() => builder.Share("Reason", new DimensionDictionary()));
        Walk.Refused<ArgumentNullException>(() => builder.Share(Dimension.Reason, null!));
    }

    private static void OfLive(Walk walk)
    {
        if (walk.Draw<WalkLive>() is not { } item) return;
        LiveTotals live = item.Live;
        LocalDate day = Days.ToDate(WalkDraws.Day(walk.Random));
        int codes = item.Dictionary?.Values.Count ?? 1;
        walk.Touch(item);
        walk.Say($"refused: {item}.Add of null, of another currency, of a code, category, kind, amount or day that is not allowed");
        Walk.Refused<ArgumentNullException>(() => live.Add((LedgerEntry)null!));
        Walk.Refused<ArgumentNullException>(() => live.Add((PeriodTotals)null!));
        Walk.Refused<ArgumentNullException>(() => live.Add((PeriodBreakdown)null!));
        Walk.Refused<ArgumentException>(
            () => live.Add(LedgerEntry.WriteOff(day, Money.FromMinorUnits(1, Currency.FromCode("CHF"))).With("sector", "new")));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, EntryCategory.Vendor, EntryKind.Recovery, 1, codes));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, EntryCategory.Vendor, EntryKind.Recovery, 1, -1));
        if (codes == 0) return;
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, (EntryCategory)6, EntryKind.WriteOff, 1, 0));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, EntryCategory.Asset, (EntryKind)4, 1, 0));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, EntryCategory.Asset, EntryKind.WriteOff, 0, 0));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(day, EntryCategory.Asset, EntryKind.WriteOff, long.MinValue, 0));
        Walk.Refused<ArgumentOutOfRangeException>(() => live.Add(OfAnotherCalendar, EntryCategory.Asset, EntryKind.WriteOff, 1, 0));
    }

    private static void OfTotals(Walk walk)
    {
        if (walk.Draw<WalkTotals>() is not { } item) return;
        (PeriodTotals totals, Currency currency) = (item.Totals, item.Model.Currency);
        walk.Touch(item);
        walk.Say($"refused: {item} merged with null, read from an unknown category, its JSON read as another's");
        Walk.Refused<ArgumentNullException>(() => totals.Merge(null!));
        Walk.Refused<ArgumentNullException>(() => totals.RollUpTo(null!));
        Walk.Refused<ArgumentOutOfRangeException>(() => totals.For((EntryCategory)6));
        Walk.Refused<ArgumentOutOfRangeException>(() => _ = totals.Gross[totals.Axis.Count]);
        if (!item.Model.KnowsOutside) return;
        string json = totals.ToJson();
        Walk.Refused<ArgumentException>(() => PeriodTotals.FromJson(json, Currency.FromCode("CHF"), totals.Axis));
        Walk.Refused<ArgumentException>(() => PeriodTotals.FromJson(json[..^1], currency, totals.Axis));
        Walk.Refused<ArgumentException>(
            () =>
                PeriodTotals.FromJson(
                    json.Replace("\"controlCount\":\"", "\"controlCount\":\"1", StringComparison.Ordinal), currency, totals.Axis));
        Walk.Refused<ArgumentException>(() => PeriodBreakdown.FromJson(json, currency, totals.Axis, Dimension.Reason));
        foreach (WalkAxis axis in walk.All<WalkAxis>().Where(axis => !axis.Model.HasSameDays(item.Model.Axis)).Take(1))
            Walk.Refused<ArgumentException>(() => PeriodTotals.FromJson(json, currency, axis.Axis));
    }

    private static void OfBreakdown(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } item) return;
        PeriodBreakdown breakdown = item.Breakdown;
        walk.Touch(item);
        walk.Say($"refused: {item} of a value that no entry has, merged with null, its top zero, its JSON read as another's");
        foreach (string? value in WalkDraws.Values.Append("absent").Except(item.Model.FirstValues))
            Walk.Refused<ArgumentException>(() => _ = breakdown[value]);
        Walk.Refused<ArgumentNullException>(() => breakdown.Merge(null!));
        Walk.Refused<ArgumentOutOfRangeException>(() => breakdown.Top(0, AmountMeasure.Gross));
        Walk.Refused<ArgumentOutOfRangeException>(() => breakdown.Top(1, (AmountMeasure)6));
        Walk.Refused<ArgumentException>(() => breakdown.Top(
            1, AmountMeasure.Gross, ReportingPeriod.FromDates(breakdown.Axis.Start.PlusDays(-1), breakdown.Axis.End)));
        Walk.Refused<ArgumentOutOfRangeException>(() => breakdown.For((EntryCategory)(-1)));
        if (!item.Model.KnowsOutside) return;
        Walk.Refused<ArgumentException>(() => PeriodBreakdown.FromJson(breakdown.ToJson(), item.Model.Currency, breakdown.Axis, "another"));
        Walk.Refused<ArgumentException>(() => PeriodTotals.FromJson(breakdown.ToJson(), item.Model.Currency, breakdown.Axis));
    }

    private static void OfCross(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } item) return;
        walk.Touch(item);
        walk.Say($"refused: {item} of a value that no entry has, merged with null");
        Walk.Refused<ArgumentException>(() => _ = item.Cross["absent", null]);
        Walk.Refused<ArgumentException>(() => item.Cross.Within("absent"));
        Walk.Refused<ArgumentNullException>(() => item.Cross.Merge(null!));
    }

    /// <summary>Rows computed elsewhere that cannot be.</summary>
    private static void OfRows(Walk walk)
    {
        WalkAxis axis = walk.All<WalkAxis>()[0];
        Currency currency = walk.Currency;
        var good = new TotalsRow { Period = axis.Axis[0], Sum = Money.FromMinorUnits(5, currency), Count = 2 };
        (TotalsRow Row, long Count)[] bad =
        [
            (good, 3), (good with { Value = "a" }, 2), (good with { Count = 0 }, 0), (good with { Count = 6 }, 6), (
                good with { Kind = (EntryKind)4 }, 2),
            (good with { Sum = Money.FromMinorUnits(5, Currency.FromCode("CHF")) }, 2), (null!, 2),
            (good with { Period = ReportingPeriod.FromDates(axis.Axis.Start, axis.Axis.Start) }, 2),
        ];
        (TotalsRow row, long count) = walk.Random.One(bad);
        walk.Say($"refused: PeriodTotals.FromRows({axis}, {row}), controls 5 and {count}");
        Walk.Refused<ArgumentException>(
            () =>
                PeriodTotals.FromRows(
                    currency, axis.Axis, null, PeriodBasis.EffectiveDate, [row], Money.FromMinorUnits(5, currency), count));
        Walk.Refused<ArgumentOutOfRangeException>(() =>
            PeriodTotals.FromRows(
                currency, axis.Axis, OfAnotherCalendar, PeriodBasis.EffectiveDate, [good], Money.FromMinorUnits(5, currency), 2));
    }

    private static void OfSources(Walk walk)
    {
        Currency currency = walk.Currency;
        ModelEntry[] entries = LedgerSourceVerbs.DrawEntries(walk, [], 2, _ => WalkDraws.Values);
        ModelEntry[] bad = [entries[0], new(-1, EntryKind.WriteOff, EntryCategory.Receivable, entries[1].Day)];
        walk.Say($"refused: ledgers of bad entries, rows and columns");
        Walk.Refused<ArgumentException>(() => WriteOffLedger.FromEntries(currency, [WalkDraws.ToEntry(entries[0], currency), null!]));
        Walk.Refused<ArgumentException>(
            () => WriteOffLedger.FromEntries(currency, [WalkDraws.ToEntry(entries[0], Currency.FromCode("CHF"))]));
        Walk.Refused<ArgumentException>(() => WriteOffLedger.FromRows(currency, bad, WalkDraws.SelectorsOf(currency, [])));
        Walk.Refused<ArgumentException>(
            () =>
                WriteOffLedger.FromColumns(
                    currency, WalkDraws.ColumnsOf(bad, currency, [], new Dictionary<string, WalkDictionary>(), asDecimals: true)));
        Walk.Refused<ArgumentException>(() => WriteOffLedger.FromEntries(default, []));
    }
}
