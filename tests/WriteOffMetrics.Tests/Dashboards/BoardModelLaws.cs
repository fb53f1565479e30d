using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static WriteOffMetrics.Tests.BoardModel;

namespace WriteOffMetrics.Tests;

/// <summary>Dashboards of one entity beside a model of plain lists (<see cref="BoardModel"/>), on any calendar and day.</summary>
public sealed class BoardModelLaws
{
    private static readonly string[] Columns = ["period", "period before", "year before", "year to date", "trailing year"];

    [Law(10)]
    public Property The_headline_of_any_day_is_the_sums_and_quotients_of_its_windows() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardSnapshot board) = (one.Model, one.Snapshot);
        Assert.Equal(model.Index < 0 ? null : one.Axis[model.Index], board.Period);
        Assert.Equal(one.Complete is null ? null : (LocalDate?)Least(one.Day, one.Known, one.Complete),
            board.CompleteThrough);
        Assert.Equal(model.Index >= 0, board["headline"].IsPresent);
        if (model.Index < 0) return;
        DashboardTable table = board["headline"]["figures"];
        Assert.Equal(Columns, table.Columns);
        string[] rows = one.Inputs.Sales is null
            ? ["gross write-offs", "net write-offs"]
            : ["gross write-offs", "net write-offs", "gross to sales", "net to sales"];
        Assert.Equal(rows, table.Rows.Select(row => row.Name));
        foreach ((string column, (int First, int Count)? window) in model.Windows)
        {
            Assert.Equal(
                window is null ? 1 : 0, board["headline"].Notes.Count(note =>
                    note.StartsWith($"There is no {column}:", StringComparison.Ordinal)));
            if (window is not { } at)
            {
                Assert.All(rows, row => Assert.Null(table[row, column]));
                continue;
            }

            LedgerEntry[] inside = [.. model.In(at, EntryCategory.Receivable)];
            (decimal gross, decimal net) = (Gross(inside), Net(inside));
            Assert.Equal((gross, net), (table["gross write-offs", column].Amount(), table["net write-offs", column].Amount()));
            Assert.Equal(inside.Count(entry => entry.Kind == EntryKind.WriteOff), table["gross write-offs", column]!.EntryCount);
            Assert.Equal(inside.Length, table["net write-offs", column]!.EntryCount);
            ReportingPeriod span = table["net write-offs", column]!.Period!.Value;
            Assert.Equal((one.Axis[at.First].Start, one.Axis[at.First + at.Count - 1].End), (span.Start, span.End));
            if (one.Inputs.Sales is null) continue;
            decimal sales = one.Sales.Skip(at.First).Take(at.Count).Sum();
            BoardReading.AssertQuotient(gross, sales, table["gross to sales", column]);
            BoardReading.AssertQuotient(net, sales, table["net to sales", column]);
        }
    });

    [Law(10)]
    public Property Breakdowns_list_the_largest_values_all_others_and_the_total_with_their_shares() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardSnapshot board) = (one.Model, one.Snapshot);
        if (model.Index < 0)
        {
            Assert.False(board["breakdown"].IsPresent);
            return;
        }

        foreach (string dimension in BoardCase.Dimensions)
        {
            DashboardTable table = board["breakdown"]["by " + dimension];
            (string? Value, LedgerEntry[] Entries)[] ranked = model.Ranked(dimension), own = [.. ranked.Take(one.Top)], rest =
                [.. ranked.Skip(one.Top)];
            DashboardRow[] items = [.. table.Rows.Where(row => row.Kind == DashboardRowKind.Item)];
            Assert.Equal(own.Select(value => value.Value), items.Select(row => row.Name));
            decimal all = Gross(model.In(model.Main, EntryCategory.Receivable)), cumulative = 0;
            foreach (((string? Value, LedgerEntry[] Entries) value, DashboardRow row) in own.Zip(items))
            {
                cumulative += Gross(value.Entries);
                AssertRow(table, row, value.Entries, all);
                AssertShare(cumulative, all, table.At(row, "cumulative share"));
            }

            Assert.Equal(rest.Length > 0, table.Row(DashboardRowKind.Others) is not null);
            if (table.Row(DashboardRowKind.Others) is { } others)
            {
                Assert.StartsWith($"{rest.Length} ", others.Name, StringComparison.Ordinal);
                AssertRow(table, others, [.. rest.SelectMany(value => value.Entries)], all);
            }

            DashboardRow total = table.Row(DashboardRowKind.Total)!;
            Assert.Same(table.Rows[^1], total);
            AssertAmounts(table, total, model.In(model.Main, EntryCategory.Receivable));
            AssertConcentration(board, dimension, ranked, all);
        }
    });

    [Law(10)]
    public Property Categories_stand_side_by_side_and_losses_add_up() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardSnapshot board) = (one.Model, one.Snapshot);
        EntryCategory[] present = [.. model.Entries.Select(entry => entry.Category).Distinct().Order()];
        if (model.Index < 0 || present.Length == 0)
        {
            Assert.Null(board.Table("breakdown", "categories"));
            return;
        }

        DashboardTable table = board["breakdown"]["categories"];
        Assert.Equal(present.Length, table.Rows.Count(row => row.Kind == DashboardRowKind.Item));
        foreach ((EntryCategory category, DashboardRow row) in present.Zip(table.Rows)) AssertAmounts(table, row,
            model.In(model.Main, category));
        Assert.Equal(present.Length > 1, table.Row(DashboardRowKind.Total) is not null);
        if (table.Row(DashboardRowKind.Total) is { } total) AssertAmounts(table, total, model.In(model.Main).Where(IsLoss));
    });

    [Law(10)]
    public Property Vendor_losses_and_forgiven_payables_stand_by_themselves() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardSnapshot board) = (one.Model, one.Snapshot);
        bool hasLosses = model.Entries.Any(entry => entry.Category == EntryCategory.Vendor),
            hasForgiven = model.Entries.Any(entry => entry.Category == EntryCategory.ForgivenPayable);
        Assert.Equal(model.Index >= 0 && (hasLosses || hasForgiven), board["vendor losses"].IsPresent);
        if (!board["vendor losses"].IsPresent) return;
        DashboardTable table = board["vendor losses"]["figures"];
        foreach ((string column, (int First, int Count)? window) in model.Windows)
        {
            if (window is not { } at) continue;
            if (hasLosses)
            {
                LedgerEntry[] losses = [.. model.In(at, EntryCategory.Vendor)];
                Assert.Equal(Gross(losses), table["gross write-offs", column].Amount());
                Assert.Equal(Net(losses), table["net write-offs", column].Amount());
                decimal purchases = one.Purchases.Skip(at.First).Take(at.Count).Sum();
                BoardReading.AssertQuotient(Gross(losses), purchases, table["vendor losses to purchases", column]);
            }

            if (hasForgiven) Assert.Equal(Gross(model.In(at, EntryCategory.ForgivenPayable)), table["forgiven payables", column].Amount());
        }
    });

    [Law(10)]
    public Property The_bridge_leads_from_what_was_known_to_what_is_known() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardSnapshot board) = (one.Model, one.Snapshot);
        if (one.Known is not { } known || one.EarlierKnown is not { } earlier || model.Index < 0)
        {
            Assert.Null(board.Table("change explained", "bridge"));
            return;
        }

        int count = Math.Min(model.Index + 1, new BoardModel(one.Entries, one.Axis, one.Day, earlier, one.Complete).Index + 1);
        if (count == 0)
        {
            Assert.Null(board.Table("change explained", "bridge"));
            return;
        }

        DashboardTable table = board["change explained"]["bridge"];
        LedgerEntry[] now = [.. model.In((0, count), EntryCategory.Receivable)];
        LedgerEntry[] then = [.. now.Where(entry => IsKnownOn(entry, earlier))], came =
            [.. now.Except(then, ReferenceEqualityComparer.Instance).Cast<LedgerEntry>()];
        AssertEntries(table.Rows[0], Net(then), then.Length);
        (string Row, EntryKind Kind)[] kinds =
        [
            ("write-offs", EntryKind.WriteOff), ("reversals", EntryKind.Reversal), ("recoveries", EntryKind.Recovery),
            ("recoveries returned", EntryKind.RecoveryReturned),
        ];
        foreach ((string name, EntryKind kind) in kinds)
        {
            DashboardRow row = table.Rows.Single(found => found.Name == name);
            AssertEntries(row, Sum(came, kind), came.Count(entry => entry.Kind == kind));
        }

        DashboardRow last = table.Rows[^1];
        Assert.Equal(DashboardRowKind.Total, last.Kind);
        AssertEntries(last, Net(now), now.Length);
        decimal[] amounts = [.. table.Rows.Select(row => row.Figures[0].Amount())];
        Assert.Equal(amounts[5], amounts[..5].Sum());
        Assert.Contains($"{earlier:yyyy'-'MM'-'dd}", table.Rows[0].Name, StringComparison.Ordinal);
        Assert.Contains($"{known:yyyy'-'MM'-'dd}", last.Name, StringComparison.Ordinal);
    });

    [Law(10)]
    public Property Data_quality_counts_what_is_incomplete_outside_and_undated() => Law.ForAll(BoardCase.All, drawn =>
    {
        BoardCase one = BoardCase.Of(drawn);
        (BoardModel model, DashboardTable table) = (one.Model, one.Snapshot["data quality"]["figures"]);
        Assert.Equal(model.EndedCount - model.Index - 1, Count("incomplete periods"));
        Assert.Equal(
            model.Entries.Count(entry => entry.Category == EntryCategory.Receivable
                && one.Axis.All(period => !period.Contains(entry.EffectiveDate))),
            Count("entries outside the axis"));
        Assert.Equal(model.Entries.Count(entry => entry.RecordedDate is null), Count("entries without a recorded date"));
        Assert.DoesNotContain(table.Rows, row => row.Name is "errors" or "warnings" or "information");
        Assert.DoesNotContain(table.Rows, row => row.Name!.StartsWith("rows ", StringComparison.Ordinal));

        decimal Count(string row) => table[row, "value"]!.Value!.Value.ToDecimal();
    });

    private static void AssertEntries(DashboardRow row, decimal amount, int count) =>
        Assert.Equal((amount, count), (row.Figures[0].Amount(), row.Figures[1]!.Value!.Value.ToDecimal()));

    private static void AssertRow(DashboardTable table, DashboardRow row, LedgerEntry[] entries, decimal all)
    {
        AssertAmounts(table, row, entries);
        AssertShare(Gross(entries), all, table.At(row, "share"));
    }

    private static void AssertAmounts(DashboardTable table, DashboardRow row, IEnumerable<LedgerEntry> entries) => Assert.Equal(
        (Gross(entries), Net(entries)), (table.At(row, "gross write-offs").Amount(), table.At(row, "net write-offs").Amount()));

    /// <summary>A share of nothing is none.</summary>
    private static void AssertShare(decimal part, decimal all, DashboardFigure? share)
    {
        if (all == 0) Assert.Null(share);
        else BoardReading.AssertQuotient(part, all, share);
    }

    private static void AssertConcentration(DashboardSnapshot board, string dimension, (string? Value, LedgerEntry[] Entries)[] ranked,
        decimal all)
    {
        DashboardRow? row = board.Table("breakdown", "concentration")?.Rows.SingleOrDefault(one => one.Name == dimension);
        Assert.Equal(all > 0, row is not null);
        if (row is null) return;
        double[] shares = [.. ranked.Select(one => (double)(Gross(one.Entries) / all)).Where(share => share > 0)];
        double herfindahl = shares.Sum(share => share * share);
        Assert.Equal(shares.Length, row.Figures[0]!.Value!.Value.ToDecimal());
        Assert.Equal(1 / herfindahl, (double)row.Figures[1]!.Value!.Value.ToDecimal(), 1e-9);
        Assert.Equal(herfindahl, (double)row.Figures[2]!.Value!.Value.ToDecimal(), 1e-9);
        BoardReading.AssertQuotient(ranked.Take(5).Sum(one => Gross(one.Entries)), all, row.Figures[3]);
    }
}
