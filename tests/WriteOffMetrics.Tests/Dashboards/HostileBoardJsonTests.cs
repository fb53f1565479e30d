using System.Text.Json;
using System.Text.RegularExpressions;
using static WriteOffMetrics.Tests.BoardBuild;

namespace WriteOffMetrics.Tests;

/// <summary>JSON that no version of the library wrote: refused as JSON is, with the place where it is wrong.</summary>
public sealed class HostileBoardJsonTests
{
    private static readonly string Good = Inputs(sales: Each(1_000)).AsOf(End).ToJson();

    public static TheoryData<string, string, string> WithPath => new()
    {
        { "\"name\":\"headline\"", "\"name\":\"headline\",\"more\":1", "$.sections[0].more" },
        { "\"name\":\"One\"", "\"name\":\"One\",\"more\":{}", "$.more" },
        { "\"name\":\"figures\"", "\"name\":\"figures\",\"more\":null", "$.sections[0].tables[0].more" },
        { "\"name\":\"gross write-offs\"", "\"name\":\"gross write-offs\",\"more\":[]", "$.sections[0].tables[0].rows[0].more" },
        { "\"figures\":[{", "\"figures\":[{\"more\":1,", "$.sections[0].tables[0].rows[0].figures[0].more" },
        { "\"schema\":\"1.0\"", "\"schema\":\"2.0\"", "$.schema" },
        { "\"schema\":\"1.0\"", "\"schema\":\"0.9\"", "$.schema" },
        { "\"schema\":\"1.0\"", "\"schema\":\"1\"", "$.schema" },
        { "\"schema\":\"1.0\"", "\"schema\":\"1.-1\"", "$.schema" },
        { "\"schema\":\"1.0\"", "\"schema\":\"\"", "$.schema" },
        { "\"schema\":\"1.0\"", "\"schema\":null", "$.schema" },
        { "\"schema\":\"1.0\",", "", "$.schema" },
        { "\"columns\":[\"period\",\"period before\"", "\"columns\":[\"period\",\"period\"", "$.sections[0].tables[0].columns[1]" },
        { "\"columns\":[\"period\",", "\"columns\":[", "$.sections[0].tables[0].rows[0].figures" },
        { "\"name\":\"breakdown\"", "\"name\":\"headline\"", "$.sections[1]" },
        { "\"entryCount\":1,", "\"entryCount\":-1,", "$.sections[0].tables[0].rows[0].figures[0].entryCount" },
        { "\"figures\":[{", "\"figures\":[{\"text\":\"a\",", "$.sections[0].tables[0].rows[0].figures[0]" },
    };

    public static TheoryData<string, string> WithoutPath => new()
    {
        { "\"name\":\"One\"", "\"name\":1" },
        { "\"name\":\"One\"", "\"name\":null" },
        { "\"name\":\"One\",", "" },
        { "\"name\":\"One\"", "\"Name\":\"One\"" },
        { "\"name\":\"One\"", "\"name\":\"One\",\"name\":\"One\"" },
        { "\"name\":\"One\"", "\"name\":\"\\ud800\"" },
        { "\"currency\":\"USD\"", "\"currency\":\"US\"" },
        { "\"currency\":\"USD\"", "\"currency\":null" },
        { "\"currency\":\"USD\"", "\"currency\":\"\\udc00\"" },
        { "\"asOf\":\"2026-06-30\"", "\"asOf\":\"2026-02-30\"" },
        { "\"asOf\":\"2026-06-30\"", "\"asOf\":20260630" },
        { "\"sections\":[", "\"sections\":{},\"x\":[" },
        { "\"entryCount\":1,", "\"entryCount\":1.5," },
        { "\"entryCount\":1,", "\"entryCount\":99999999999999999999," },
        { "\"kind\":\"Total\"", "\"kind\":\"Sum\"" },
        { "\"kind\":\"Total\"", "\"kind\":3.5" },
        { "\"figures\":[{", "\"figures\":[7,{" },
        { "\"figures\":[{", "\"figures\":[{\"isIncomplete\":\"no\"," },
        { "\"figures\":[{", "\"figures\":[{\"status\":\"Unheard\"," },
        { "\"figures\":[{", "\"figures\":[{\"isFavourable\":1," },
        { "\"figures\":[{", "\"figures\":[{\"period\":\"June\"," },
    };

