using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>
/// The answer to a query while it is read: sums of cells are added up by period (days and partitions come apart), bad rows of the table are
/// counted, and at the end all is held against the control totals.
/// </summary>
internal sealed class Answer
{
    /// <summary>What the first column says of a row.</summary>
    private const int Cell = 0, Control = 1;

    private readonly QueryPlan plan;
    private readonly Dictionary<CellKey, (Int128 Sum, long Count)> cells = [];
    private readonly AnswerColumns columns;
    private readonly BadRows bad = new();
    private string? unreadable;
    private Int128 sum, controlSum;
    private long count, controlCount, fetched, controlRows;

    public Answer(QueryPlan plan)
    {
        this.plan = plan;
        columns = new AnswerColumns(plan);
    }

    /// <exception cref="InvalidDataException">The answer has other columns.</exception>
    public void RequireColumns(int found)
    {
        if (found != columns.Count) throw new InvalidDataException(AnswerWords.WhyOtherColumns(found, columns.Count));
    }

    /// <exception cref="InvalidDataException">The row is not one that the query answers with.</exception>
    public void Add(DbDataReader row)
    {
        fetched++;
        Int128 part = AnswerValues.ToWhole(row.GetValue(AnswerColumns.IsControl), "is_control");
        long entries = Number(row, columns.Entries, "entries"), good = Number(row, columns.GoodEntries, "good_entries");
        bad.AddAmounts(Math.Abs(entries - good));
        Int128 amount = entries == 0 ? 0 : AmountOf(row.GetValue(columns.MinorUnits));
        if (part == Cell) AddCell(row, amount, entries);
        else if (part == Control) AddControl(amount, entries);
        else throw new InvalidDataException(AnswerWords.WhyNoPart(part));
    }

    /// <exception cref="InvalidDataException">Rows of the table are bad, or the control totals are not there or not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PartialTotals ToPartialTotals()
    {
        if ((bad.InWords() ?? unreadable) is { } why) throw new InvalidDataException(why);
        if (controlRows == 0) throw new InvalidDataException(AnswerWords.WhyNoControlTotals(fetched));
        if (sum != controlSum || count != controlCount)
            throw new InvalidDataException(AnswerWords.WhyControlTotalsAreNotMet(sum, count, controlSum, controlCount));
        TotalsRow[] rows =
            [.. cells.OrderBy(cell => cell.Key).Select(cell => cell.Key.ToRow(plan.Axis, ToMoney(cell.Value.Sum), cell.Value.Count))];
        return new PartialTotals(plan, rows, ToMoney(controlSum), controlCount, fetched);
    }

    private void AddCell(DbDataReader row, Int128 amount, long entries)
    {
        sum += amount;
        count = checked(count + entries);
        if (columns.TryReadKey(row, entries, bad) is not { } key) return;
        cells.TryGetValue(key, out (Int128 Sum, long Count) cell);
        cells[key] = (cell.Sum + amount, checked(cell.Count + entries));
    }

    /// <summary>A sum that cannot be read may come of bad amounts, which tell more: it is told when all were counted.</summary>
    private Int128 AmountOf(object value)
    {
        if (AnswerValues.TryToWhole(value) is { } amount) return amount;
        unreadable ??= AnswerWords.WhyUnreadable(value, "minor_units", "a whole number");
        return 0;
    }

    private void AddControl(Int128 amount, long entries)
    {
        controlRows++;
        controlSum += amount;
        controlCount = checked(controlCount + entries);
    }

    private Money ToMoney(Int128 minorUnits) => minorUnits >= 0 && minorUnits <= long.MaxValue
        ? Money.FromMinorUnits((long)minorUnits, plan.Shape.Currency)
        : throw new OverflowException(AnswerWords.WhyTooMuch(minorUnits, plan.Shape.Currency));

    private static long Number(DbDataReader row, int column, string name)
    {
        Int128 number = AnswerValues.ToWhole(row.GetValue(column), name);
        return number >= 0 && number <= long.MaxValue ? (long)number : throw new InvalidDataException(AnswerWords.WhyNoNumber(name));
    }
}
