namespace WriteOffMetrics;

/// <summary>A section while its tables and notes are added.</summary>
internal sealed class BoardSection(string name)
{
    private readonly List<DashboardTable> tables = [];
    private readonly List<string> notes = [];

    /// <summary>Adds a table, unless nothing is in it.</summary>
    public BoardSection Add(BoardTable table)
    {
        if (table.Count > 0) tables.Add(table.ToTable());
        return this;
    }

    public BoardSection Note(string sentence)
    {
        notes.Add(sentence);
        return this;
    }

    /// <summary>
    /// A figure that the inputs may not allow on every axis and day, such as one of calendar years on weeks, or that exceeds what figures
    /// hold: where that is so, the reason is a note of the section, and all other figures stand.
    /// </summary>
    public T? TryCompute<T>(string what, Func<T> compute)
        where T : class
    {
        try
        {
            return compute();
        }
        catch (ArgumentException why) when (why is not (ArgumentNullException or ArgumentOutOfRangeException))
        {
            notes.Add($"No {what}: {WithoutParameter(why)}");
        }
        catch (OverflowException)
        {
            notes.Add($"No {what}: {MetricStatusWords.InWords(MetricStatus.OutOfRange)}.");
        }

        return null;
    }

    private static string WithoutParameter(ArgumentException why) => why.ParamName is { } name
        ? why.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : why.Message;

    /// <summary>The section; one without a table is absent, for the reasons that were noted.</summary>
    public DashboardSection ToSection() => tables.Count == 0
        ? DashboardSection.Absent(name, string.Join(' ', notes))
        : new(name, null, [.. tables], [.. notes]);
}
