using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>A vector of an oracle file: what goes in, and how near a result must come.</summary>
internal sealed class OracleVector(JsonElement element)
{
    private readonly JsonElement tolerance = element.GetProperty("tolerance");

    public string Name => element.GetProperty("name").GetString()!;

    public string Algorithm => element.GetProperty("algorithm").GetString()!;

    public JsonElement Parameters { get; } = element.GetProperty("parameters");

    public JsonElement Inputs { get; } = element.GetProperty("input");

    /// <summary>What is expected, for the few algorithms whose vectors say there which fields they have.</summary>
    public JsonElement Expected { get; } = element.GetProperty("expected");

    public double[] Input(string name) => Values(Inputs.GetProperty(name));

    public long Count(string name) => Inputs.GetProperty(name).GetInt64();

    public double[] Numbers(string name) => Values(Parameters.GetProperty(name));

    public double Number(string name) => Parameters.GetProperty(name).GetDouble();

    public int Whole(string name) => Parameters.GetProperty(name).GetInt32();

    public string Text(string name) => Parameters.GetProperty(name).GetString()!;

    public bool Has(string name) => Parameters.TryGetProperty(name, out _);

    /// <summary>Whether a field is not to be compared.</summary>
    public bool IsInformative(string path) =>
        Rules(path).Any(rule => rule.TryGetProperty("informative", out JsonElement informative) && informative.GetBoolean());

    /// <summary>Whether a number comes near enough to the one expected.</summary>
    public bool IsMet(string path, double actual, double expected)
    {
        JsonElement rule = Rules(path).LastOrDefault(tolerance);
        double relative = Bound(rule, "rel"), absolute = Bound(rule, "abs");
        return rule.TryGetProperty("one_sided", out JsonElement oneSided) && oneSided.GetBoolean()
            ? actual <= expected * (1 + relative) + absolute
            : Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected));
    }

    private double Bound(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out JsonElement bound) || tolerance.TryGetProperty(name, out bound) ? bound.GetDouble() : 0;

    /// <summary>The rules of the fields on the way to a value, outermost first.</summary>
    private IEnumerable<JsonElement> Rules(string path)
    {
        if (!tolerance.TryGetProperty("fields", out JsonElement fields)) yield break;
        foreach (string part in path.Split('.', '[').Where(part => !part.EndsWith(']')))
        {
            if (fields.TryGetProperty(part, out JsonElement rule)) yield return rule;
        }
    }

    private static double[] Values(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];
}
