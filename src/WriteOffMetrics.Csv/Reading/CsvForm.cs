using System.Text;

namespace WriteOffMetrics.Csv;

/// <summary>How a file is written, and how much of it is put up with.</summary>
internal sealed record CsvForm
{
    /// <summary>What stands between fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands around a field that has delimiters in it.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>How it is encoded; none where a mark at its beginning says so, or it is UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The longest record in bytes; a longer one ends the reading.</summary>
    public int MaxRecordSize { get; init; } = 1 << 20;

    /// <summary>How many rows may be rejected; one more ends the reading.</summary>
    public int MaxRejections { get; init; } = 10_000;

    /// <summary>Whether a text loses the apostrophe that protects it in a spreadsheet.</summary>
    public bool HasProtectedTexts { get; init; }

    /// <summary>Who is told how many rows were read.</summary>
    public IProgress<long>? Progress { get; init; }
}
