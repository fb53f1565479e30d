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
    [InlineData("\"columns\":[", "\"old\":[")]
    public void What_is_no_snapshot_is_not_valid(string found, string instead)
    {
        string json = DashboardBoards.Small().ToJson();
        Assert.Contains(found, json, StringComparison.Ordinal);
        Assert.False(Evaluate(json.Replace(found, instead, StringComparison.Ordinal)).IsValid);
    }

    /// <summary>What stands before the sections of a good snapshot, and whether both take it.</summary>
    public static TheoryData<string, bool> Insertions => new()
    {
        { """ "entities":[],"sections":[ """, true },
        { """ "entities":[{"name":"A","currency":"USD","asOf":"2026-06-30","sections":[]}],"sections":[ """, true },
        { """ "entities":[{"schema":"1.0","name":"A","currency":"USD","asOf":"2026-06-30","sections":[]}],"sections":[ """, false },
        { """ "entities":[{"name":"A","currency":"USD","asOf":"2026-06-30","sections":[],"entities":[]}],"sections":[ """, false },
        { """ "sections":[{"name":"new","absence":""}, """, true },
        { """ "sections":[{"name":"new","tables":[],"notes":[]}, """, true },
        { """ "sections":[{"name":"new","absence":"why","tables":[{"name":"t","columns":[],"rows":[]}]}, """, false },
        { """ "sections":[{"name":"new","tables":[{"name":"t","columns":[],"rows":[]}]}, """, true },
        { Figure("""{"value":{"value":"1","unit":"Days"},"isLowerBound":true}"""), true },
        { Figure("""{"text":"x","isLowerBound":true}"""), false },
        { Figure("""{"value":{"value":"1","unit":"Days"},"status":"NotStated"}"""), false },
    };

    [Theory]
    [MemberData(nameof(Insertions))]
    public void Reader_and_schema_take_and_refuse_the_same(string insertion, bool isAllowed)
    {
        const string Sections = "\"sections\":[";
        string json = DashboardBoards.Small().ToJson();
        int at = json.IndexOf(Sections, StringComparison.Ordinal);
        string changed = json[..at] + insertion + json[(at + Sections.Length)..];
        Exception? refused = Record.Exception(() => DashboardSnapshot.FromJson(changed));
        if (refused is not null) Assert.IsType<JsonException>(refused);
        Assert.Equal((isAllowed, isAllowed), (refused is null, Evaluate(changed).IsValid));
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

    private static string Figure(string figure) =>
        $$""" "sections":[{"name":"new","tables":[{"name":"t","columns":["a"],"rows":[{"name":null,"figures":[{{figure}}]}]}]}, """;

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
