using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>
/// The answer to a query while it is read: sums of cells are added up by period (days and partitions come apart), and at the end held
/// against the control totals.
/// </summary>
internal sealed class Answer
{
    /// <summary>What the first column says of a row.</summary>
    private const int Cell = 0, Control = 1;

    private readonly QueryPlan plan;
    private readonly Dictionary<CellKey, (Int128 Sum, long Count)> cells = [];
    private readonly AnswerColumns columns;
    private Int128 sum, controlSum;
    private long count, controlCount, fetched;

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

    /// <exception cref="InvalidDataException">The row is bad, or stands for rows of the table that are.</exception>
    public void Add(DbDataReader row)
    {
        fetched++;
        Int128 part = AnswerValues.ToWhole(row.GetValue(AnswerColumns.IsControl), "is_control");
        if (part != Cell && part != Control) throw new InvalidDataException(AnswerWords.WhyNoPart(part));
        long entries = Number(row, columns.Entries, "entries"), good = Number(row, columns.GoodEntries, "good_entries");
        if (good != entries) throw new InvalidDataException(AnswerWords.WhyBadAmounts(entries - good));
        Int128 amount = entries == 0 ? 0 : AnswerValues.ToWhole(row.GetValue(columns.MinorUnits), "minor_units");
        if (part == Control)
        {
            controlSum += amount;
            controlCount = checked(controlCount + entries);
            return;
        }

        CellKey key = columns.KeyOf(row, entries);
        cells.TryGetValue(key, out (Int128 Sum, long Count) cell);
        cells[key] = (cell.Sum + amount, checked(cell.Count + entries));
        sum += amount;
        count = checked(count + entries);
    }

    /// <exception cref="InvalidDataException">The control totals are not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PartialTotals ToPartialTotals()
    {
        if (sum != controlSum || count != controlCount)
            throw new InvalidDataException(AnswerWords.WhyControlTotalsAreNotMet(sum, count, controlSum, controlCount));
        TotalsRow[] rows =
            [.. cells.OrderBy(cell => cell.Key).Select(cell => cell.Key.ToRow(plan.Axis, ToMoney(cell.Value.Sum), cell.Value.Count))];
        return new PartialTotals(rows, ToMoney(controlSum), controlCount, fetched);
    }

    private Money ToMoney(Int128 minorUnits) => minorUnits <= long.MaxValue
        ? Money.FromMinorUnits((long)minorUnits, plan.Shape.Currency)
        : throw new OverflowException(AnswerWords.WhyTooMuch(minorUnits, plan.Shape.Currency));

    private static long Number(DbDataReader row, int column, string name)
    {
        Int128 number = AnswerValues.ToWhole(row.GetValue(column), name);
        return number >= 0 && number <= long.MaxValue ? (long)number : throw new InvalidDataException(AnswerWords.WhyNoNumber(name));
    }
}
