using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>An entry: an amount in minor units, what it is, its days, and the values that it states.</summary>
internal sealed class ModelEntry(long amount, EntryKind kind, EntryCategory category, int day)
{
    private string? text;

    public long Amount => amount;

    public EntryKind Kind => kind;

    public EntryCategory Category => category;

    public int Day => day;

    public int? Recorded { get; init; }

    public int? Origin { get; init; }

    public int? Due { get; init; }

    /// <summary>The values by dimension; a dimension that is not stated is not there.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The position in what the ledger was built from; none where nobody kept it.</summary>
    public long? Ordinal { get; init; }

    public string? this[string dimension] => Values.TryGetValue(dimension, out string? value) ? value : null;

    /// <summary>The day on which the entry counts as known.</summary>
    public int KnownOn => Recorded ?? Day;

    public int? DayBy(PeriodBasis basis) => basis switch
    {
        PeriodBasis.RecordedDate => KnownOn,
        PeriodBasis.OriginDate => Origin,
        _ => Day,
    };

    /// <summary>All that the entry says: two entries with one text are the same.</summary>
    public string Text =>
        text ??= TextOf(
            Days.Text(Day), Kind, Amount, Category, Recorded, Origin, Due, Values.Select(pair => (pair.Key, (string?)pair.Value)));

    /// <summary>The same entry at a position.</summary>
    public ModelEntry At(long? ordinal) => new(amount, kind, category, day)
    {
        Recorded = Recorded,
        Origin = Origin,
        Due = Due,
        Values = Values,
        Ordinal = ordinal,
    };

    /// <summary>What the entry says, and where it stood.</summary>
    public string TextAt => At(Text, Ordinal);

    public override string ToString() => Text;

    /// <summary>The same text of an entry that was read from a ledger, with its position.</summary>
    public static string TextAtOf(LedgerEntry entry, IEnumerable<string> dimensions) => At(TextOf(entry, dimensions), entry.Ordinal);

    /// <summary>The same text of an entry that was read from a ledger.</summary>
    public static string TextOf(LedgerEntry entry, IEnumerable<string> dimensions) => TextOf(
        Days.Text(Days.Of(entry.EffectiveDate)), entry.Kind, entry.Amount.MinorUnits, entry.Category,
        Days.OfOrNone(entry.RecordedDate), Days.OfOrNone(entry.OriginDate), Days.OfOrNone(entry.DueDate),
        dimensions.Select(name => (name, entry[name])));

    private static string At(string text, long? ordinal) =>
        ordinal is { } position ? $"{text} at {position.ToString(CultureInfo.InvariantCulture)}" : text;

    private static string TextOf(
        string day, EntryKind kind, long amount, EntryCategory category, int? recorded, int? origin, int? due,
        IEnumerable<(string Name, string? Value)> values)
    {
        IEnumerable<string> stated =
        [
            .. recorded is null ? [] : new[] { $"recorded {Days.Text(recorded)}" },
            .. origin is null ? [] : new[] { $"origin {Days.Text(origin)}" },
            .. due is null ? [] : new[] { $"due {Days.Text(due)}" },
            .. values.Where(pair => pair.Value is not null)
                .OrderBy(pair => pair.Name, StringComparer.Ordinal)
                .Select(pair => $"{pair.Name} '{pair.Value}'"),
        ];
        return string.Join(' ', stated.Prepend($"{day} {kind} {category} {amount.ToString(CultureInfo.InvariantCulture)}"));
    }
}
