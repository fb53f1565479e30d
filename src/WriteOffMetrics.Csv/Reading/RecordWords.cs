namespace WriteOffMetrics.Csv;

/// <summary>What is said of records and files that cannot be read.</summary>
internal static class RecordWords
{
    private const string Row = "row";

    /// <summary>Of a record that is none of the file's columns.</summary>
    public static FindingFault WhyNoRecord(CsvText text, int width)
    {
        if (text.IsUnclosed)
            return FindingFault.FromText(Row, null,
                $"Found a quote that is never closed: all that follows line {Found.Text(text.Line)} is in one field, and none of it was "
                + "read as rows. Close the quote.");
        if (text.IsMisquoted)
            return FindingFault.FromText(Row, null,
                "Found text behind a closing quote; a delimiter or the end of the line is allowed there. Double the quotes in the field.");
        return FindingFault.FromText(Row, null,
            $"Found {Found.Count(text.FieldCount, "field", "fields")}; {Found.Text(width)}, as in the first line, are allowed. Put quotes "
            + "around fields that have delimiters in them.");
    }

    /// <summary>Of a row at which it could not be decided whether it is wanted.</summary>
    public static FindingFault WhyUnknownIfWanted(Exception why) => FindingFault.FromText(
        Row, null, $"Found the function given to Where throw {why.GetType().Name}: {why.Message} One that answers for every row is "
            + "needed.");

    /// <summary>Of a header whose quotes are broken, so that its names are not those that stand there.</summary>
    public static string WhyNoHeader(CsvText text) => text.IsUnclosed
        ? "Found a quote in the header that is never closed, so that all that follows is the name of a column. Close the quote."
        : "Found text behind a closing quote in the header; a delimiter or the end of the line is allowed there. Double the quotes in the "
            + "name.";

    /// <summary>Of bytes that are no text.</summary>
    public static string WhyNoText(string text, CsvColumn column) =>
        $"Found {Found.InQuotes(text)} in the {column}, with bytes that are no UTF-8. State the encoding of the file with WithEncoding.";

    /// <summary>Of a source that failed.</summary>
    public static string WhyStopped(Exception cause, long rows, CsvForm form)
    {
        string where = $"after {Found.Count(rows, "row", "rows")}";
        return CsvText.IsFault(cause)
            ? $"Found a record of more than {Found.Count(form.MaxRecordSize, "byte", "bytes")} {where}. Is a quote never closed? "
                + "Correct the file, or allow longer records with WithMaxRecordSize."
            : cause is System.Text.DecoderFallbackException
                ? $"Found bytes that are not of the encoding {where}. State another with WithEncoding."
                : $"The source of the file failed {where}: {cause.Message}";
    }
}
