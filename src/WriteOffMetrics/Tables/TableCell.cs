namespace WriteOffMetrics;

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text, on one line.</param>
/// <param name="IsMarked">Whether the figure is of a period that is not complete.</param>
internal readonly record struct TableCell(string Text, bool IsMarked)
{
    public static TableCell Of(string text) => new(Invariant.OnOneLine(text), false);

    /// <summary>A value of a dimension, as a label.</summary>
    public static TableCell OfValue(string? value) => Of(value switch
    {
        null => "(not stated)",
        "" => "(empty)",
        _ => value,
    });
}
