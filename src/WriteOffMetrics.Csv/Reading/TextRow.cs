namespace WriteOffMetrics.Csv;

/// <summary>The texts of a record, by the fields of the map.</summary>
internal sealed class TextRow(long row, long line, int fields)
{
    private readonly string?[] problems = new string?[fields];

    /// <summary>Where it is.</summary>
    public FindingPosition Position => FindingPosition.FromRowAndLine(row, line);

    /// <summary>What stands there, without blanks around where it is read to something else; none of an empty field.</summary>
    public string?[] Texts { get; } = new string?[fields];

    /// <summary>What was thrown when a text was computed.</summary>
    public Exception?[] Thrown { get; } = new Exception?[fields];

    /// <summary>What is wrong with a text that is there; none where nothing is.</summary>
    public string? ProblemOf(int field) => problems[field];

    /// <summary>Notes what is wrong with a text.</summary>
    public void SetProblem(int field, string problem) => problems[field] = problem;
}
