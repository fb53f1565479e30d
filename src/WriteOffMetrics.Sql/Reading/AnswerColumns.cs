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

    /// <param name="row">A row of the answer that is no control total.</param>
    /// <param name="entries">How many rows of the table it stands for.</param>
    /// <exception cref="InvalidDataException">Its period, category or kind is none.</exception>
    public CellKey KeyOf(DbDataReader row, long entries) => new(
        PeriodOf(row, entries),
        category < 0 ? EntryCategory.Receivable : MemberOf(row, category, plan.Shape.CategoryWords, "category", entries),
        kind < 0 ? EntryKind.WriteOff : MemberOf(row, kind, plan.Shape.KindWords, "kind", entries),
        plan.Dimensions.Count > 0 ? AnswerValues.ToText(row.GetValue(firstValue)) : null,
        plan.Dimensions.Count > 1 ? AnswerValues.ToText(row.GetValue(firstValue + 1)) : null);

    private int PeriodOf(DbDataReader row, long entries)
    {
        object value = row.GetValue(PeriodOrDay);
        if (value is DBNull) throw new InvalidDataException(AnswerWords.WhyNoDate(entries));
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

    private static T MemberOf<T>(DbDataReader row, int column, MemberWords<T> words, string name, long entries)
        where T : struct, Enum
    {
        string? text = AnswerValues.ToText(row.GetValue(column));
        return text is not null && words.TryRead(text, out T member)
            ? member
            : throw new InvalidDataException(AnswerWords.WhyNoMember(text, name, words.Allowed, entries));
    }
}
