using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>Random texts of what is troublesome in a file.</summary>
internal sealed class Texts
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "'", "''", "\"", "\"\"", ",", ";", "|", " ",
        "\u00A0", "\uFEFF", "\u2028", "\0", "0", "1", "12.50", "-3", "a", "Z", "é", "ß", "İ", "ي", "漢", "😀", "👩‍👩‍👧",
        "cmd|' /C calc'!A0", "=1+1", "#", "\\", "north", "null",
    ];

    private readonly Random random;

    public Texts(int salt)
    {
        Seed = Environment.GetEnvironmentVariable("WRITEOFFMETRICS_SEED") is { } stated
            ? ulong.Parse(stated, CultureInfo.InvariantCulture)
            : 20_160_101;
        random = new Random(unchecked((int)(Seed ^ (Seed >> 32)) * 31 + salt));
    }

    private ulong Seed { get; }

    public string Replay => $"Replay with WRITEOFFMETRICS_SEED={Seed.ToString(CultureInfo.InvariantCulture)}.";

    public int Below(int end) => random.Next(end);

    /// <summary>One text in ten is none and one is empty.</summary>
    public string? Next()
    {
        if (random.Next(10) == 0) return null;
        if (random.Next(9) == 0) return "";
        var text = new StringBuilder();
        for (int pieces = 1 + random.Next(6); pieces > 0; pieces--) text.Append(Piece());
        return text.ToString();
    }

    /// <summary>A text that is more than white space.</summary>
    public string NextStated() => Next() is { } text && !string.IsNullOrWhiteSpace(text) ? text : NextStated();

    private string Piece() => random.Next(4) > 0
        ? Pieces[random.Next(Pieces.Length)]
        : new Rune(random.Next(2) == 0 ? random.Next(0xD800) : 0xE000 + random.Next(0x110000 - 0xE000)).ToString();
}
