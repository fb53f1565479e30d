using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Every public type with the options of a user who sets none is exactly one of four: a value that reads back, a report of bounded size, a
/// refusal in words, or nothing that can be serialised.
/// </summary>
public sealed class TypeJsonTests
{
    /// <summary>Reports of three years of months, and breakdowns of three years, stay below this.</summary>
    private const int LargestReport = 64_000;

    private static readonly Type[] Types = [.. typeof(Money).Assembly.GetExportedTypes()
        .Where(type => !(type.IsAbstract && type.IsSealed) && !typeof(JsonConverter).IsAssignableFrom(type))];

    [Fact]
    public void Every_public_type_says_what_it_is_in_JSON()
    {
        foreach (Type type in Types)
        {
            Assert.True(type.IsEnum || JsonSamples.All.ContainsKey(type),
                $"{type.Name} is new: add one to JsonSamples, and give the type a converter: one of its own if it reads back exactly, "
                + "ReportJsonConverter with a report, or RefusedJsonConverter with what to write instead (docs/json.md).");
            Assert.True(ConverterOf(type) is not null,
                $"{type.Name} has no [JsonConverter]: System.Text.Json would write whatever its properties reach, entries included. Give "
                + "it a converter of its own if it reads back exactly, ReportJsonConverter with a report, or RefusedJsonConverter.");
        }

        Assert.Empty(JsonSamples.All.Keys.Except(Types));
        Assert.Equal((true, true, true), (Of(IsReport).Length > 45, Of(IsRefused).Length >= 7, Of(IsValue).Length > 30));
    }

    [Fact]
    public void Values_read_back_exactly()
    {
        foreach (Type type in Of(IsValue).Where(type => !type.IsEnum))
        {
            object sample = JsonSamples.All[type];
            string json = JsonSerializer.Serialize(sample, type);
            object? read = JsonSerializer.Deserialize(json, type);
            Assert.Equal(sample, read);
            Assert.Equal(json, JsonSerializer.Serialize(read, type));
            Assert.Equal(json, JsonSerializer.Serialize<object>(sample));
        }
    }

    [Fact]
    public void Enumerations_are_their_names_and_nothing_else_is_read()
    {
        foreach (Type type in Of(type => type.IsEnum))
        {
            foreach (object member in Enum.GetValues(type))
            {
                string json = JsonSerializer.Serialize(member, type);
                Assert.Equal($"\"{member}\"", json);
                Assert.Equal(member, JsonSerializer.Deserialize(json, type));
            }

            foreach (string json in new[] { "0", "\"0\"", "1", "\"\"", "null", "\"no member\"",
                $"\"{Enum.GetNames(type)[0].ToLowerInvariant()}\"" })
                Assert.Equal("$", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Path);
            Assert.Throws<JsonException>(() => JsonSerializer.Serialize(Enum.ToObject(type, 99), type));
        }

        var keys = new Dictionary<EntryKind, int> { [EntryKind.Reversal] = 1 };
        Assert.Equal("""{"Reversal":1}""", JsonSerializer.Serialize(keys));
        Assert.Equal(keys, JsonSerializer.Deserialize<Dictionary<EntryKind, int>>("""{"Reversal":1}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<EntryKind, int>>("""{"1":1}"""));
    }

    /// <summary>The ledger behind the samples has thousands of entries, whose accounts are named after their customers.</summary>
    [Fact]
    public void Reports_are_small_name_no_customer_list_no_entry_and_are_not_read_back()
    {
        foreach (Type type in Of(IsReport))
        {
            object sample = JsonSamples.All[type];
            string json = JsonSerializer.Serialize(sample, type.ContainsGenericParameters ? sample.GetType() : type);
            Assert.True(json.Length is > 2 and <= LargestReport, $"{type.Name}: {json.Length} characters");
            Assert.DoesNotContain(JsonSamples.Customer, json, StringComparison.Ordinal);
            Assert.All(NamesIn(JsonNode.Parse(json)!), name => Assert.True(
                name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit) && name != "entries",
                $"{type.Name} writes the property '{name}'"));
            Assert.Equal(json, JsonSerializer.Serialize<object>(sample));
            NotSupportedException thrown = Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize(json, sample.GetType()));
            Assert.Contains("is a report", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_no_JSON_is_refused_by_name_with_the_path_and_says_what_to_write_instead()
    {
        foreach (Type type in Of(IsRefused))
        {
            object sample = JsonSamples.All[type];
            NotSupportedException thrown = Assert.Throws<NotSupportedException>(
                () => JsonSerializer.Serialize(new { Report = new[] { sample } }));
            Assert.Contains(sample.GetType().Name.Split('`')[0], thrown.Message, StringComparison.Ordinal);
            Assert.Contains("Write ", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("$.Report", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("is not read from JSON", Assert.Throws<NotSupportedException>(
                () => JsonSerializer.Deserialize("{}", sample.GetType())).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The converters are public, because code that a generator wrote elsewhere makes them by name.</summary>
    [Theory]
    [InlineData(typeof(LedgerEntry), typeof(LedgerEntryJsonConverter))]
    [InlineData(typeof(TotalsRow), typeof(TotalsRowJsonConverter))]
    [InlineData(typeof(ThresholdBand), typeof(ThresholdBandJsonConverter))]
    [InlineData(typeof(Annualization), typeof(AnnualizationJsonConverter))]
    [InlineData(typeof(FindingPosition), typeof(FindingPositionJsonConverter))]
    [InlineData(typeof(FindingFault), typeof(FindingFaultJsonConverter))]
    [InlineData(typeof(FindingRule), typeof(FindingRuleJsonConverter))]
    [InlineData(typeof(DashboardSnapshot), typeof(DashboardSnapshotJsonConverter))]
    [InlineData(typeof(EntryKind), typeof(EnumJsonConverter<EntryKind>))]
    public void A_value_names_its_converter(Type value, Type converter) => Assert.Equal(converter, ConverterOf(value));

    private static Type[] Of(Func<Type, bool> isOne) => [.. Types.Where(isOne)];

    private static bool IsReport(Type type) => ConverterOf(type) == typeof(ReportJsonConverter);

    private static bool IsRefused(Type type) => ConverterOf(type) == typeof(RefusedJsonConverter);

    private static bool IsValue(Type type) => !IsReport(type) && !IsRefused(type);

    private static Type? ConverterOf(Type type) => type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType;

    private static IEnumerable<string> NamesIn(JsonNode node) => node switch
    {
        JsonObject one => one.SelectMany(property => (property.Value is null ? [] : NamesIn(property.Value)).Prepend(property.Key)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(NamesIn),
        _ => [],
    };
}
