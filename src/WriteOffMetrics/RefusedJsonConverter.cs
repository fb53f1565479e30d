using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Refuses what JSON has nothing of, such as a ledger or a builder, and says what to write instead.</summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The types that it refuses name it: nobody need register it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RefusedJsonConverter : JsonConverter<object>
{
    /// <summary>Whether a type is one of those that are refused.</summary>
    public override bool CanConvert(Type typeToConvert) => typeof(IRefusedAsJson).IsAssignableFrom(typeToConvert);

    /// <summary>Refuses.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException(
            $"Found JSON where {NameOf(typeToConvert)} is wanted, which is not read from JSON; values, and totals with FromJson, are. Read "
            + "the values that it is made of, such as a list of LedgerEntry, and make it of them.");
    }

    /// <summary>Refuses, and says what to write instead.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        throw new NotSupportedException(((IRefusedAsJson)value).InsteadOfJson);
    }

    /// <summary>Refuses: what is refused is no key of a dictionary.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException(WhyNoKey(typeToConvert));
    }

    /// <summary>Refuses: what is refused is no key of a dictionary.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        throw new NotSupportedException(WhyNoKey(value.GetType()));
    }

    /// <summary>Why a type is no key of a dictionary.</summary>
    internal static string WhyNoKey(Type type) =>
        $"Found {NameOf(type)} as the key of a dictionary; texts, and values such as ReportingPeriod, are keys in JSON. Use one of them, "
        + "or write a list.";

    /// <summary>The name of a type as its user knows it.</summary>
    internal static string NameOf(Type type) => type.Name.Split('`')[0];
}
