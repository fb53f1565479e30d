using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>Totals as they are written down name every cell that has entries: all of them are compared with the model at once.</summary>
internal static class WrittenCells
{
    public static void Compare(string name, string json, ModelTotals model)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        string?[] values = root.TryGetProperty("values", out JsonElement listed)
            ? [.. listed.EnumerateArray().Select(value => value.GetString())]
            : [null];
        Dictionary<(int Period, string Category, string Kind, string? Value), (BigInteger Sum, long Count)> expected = [];
        foreach (ModelCell cell in model.Cells)
        {
            (int, string, string, string?) key = (
                cell.Period, cell.Category.ToString(), cell.Kind.ToString(), model.Dimensions.Count == 0 ? null : cell.First);
            (BigInteger sum, long count) = expected.GetValueOrDefault(key);
            expected[key] = (sum + cell.Sum, count + cell.Count);
        }

        int cells = 0;
        foreach (JsonElement cell in root.GetProperty("cells").EnumerateArray())
        {
            (int, string, string, string?) key = (
                cell[0].GetInt32(), cell[1].GetString()!, cell[2].GetString()!, values[cell[3].GetInt32()]);
            (BigInteger Sum, long Count) written = (
                BigInteger.Parse(cell[4].GetString()!, CultureInfo.InvariantCulture), cell[5].GetInt64());
            if (written != expected.GetValueOrDefault(key)) Agreement.Same(name, $"cell {key}", expected.GetValueOrDefault(key), written);
            cells++;
        }

        Agreement.Same(name, "number of cells with entries", expected.Count, cells);
        string? day = root.TryGetProperty("lastCompleteDay", out JsonElement last) ? last.GetString() : null;
        Agreement.Same(name, "last complete day as written", model.LastCompleteDay is { } stated ? Days.Text(stated) : null, day);
    }
}
