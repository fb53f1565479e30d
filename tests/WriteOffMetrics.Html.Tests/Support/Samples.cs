using NodaTime;
using WriteOffMetrics.Tests.Dashboards;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>The snapshots on which every rule of the page is tried.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, DashboardSnapshot> All { get; } = new Dictionary<string, DashboardSnapshot>
    {
        ["full"] = Read(Boards.Full()),
        ["empty"] = Read(Boards.Empty()),
        ["hostile"] = Read(Boards.Hostile()),
        ["consolidated"] = Read(Boards.Consolidated()),
        ["years"] = Read(Boards.Full(240)),
        ["month"] = Of(Boards.Headline(), Boards.Trend(1)),
        ["undefined"] = Undefined(),
        ["negative"] = Of(Boards.Trend(24, i => Ratio(-0.02m + 0.001m * i))),
        ["gaps"] = Of(Boards.Trend(24, i => i % 5 == 3 || i == 10 ? None("ZeroDenominator") : Ratio(0.02m + 0.0005m * i))),
        ["segments"] = Of(Section("breakdown", Boards.ByDimension("by region", [.. Enumerable.Range(0, 500).Select(i =>
            (string?)$"Region {i}")]))),
        ["segment"] = Of(Section("breakdown", Boards.ByDimension("by region", [null]))),
        ["computed small"] = DashboardBoards.Small(),
        ["computed everything"] = Computed().AsOf(DashboardBoards.End, DashboardBoards.End.PlusDays(8)),
        ["computed early"] = Computed().AsOf(new LocalDate(2025, 1, 15)),
        ["computed group"] = DashboardBoards.Group().AsOf(DashboardBoards.End),
        ["computed nothing"] = DashboardBoards.Nothing(),
        ["none"] = Of(Section("breakdown", Boards.ByDimension("by region", []), Table("empty", []), Table("rowless", ["a"]))),
    };

    public static DashboardSnapshot Of(params System.Text.Json.Nodes.JsonObject[] sections) =>
        Read(Snapshot("Sample Group", "USD", "2026-06-30", "2026-06-30", null, Month(2026, 6), sections));

    private static WriteOffDashboard Computed() =>
        WriteOffDashboard.FromInputs(DashboardBoards.Everything("One", DashboardBoards.Usd, 1));

    private static DashboardSnapshot Undefined() => Of(
        Section("headline",
            Table("figures", ["period", "period before"],
                Row("net write-offs", None("IncompletePeriod"), None("IncompletePeriod")),
                Row("net to sales", None("ZeroDenominator").In(Month(2026, 6)), None("NegativeDenominator"))),
            Table("standing", ["value", "of"], Row("ratio", None("ZeroDenominator").In(Month(2026, 6)), Text("net to sales")))),
        Section("breakdown", Table("by region", ["net write-offs", "to sales"], Row("North", None("NotStated"), None("ZeroDenominator")))),
        Boards.Trend(24, _ => None("ZeroDenominator")),
        Section("collections", Table("figures", ["period"], Row("days sales outstanding", None("TooFewPeriods")))),
        Section("allowance", Table("roll-forward", ["amount"], Row("opening", None("NotStated")), Row("closing",
            None("NotStated")).As("Total"))));
}
