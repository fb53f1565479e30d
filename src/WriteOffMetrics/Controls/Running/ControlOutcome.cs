namespace WriteOffMetrics.Controls;

/// <summary>What came of a procedure.</summary>
internal sealed record ControlOutcome
{
    private ControlOutcome(ControlStatus status, long looked)
    {
        Status = status;
        LookedAt = looked;
    }

    public ControlStatus Status { get; }

    public long LookedAt { get; }

    public long LeftOut { get; private init; }

    /// <summary>Why entries were left out, or the test was not run; none where neither is so.</summary>
    public string? Note { get; private init; }

    public ControlFigure? Figure { get; init; }

    /// <summary>What was looked at, one of them and several.</summary>
    public (string One, string Many) Noun { get; private init; } = ControlWords.Entry;

    public Finding[] Findings { get; private init; } = [];

    public static ControlOutcome Tested(long looked, Finding[] findings) =>
        new(ControlStatus.Tested, looked) { Findings = findings };

    /// <summary>Of what is not entries.</summary>
    public static ControlOutcome Tested(long looked, Finding[] findings, (string One, string Many) noun) =>
        Tested(looked, findings) with { Noun = noun };

    public static ControlOutcome TooFew(long looked, string why) => new(ControlStatus.TooFew, looked) { Note = why };

    public static ControlOutcome MissingInput(string why) => new(ControlStatus.MissingInput, 0) { Note = why };

    /// <summary>The same, of which some could not be judged. Where those are all there are, the input is missing.</summary>
    /// <param name="left">How many of them, and what is missing, such as <c>no account stated</c>.</param>
    public ControlOutcome LeavingOut(params ReadOnlySpan<(long Count, string Why)> left)
    {
        ControlOutcome outcome = this;
        foreach ((long count, string why) in left) outcome = outcome.Excepting(count, why);
        return LookedAt > 0 || outcome.LeftOut == 0 ? outcome
            : MissingInput($"No {Noun.One} could be looked at. {outcome.Note}") with { LeftOut = outcome.LeftOut, Noun = Noun };
    }

    /// <summary>The same, of which some are not looked at because whoever made the test said so: nothing is missing.</summary>
    public ControlOutcome Excepting(long count, string why)
    {
        if (count == 0) return this;
        string note = $"{Invariant.Count(count, Noun.One, Noun.Many)} left out: {why}.";
        return this with { LeftOut = LeftOut + count, Note = Note is null ? note : $"{Note} {note}" };
    }
}
