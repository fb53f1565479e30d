namespace WriteOffMetrics;

/// <summary>Selectors, and where a builder keeps the texts that they read. For one builder and one thread.</summary>
/// <param name="selectors">The selectors.</param>
/// <param name="columnOf">The builder's column of a dimension, which is added where there is none yet.</param>
internal sealed class RowReader<TRow>(EntrySelectors<TRow> selectors, Func<string, DimensionColumn> columnOf)
{
    private (DimensionColumn Column, Func<TRow, string?> Select)[]? texts;

    public EntrySelectors<TRow> Selectors => selectors;

    /// <summary>
    /// States the texts of a good row. The columns are asked for at the first one, so that rows which are all refused add none.
    /// </summary>
    public void State(TRow row)
    {
        texts ??= [.. Stated().Select(text => (columnOf(text.Dimension), text.Select))];
        foreach ((DimensionColumn column, Func<TRow, string?> select) in texts) column.TextOfNext = select(row);
    }

    private IEnumerable<(string Dimension, Func<TRow, string?> Select)> Stated()
    {
        if (selectors.Account is { } account) yield return (Dimension.Account, account);
        if (selectors.Document is { } document) yield return (Dimension.Document, document);
        if (selectors.Reason is { } reason) yield return (Dimension.Reason, reason);
        if (selectors.Request is { } request) yield return (Dimension.Request, request);
        foreach ((string name, Func<TRow, string?> select) in selectors.Dimensions) yield return (name, select);
    }
}
