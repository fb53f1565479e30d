using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// How accounts moved between ageing buckets from the end of one period to the end of the next (M15, account level), by the cohort method.
/// An account is in the oldest bucket in which something of it is open. States are numbered: the buckets from 0, then
/// <see cref="Undated"/>, <see cref="NotOpen"/> and <see cref="WrittenOff"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Accounts are counted, not amounts: a roll rate of amounts is
/// <c>ageing.ToRollRates()</c>.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BucketTransitions : IReport
{
    private readonly OpenItems source;
    private readonly TransitionMatrix matrix;
    private readonly int complete, withoutAccount;

    internal BucketTransitions(
        OpenItems source, AgeingBuckets buckets, PeriodAxis axis, int complete, TransitionMatrix matrix, long[] last, int withoutAccount)
    {
        this.source = source;
        this.matrix = matrix;
        this.complete = complete;
        this.withoutAccount = withoutAccount;
        Buckets = buckets;
        Axis = axis;
        States = Array.AsReadOnly<string>([.. buckets, "undated", "not open", "written off"]);
        Accounts = Array.AsReadOnly(last);
        Definition = new MetricDefinition(ReceivablesMetrics.AccountTransition)
            .WithChoice("age", buckets.IsByInvoiceDate ? "from invoice date" : "from due date")
            .WithChoice("level", "account")
            .WithChoice("step", $"one {axis.Calendar.PeriodWord}");
    }

    /// <summary>What the rates mean.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The buckets.</summary>
    public AgeingBuckets Buckets { get; }

    /// <summary>The periods, at whose ends accounts are looked at. Those that end behind the knowledge day are left out.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The names of the states, in order of their numbers.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The state of an account of which only items without a due date are open; by invoice date none is in it.</summary>
    public int Undated => Buckets.Count;

    /// <summary>The state of an account that owed something before and of which nothing is open.</summary>
    public int NotOpen => Buckets.Count + 1;

    /// <summary>
    /// The state of an account of which nothing is open, and whose last item was written off: on the last day on which anything lowered
    /// what it owed there was a write-off. It leaves the state with its next invoice or a reversal.
    /// </summary>
    public int WrittenOff => Buckets.Count + 2;

    /// <summary>The number of accounts in each state at the last end.</summary>
    public IReadOnlyList<long> Accounts { get; }

    /// <summary>How many times an account was in one state at an end and in another, or the same, at the next.</summary>
    /// <param name="from">The number of the state that it was in.</param>
    /// <param name="to">The number of the state that it came to.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public long Count(int from, int to) => (long)matrix.Counts[Require(from, nameof(from))][Require(to, nameof(to))];

    /// <summary>How many times an account was in a state at an end that is followed by another one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public long Total(int from) => (long)matrix.RowTotals[Require(from, nameof(from))];

    /// <summary>
    /// The part of the accounts in one state that came to another within a period: the count ÷ the total, from 0 to 1. Those of one state
    /// add up to 1. Null where no account was in the state.
    /// </summary>
    /// <param name="from">The number of the state that they were in.</param>
    /// <param name="to">The number of the state that they came to.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public double? Rate(int from, int to) => matrix.Probabilities[Require(from, nameof(from))][Require(to, nameof(to))];

    /// <summary>
    /// The same over several periods, if accounts go on as they did: the matrix multiplied with itself. A state in which no account was is
    /// taken to be never left.
    /// </summary>
    /// <param name="from">The number of the state that they are in.</param>
    /// <param name="to">The number of the state that they come to.</param>
    /// <param name="periods">The number of periods, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or the number is negative.</exception>
    public double RateAhead(int from, int to, int periods) =>
        matrix.Power(RequirePeriods(periods))[Require(from, nameof(from))][Require(to, nameof(to))];

    /// <summary>The standard error of a rate: √count ÷ the total. Null where no account was in the state.</summary>
    /// <param name="from">The number of the state that they were in.</param>
    /// <param name="to">The number of the state that they came to.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public double? StandardError(int from, int to) => matrix.StandardErrors[Require(from, nameof(from))][Require(to, nameof(to))];

    /// <summary>
    /// The part of the accounts of the last end in each state after several periods, if accounts go on as they did; with 0 periods, at that
    /// end. They add up to 1. Empty where there are no accounts.
    /// </summary>
    /// <param name="periods">The number of periods, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<double> SharesAhead(int periods)
    {
        RequirePeriods(periods);
        double all = Accounts.Sum();
        return all == 0 ? [] : Array.AsReadOnly(matrix.Distribution([.. Accounts.Select(count => count / all)], periods));
    }

    /// <summary>What was counted, in which states no account was, and what was left out.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("states", string.Join(", ", States)),
        ("period", $"{Axis.Span.Name}: {Invariant.Count(complete, "end", "ends")} of {Invariant.Count(Axis.Count)}"),
        ("ledger", source.ToString()),
        ("method", "each account counts from the first end by which it owed something; rates of all ends together"),
        ("no account", Empty.Length == 0 ? "none: accounts were in every state" : $"was in {string.Join(", ", Empty)}: no rates"),
        .. withoutAccount == 0
            ? []
            : new[] { ("left out", $"{Invariant.Count(withoutAccount, "item", "items")} without an account") },
        ("source", Definition.Source),
    ]);

    /// <summary>How many accounts and moves, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count((long)matrix.RowTotals.Sum(), "move", "moves")} of accounts by {Buckets}, {Axis.Span.Name}";

    private string[] Empty => [.. States.Where((_, state) => matrix.RowTotals[state] == 0)];

    private int Require(int state, string parameterName) => state >= 0 && state < States.Count
        ? state
        : throw new ArgumentOutOfRangeException(
            parameterName, state,
            $"Found the state {Invariant.Text(state)}; 0 to {Invariant.Text(States.Count - 1)} are allowed, which are "
            + $"{string.Join(", ", States)}.");

    private static int RequirePeriods(int periods) => periods >= 0 ? periods : throw new ArgumentOutOfRangeException(
        nameof(periods), periods, $"Found {Invariant.Text(periods)} periods; 0 or more are allowed.");

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Buckets)
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .AddList(States.Select((name, state) => (name, state)), one => report
            .Add(one.name, "state")
            .Add(Accounts[one.state], "accounts")
            .Add(Total(one.state), "total")
            .AddList(matrix.Counts[one.state], "counts")
            .AddList(matrix.Probabilities[one.state].OfType<double>(), "rates"), "states");
}
