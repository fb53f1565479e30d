using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace WriteOffMetrics.Tests;

/// <summary>What holds for snapshots whatever their figures are: JSON, order, culture, threads, days, changes.</summary>
public sealed class BoardLaws
{
    private const int Threads = 8;

    private static readonly string[] Cultures = ["tr-TR", "fa-IR", "sv-SE", ""];

    [Law(10)]
    public Property A_snapshot_read_from_its_JSON_is_equal_and_writes_the_same_bytes() => Law.ForAll(BoardCase.All, drawn =>
    {
        DashboardSnapshot board = BoardCase.Of(drawn).Snapshot;
        string json = board.ToJson();
        DashboardSnapshot again = DashboardSnapshot.FromJson(json);
        Assert.Equal(board, again);
        Assert.Equal(board.GetHashCode(), again.GetHashCode());
        Assert.Equal(json, again.ToJson());
        Assert.Empty(again.UnknownFields);
        Assert.Empty(board.ChangesSince(again));
        Assert.Empty(again.ChangesSince(board));
    });

    [Law(10)]
    public Property Entries_in_any_order_and_in_any_culture_give_the_same_bytes() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        string expected = one.Snapshot.ToJson();
        LedgerEntry[] shuffled = [.. one.Entries];
        new Random(one.Seed).Shuffle(shuffled);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                string json = one.SnapshotOf(one.InputsOf(one.LedgerOf(shuffled))).ToJson();
                Assert.Equal(expected, json);
                Assert.Equal(expected, DashboardSnapshot.FromJson(json).ToJson());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    [Law(10)]
    public Property Eight_threads_see_what_one_sees_and_no_day_leaves_a_trace() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        var board = WriteOffDashboard.FromInputs(one.Inputs);
        string expected = one.Of(board).ToJson();
        _ = board.AsOf(one.Axis.Start);
        _ = board.AsOf(one.Axis.End, one.Axis.Start);
        DashboardSnapshot shared = one.Of(board);
        var read = new string[Threads];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
            read[thread] = thread % 2 == 0 ? shared.ToJson() : one.Of(board).ToJson());
        Assert.All(read, json => Assert.Equal(expected, json));
    });

    [Law(10)]
    public Property What_happened_or_was_recorded_later_is_in_no_figure() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        LedgerEntry[] then = [.. one.Entries.Where(entry =>
            entry.EffectiveDate <= one.Day && BoardModel.IsKnownOn(entry, one.Known))];
        AssertSame(BoardReading.Map(one.Snapshot), BoardReading.Map(one.SnapshotOf(one.InputsOf(one.LedgerOf(then)))));
    });

    /// <summary>Between two snapshots of one dashboard on different days.</summary>
    [Law(10)]
    public Property Changes_applied_to_the_earlier_figures_give_the_later_ones() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        var board = WriteOffDashboard.FromInputs(one.Inputs);
        DashboardSnapshot later = one.Of(board);
        var random = new Random(one.Seed);
        DashboardSnapshot[] others = [board.AsOf(one.Day.PlusDays(-random.Next(0, 400))), board.AsOf(one.Axis.End),
            board.AsOf(one.Axis.Start.PlusDays(-1))];
        foreach (DashboardSnapshot earlier in others) AssertChanges(earlier, later);
        Assert.Empty(later.ChangesSince(later));
    });

    [Law(10)]
    public Property Every_section_has_the_totals_of_the_headline() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        PeriodAxis axis = one.Axis;
        string?[] segments = [null, "", "a", "b"];
        MetricBreakdown<AmountSeries> bySector = AmountSeries.FromSegments("sector", segments.Select((value, i) =>
            (value, AmountSeries.FromValuesInOrder(Generate.Usd, axis,
                axis.Select((_, j) => 1_000m + (i * 31 + j * 7 + one.Seed % 50) % 90)))));
        DashboardSnapshot board = one.SnapshotOf(new DashboardInputs
        {
            Ledger = one.Ledger,
            Axis = axis,
            Sales = bySector.Total,
            SalesBySegment = [bySector],
            Dimensions = BoardCase.Dimensions,
            Top = one.Top,
        });
        if (!board["headline"].IsPresent) return;
        (int first, int count) = one.Model.Main;
        bool isYear = one.Model.Windows["trailing year"] is not null;
        DashboardTable headline = board["headline"]["figures"];
        foreach (string dimension in BoardCase.Dimensions)
        {
            DashboardTable table = board["breakdown"]["by " + dimension];
            DashboardRow total = table.Rows[^1];
            foreach (string column in new[] { "gross write-offs", "net write-offs" })
            {
                Assert.Equal(table.At(total, column).Amount(), table.Rows.SkipLast(1).Sum(row => table.At(row, column).Amount()));
                if (isYear) Assert.Equal(headline[column, "trailing year"], table.At(total, column));
            }

            if (dimension == "sector" && isYear) Assert.Equal(headline["gross to sales", "trailing year"]!.Value,
                table.At(total, "to sales")!.Value);
        }

        foreach (DashboardRow row in board.Table("breakdown", "categories")?.Rows.Where(row => row.Name == "receivable") ?? [])
        {
            if (isYear) Assert.Equal(headline["gross write-offs", "trailing year"], row.Figures[0]);
        }

        DashboardTable trend = board["trend"]["periods"];
        Assert.Equal(headline["gross to sales", "period"]!.Value, trend.Rows[one.Model.Index].Figures[0]!.Value);
        Assert.Equal(first + count, one.Model.Index + 1);
        if (board.Table("change explained", "rate and mix by sector") is not { } effects) return;
        DashboardRow change = effects.Rows[^1];
        decimal points = 100 * (effects.At(change, "after")!.Value!.Value.ToDecimal() - effects.At(change,
            "before")!.Value!.Value.ToDecimal());
        decimal[] both = [.. new[] { "rate effect", "mix effect" }.Select(column =>
        {
            decimal sum = effects.At(change, column)!.Value!.Value.ToDecimal();
            Near(sum, effects.Rows.SkipLast(1).Sum(row => effects.At(row, column)!.Value!.Value.ToDecimal()), sum);
            return sum;
        })];
        Near(points, both.Sum(), both.Max(Math.Abs));
        foreach (string share in new[] { "share before", "share after" })
            Near(1, effects.Rows.SkipLast(1).Sum(row => effects.At(row, share)!.Value!.Value.ToDecimal()), 1);
        if (isYear && effects.At(change, "after")!.Period!.Value.Start == axis[first].Start && count > 1)
            Assert.Equal(headline["gross to sales", "trailing year"]!.Value, effects.At(change, "after")!.Value);

        // Effects are handed out to 16 decimals.
        static void Near(decimal expected, decimal found, decimal size) =>
            Assert.True(Math.Abs(expected - found) <= Math.Max(1, Math.Abs(size)) * 1e-15m, $"{found} is not {expected}");
    });

    private static void AssertChanges(DashboardSnapshot earlier, DashboardSnapshot later)
    {
        Dictionary<BoardPlace, string> figures = BoardReading.Map(earlier);
        foreach (DashboardChange change in later.ChangesSince(earlier))
        {
            var place = new BoardPlace(change.Entity, change.Section, change.Table, change.Row, change.Column);
            Assert.Equal(figures.GetValueOrDefault(place, "nothing"), BoardReading.Says(change.Before));
            Assert.NotEqual(BoardReading.Says(change.Before), BoardReading.Says(change.After));
            if (change is { Difference: { } difference, Before.Value: { } before, After.Value: { } after })
            {
                decimal scale = before.Unit == MetricUnit.Ratio ? 100 : 1;
                Assert.Equal(scale * (after.ToDecimal() - before.ToDecimal()), difference.ToDecimal());
            }

            if (change.After is null) Assert.True(figures.Remove(place));
            else figures[place] = BoardReading.Says(change.After);
        }

        AssertSame(BoardReading.Map(later), figures);
    }

    private static void AssertSame(Dictionary<BoardPlace, string> expected, Dictionary<BoardPlace, string> found)
    {
        foreach ((BoardPlace place, string figure) in expected) Assert.Equal((place, figure),
            (place, found.GetValueOrDefault(place, "nothing")));
        Assert.Empty(found.Keys.Except(expected.Keys));
    }
}
