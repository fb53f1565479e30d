namespace WriteOffMetrics.Sql;

/// <summary>
/// What one source answered, whole and in agreement with its control totals: sums by period, category, kind and value.
/// <see cref="TotalsQuery{TTotals}.Merge"/> makes totals of it, alone or with those of other sources.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class PartialTotals
{
    internal PartialTotals(QueryPlan plan, TotalsRow[] rows, Money controlSum, long controlCount, long fetchedRows)
    {
        Plan = plan;
        Rows = Array.AsReadOnly(rows);
        ControlSum = controlSum;
        ControlCount = controlCount;
        FetchedRows = fetchedRows;
    }

    /// <summary>
    /// The sums, by period, category, kind and values in the order of their texts: what <see cref="PeriodTotals.FromRows"/> and its
    /// siblings take.
    /// </summary>
    public IReadOnlyList<TotalsRow> Rows { get; }

    /// <summary>All amounts added up, whatever their kind, as the source counted them apart from <see cref="Rows"/>.</summary>
    public Money ControlSum { get; }

    /// <summary>All entries, as the source counted them apart from <see cref="Rows"/>.</summary>
    public long ControlCount { get; }

    /// <summary>The number of rows that travelled, those of days and partitions before they were added up, and of control totals.</summary>
    public long FetchedRows { get; }

    /// <summary>What was asked.</summary>
    internal QueryPlan Plan { get; }

    /// <summary>Control totals and number of rows on one line, in any culture.</summary>
    public override string ToString() => $"{ControlSum} and {Words.Count(ControlCount, "entry", "entries")} in "
        + Words.Count(Rows.Count, "row", "rows");
}
