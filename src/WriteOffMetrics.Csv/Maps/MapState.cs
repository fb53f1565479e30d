using System.Collections.Immutable;
using System.Globalization;

namespace WriteOffMetrics.Csv;

/// <summary>All that a map states: the form of the file, how days and amounts are written, and where the fields are.</summary>
internal sealed record MapState
{
    public const string Amount = "amount", Currency = "currency";

    public CsvForm Form { get; init; } = new();

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The forms of days, the first that fits counts.</summary>
    public ImmutableArray<string> DateFormats { get; init; } = ["yyyy-MM-dd"];

    /// <summary>The user's own reader of days; none where the forms count.</summary>
    public Func<string, CalendarDay?>? ReadDay { get; init; }

    /// <summary>The user's own reader of amounts; none where they are plain numbers of the culture.</summary>
    public Func<string, decimal?>? ReadAmount { get; init; }

    /// <summary>Which rows are wanted; none where all are.</summary>
    public Func<Func<CsvColumn, string>, bool>? IsWanted { get; init; }

    /// <summary>The fields: a date, the amount, and the others as they were stated.</summary>
    public ImmutableArray<MappedField> Fields { get; init; } = [];

    /// <summary>The same with a field; one of the same name is replaced.</summary>
    public MapState With(string name, CsvColumn column, bool isText, object? words)
    {
        ArgumentNullException.ThrowIfNull(column);
        var field = new MappedField(name, column, isText, words);
        int at = IndexOf(name);
        if (isText && name == Currency || at >= 0 && Fields[at].IsText != isText)
            throw new ArgumentException($"Found a dimension called like the field '{name}'. Name it otherwise.", nameof(name));
        return this with { Fields = at < 0 ? Fields.Add(field) : Fields.SetItem(at, field) };
    }

    /// <summary>The position of a field, or −1.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>What reads its days.</summary>
    public FieldReading<CalendarDay> Days => FieldReading.OfDays(DateFormats, Culture, ReadDay);

    /// <summary>What reads its amounts.</summary>
    public FieldReading<decimal> Amounts => FieldReading.OfAmounts(Culture, ReadAmount);
}
