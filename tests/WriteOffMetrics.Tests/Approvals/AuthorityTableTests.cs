using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// Published tables of authority, asked one minor unit below, at and above each bound. The first was replaced in December 2024; the roles
/// of its lines are numbered here.
/// </summary>
public sealed class AuthorityTableTests
{
    private static readonly Instant December = Instant.FromUtc(2024, 12, 1, 0, 0), Long = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly ApprovalPolicy Replaced = ApprovalPolicy.FromTables(Usd,
        (Long, [Authority.UpTo(30m, "1"), Authority.UpTo(1_000m, "2"), Authority.UpTo(5_000m, "3"), Authority.Below(10_000m, "4")]),
        (December, [Authority.UpTo(100m, "1"), Authority.UpTo(5_000m, "2"), Authority.UpTo(10_000m, "3"), Authority.Above(10_000m, "4")]));

    private static readonly ApprovalPolicy City = ApprovalPolicy.FromTables(Usd,
        (Long, [Authority.UpTo(5_000m, "Director"), Authority.UpTo(10_000m, "Manager"), Authority.Above(10_000m, "Council")]));

    private static readonly ApprovalPolicy College = ApprovalPolicy.FromTables(Usd,
        (Long, [Authority.Below(25_000m, "Director"), Authority.Below(50_000m, "President"), Authority.From(50_000m, "Board")]));

