using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;

namespace WriteOffMetrics.Testing;

/// <summary>
/// What the books of every seed have in common: who may approve what, who works there, when the books begin and are reviewed, and what a
/// control test allows.
/// </summary>
internal static class Company
{
    public const int LateDays = 10, CloseDays = 5, DuplicateDays = 7, SplitDays = 30, MostTimes = 3, RecoveryDays = 60, ReversalDays = 90,
        WriteOffDays = 180, ReviewDays = 180, ContactDays = 15, PendingDays = 14, WindowDays = 30, OverdueDays = 90,
        ShortestTerms = 14, RecordingDays = 2;

    /// <summary>In minor units.</summary>
    public const long SplitLimit = 1_000_00, TwoPeopleFrom = 5_000_00, ContactsFrom = 200_00, ReportFrom = 1_000_00, OverdueFrom = 500_00;

    public const string Contact = "contact", Report = "collection agency report", Cashier = "Cashier", CreditManager = "Credit manager";

    /// <summary>The lowest role, and how many there are.</summary>
    public const int Officer = 0, Manager = 1, Director = 2, Board = 3, Levels = 4;

    public static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Five hours behind: what is approved in the evening is the next day elsewhere.</summary>
    public static readonly DateTimeZone Zone = DateTimeZone.ForOffset(Offset.FromHours(-5));

    /// <summary>Requests are drafted from here on, the second table is in force, and the review is at noon.</summary>
    public static readonly LocalDate FirstDay = new(2025, 1, 2), NewTableDay = new(2025, 7, 1), ReviewDay = new(2026, 1, 15);

    private static readonly LocalDate OldTableDay = new(2024, 1, 1);

    private static readonly string[] Roles = ["Officer", "Manager", "Director", "Board"];

    private static readonly long[] OldLimits = [100_00, 2_000_00, 10_000_00], NewLimits = [50_00, 1_000_00, 10_000_00];

    /// <summary>By level. Who applies cash may approve and not request, who sets credit limits may request and not approve.</summary>
    private static readonly ApprovalActor[][] People =
    [
        [Person("Dee", Officer), Person("Eli", Officer) with { OtherRoles = [Cashier] }, Person("Flo", Officer)],
        [Person("Gus", Manager), Person("Ida", Manager), Person("Jon", Manager)],
        [Person("Kim", Director), Person("Leo", Director), Person("Mia", Director)],
        [Person("Ned", Board), Person("Oda", Board), Person("Pia", Board)],
    ];

    public static readonly ApprovalActor[] Clerks =
    [
        ApprovalActor.FromRole("Ada", "Clerk"), ApprovalActor.FromRole("Ben", "Clerk"),
        ApprovalActor.FromRole("Cem", "Clerk") with { OtherRoles = [CreditManager] },
    ];

    /// <summary>Who set the credit limits, and has no part in anything that is in order.</summary>
    public static readonly ApprovalActor LimitSetter = ApprovalActor.FromRole("Una", "Manager");

    public static readonly ApprovalActor ClerkWhoAppliesCash = ApprovalActor.FromRole("Val", "Clerk") with { OtherRoles = [Cashier] };

    /// <summary>A role that no table has.</summary>
    public static readonly ApprovalActor Trainee = ApprovalActor.FromRole("Wim", "Trainee");

    public static readonly ApprovalPolicy Policy = ApprovalPolicy
        .FromTables(Usd, Table(OldTableDay, OldLimits), Table(NewTableDay, NewLimits))
        .RequiringPeople(AmountRange.From(Major(TwoPeopleFrom)), 2)
        .Cumulative(WindowDays, Dimension.Account)
        .RequiringEvidence(AmountRange.From(Major(ContactsFrom)), Contact, 2)
        .RequiringEvidence(Major(ReportFrom), Report)
        .RequiringDaysOverdue(AmountRange.From(Major(OverdueFrom)), OverdueDays, Zone)
        .Separating(Cashier, ApprovalDuty.Requesting)
        .Separating(CreditManager, ApprovalDuty.Approving);

