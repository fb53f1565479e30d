namespace WriteOffMetrics.Csv;

/// <summary>A field of a row and the column in which it is found.</summary>
/// <param name="Name">The field, as findings name it.</param>
/// <param name="Column">Its column.</param>
/// <param name="IsText">Whether its text is a value, and not read to something else.</param>
/// <param name="Words">What reads its words, where it has its own; none of a day, an amount or a text.</param>
internal sealed record MappedField(string Name, CsvColumn Column, bool IsText, object? Words);
