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

    /// <summary>The same, of which some entries could not be judged. Where those are all there are, the input is missing.</summary>
    /// <param name="left">How many of them, and what is missing, such as <c>no account stated</c>.</param>
    public ControlOutcome LeavingOut(params ReadOnlySpan<(long Count, string Why)> left)
    {
        ControlOutcome outcome = this;
        foreach ((long count, string why) in left) outcome = outcome.Excepting(count, why);
        return EntriesLookedAt > 0 || outcome.EntriesLeftOut == 0 ? outcome
            : MissingInput($"No entry could be looked at. {outcome.Note}") with { EntriesLeftOut = outcome.EntriesLeftOut };
    }

    /// <summary>The same, of which some entries are not looked at because whoever made the test said so: nothing is missing.</summary>
    public ControlOutcome Excepting(long count, string why)
    {
        if (count == 0) return this;
        string note = $"{ControlWords.Entries(count)} left out: {why}.";
        return this with { EntriesLeftOut = EntriesLeftOut + count, Note = Note is null ? note : $"{Note} {note}" };
    }
}