    public static Instant At(LocalDate day, LocalTime time) => Zone.AtStrictly(day + time).ToInstant();

    public static Money Dollars(long cents) => Money.FromMinorUnits(cents, Usd);

    public static ApprovalActor[] PeopleOf(int level) => People[level];

    /// <summary>The greatest amount that a level may approve on a day, in minor units; none for the highest.</summary>
    public static long? LimitOf(int level, LocalDate day) => level == Board ? null : (day < NewTableDay ? OldLimits : NewLimits)[level];

    /// <summary>The lowest level that may approve an amount on a day.</summary>
    public static int LevelOf(long counted, LocalDate day)
    {
        int level = Officer;
        while (LimitOf(level, day) < counted) level++;
        return level;
    }

    /// <summary>From when the table of a day is in force.</summary>
    public static Instant VersionOn(LocalDate day) => Zone.AtStartOfDay(day < NewTableDay ? OldTableDay : NewTableDay).ToInstant();

    public static ControlTest TestOf(PlantedFault fault) => fault switch
    {
        PlantedFault.Duplicate => ControlTest.Duplicates(DuplicateDays),
        PlantedFault.RecordedLate => ControlTest.RecordedLate(LateDays),
        PlantedFault.RecordedAfterClose => ControlTest.RecordedAfterClose(ReportingCalendar.Months, CloseDays),
        PlantedFault.RecordedOnWeekend =>
            ControlTest.OnDaysOfWeek(PeriodBasis.RecordedDate, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday),
        PlantedFault.MissingReason => ControlTest.Missing(Dimension.Reason),
        PlantedFault.MissingAccount => ControlTest.Missing(Dimension.Account),
        PlantedFault.MissingDocument => ControlTest.Missing(Dimension.Document),
        PlantedFault.CreditBalance => ControlTest.CreditBalances(),
        PlantedFault.Split => ControlTest.Splits(Dimension.Account, SplitDays, Dollars(SplitLimit)),
        PlantedFault.RepeatedAmount => ControlTest.RepeatedAmounts(MostTimes),
        PlantedFault.RecoveredSoon => ControlTest.RecoveredWithin(RecoveryDays),
        PlantedFault.ReversedSoon => ControlTest.ReversedWithin(ReversalDays),
        PlantedFault.RecoveredBeyondWriteOff => ControlTest.RecoveredBeyondWriteOff(),
        PlantedFault.WrittenOffLate => ControlTest.WrittenOffLate(WriteOffDays),
        PlantedFault.BeyondAuthority => ControlTest.BeyondAuthority(),
        PlantedFault.SelfApproved => ControlTest.SelfApproved(),
        PlantedFault.DutiesNotSeparated => ControlTest.DutiesNotSeparated(),
        PlantedFault.MissingEvidence => ControlTest.EvidenceMissing(),
        PlantedFault.ApprovedBeforeOverdue => ControlTest.ApprovedBeforeOverdue(),
        PlantedFault.PostedWithoutApproval => ControlTest.PostedWithoutApproval(),
        PlantedFault.ApprovalRecordedLate => ControlTest.ApprovalRecordedLate(Duration.FromDays(RecordingDays)),
        PlantedFault.PendingLong => ControlTest.PendingLongerThan(Duration.FromDays(PendingDays)),
        PlantedFault.OverdueForWriteOff => ControlTest.OverdueForWriteOff(WriteOffDays),
        PlantedFault.CreditNotReviewed => ControlTest.CreditNotReviewed(ReviewDays),
        _ => ControlTest.ContactedLate(ContactDays),
    };

    private static ApprovalActor Person(string name, int level) => ApprovalActor.FromRole(name, Roles[level]);

    private static AuthorityTable Table(LocalDate from, long[] limits) => AuthorityTable.From(from, Zone,
    [
        .. limits.Select((limit, level) => Authority.UpTo(Major(limit), Roles[level])), Authority.Above(Major(limits[^1]), Roles[Board]),
    ]);

    private static decimal Major(long cents) => cents / 100m;
}
