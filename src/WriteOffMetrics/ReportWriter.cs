using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Writes the properties of a report. The one rule of all reports: a property has the name that it has in code, in camel case, and the form
/// that its value has by itself; what is not stated is left out. Amounts and other values are text, so that no reader rounds them; counts
/// of things are numbers, and so are results of statistics, which are no more exact than that.
/// </summary>
/// <param name="json">Where they are written.</param>
/// <param name="options">The options of the caller.</param>
internal sealed class ReportWriter(Utf8JsonWriter json, JsonSerializerOptions options)
{
    /// <summary>So many rows a report has at most: tens of megabytes.</summary>
    public const int MaxRows = 100_000;

    public ReportWriter Add(string? text, [CallerArgumentExpression(nameof(text))] string name = "")
    {
        if (text is not null) json.WriteString(NameOf(name), Whole(text, name));
        return this;
    }

    public ReportWriter Add(bool value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        json.WriteBoolean(NameOf(name), value);
        return this;
    }

    public ReportWriter Add(long? number, [CallerArgumentExpression(nameof(number))] string name = "")
    {
        if (number is { } stated) json.WriteNumber(NameOf(name), stated);
        return this;
    }

    public ReportWriter Add(double? number, [CallerArgumentExpression(nameof(number))] string name = "")
    {
        if (number is { } stated) json.WriteNumber(NameOf(name), stated);
        return this;
    }

    public ReportWriter Add(decimal? number, [CallerArgumentExpression(nameof(number))] string name = "") =>
        Add(number?.ToString(CultureInfo.InvariantCulture), name);

    public ReportWriter Add(LocalDate? day, [CallerArgumentExpression(nameof(day))] string name = "") =>
        Add(day is { } stated ? DayNumber.ToText(stated) : null, name);

    public ReportWriter Add(IReport? report, [CallerArgumentExpression(nameof(report))] string name = "") =>
        report is null ? this : AddObject(report.Write, name);

    /// <summary>A value by its own converter.</summary>
    public ReportWriter Add<T>(T? value, JsonConverter<T> converter, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct
    {
        if (value is not { } stated) return this;
        json.WritePropertyName(NameOf(name));
        converter.Write(json, stated, options);
        return this;
    }

    /// <summary>A value that is an object, by its own converter.</summary>
    public ReportWriter AddValue<T>(T? value, JsonConverter<T> converter, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class
    {
        if (value is null) return this;
        json.WritePropertyName(NameOf(name));
        converter.Write(json, value, options);
        return this;
    }

    /// <summary>A value that is null where there is none, because its absence says something.</summary>
    public ReportWriter AddOrNull<T>(T? value, JsonConverter<T> converter, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct
    {
        if (value is not null) return Add(value, converter, name);
        json.WriteNull(NameOf(name));
        return this;
    }

    /// <summary>A value of a dimension, which is null where entries state none.</summary>
    public ReportWriter AddOrNull(string? text, [CallerArgumentExpression(nameof(text))] string name = "")
    {
        if (text is not null) return Add(text, name);
        json.WriteNull(NameOf(name));
        return this;
    }

    /// <summary>The member of an enumeration.</summary>
    public ReportWriter AddMember<TEnum>(TEnum member, [CallerArgumentExpression(nameof(member))] string name = "")
        where TEnum : struct, Enum => Add(JsonTexts.RequireMember(member), name);

    /// <summary>The member of an enumeration, if there is one.</summary>
    public ReportWriter AddMember<TEnum>(TEnum? member, [CallerArgumentExpression(nameof(member))] string name = "")
        where TEnum : struct, Enum => member is { } stated ? AddMember(stated, name) : this;

    public ReportWriter AddObject(Action<ReportWriter> write, string name)
    {
        json.WriteStartObject(NameOf(name));
        write(this);
        json.WriteEndObject();
        return this;
    }

    /// <summary>A list of objects, whose properties are written for each item.</summary>
    public ReportWriter AddList<T>(IEnumerable<T> items, Action<T> write, [CallerArgumentExpression(nameof(items))] string name = "")
    {
        json.WriteStartArray(NameOf(name));
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return this;
    }

    /// <summary>A list of reports.</summary>
    public ReportWriter AddList(IEnumerable<IReport> items, [CallerArgumentExpression(nameof(items))] string name = "") =>
        AddList(items, item => item.Write(this), name);

    /// <summary>A list of values by their own converter.</summary>
    public ReportWriter AddList<T>(
        IEnumerable<T> items, JsonConverter<T> converter, [CallerArgumentExpression(nameof(items))] string name = "")
    {
        json.WriteStartArray(NameOf(name));
        foreach (T item in items) converter.Write(json, item, options);
        json.WriteEndArray();
        return this;
    }

    /// <summary>A list of numbers.</summary>
    public ReportWriter AddList(IEnumerable<double> items, [CallerArgumentExpression(nameof(items))] string name = "")
    {
        json.WriteStartArray(NameOf(name));
        foreach (double item in items) json.WriteNumberValue(item);
        json.WriteEndArray();
        return this;
    }

    /// <summary>A list of texts; of dimensions null stands for what states none.</summary>
    public ReportWriter AddList(IEnumerable<string?> items, [CallerArgumentExpression(nameof(items))] string name = "")
    {
        json.WriteStartArray(NameOf(name));
        foreach (string? item in items) json.WriteStringValue(item is null ? null : Whole(item, name));
        json.WriteEndArray();
        return this;
    }

    /// <summary>A list of lists of texts, such as the rows of a table.</summary>
    public ReportWriter AddRows(IEnumerable<IReadOnlyList<string>> rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        json.WriteStartArray(NameOf(name));
        foreach (IReadOnlyList<string> row in rows)
        {
            json.WriteStartArray();
            foreach (string cell in row) json.WriteStringValue(Whole(cell, name));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        return this;
    }

    /// <summary>Refuses what would not end.</summary>
    /// <param name="what">What has the rows, in words, such as <c>a breakdown by account</c>.</param>
    /// <param name="rows">How many rows there would be.</param>
    /// <param name="instead">What to do.</param>
    /// <exception cref="JsonException">There are too many.</exception>
    public ReportWriter RequireRows(string what, long rows, string instead)
    {
        if (rows > MaxRows)
            throw new JsonException($"Found {what} of {Invariant.Count(rows, "row", "rows")}; reports of up to {Invariant.Count(MaxRows)} "
                + $"are written. {instead}");
        return this;
    }

    /// <summary>The name of a property in a report: of <c>Point.Status</c> it is <c>status</c>.</summary>
    private static string NameOf(string expression) =>
        JsonNamingPolicy.CamelCase.ConvertName(expression[(expression.LastIndexOf('.') + 1)..]);

    private static string Whole(string text, string name) => JsonTexts.HoldsHalfCharacter(text)
        ? throw JsonTexts.Refused(
            $"a text with half of a surrogate pair, {Invariant.InQuotes(text)}, as '{NameOf(name)}'", "text of whole characters")
        : text;
}
