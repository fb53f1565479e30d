using System.Globalization;
using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>Snapshots in JSON: from and to the records whose reading and writing the compiler generates.</summary>
internal static class DashboardJson
{
    public static string Write(DashboardSnapshot snapshot) =>
        JsonSerializer.Serialize(ToJson(snapshot, isEntity: false), DashboardJsonContext.Default.SnapshotJson);

    public static void Write(Utf8JsonWriter writer, DashboardSnapshot snapshot) =>
        JsonSerializer.Serialize(writer, ToJson(snapshot, isEntity: false), DashboardJsonContext.Default.SnapshotJson);

    public static DashboardSnapshot Read(string json)
    {
        if (JsonTexts.HoldsHalfCharacter(json)) throw Refused("half of a surrogate pair", "text of whole characters is allowed", "$");
        try
        {
            return FromJson(JsonSerializer.Deserialize(json, DashboardJsonContext.Default.SnapshotJson));
        }
        catch (JsonException why) when (!why.Message.Contains("Path: ", StringComparison.Ordinal))
        {
            throw new JsonException($"{why.Message} Path: {why.Path ?? "$"}", why.Path, why.LineNumber, why.BytePositionInLine, why);
        }
    }

    public static DashboardSnapshot Read(ref Utf8JsonReader reader) =>
        FromJson(JsonSerializer.Deserialize(ref reader, DashboardJsonContext.Default.SnapshotJson));

    private static SnapshotJson ToJson(DashboardSnapshot snapshot, bool isEntity) => new()
    {
        Schema = isEntity ? null : DashboardSnapshot.SchemaVersion,
        Name = snapshot.Name,
        Currency = snapshot.Currency,
        AsOf = snapshot.AsOf,
        CompleteThrough = snapshot.CompleteThrough is { } complete ? (CalendarDay)complete : null,
        KnownOn = snapshot.KnownOn is { } known ? (CalendarDay)known : null,
        Period = snapshot.Period,
        Sections = [.. snapshot.Sections.Select(ToJson)],
        Entities = snapshot.Entities.Count == 0 ? null : [.. snapshot.Entities.Select(entity => ToJson(entity, isEntity: true))],
    };

    private static SectionJson ToJson(DashboardSection section) => new()
    {
        Name = section.Name,
        Absence = section.Absence,
        Tables = section.Tables.Count == 0 ? null : [.. section.Tables.Select(ToJson)],
        Notes = section.Notes.Count == 0 ? null : [.. section.Notes],
    };

    private static TableJson ToJson(DashboardTable table) => new()
    {
        Name = table.Name,
        Columns = [.. table.Columns],
        Rows = [.. table.Rows.Select(row => new RowJson
        {
            Kind = row.Kind,
            Name = row.Name,
            Figures = [.. row.Figures.Select(figure => figure is null ? null : ToJson(figure))],
        })],
    };

    private static FigureJson ToJson(DashboardFigure figure) => new()
    {
        Text = figure.Text,
        Value = figure.Value,
        Status = figure.Status,
        Period = figure.Period,
        IsIncomplete = !figure.IsComplete,
        IsFavourable = figure.IsFavourable,
        EntryCount = figure.EntryCount,
        Metric = figure.Metric,
        IsLowerBound = figure.IsLowerBound,
        Explanation = figure.Explanation,
    };

    private static DashboardSnapshot FromJson(SnapshotJson? json)
    {
        if (json is null) throw Refused("null", "a snapshot is allowed", "$");
        RequireNoNulls(json, "$");
        bool isNewer = IsNewerMinor(json.Schema);
        List<string> unknown = [.. Unknown(json, "$")];
        if (!isNewer && unknown.Count > 0) throw Refused(
            $"a field that version {DashboardSnapshot.SchemaVersion} of the schema does not have", "its own fields are allowed",
            unknown[0]);
        return FromJson(json, "$", unknown);
    }

    private static DashboardSnapshot FromJson(SnapshotJson json, string path, IReadOnlyList<string> unknown)
    {
        RequireDistinct(json.Sections.Select(section => section.Name), path + ".sections", "name");
        RequireDistinct((json.Entities ?? []).Select(entity => entity.Name), path + ".entities", "name");
        if (!json.Currency.IsDefined) throw Refused("no currency", "a code such as USD is allowed", path + ".currency");
        return new DashboardSnapshot(
            json.Name, json.Currency, json.AsOf.Date, json.CompleteThrough?.Date, json.KnownOn?.Date, json.Period,
            [.. json.Sections.Select((section, index) => FromJson(section, At(path + ".sections", index)))],
            [.. (json.Entities ?? []).Select((entity, index) => EntityFromJson(entity, At(path + ".entities", index)))])
        {
            UnknownFields = unknown,
        };
    }

    private static DashboardSnapshot EntityFromJson(SnapshotJson json, string path)
    {
        if (json.Schema is not null) throw Refused("a schema of an entity", "that of the whole is allowed", path + ".schema");
        if (json.Entities is not null) throw Refused("entities of an entity", "none are allowed", path + ".entities");
        return FromJson(json, path, []);
    }

    private static DashboardSection FromJson(SectionJson json, string path)
    {
        TableJson[] tables = json.Tables ?? [];
        RequireDistinct(tables.Select(table => table.Name), path + ".tables", "name");
        if (json.Absence is not null && tables.Length > 0)
            throw Refused("tables of a section that is absent", "none are allowed", path + ".tables");
        return new DashboardSection(
            json.Name, json.Absence, [.. tables.Select((table, index) => FromJson(table, At(path + ".tables", index)))], json.Notes ?? []);
    }

