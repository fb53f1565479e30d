using NodaTime;
using WriteOffMetrics.Approvals;
using Xunit.Sdk;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// A random policy and a random log that grows under it: amounts stand at and beside bounds, instants at and beside the ends of days, terms
/// and windows, because that is where rules differ. All numbers come from the seed.
/// </summary>
internal sealed class ApprovalModelWalk
{
    public static readonly Currency Usd = Currency.FromCode("USD"), Jpy = Currency.FromCode("JPY"), Kwd = Currency.FromCode("KWD");

    private static readonly decimal[] Bounds = [10m, 50m, 100m, 1_000m];
    private static readonly string[] Names = ["Ada", "Ben", "Cleo", "Dov", "Eve"], Ids = ["R-1", "r-1", "R-2", "R-3", "R-4", "R-5"],
        Roles = ["Officer", "Manager", "Director", "Board"], Kinds = ["letter", "call"];

    private static readonly Instant First = Instant.FromUtc(2026, 6, 1, 6, 30);

    private static readonly DateTimeZone[] Zones =
        [DateTimeZone.Utc, DateTimeZoneProviders.Tzdb["America/Los_Angeles"], DateTimeZoneProviders.Tzdb["Pacific/Kiritimati"]];

    private readonly Random random;
    private readonly bool isOneCurrency;

    public ApprovalModelWalk(int seed, bool isOneCurrency = false)
    {
        (random, this.isOneCurrency) = (new Random(seed), isOneCurrency);
        Now = First;
        Policy = MakePolicy();
    }

    /// <summary>Makes walks of consecutive seeds; a failure tells the seed and the command that repeats it.</summary>
    public static void Hold(ITestOutputHelper output, string name, bool isOneCurrency, Action<ApprovalModelWalk> law)
    {
        int first = Walks.SeedFor(name);
        output.WriteLine(FormattableString.Invariant($"{Cases.Count} walks from the seed {first} on"));
        for (int i = 0; i < Cases.Count; i++)
        {
            int seed = unchecked(first + i) & int.MaxValue;
            try
            {
                law(new ApprovalModelWalk(seed, isOneCurrency));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                throw new XunitException($"{name} does not hold. Replay: {Cases.CommandFor(name, (ulong)seed, 1)}\n{failure}");
            }
        }
    }

    public ApprovalModel Policy { get; }

    public Instant Now { get; private set; }

    /// <summary>The events of each request, in the order of the drafts.</summary>
    public List<List<ApprovalEvent>> Log { get; } = [];

    public IReadOnlyList<IReadOnlyList<ApprovalEvent>> Snapshot() => [.. Log.Select(one => one.ToArray())];

    /// <summary>The numbers that all of it comes from, for what a walk is continued with.</summary>
    public Random Random => random;

    public bool Often() => random.Next(4) > 0;

    public bool Seldom() => random.Next(6) == 0;

    public T OneOf<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>A request that waits, where there is one.</summary>
    public List<ApprovalEvent> OneRequest() => Log.Where(one => RequestModel.Of(one)!.State == RequestState.Submitted).ToArray()
        is { Length: > 0 } waiting && Often() ? OneOf(waiting) : OneOf(Log);

    /// <summary>Now, or beside a window, a term or the end of a day.</summary>
    public Instant OneInstant() => random.Next(14) switch
    {
        0 => First + Duration.FromHours(random.Next(24 * 40)),
        1 when Policy.Windows.Count > 0 && Log.SelectMany(one => one).Where(one => one.Kind == ApprovalEventKind.Approved).ToArray()
            is { Length: > 0 } approvals => Beside(OneOf(approvals).At + Duration.FromDays(OneOf(Policy.Windows).Days)),
        2 when Policy.Delegations.Count > 0 => Beside(Seldom() ? OneOf(Policy.Delegations).Start : OneOf(Policy.Delegations).End),
        3 => Beside(OneOf(Policy.Tables).InForceFrom),
        4 => Beside(Midnight()),
        5 => OneOf(OneOf(Log)).RecordedAt,
        _ => Now,
    };

    public ApprovalActor OneActor() => ApprovalActor.FromRole(
        OneOf(Names), Seldom() ? OneOf(["Clerk", "sweep"]) : OneOf(Often() ? Roles[^2..] : Roles)) with
    {
        OtherRoles = Seldom() ? [OneOf(["cash", "sales"])] : [],
    };

    /// <summary>Of a request what it asks for or a part, at or beside a bound.</summary>
    public Money OneGrant(RequestModel request) => random.Next(8) switch
    {
        0 => OneAmount(),
        1 or 2 => Money.FromMinorUnits(1 + random.NextInt64(request.Requested.MinorUnits), request.Requested.Currency),
        _ => request.Requested,
    };

