using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>Periods of a series taken together.</summary>
internal static class WindowVerbs
{
    public static readonly WalkVerb[] All = [new(4, Windows)];

    private static void Windows(Walk walk)
    {
        if (walk.Draw<WalkTotals>() is not { } totals) return;
        (AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, Func<PeriodTotals, AmountSeries> read) =
            walk.Random.One(Agreement.Measures);
        (ModelTotals model, ModelAxis axis, int periods) = (totals.Model, totals.Model.Axis, walk.Random.Next(1, 5));
        (BigInteger Sum, long Count)[] parts =
        [
            .. Enumerable.Range(0, axis.Count).Select(period => model.Read(period, model.Scope, kinds))
        ];
        walk.Touch(totals);
        if (!parts.All(part => Agreement.Fits(part.Sum))) return;
        walk.Say($"{totals}: {measure} Trailing({periods}), YearToDate, QuarterToDate");
        AmountSeries series = read(totals.Totals);
        string name = $"{totals} {measure}";
        Compare($"{name}.Trailing({periods})", () => series.Trailing(periods), i => i + 1 < periods ? null : i - periods + 1);
        Compare($"{name}.YearToDate()", series.YearToDate, i => axis.FirstFrom(axis.YearOf(axis.Periods[i].First)));
        Compare($"{name}.QuarterToDate()", series.QuarterToDate, i => axis.FirstFrom(axis.QuarterOf(axis.Periods[i].First)));
        int begin = WalkDraws.Day(walk.Random);
        Compare($"{name}.YearToDate({Days.Text(begin)})", () => series.YearToDate(Days.ToDate(begin)), i =>
            axis.YearOf(axis.Periods[i].First) is not { } year
                ? null
                : axis.FirstFrom(begin >= axis.Periods[0].First ? Math.Max(year, axis.Periods[0].First) : year));
        Walk.Refused<ArgumentOutOfRangeException>(() => series.Trailing(0));
        int day = WalkDraws.Day(walk.Random), at = axis.IndexOf(day);
        if (at < 0) Walk.Refused<ArgumentOutOfRangeException>(() => series.At(Days.ToDate(day)));
        else Agreement.Same(name, $"amount of {Days.Text(day)}", (long)parts[at].Sum, series.At(Days.ToDate(day)).Amount.MinorUnits);
        Agreement.OneLine(name, series.ToString());

        void Compare(string window, Func<IReadOnlyList<AmountPoint?>> windows, Func<int, int?> firstOf)
        {
            (int First, int Count)?[] spans =
            [
                .. Enumerable.Range(0, axis.Count).Select(i => firstOf(i) is { } first ? (first, i - first + 1) : ((int, int)?)null)
            ];
            if (spans.Any(span => span is { } one && !Agreement.Fits(SumOf(one))))
            {
                Walk.Refused<OverflowException>(() => windows());
                return;
            }

            string Words(int first, int last) => $"{Days.Text(first)} to {Days.Text(last)}";

            Agreement.SameList(
                window, "windows", spans.Select(span => span is not { } one
                    ? "none"
                    : $"{Words(axis.Periods[one.First].First, axis.Periods[one.First + one.Count - 1].Last)}: {SumOf(one)}, "
                        + $"{parts.Skip(one.First).Take(one.Count).Sum(part => part.Count)}, "
                        + $"{model.IsComplete(one.First + one.Count - 1)}"),
                windows().Select(point => point is null
                    ? "none"
                    : $"{Words(Days.Of(point.Period.Start), Days.Of(point.Period.End))}: {point.Amount.MinorUnits}, "
                        + $"{point.EntryCount}, {point.IsComplete}"));
        }

        BigInteger SumOf((int First, int Count) span) =>
            parts.Skip(span.First).Take(span.Count).Aggregate(BigInteger.Zero, (sum, part) => sum + part.Sum);
    }
}
