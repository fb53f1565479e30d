namespace WriteOffMetrics.Csv;

/// <summary>
/// Reads the fields of text rows for the selectors of the core, which knows what makes a row bad. A text that cannot be read is thrown and
/// noted, so that the finding says what this file allows.
/// </summary>
internal sealed class FieldSelectors(MapState map)
{
    private readonly FieldReading<CalendarDay> days = map.Days;
    private readonly FieldReading<decimal> amounts = map.Amounts;

    public Func<TextRow, CalendarDay?>? Day(string field) => Of(field, days);

    public Func<TextRow, decimal?>? Amount(string field) => Of(field, amounts);

    public Func<TextRow, T?>? Member<T>(string field)
        where T : struct, Enum =>
        map.IndexOf(field) is >= 0 and var at ? Of(field, (FieldReading<T>)map.Fields[at].Words!) : null;

    public Func<TextRow, string?>? Text(string field) => map.IndexOf(field) is >= 0 and var at ? row => TextOf(row, at) : null;

    /// <summary>The dimensions of the user's own.</summary>
    public IEnumerable<(string Name, Func<TextRow, string?> Select)> Dimensions(Func<string, bool> isOwn) =>
        OwnDimensions.Of(map).Where(isOwn).Select(name => (name, Text(name)!));

    /// <summary>The same finding where it is in the file, and of texts that could not be read what is allowed here.</summary>
    public Finding Told(Finding finding, TextRow row) => Finding.FromFaults(
        finding.Rule, finding.Severity, [row.Position], [.. finding.Faults.Select(fault => Told(fault, row))]) with
    {
        AmountAtStake = finding.AmountAtStake,
    };

    private FindingFault Told(FindingFault fault, TextRow row)
    {
        int at = map.IndexOf(fault.Field);
        return at < 0 ? fault
            : FindingFault.FromText(fault.Field, row.Texts[at] ?? fault.FoundText, row.ProblemOf(at) ?? fault.Message);
    }

    private Func<TextRow, T?>? Of<T>(string field, FieldReading<T> reading)
        where T : struct
    {
        int at = map.IndexOf(field);
        if (at < 0) return null;
        CsvColumn column = map.Fields[at].Column;
        return row =>
        {
            if (TextOf(row, at) is not { } text) return null;
            if (reading.Read(text) is { } value) return value;
            row.SetProblem(at, reading.WhyUnreadable(text, column));
            throw new FormatException(row.ProblemOf(at));
        };
    }

    private static string? TextOf(TextRow row, int at)
    {
        if (row.Thrown[at] is { } thrown) throw thrown;
        if (row.ProblemOf(at) is { } problem) throw new FormatException(problem);
        return row.Texts[at];
    }
}
