namespace WriteOffMetrics.Csv;

/// <summary>Finds the columns of a map in a file.</summary>
internal static class FileColumns
{
    /// <summary>The column of each field, −1 for a computed one; or what is missing, all of it.</summary>
    public static (int[] Columns, string? Problem) FindAll(MapState map, IReadOnlyList<string> headers, int count)
    {
        int[] columns = new int[map.Fields.Length];
        List<string> problems = [];
        for (int i = 0; i < columns.Length; i++)
        {
            MappedField field = map.Fields[i];
            columns[i] = field.Column.Compute is null ? Find(field.Column, headers, count) : -1;
            if (columns[i] < 0 && field.Column.Compute is null)
                problems.Add($"{(columns[i] == Twice ? "more than one" : "no")} {field.Column} ({field.Name})");
        }

        return (columns, problems.Count == 0 ? null : WhyMissing(problems, map, headers, count));
    }

    /// <summary>The position of a column; below 0 where there is none, or more than one.</summary>
    public static int Find(CsvColumn column, IReadOnlyList<string> headers, int count)
    {
        if (column.Name is not { } name) return column.Position < count ? column.Position : None;
        int exact = PositionOf(headers, header => header == name);
        return exact == None
            ? PositionOf(headers, header => string.Equals(header.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))
            : exact;
    }

    private const int None = -1, Twice = -2;

    private static int PositionOf(IReadOnlyList<string> headers, Func<string, bool> isIt)
    {
        int found = None;
        for (int i = 0; i < headers.Count; i++)
        {
            if (isIt(headers[i])) found = found == None ? i : Twice;
        }

        return found;
    }

    private static string WhyMissing(List<string> problems, MapState map, IReadOnlyList<string> headers, int count)
    {
        string needed = string.Join(", ", map.Fields.Where(field => field.Column.Compute is null)
            .Select(field => $"{field.Name} in {field.Column}"));
        string there = count == 0 ? "the file is empty"
            : headers.Count == 0 ? $"the file has {Found.Count(count, "column", "columns")} and, as the map says, no header"
            : $"the columns of the file are {string.Join(", ", headers.Select(Found.InQuotes))}";
        string hint = headers.Any(header => header.Contains('\uFFFD', StringComparison.Ordinal))
            ? " The header is not UTF-8: state the encoding with WithEncoding."
            : headers.Count == 1 && count == 1 ? " Is it delimited by something else? State it with WithDelimiter." : "";
        return $"Found {string.Join(" and ", problems)}. The map needs {needed}; {there}. Correct the file or the map.{hint}";
    }
}
