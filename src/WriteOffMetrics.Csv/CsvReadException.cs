namespace WriteOffMetrics.Csv;

/// <summary>
/// A file could not be read to its end: a column is missing, more rows are bad than may be rejected, a record is too long, or its source
/// failed. It says what was read until then. Nothing half-built is given out.
/// </summary>
/// <remarks>Findings may quote what stands in the file, such as customers' names.</remarks>
public sealed class CsvReadException : Exception
{
    internal CsvReadException(string message, Exception? cause, long rowCount, long line, IReadOnlyList<Finding> rejections)
        : base(message, cause)
    {
        RowCount = rowCount;
        Line = line;
        Rejections = rejections;
    }

    /// <summary>The number of rows that were read, good and bad, and those that are not wanted.</summary>
    public long RowCount { get; }

    /// <summary>The line in which the last record that was read starts, 1 for the first; 0 where none was read.</summary>
    public long Line { get; }

    /// <summary>One finding per row that was rejected until then, in the order of the file.</summary>
    public IReadOnlyList<Finding> Rejections { get; }
}