    private static DashboardTable FromJson(TableJson json, string path)
    {
        RequireDistinct(json.Columns, path + ".columns", "column");
        return new DashboardTable(json.Name, json.Columns, [.. json.Rows.Select((row, index) =>
        {
            if (row.Figures.Length != json.Columns.Length) throw Refused(
                $"{Invariant.Count(row.Figures.Length, "figure", "figures")} in a table of "
                + Invariant.Count(json.Columns.Length, "column", "columns"),
                "one for each is allowed, null where there is none", At(path + ".rows", index) + ".figures");
            return new DashboardRow(row.Kind, row.Name, [.. row.Figures.Select((figure, column) =>
                figure is null ? null : FromJson(figure, At(At(path + ".rows", index) + ".figures", column)))]);
        })]);
    }

    private static DashboardFigure FromJson(FigureJson json, string path)
    {
        string? wrong = (json.Text, json.Value, json.Status) switch
        {
            (not null, not null, _) => "a text and a value",
            (not null, null, not MetricStatus.Defined) => "a text and a status that says why there is none",
            (null, null, MetricStatus.Defined) => "neither text nor value, and no status that says why",
            (null, not null, not MetricStatus.Defined) => "a value and a status that says why there is none",
            _ => null,
        };
        if (wrong is not null) throw Refused(wrong, "one of text, value and such a status is allowed", path);
        if (json.IsLowerBound && json.Value is null) throw Refused(
            "a lower bound without a value", "one with a value is allowed", path + ".isLowerBound");
        if (json.EntryCount < 0) throw Refused("a number of entries below zero", "0 or more are allowed", path + ".entryCount");
        return DashboardFigure.FromParts(
            json.Text, json.Value, json.Status, json.Period, !json.IsIncomplete, json.IsFavourable, json.EntryCount, json.Metric,
            json.IsLowerBound, json.Explanation);
    }

    /// <summary>Whether a newer minor version wrote it; another major version is refused.</summary>
    private static bool IsNewerMinor(string? schema)
    {
        string[] parts = schema?.Split('.') ?? [];
        string[] own = DashboardSnapshot.SchemaVersion.Split('.');
        if (parts.Length == 2 && parts[0] == own[0]
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor))
            return minor > int.Parse(own[1], CultureInfo.InvariantCulture);
        throw Refused(
            $"the schema {Invariant.InQuotes(schema)}", $"a version {own[0]}.x, which that major version of the library wrote, is allowed",
            "$.schema");
    }

    private static IEnumerable<string> Unknown(SnapshotJson json, string path) =>
    [
        .. Unknown(json as WithUnknown, path),
        .. json.Sections.SelectMany((section, index) => Unknown(section, At(path + ".sections", index))),
        .. (json.Entities ?? []).SelectMany((entity, index) => Unknown(entity, At(path + ".entities", index))),
    ];

    private static IEnumerable<string> Unknown(SectionJson json, string path) =>
    [
        .. Unknown(json as WithUnknown, path),
        .. (json.Tables ?? []).SelectMany((table, index) => Unknown(table, At(path + ".tables", index))),
    ];

    private static IEnumerable<string> Unknown(TableJson json, string path) =>
    [
        .. Unknown(json as WithUnknown, path),
        .. json.Rows.SelectMany((row, index) => Unknown(row, At(path + ".rows", index)).Concat(
            row.Figures.SelectMany((figure, column) =>
                Unknown(figure, At(At(path + ".rows", index) + ".figures", column))))),
    ];

    private static IEnumerable<string> Unknown(WithUnknown? json, string path) =>
        json?.Unknown?.Keys.Select(key => $"{path}.{Invariant.OnOneLine(key)}") ?? [];

    private static string At(string path, int index) => $"{path}[{Invariant.Text(index)}]";

    private static void RequireDistinct(IEnumerable<string> names, string path, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int index = 0;
        foreach (string name in names)
        {
            if (!seen.Add(name)) throw Refused($"the {what} {Invariant.InQuotes(name)} twice", "each once is allowed", At(path, index));
            index++;
        }
    }

    /// <summary>Lists may hold null where the reader does not look: only figures may be null.</summary>
    private static void RequireNoNulls(SnapshotJson json, string path)
    {
        RequireEach(json.Sections, path + ".sections", (section, at) =>
        {
            RequireEach(section.Notes, at + ".notes", static (_, _) => { });
            RequireEach(section.Tables, at + ".tables", (table, place) =>
            {
                RequireEach(table.Columns, place + ".columns", static (_, _) => { });
                RequireEach(table.Rows, place + ".rows", static (_, _) => { });
            });
        });
        RequireEach(json.Entities, path + ".entities", RequireNoNulls);
    }

    private static void RequireEach<T>(T[]? list, string path, Action<T, string> require)
        where T : class
    {
        for (int index = 0; index < (list?.Length ?? 0); index++)
        {
            if (list![index] is null) throw Refused("null", "no null is allowed", At(path, index));
            require(list[index], At(path, index));
        }
    }

    private static JsonException Refused(string found, string allowed, string path) =>
        new($"Found {found}; {allowed}. Path: {path}", path, null, null);
}
