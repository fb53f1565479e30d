using System.Text.Json;
using Json.Schema;

namespace WriteOffMetrics.Tests.Dashboards;

/// <summary>What a snapshot is written as is what docs/dashboard.schema.json says.</summary>
public sealed class DashboardSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read("docs", "dashboard.schema.json"));

    [Fact]
    public void Boards_of_every_kind_are_valid()
    {
        foreach (DashboardSnapshot board in DashboardBoards.All())
        {
            EvaluationResults result = Evaluate(board.ToJson());
            Assert.True(result.IsValid, board + ": " + Faults(result));
        }
    }

    [Theory]
    [InlineData("\"schema\":\"1.0\"", "\"schema\":\"2.0\"")]
    [InlineData("\"currency\":\"USD\",\"asOf\"", "\"asOf\"")]
    [InlineData("\"asOf\":\"2026-06-30\"", "\"asOf\":\"30 June 2026\"")]
    [InlineData("\"unit\":\"Money\"", "\"unit\":\"Dollars\"")]
    [InlineData("\"value\":\"300", "\"value\":\"3e2")]
    [InlineData("\"rows\":[{", "\"rows\":[],\"old\":[{")]
    public void What_is_no_snapshot_is_not_valid(string found, string instead)
    {
        string json = DashboardBoards.Small().ToJson();
        Assert.Contains(found, json, StringComparison.Ordinal);
        Assert.False(Evaluate(json.Replace(found, instead, StringComparison.Ordinal)).IsValid);
    }

    /// <summary>A field that is read has a name in the schema, so that a new one is not forgotten there.</summary>
    [Fact]
    public void Every_field_that_is_written_stands_in_the_schema()
    {
        using JsonDocument schema = JsonDocument.Parse(Repository.Read("docs", "dashboard.schema.json"));
        HashSet<string> known = [.. PropertiesOf(schema.RootElement)];
        foreach (DashboardSnapshot board in DashboardBoards.All())
        {
            using JsonDocument json = JsonDocument.Parse(board.ToJson());
            Assert.Empty(NamesIn(json.RootElement).Except(known));
        }
    }

    private static EvaluationResults Evaluate(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
    }

    private static string Faults(EvaluationResults result) => string.Join("; ", (result.Details ?? [])
        .Where(one => one.Errors is not null)
        .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"))
        .Take(10));

    private static IEnumerable<string> PropertiesOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "properties" && property.Value.ValueKind == JsonValueKind.Object
                ? property.Value.EnumerateObject().Select(one => one.Name).Concat(
                    property.Value.EnumerateObject().SelectMany(one => PropertiesOf(one.Value)))
                : PropertiesOf(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PropertiesOf),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => NamesIn(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };
}
