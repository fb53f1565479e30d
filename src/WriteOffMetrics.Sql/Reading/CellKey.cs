namespace WriteOffMetrics.Sql;

/// <summary>A cell of totals, ordered by its period, category, kind and values letter by letter, no value first.</summary>
internal readonly record struct CellKey(int Period, EntryCategory Category, EntryKind Kind, string? Value, string? SecondValue)
    : IComparable<CellKey>
{
    /// <summary>The cell with what is in it.</summary>
    public TotalsRow ToRow(PeriodAxis axis, Money sum, long count) => new()
    {
        Period = axis[Period],
        Category = Category,
        Kind = Kind,
        Value = Value,
        SecondValue = SecondValue,
        Sum = sum,
        Count = count,
    };

    public int CompareTo(CellKey other)
    {
        int order = Period.CompareTo(other.Period);
        if (order == 0) order = Category.CompareTo(other.Category);
        if (order == 0) order = Kind.CompareTo(other.Kind);
        if (order == 0) order = string.CompareOrdinal(Value, other.Value);
        return order != 0 ? order : string.CompareOrdinal(SecondValue, other.SecondValue);
    }
}
