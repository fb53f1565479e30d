using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A dimension of many entries as codes of a dictionary.</summary>
/// <remarks>
/// Immutable and safe for use by any number of threads, as long as nobody adds to the dictionary or changes the array behind the codes.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class DimensionCodes : IRefusedAsJson
{
    private DimensionCodes(DimensionDictionary dictionary, ReadOnlyMemory<int> codes)
    {
        Dictionary = dictionary;
        Codes = codes;
    }

    /// <summary>What the codes stand for.</summary>
    public DimensionDictionary Dictionary { get; }

    /// <summary>The code of each entry.</summary>
    public ReadOnlyMemory<int> Codes { get; }

    /// <summary>Codes of a dictionary, one per entry.</summary>
    /// <exception cref="ArgumentException">A code is none of the dictionary.</exception>
    public static DimensionCodes From(DimensionDictionary dictionary, ReadOnlyMemory<int> codes)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (int code in codes.Span)
        {
            if (code < 0 || code >= dictionary.Count) throw new ArgumentException(
                $"Found the code {Invariant.Text(code)}; codes of the dictionary, from 0 up to "
                + $"{Invariant.Text(dictionary.Count - 1)}, are allowed.",
                nameof(codes));
        }

        return new DimensionCodes(dictionary, codes);
    }

    /// <summary>The number of codes and values on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.Count(Codes.Length, "code", "codes")} of {Dictionary}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found DimensionCodes, which mean nothing without their dictionary; values are written. Write the texts by name.";
}