    /// <summary>The next event of the log, possible or not, and the request that it is of; none where that is new.</summary>
    public (List<ApprovalEvent>? Of, ApprovalEvent Step) Next()
    {
        Now = random.Next(5) switch
        {
            0 => Now,
            1 => Midnight(),
            _ => Now + Duration.FromMinutes(random.Next(1_000)),
        };
        string id = OneOf(Ids);
        if (Log.Find(one => one[0].Request == id) is not { } events) return (null, Complete(Make(ApprovalEventKind.Drafted, id, null)));
        RequestModel model = RequestModel.Of(events)!;
        ApprovalEventKind kind = OneOf(Enum.GetValues<ApprovalEventKind>());
        if (Often() && model.AllowedSteps.Length > 0) kind = OneOf(model.AllowedSteps);
        if (Often())
        {
            kind = model.State switch
            {
                RequestState.Draft => ApprovalEventKind.Submitted,
                RequestState.Submitted => ApprovalEventKind.Approved,
                RequestState.InResearch => ApprovalEventKind.Answered,
                RequestState.Approved => OneOf([ApprovalEventKind.Posted, ApprovalEventKind.Amended]),
                _ => kind,
            };
        }

        ApprovalEvent step = Complete(Make(kind, id, model));

        // Mostly behind what was recorded before; else whatever the clock says, which may be refused.
        return (events, Often() && step.RecordedAt < events[^1].RecordedAt ? step with { RecordedAt = events[^1].RecordedAt } : step);
    }

    /// <summary>The log with the next event, where that is possible.</summary>
    public void Step()
    {
        (List<ApprovalEvent>? of, ApprovalEvent step) = Next();
        if (of is null) Log.Add([step]);
        else if (RequestModel.Of(of)!.CanTake(step) && step != of[^1]) of.Add(step);
    }

    private ApprovalEvent Make(ApprovalEventKind kind, string id, RequestModel? model)
    {
        ApprovalActor actor = Often() && kind is not (ApprovalEventKind.Approved or ApprovalEventKind.Returned)
            ? ApprovalActor.FromRole("Ada", "Clerk")
            : OneActor();
        Instant at = Seldom() ? Now - Duration.FromMinutes(random.Next(900)) : Now;
        return kind switch
        {
            ApprovalEventKind.Drafted => ApprovalEvent.Drafted(id, actor, at, OneAmount(), OneSubject()),
            ApprovalEventKind.Amended => ApprovalEvent.Amended(
                id, actor, at, Seldom() ? model!.Requested : OneAmount(), Often() ? model!.Subject : OneSubject()),
            ApprovalEventKind.Submitted => ApprovalEvent.Submitted(id, actor, at),
            ApprovalEventKind.Returned => ApprovalEvent.Returned(id, actor, at),
            ApprovalEventKind.Answered => ApprovalEvent.Answered(id, actor, at),
            ApprovalEventKind.Approved => ApprovalEvent.Approved(id, actor, at, OneGrant(model!)) with
            {
                RequiredApprovals = 1 + random.Next(3),
                OnBehalfOf = Seldom() ? OneOf(Names) : null,
            },
            ApprovalEventKind.Rejected => ApprovalEvent.Rejected(id, actor, at),
            ApprovalEventKind.Withdrawn => ApprovalEvent.Withdrawn(id, actor, at),
            ApprovalEventKind.Expired => ApprovalEvent.Expired(id, actor, at),
            ApprovalEventKind.Posted => ApprovalEvent.Posted(
                id, actor, at, !Seldom() && model!.Granted is { } granted ? granted : OneAmount()),
            _ => ApprovalEvent.Reversed(id, actor, at, model!.Posted is null ? OneAmount() : random.Next(3) switch
            {
                0 when model.Left.MinorUnits > 0 => model.Left,
                1 when model.Left.MinorUnits > 0 => Money.FromMinorUnits(1 + random.NextInt64(model.Left.MinorUnits), model.Left.Currency),
                _ => OneAmount(),
            }),
        };
    }

    private ApprovalEvent Complete(ApprovalEvent step) => step with
    {
        RecordedAt = Seldom() ? step.At + Duration.FromMinutes(random.Next(5_000)) : step.At,
        Evidence = [.. Enumerable.Range(0, random.Next(3)).Select(_ => OneEvidence())],
        Reason = Seldom() ? OneOf<string>(["İstanbul ı", "two\nlines", "\u202e\"<&", "𐐷 "]) : null,
    };

    private ApprovalEvidence OneEvidence() => ApprovalEvidence.FromReference(OneOf(Kinds), $"{random.Next(3)}");

    private Money OneAmount()
    {
        Currency currency = isOneCurrency ? Usd : !Seldom() ? Policy.Currency : OneOf([Usd, Jpy, Kwd]);
        if (!isOneCurrency && random.Next(40) == 0) return Money.FromMinorUnits(long.MaxValue - random.Next(3), currency);
        long bound = Money.FromDecimal(OneOf(Bounds), currency).MinorUnits;
        return Money.FromMinorUnits(Math.Max(1, Often() ? bound + random.Next(-1, 2) : 1 + random.NextInt64(bound)), currency);
    }

