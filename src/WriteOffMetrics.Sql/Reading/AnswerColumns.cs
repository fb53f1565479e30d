using System.Data.Common;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>Where the columns of an answer are, and how the cell is read from them.</summary>
internal sealed class AnswerColumns
{
    /// <summary>The column that tells cells from control totals.</summary>
    public const int IsControl = 0;

    private const int PeriodOrDay = 1;

    private readonly QueryPlan plan;
    private readonly int category = -1, kind = -1, firstValue;

    public AnswerColumns(QueryPlan plan)
    {
        this.plan = plan;
        int next = PeriodOrDay + 1;
        if (plan.Shape.Category is not null) category = next++;
        if (plan.Shape.Kind is not null) kind = next++;
        firstValue = next;
        MinorUnits = firstValue + plan.Dimensions.Count;
    }

    public int MinorUnits { get; }

    public int Entries => MinorUnits + 1;

    public int GoodEntries => MinorUnits + 2;

    public int Count => MinorUnits + 3;

    /// <summary>The cell of a row of the answer; none where the rows of the table for which it stands are bad.</summary>
    /// <param name="row">A row of the answer that is no control total.</param>
    /// <param name="entries">How many rows of the table it stands for.</param>
    /// <param name="bad">Where bad ones are counted.</param>
    /// <exception cref="InvalidDataException">Its period is none of the axis.</exception>
    public CellKey? TryReadKey(DbDataReader row, long entries, BadRows bad)
    {
        int? period = PeriodOf(row);
        if (period is null) bad.AddDates(entries);
        EntryCategory? entryCategory =
            category < 0 ? EntryCategory.Receivable : MemberOf(row, category, plan.Shape.CategoryWords, "category", entries, bad);
        EntryKind? entryKind = kind < 0 ? EntryKind.WriteOff : MemberOf(row, kind, plan.Shape.KindWords, "kind", entries, bad);
        if (period is null || entryCategory is null || entryKind is null) return null;
        return new CellKey(
            period.Value,
            entryCategory.Value,
            entryKind.Value,
            plan.Dimensions.Count > 0 ? AnswerValues.ToText(row.GetValue(firstValue)) : null,
            plan.Dimensions.Count > 1 ? AnswerValues.ToText(row.GetValue(firstValue + 1)) : null);
    }

    private int? PeriodOf(DbDataReader row)
    {
        object value = row.GetValue(PeriodOrDay);
        if (value is DBNull) return null;
        if (plan.IsByDay)
        {
            LocalDate day = AnswerValues.ToDay(value);
            return plan.Axis.IndexOf(day) is var index and >= 0
                ? index
                : throw new InvalidDataException(AnswerWords.WhyOffAxis(day, plan.Axis));
        }

        Int128 period = AnswerValues.ToWhole(value, "period");
        return period >= 0 && period < plan.Axis.Count
            ? (int)period
            : throw new InvalidDataException(AnswerWords.WhyNoPeriod(period, plan.Axis));
    }

    private static T? MemberOf<T>(DbDataReader row, int column, MemberWords<T> words, string name, long entries, BadRows bad)
        where T : struct, Enum
    {
        string? text = AnswerValues.ToText(row.GetValue(column));
        if (text is not null && words.TryRead(text, out T member)) return member;
        bad.AddWord(name, text, words.Allowed, entries);
        return null;
    }
}