    public static TheoryData<string, int, string, decimal, bool, bool, bool> Bounds => new()
    {
        { "replaced", 2024, "1", 30m, true, true, false }, { "replaced", 2024, "2", 1_000m, true, true, false },
        { "replaced", 2024, "3", 5_000m, true, true, false }, { "replaced", 2024, "4", 10_000m, true, false, false },
        { "replaced", 2025, "1", 30m, true, true, true }, { "replaced", 2025, "1", 100m, true, true, false },
        { "replaced", 2025, "2", 5_000m, true, true, false }, { "replaced", 2025, "3", 10_000m, true, true, false },
        { "replaced", 2025, "4", 10_000m, true, true, true },
        { "city", 2025, "Director", 5_000m, true, true, false }, { "city", 2025, "Manager", 10_000m, true, true, false },
        { "city", 2025, "Council", 10_000m, true, true, true },
        { "college", 2025, "Director", 25_000m, true, false, false }, { "college", 2025, "President", 50_000m, true, false, false },
        { "college", 2025, "Board", 50_000m, true, true, true },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_role_may_approve_on_the_side_that_the_table_states(
        string table, int year, string role, decimal bound, bool below, bool at, bool above)
    {
        ApprovalPolicy policy = table switch { "city" => City, "college" => College, _ => Replaced };
        Instant when = At(year, 6, 1);
        Assert.Equal(
            (below, at, above),
            (policy.Ask(bound - 0.01m, role, when).IsAllowed, policy.Ask(bound, role, when).IsAllowed,
                policy.Ask(bound + 0.01m, role, when).IsAllowed));
    }

    /// <summary>
    /// In the last instant of November 2024 line 1 ends at 30, with December at 100.
    /// </summary>
    [Fact]
    public void The_table_in_force_at_the_decision_counts()
    {
        Assert.False(Replaced.Ask(100m, "1", December - Duration.FromNanoseconds(1)).IsAllowed);
        Assert.True(Replaced.Ask(100m, "1", December).IsAllowed);
        Assert.Equal(December, Replaced.Ask(100m, "1", December).PolicyVersion);
    }

    [Fact]
    public void A_refusal_names_the_rule_the_amount_and_the_roles_that_would_do()
    {
        ApprovalDecision found = City.Ask(5_000.01m, "Director", At(1));
        PolicyViolation violation = Assert.Single(found.Violations);
        Assert.Equal(PolicyRule.Authority, violation.Rule);
        Assert.Equal(["Manager", "Council"], violation.SufficientRoles);
        Assert.Equal(
            "Found 5,000.01 USD by Eve (Director), who may approve up to 5,000; Manager or Council may approve it. Ask one of them.",
            violation.Why);
        Assert.Equal(Dollars(5_000m), found.Limit);
        Assert.Throws<InvalidOperationException>(() => found.ToEvent());
    }

    /// <summary>The first table ends below 10,000: nobody may approve that much.</summary>
    [Fact]
    public void An_amount_that_no_line_covers_is_for_nobody()
    {
        PolicyViolation violation = Assert.Single(Replaced.Ask(10_000m, "4", At(2024, 6, 1)).Violations);
        Assert.Empty(violation.SufficientRoles);
        Assert.Contains("no role may approve so much", violation.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_whom_the_table_does_not_have_may_approve_nothing()
    {
        PolicyViolation violation = Assert.Single(City.Ask(0.01m, "Intern", At(1)).Violations);
        Assert.Contains("Eve (Intern), who may approve nothing", violation.Why, StringComparison.Ordinal);
        Assert.Equal(["Director", "Manager", "Council"], violation.SufficientRoles);
    }

    [Fact]
    public void Before_the_first_table_nothing_is_decided() => Assert.Equal(
        [PolicyRule.TableInForce],
        ApprovalPolicy.FromTables(Usd, (At(2027, 1, 1), [Authority.UpTo(30m, "1")])).Ask(10m, "1", At(1))
            .Violations.Select(one => one.Rule));

    /// <summary>A day begins at 05:00 UTC where it is five hours behind.</summary>
    [Fact]
    public void A_table_of_a_day_is_in_force_from_its_beginning_in_the_zone()
    {
        var zone = DateTimeZone.ForOffset(Offset.FromHours(-5));
        var policy = ApprovalPolicy.FromTables(Usd, AuthorityTable.From(new LocalDate(2024, 12, 1), zone, Authority.UpTo(100m, "1")));
        Assert.False(policy.Ask(1m, "1", Instant.FromUtc(2024, 12, 1, 4, 59)).IsAllowed);
        Assert.True(policy.Ask(1m, "1", Instant.FromUtc(2024, 12, 1, 5, 0)).IsAllowed);
    }

    [Fact]
    public void The_narrowest_table_goes_first()
    {
        var policy = ApprovalPolicy.FromTables(Usd,
            AuthorityTable.From(Long, Authority.UpTo(10m, "all")),
            AuthorityTable.From(Long, Authority.UpTo(20m, "stock")).ForCategory(EntryCategory.Inventory),
            AuthorityTable.From(Long, Authority.UpTo(30m, "clinic")).ForActivity("clinic"));
        Assert.Equal(["all"], RolesFor(new WriteOffSubject()));
        Assert.Equal(["stock"], RolesFor(new WriteOffSubject { Category = EntryCategory.Inventory }));
        Assert.Equal(["clinic"], RolesFor(new WriteOffSubject { Category = EntryCategory.Inventory, Activity = "clinic" }));
        Assert.Equal(["all"], RolesFor(new WriteOffSubject { Activity = "shop" }));

        IReadOnlyList<string> RolesFor(WriteOffSubject subject) => policy.Decide(
            Submitted(5m, At(1), subject: subject), None, ApprovalActor.FromRole("Eve", "nobody"), At(2), Dollars(5m))
            .Violations.Single().SufficientRoles;
    }

    public static TheoryData<string, Authority[]> BadTables => new()
    {
        { "without a line", [] },
        { "nobody may approve what lies between", [Authority.Below(10m, "a"), Authority.Above(10m, "b")] },
        { "nobody may approve what lies between", [Authority.UpTo(10m, "a"), Authority.Above(20m, "b")] },
        { "both are for the same amounts", [Authority.UpTo(10m, "a"), Authority.From(10m, "b")] },
        { "both are for the same amounts", [Authority.UpTo(10m, "a"), Authority.Above(5m, "b")] },
        { "smallest amount first", [Authority.UpTo(10m, "a"), Authority.UpTo(5m, "b")] },
        { "smallest amount first", [Authority.UpTo(10m, "a"), Authority.Below(10m, "b")] },
        { "no upper bound", [Authority.UpTo(10m, "a"), Authority.Above(10m, "b"), Authority.UpTo(20m, "c")] },
        { "twice", [Authority.UpTo(10m, "a"), Authority.UpTo(20m, "a")] },
        { "leaves amounts below it to nobody", [Authority.From(10m, "a")] },
    };

    [Theory]
    [MemberData(nameof(BadTables))]
    public void Tables_with_gaps_overlaps_and_the_like_are_refused(string why, Authority[] lines) => Assert.Contains(
        why, Assert.Throws<ArgumentException>(() => AuthorityTable.From(Long, lines)).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_roles_may_have_one_bound_or_none() => Assert.Equal(
        ["b", "e", "c", "d"],
        ApprovalPolicy.FromTables(Usd, (Long, [Authority.UpTo(10m, "a"), Authority.UpTo(20m, "b"), Authority.UpTo(20m, "e"),
            Authority.Above(20m, "c"), Authority.Above(20m, "d")])).Ask(11m, "x", At(1)).Violations[0].SufficientRoles);

    [Theory]
    [InlineData("JPY", "1000.5")]
    [InlineData("USD", "99.995")]
    [InlineData("USD", "79228162514264337593543950335")]
    public void Bounds_are_amounts_of_the_currency(string currency, string bound) => Assert.Throws<ArgumentException>(() =>
        ApprovalPolicy.FromTables(Currency.FromCode(currency),
            (Long, [Authority.UpTo(decimal.Parse(bound, System.Globalization.CultureInfo.InvariantCulture), "a")])));

    [Fact]
    public void Limits_of_nothing_policies_of_nothing_and_two_tables_at_once_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Authority.UpTo(0m, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Authority.Above(-1m, "a"));
        Assert.Throws<ArgumentException>(() => Authority.UpTo(1m, " "));
        Assert.Throws<ArgumentException>(() => ApprovalPolicy.FromTables(Usd, Array.Empty<AuthorityTable>()));
        var table = AuthorityTable.From(Long, Authority.UpTo(10m, "a"));
        Assert.Throws<ArgumentException>(() => ApprovalPolicy.FromTables(Usd, table, AuthorityTable.From(Long, Authority.UpTo(20m, "a"))));
        Assert.NotNull(ApprovalPolicy.FromTables(Usd, table, table.ForActivity("clinic")));
    }
}
