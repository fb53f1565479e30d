using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// What moved an allowance in a period (M11): opening + provision − write-offs + recoveries + exchange differences + acquisitions + other =
/// closing. Where the provision was not stated, <see cref="CloseAt"/> computes it; where it was, what does not add up is the
/// <see cref="Difference"/>, which is named and never hidden.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads: every method gives a new one.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AllowanceRollForward : IReport
{
    private readonly RollForwardParts parts;

    private AllowanceRollForward(RollForwardParts parts) => this.parts = parts;

    /// <summary>The allowance at the beginning.</summary>
    public Money Opening => parts.Opening;

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => parts.Opening.Currency;

    /// <summary>What moved it, in the order in which it was stated.</summary>
    public IReadOnlyList<AllowanceMovement> Movements => parts.Movements;

    /// <summary>The period of the ledgers that were read; null where none was.</summary>
    public ReportingPeriod? Period => parts.Period;

    /// <summary>Whether every ledger that was read is complete through the end of the period, or states no last complete day.</summary>
    public bool IsComplete => parts.IsComplete;

    /// <summary>The allowance at the end: as stated with <see cref="CloseAt"/>, otherwise opening and movements added up.</summary>
    /// <exception cref="OverflowException">It exceeds 64 bits of minor units.</exception>
    public Money Closing => parts.Closing ?? Computed;

    /// <summary>
    /// Closing less what opening and movements add up to: above zero where the stated closing is larger. Zero where it closes.
    /// </summary>
    /// <exception cref="OverflowException">It exceeds 64 bits of minor units.</exception>
    public Money Difference => Closing - Computed;

    /// <summary>
    /// What does not agree: a closing that opening and movements do not add up to, one below zero, and booked figures that differ from the
    /// ledger. The amount at stake is the difference, or the closing where that is below zero.
    /// </summary>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public IReadOnlyList<Finding> Findings => Array.AsReadOnly([.. RollForwardRules.Of(this), .. parts.Findings]);

    /// <summary>The postings that the movements take, with the accounts of <see cref="WithAccounts"/>. Nothing is posted.</summary>
    public IReadOnlyList<JournalLine> ProposedJournal =>
        Array.AsReadOnly([.. Movements.SelectMany(movement => JournalProposal.ByAllowance(movement, PostingPeriod, Accounts))]);

    /// <summary>
    /// The postings that the direct method would take for the same write-offs and recoveries: to expense instead of to an allowance.
    /// </summary>
    public IReadOnlyList<JournalLine> ProposedDirectJournal =>
        Array.AsReadOnly([.. Movements.SelectMany(movement => JournalProposal.Direct(movement, PostingPeriod, Accounts))]);

    /// <summary>All movements of a kind added up, as the change of the allowance: write-offs are below zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AllowanceMovementKind"/>.</exception>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money this[AllowanceMovementKind kind] => Enum.IsDefined(kind)
        ? Sum(Movements.Where(movement => movement.Kind == kind))
        : throw new ArgumentOutOfRangeException(
            nameof(kind), kind, $"Found {Invariant.Text((int)kind)}; a member of AllowanceMovementKind is allowed.");

    /// <summary>Begins with what stood at the beginning of the period.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static AllowanceRollForward From(Money opening)
    {
        return new AllowanceRollForward(new RollForwardParts(AllowanceInputs.RequireCurrency(opening, nameof(opening))));
    }

    /// <summary>Adds a provision as it was charged to expense; below zero where it was released.</summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward Provision(Money amount) => Stated(AllowanceMovementKind.Provision, amount, "stated");

    /// <summary>Adds a provision of a share of credit sales, rounded once to the minor unit, halves away from zero.</summary>
    /// <param name="creditSales">The credit sales of the period.</param>
    /// <param name="share">Which part of them is expected to be lost: 0.8 %.</param>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 100 %.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward Provision(Money creditSales, Ratio share)
    {
        if (share.ToDecimal() is < 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(share), share, $"Found a share of {share}; 0 % to 100 % are allowed.");
        Require(creditSales, nameof(creditSales));
        Money amount = Money.FromFraction(
            creditSales.MinorUnits * (Fraction)share.ToDecimal(), creditSales.Currency, AllowanceInputs.Rounding);
        return Stated(AllowanceMovementKind.Provision, amount, $"{share} of credit sales of {creditSales}");
    }

    /// <summary>Charges write-offs to the allowance, as they were booked: above zero where they lower it.</summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward WriteOffs(Money amount) => Stated(AllowanceMovementKind.WriteOffs, Negated(amount), "stated");

    /// <summary>Charges the write-offs of a ledger in a period to the allowance, and adds its reversals.</summary>
    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="period">The period: <c>fiscalYears[0]</c>.</param>
    /// <exception cref="ArgumentException">
    /// The ledger has another currency, or another date than the effective one decides its periods; or period or category are not those of
    /// the recoveries, or the period was not stated.
    /// </exception>
    /// <exception cref="InvalidOperationException">It was closed before, or write-offs of a ledger were added before.</exception>
    public AllowanceRollForward WriteOffs(WriteOffLedger ledger, ReportingPeriod period) =>
        Read(ledger, period, null, AllowanceMovementKind.WriteOffs, AllowanceMovementKind.Reversals);

    /// <summary>
    /// The same, reconciled to what the books have: a difference is among the <see cref="Findings"/>. The ledger's figure is taken, and the
    /// booked one compared only.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="period">The period.</param>
    /// <param name="booked">Write-offs less reversals as they were booked, above zero where they lower the allowance.</param>
    /// <exception cref="ArgumentException">As without a booked amount, or its currency is another one.</exception>
    /// <exception cref="InvalidOperationException">It was closed before, or write-offs of a ledger were added before.</exception>
    public AllowanceRollForward WriteOffs(WriteOffLedger ledger, ReportingPeriod period, Money booked) =>
        Read(ledger, period, Negated(booked), AllowanceMovementKind.WriteOffs, AllowanceMovementKind.Reversals);

    /// <summary>Adds recoveries, as they were booked.</summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward Recoveries(Money amount) => Stated(AllowanceMovementKind.Recoveries, amount, "stated");

    /// <summary>Adds the recoveries of a ledger in a period, and takes those that were returned.</summary>
    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">
    /// The ledger has another currency, or another date than the effective one decides its periods; or period or category are not those of
    /// the write-offs, or the period was not stated.
    /// </exception>
    /// <exception cref="InvalidOperationException">It was closed before, or recoveries of a ledger were added before.</exception>
    public AllowanceRollForward Recoveries(WriteOffLedger ledger, ReportingPeriod period) =>
        Read(ledger, period, null, AllowanceMovementKind.Recoveries, AllowanceMovementKind.RecoveriesReturned);

    /// <summary>
    /// The same, reconciled to what the books have: a difference is among the <see cref="Findings"/>. The ledger's figure is taken, and the
    /// booked one compared only.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="period">The period.</param>
    /// <param name="booked">Recoveries less those returned as they were booked.</param>
    /// <exception cref="ArgumentException">As without a booked amount, or its currency is another one.</exception>
    /// <exception cref="InvalidOperationException">It was closed before, or recoveries of a ledger were added before.</exception>
    public AllowanceRollForward Recoveries(WriteOffLedger ledger, ReportingPeriod period, Money booked) =>
        Read(ledger, period, booked, AllowanceMovementKind.Recoveries, AllowanceMovementKind.RecoveriesReturned);

    /// <summary>Adds what exchange rates did to the allowance; below zero where they lowered it.</summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward ExchangeDifferences(Money amount) =>
        Stated(AllowanceMovementKind.ExchangeDifferences, amount, "stated");

    /// <summary>Adds the allowance of acquired receivables; below zero for what left with a business that was sold.</summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward Acquisitions(Money amount) => Stated(AllowanceMovementKind.Acquisitions, amount, "stated");

    /// <summary>Adds something else that moved the allowance; below zero where it lowered it.</summary>
    /// <param name="amount">By how much.</param>
    /// <param name="reason">What it was.</param>
    /// <exception cref="ArgumentException">The amount has another currency, or the reason is blank.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    public AllowanceRollForward Other(Money amount, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return Stated(AllowanceMovementKind.Other, amount, reason);
    }

    /// <summary>
    /// Closes at what stands, or must stand, at the end. Where no provision was stated it is computed, so that it closes:
    /// <c>CloseAt(required.Total)</c>. Where one was stated, nothing is changed, and what does not add up is the <see cref="Difference"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The amount has another currency.</exception>
    /// <exception cref="InvalidOperationException">It was closed before.</exception>
    /// <exception cref="OverflowException">The provision exceeds 64 bits of minor units.</exception>
    public AllowanceRollForward CloseAt(Money closing)
    {
        RequireOpen();
        Require(closing, nameof(closing));
        RollForwardParts closed = parts with { Closing = closing };
        if (Movements.Any(movement => movement.Kind == AllowanceMovementKind.Provision)) return new AllowanceRollForward(closed);
        var provision = new AllowanceMovement(
            AllowanceMovementKind.Provision, closing - Computed, "computed so that the allowance closes", Evidence.None);
        return new AllowanceRollForward(closed.With(provision));
    }

    /// <summary>The same with the accounts that proposed postings name.</summary>
    public AllowanceRollForward WithAccounts(JournalAccounts accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return new AllowanceRollForward(parts with { Accounts = accounts });
    }

    /// <summary>
    /// The same in another currency: the opening at one rate, movements at an average one, the closing at a third. What the rates make of
    /// it is added to the exchange differences, so that it closes, or does not close, as it did. Each amount is rounded by itself, and so
    /// is a difference, of which nothing is left below half a minor unit. It is closed then, also where it was open. Findings on booked
    /// figures stay in the currency in which they were booked.
    /// </summary>
    /// <param name="currency">The other currency.</param>
    /// <param name="openingRate">How many units of it one unit was worth at the beginning.</param>
    /// <param name="averageRate">How many over the period.</param>
    /// <param name="closingRate">How many at the end.</param>
    /// <param name="rule">Where a half goes when an amount is rounded to the minor unit.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is zero or below, or the rule is not a member.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public AllowanceRollForward ConvertTo(
        Currency currency, decimal openingRate, decimal averageRate, decimal closingRate, MidpointRounding rule) =>
        RollForwardConversion.Convert(this, currency, openingRate, averageRate, closingRate, rule);

    /// <summary>
    /// Roll-forwards of one currency added up, of several companies, say. They are all open, and so is the sum, or it is closed at the sum
    /// of what they close at.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, one is null, or currencies, periods, categories or accounts differ.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public static AllowanceRollForward Combine(IEnumerable<AllowanceRollForward> rollForwards)
    {
        ArgumentNullException.ThrowIfNull(rollForwards);
        AllowanceRollForward[] all = [.. rollForwards];
        RollForwardWords.RequireAlike(all, nameof(rollForwards));
        return new AllowanceRollForward(new RollForwardParts(SumOf(all, one => one.Opening))
        {
            Movements = Array.AsReadOnly<AllowanceMovement>([.. all.SelectMany(one => one.Movements)]),
            Closing = Array.TrueForAll(all, one => one.parts.Closing is null) ? null : SumOf(all, one => one.Closing),
            Scope = Array.Find(all, one => one.Scope is not null)?.Scope,
            Period = Array.Find(all, one => one.Period is not null)?.Period,
            IsComplete = Array.TrueForAll(all, one => one.IsComplete),
            Findings = Array.AsReadOnly<Finding>([.. all.SelectMany(one => one.parts.Findings)]),
            Accounts = all[0].Accounts,
        });
    }

    /// <summary>
    /// Those of consecutive periods as one of the whole time. What one closes at and the next does not open at is a difference.
    /// </summary>
    internal static AllowanceRollForward Join(IReadOnlyList<AllowanceRollForward> consecutive, ReportingPeriod whole) =>
        new(new RollForwardParts(consecutive[0].Opening)
        {
            Movements = Array.AsReadOnly<AllowanceMovement>([.. consecutive.SelectMany(one => one.Movements)]),
            Closing = consecutive[^1].Closing,
            Scope = consecutive.FirstOrDefault(one => one.Scope is not null)?.Scope,
            Period = whole,
            IsComplete = consecutive.All(one => one.IsComplete),
            Findings = Array.AsReadOnly<Finding>([.. consecutive.SelectMany(one => one.parts.Findings)]),
            Accounts = consecutive[0].Accounts,
        });

    /// <summary>Every movement with its reason, what does not agree, and how it closes.</summary>
    public Explanation Explain() => Explanation.FromDetails(AllowanceMetrics.Allowance, $"M11 = {this}",
    [
        ("metric", AllowanceMetrics.Allowance.ToString()),
        .. Period is { } period ? new[] { ("period", $"{period.Name} ({period}){(IsComplete ? "" : ", not complete")}") } : [],
        ("opening", Opening.ToString()),
        .. Movements.Select(movement => ("movement", movement.ToString())),
        ("closing", Closing.ToString()),
        .. Findings.Select(finding => ("finding", finding.ToString())),
        ("source", AllowanceMetrics.AllowanceBalance.Source),
    ]);

    /// <summary>Opening, movements, closing and the difference on one line, in any culture.</summary>
    public override string ToString() => RollForwardWords.InWords(this);

    /// <summary>The accounts that postings name.</summary>
    internal JournalAccounts Accounts => parts.Accounts;

    /// <summary>The period for which postings are proposed: that of the ledgers, or of the history that it is part of.</summary>
    internal ReportingPeriod? PostingPeriod => parts.PostingPeriod ?? parts.Period;

    /// <summary>The same as the one of a period in a history.</summary>
    internal AllowanceRollForward Of(ReportingPeriod period) => new(parts with { PostingPeriod = period });

    /// <summary>The same, incomplete where what closes it is.</summary>
    internal AllowanceRollForward CompleteIf(bool isComplete) =>
        isComplete ? this : new AllowanceRollForward(parts with { IsComplete = false });

    /// <summary>Which category the ledgers were read from, in words; none where none was.</summary>
    internal string? Scope => parts.Scope;

    /// <summary>What opening and movements add up to.</summary>
    internal Money Computed => Money.FromExact(ComputedExact, Currency);

    /// <summary>The same in minor units, also where it exceeds an amount.</summary>
    internal Int128 ComputedExact => Opening.MinorUnits + SumExact(Movements);

    /// <summary>All movements of a kind in minor units, also where they exceed an amount.</summary>
    internal Int128 SumExact(AllowanceMovementKind kind) => SumExact(Movements.Where(movement => movement.Kind == kind));

    /// <summary>What it was closed at; none where it is open.</summary>
    internal Money? StatedClosing => parts.Closing;

    /// <summary>One with other amounts and the same findings.</summary>
    internal AllowanceRollForward Restated(Money opening, IEnumerable<AllowanceMovement> movements, Money closing) => new(
        parts with { Opening = opening, Movements = Array.AsReadOnly<AllowanceMovement>([.. movements]), Closing = closing });

    private Money Sum(IEnumerable<AllowanceMovement> movements) => Money.FromExact(SumExact(movements), Currency);

    private static Int128 SumExact(IEnumerable<AllowanceMovement> movements) =>
        movements.Aggregate((Int128)0, (sum, movement) => sum + movement.Change.MinorUnits);

    private static Money SumOf(AllowanceRollForward[] all, Func<AllowanceRollForward, Money> amountOf) => Money.FromExact(
        all.Aggregate((Int128)0, (sum, one) => sum + amountOf(one).MinorUnits), all[0].Currency);

    private AllowanceRollForward Stated(AllowanceMovementKind kind, Money change, string reason)
    {
        RequireOpen();
        Require(change, "amount");
        return new AllowanceRollForward(parts.With(new AllowanceMovement(kind, change, reason, Evidence.None)));
    }

    private AllowanceRollForward Read(
        WriteOffLedger ledger, ReportingPeriod period, Money? booked, AllowanceMovementKind kind, AllowanceMovementKind undone)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        RequireOpen();
        if (booked is { } stated) Require(stated, nameof(booked));
        AllowanceMovement[] movements = LedgerMovements.Read(ledger, period, this, kind, undone);
        Finding[] findings = booked is { } amount && Sum(movements) is var found && found != amount
            ? [RollForwardRules.DiffersFromBooks(kind, found, amount, movements)]
            : [];
        return new AllowanceRollForward(parts with
        {
            Movements = Array.AsReadOnly<AllowanceMovement>([.. Movements, .. movements]),
            Period = period,
            Scope = CategoryScope.FromLedger(ledger).Name,
            IsComplete = IsComplete && (ledger.LastCompleteDay is not { } day || day >= period.End),
            Findings = Array.AsReadOnly<Finding>([.. parts.Findings, .. findings]),
        });
    }

    private void RequireOpen()
    {
        if (parts.Closing is { } closing)
            throw new InvalidOperationException(
                $"Found a roll-forward that was closed at {closing}; movements are added before it is closed. Close it last.");
    }

    private void Require(Money amount, string parameterName)
    {
        if (amount.Currency != Currency)
            throw new ArgumentException(
                $"Found {amount}; an amount in {Currency}, the currency of the opening allowance, is allowed.", parameterName);
    }

    private static Money Negated(Money amount) => amount.Currency.IsDefined ? -amount : amount;

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .Add(IsComplete)
        .AddValue(Opening)
        .AddList(Movements)
        .AddValue(Closing)
        .AddValue(Difference)
        .AddList(Findings);

    private sealed record RollForwardParts(Money Opening)
    {
        public IReadOnlyList<AllowanceMovement> Movements { get; init; } = [];

        public Money? Closing { get; init; }

        public ReportingPeriod? Period { get; init; }

        public ReportingPeriod? PostingPeriod { get; init; }

        public string? Scope { get; init; }

        public bool IsComplete { get; init; } = true;

        public IReadOnlyList<Finding> Findings { get; init; } = [];

        public JournalAccounts Accounts { get; init; } = new();

        public RollForwardParts With(AllowanceMovement movement) =>
            this with { Movements = Array.AsReadOnly<AllowanceMovement>([.. Movements, movement]) };
    }
}
