using System.Globalization;
using System.Text.Json.Nodes;

namespace WriteOffMetrics.Html.Tests;

/// <summary>The JSON of snapshots, piece by piece, as the library writes it.</summary>
internal static class Json
{
    public static JsonObject Snapshot(
        string name, string currency, string asOf, string? complete, string? known, JsonObject? period, JsonObject[] sections,
        params JsonObject[] entities)
    {
        JsonObject snapshot = new()
        {
            ["schema"] = "1.0",
            ["name"] = name,
            ["currency"] = currency,
            ["asOf"] = asOf,
            ["sections"] = new JsonArray([.. sections]),
        };
        if (complete is not null) snapshot["completeThrough"] = complete;
        if (known is not null) snapshot["knownOn"] = known;
        if (period is not null) snapshot["period"] = period.DeepClone();
        foreach (JsonObject entity in entities) entity.Remove("schema");
        if (entities.Length > 0) snapshot["entities"] = new JsonArray([.. entities]);
        return snapshot;
    }

    public static JsonObject Section(string name, params JsonObject[] tables) =>
        new() { ["name"] = name, ["tables"] = new JsonArray([.. tables]) };

    public static JsonObject Absent(string name, string why) => new() { ["name"] = name, ["absence"] = why };

    public static JsonObject WithNotes(this JsonObject section, params string[] notes)
    {
        section["notes"] = new JsonArray([.. notes.Select(note => JsonValue.Create(note))]);
        return section;
    }

    public static JsonObject Table(string name, string[] columns, params JsonObject[] rows) => new()
    {
        ["name"] = name,
        ["columns"] = new JsonArray([.. columns.Select(column => JsonValue.Create(column))]),
        ["rows"] = new JsonArray([.. rows]),
    };

    public static JsonObject Row(string? name, params JsonObject?[] figures) =>
        new() { ["name"] = name, ["figures"] = new JsonArray([.. figures]) };

    public static JsonObject As(this JsonObject row, string kind)
    {
        row["kind"] = kind;
        return row;
    }

    public static JsonObject Text(string text) => new() { ["text"] = text };

    public static JsonObject None(string status) => new() { ["status"] = status };

    public static JsonObject Usd(decimal value) => Money(value, "USD");

    public static JsonObject Money(decimal value, string currency) => new() { ["value"] = Quantity(value, "Money", currency) };

    public static JsonObject Ratio(decimal value) => Of(value, "Ratio");

    public static JsonObject Points(decimal value) => Of(value, "Points");

    public static JsonObject Days(decimal value) => Of(value, "Days");

    public static JsonObject Count(decimal value) => Of(value, "Count");

    public static JsonObject Index(decimal value) => Of(value, "Index");

    public static JsonObject In(this JsonObject figure, JsonObject period)
    {
        figure["period"] = period.DeepClone();
        return figure;
    }

    public static JsonObject Good(this JsonObject figure, bool? isGood = true)
    {
        if (isGood is { } known) figure["isFavourable"] = known;
        return figure;
    }

    public static JsonObject Incomplete(this JsonObject figure)
    {
        figure["isIncomplete"] = true;
        return figure;
    }

    public static JsonObject Because(this JsonObject figure, string explanation)
    {
        figure["explanation"] = explanation;
        figure["entryCount"] = 14;
        return figure;
    }

    public static JsonObject Month(int year, int month) => Period(
        $"{year:0000}-{month:00}-01", $"{year:0000}-{month:00}-{DateTime.DaysInMonth(year, month):00}", $"{year:0000}-{month:00}");

    public static JsonObject Period(string start, string end, string? name = null)
    {
        JsonObject period = new() { ["start"] = start, ["end"] = end };
        if (name is not null) period["name"] = name;
        return period;
    }

    public static DashboardSnapshot Read(JsonObject snapshot) => DashboardSnapshot.FromJson(snapshot.ToJsonString());

    private static JsonObject Of(decimal value, string unit) => new() { ["value"] = Quantity(value, unit, null) };

    private static JsonObject Quantity(decimal value, string unit, string? currency)
    {
        JsonObject quantity = new() { ["value"] = value.ToString(CultureInfo.InvariantCulture), ["unit"] = unit };
        if (currency is not null) quantity["currency"] = currency;
        return quantity;
    }
}