    public static TheoryData<string> Texts =>
        ["", " ", "null", "[]", "{}", "1", "\"\"", "{", Good + "x", Good[..^1], Good[..^1] + ",}", "\ufeff" + Good,
            new string('[', 100_000)];

    [Theory]
    [MemberData(nameof(WithPath))]
    public void A_field_that_is_wrong_is_refused_with_its_path(string good, string bad, string path)
    {
        JsonException refused = Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(Good, good, bad)));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithoutPath))]
    public void A_value_of_a_wrong_kind_is_refused(string good, string bad) =>
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(Good, good, bad)));

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_no_JSON_of_a_snapshot_is_refused(string text) =>
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(text));

    [Fact]
    public void A_newer_minor_version_may_have_more_fields_which_are_named_with_their_paths()
    {
        string newer = Changed(Good, "\"schema\":\"1.0\"", "\"schema\":\"1.1\"");
        newer = Changed(newer, "\"name\":\"headline\"", "\"name\":\"headline\",\"more\":{\"a\":[1,2]}");
        newer = Changed(newer, "\"figures\":[{", "\"figures\":[{\"less\":null,");
        DashboardSnapshot read = DashboardSnapshot.FromJson(newer);
        Assert.Equal(
            ["$.sections[0].more", "$.sections[0].tables[0].rows[0].figures[0].less"], read.UnknownFields.Order(StringComparer.Ordinal));
        Assert.Equal(DashboardSnapshot.FromJson(Good), read);
        Assert.Equal(Good, read.ToJson());
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(newer, "\"more\":{\"a\"", "\"more\":1,\"more\":{\"a\"")));
    }

    [Fact]
    public void Deep_nesting_is_refused_and_never_overflows_the_stack()
    {
        string newer = Changed(Good, "\"schema\":\"1.0\"", "\"schema\":\"1.1\"");
        string deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(
            Changed(newer, "\"name\":\"headline\"", $"\"name\":\"headline\",\"more\":{deep}")));
        string entity = string.Concat(Enumerable.Repeat(
            "{\"name\":\"x\",\"currency\":\"USD\",\"asOf\":\"2026-06-30\",\"sections\":[],\"entities\":[", 1_000));
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(entity, "{", "{\"schema\":\"1.0\",")));
    }

    /// <summary>Each number, text and list replaced by something of another kind, one by one.</summary>
    [Fact]
    public void Whatever_value_is_replaced_it_is_read_or_refused_as_JSON()
    {
        string[] instead = ["1", "-1e400", "\"\"", "\"\\u0000\"", "true", "{}", "[]", "\"9999-99-99\""];
        MatchCollection values = Regex.Matches(Good, "(?<=\":)(\"[^\"]*\"|-?[0-9.]+|true|false|\\[|\\{)");
        int step = Math.Max(1, values.Count / (Cases.Count * 2)), refused = 0;
        for (int i = 0; i < values.Count; i += step)
        {
            string text = Good[..values[i].Index] + instead[i / step % instead.Length] + Good[(values[i].Index + values[i].Length)..];
            try
            {
                _ = DashboardSnapshot.FromJson(text).ToJson();
            }
            catch (JsonException)
            {
                refused++;
            }
        }

        Assert.True(refused > values.Count / step / 2, $"{refused} of {values.Count / step} refused");
    }

    private static string Changed(string json, string good, string bad)
    {
        int at = json.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{good} is not there");
        return json[..at] + bad + json[(at + good.Length)..];
    }
}