    private WriteOffSubject OneSubject() => new WriteOffSubject
    {
        Category = OneOf([EntryCategory.Receivable, EntryCategory.Receivable, EntryCategory.Inventory]),
        Account = Seldom() ? null : OneOf<string>(["C-1", "C-1", "c-1"]),
        Activity = OneOf<string?>([null, null, "retail"]),
        DueDate = Seldom() ? null : First.InUtc().Date.PlusDays(random.Next(-12, 6)),
        CreditLimitSetBy = Seldom() ? OneOf(Names) : null,
    }.With("region", Seldom() ? null : OneOf<string>(["north", "south"]));

    private Instant Midnight() => OneOf(Zones) is var zone ? zone.AtStartOfDay(Now.InZone(zone).Date.PlusDays(1)).ToInstant() : Now;

    private Instant Beside(Instant at) => at + (random.Next(3) - 1) * Duration.Epsilon;

    private AmountRange OneRange() => OneOf<Func<decimal, AmountRange>>(
        [
            AmountRange.From, AmountRange.Above, AmountRange.Below, AmountRange.UpTo, bound => AmountRange.Between(bound, 2 * bound),
            bound => AmountRange.FromBelow(bound, 10 * bound), _ => AmountRange.All,
        ])(OneOf(Bounds));

    private IReadOnlyList<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];

    private ApprovalModel MakePolicy()
    {
        Currency currency = OneOf([Usd, Jpy, Kwd]);
        var other = new Dictionary<(LocalDate, Currency), decimal>();
        foreach ((Currency from, decimal rate) in new[] { (Usd, 1.1637m), (Jpy, 0.0067m), (Kwd, 3.2551m) })
        {
            for (int day = -1; day < 30 && from != currency; day++)
                if (!Seldom()) other.Add((First.InUtc().Date.PlusDays(day), from), rate + 0.0001m * random.Next(10));
        }

        // Half of the policies have few rules, so that decisions are allowed often enough to be followed by others.
        int most = random.Next(2);
        IEnumerable<AuthorityTable> tables = Some(4, () => Table(isFirst: false)).Prepend(Table(isFirst: Often()));
        return new ApprovalModel(currency, [.. tables.DistinctBy(one => (one.InForceFrom, one.Category, one.Activity))])
        {
            People = Some(2, () => (OneRange(), 1 + random.Next(3))),
            Windows = Some(1 + most, () => (1 + random.Next(8), OneOf([Dimension.Account, "region"]))),
            Evidence = Some(2 * most, () => (OneRange(), OneOf(Kinds), 1 + random.Next(2))),
            Overdue = Some(most, () => (OneRange(), random.Next(12))),
            Separated = Some(most, () => (OneOf(["cash", "sales", "Director"]), OneOf(Enum.GetValues<ApprovalDuty>()))),
            Small = Seldom() ? (OneOf(Bounds), "sweep") : null,
            Delegations = Some(4, Delegated),
            Rates = other,
            Zone = OneOf(Zones),
            RateZone = OneOf(Zones),
        };
    }

    private Delegation Delegated()
    {
        ApprovalActor from = OneActor();
        Instant start = First + Duration.FromHours(random.Next(-100, 300));
        return Delegation.InWriting(from, OneOf([.. Names.Where(one => one != from.Person)]), start,
            start + Duration.FromHours(1 + random.Next(600)), OneEvidence());
    }

    /// <summary>Lines with each bound on either side, one for two roles now and then, and a last one or none.</summary>
    private AuthorityTable Table(bool isFirst)
    {
        List<Authority> lines = [];
        string[] roles = [.. Roles];
        random.Shuffle(roles);
        decimal[] bounds = [.. Bounds.Where(_ => random.Next(2) == 0).DefaultIfEmpty(100m).Take(3)];
        bool isIncluded = false;
        foreach (decimal bound in bounds)
        {
            isIncluded = random.Next(2) == 0;
            lines.Add(isIncluded ? Authority.UpTo(bound, roles[lines.Count]) : Authority.Below(bound, roles[lines.Count]));
        }

        // Behind the last bound somebody may approve any amount, or else there are two roles for the last line.
        decimal end = bounds[^1];
        if (Often()) lines.Add(isIncluded ? Authority.Above(end, roles[^1]) : Authority.From(end, roles[^1]));
        else lines.Add(isIncluded ? Authority.UpTo(end, roles[^1]) : Authority.Below(end, roles[^1]));
        var table = AuthorityTable.From(First + Duration.FromHours(random.Next(-300, isFirst ? 1 : 300)), lines);
        if (isFirst) return table;
        if (Seldom()) table = table.ForCategory(OneOf([EntryCategory.Receivable, EntryCategory.Inventory]));
        return Seldom() ? table.ForActivity("retail") : table;
    }
}
