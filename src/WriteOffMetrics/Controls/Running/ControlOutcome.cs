namespace WriteOffMetrics.Controls;

/// <summary>What came of a procedure.</summary>
internal sealed record ControlOutcome
{
    private ControlOutcome(ControlStatus status, long looked)
    {
        Status = status;
        EntriesLookedAt = looked;
    }

    public ControlStatus Status { get; }

    public long EntriesLookedAt { get; }

    public long EntriesLeftOut { get; private init; }

    /// <summary>Why entries were left out, or the test was not run; none where neither is so.</summary>
    public string? Note { get; private init; }

    public ControlFigure? Figure { get; init; }

    public Finding[] Findings { get; private init; } = [];

    public static ControlOutcome Tested(long looked, Finding[] findings) =>
        new(ControlStatus.Tested, looked) { Findings = findings };

    public static ControlOutcome TooFew(long looked, string why) => new(ControlStatus.TooFew, looked) { Note = why };

    public static ControlOutcome MissingInput(string why) => new(ControlStatus.MissingInput, 0) { Note = why };

    /// <summary>The same, of which some entries could not be judged. Where that is all of them, the input is missing.</summary>
    /// <param name="count">How many.</param>
    /// <param name="why">What is missing of them, such as <c>no account stated</c>.</param>
    public ControlOutcome LeavingOut(long count, string why)
    {
        if (count == 0) return this;
        string note = $"{Invariant.Count(count, "entry", "entries")} left out: {why}.";
        return EntriesLookedAt == 0 ? MissingInput($"No entry could be looked at. {note}") with { EntriesLeftOut = count }
            : this with { EntriesLeftOut = count, Note = Note is null ? note : $"{Note} {note}" };
    }
}
