using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Tests;

/// <summary>A comma-separated file, one record a line; a field in quotes may hold commas.</summary>
internal static class Csv
{
    public static List<Row> Read(params string[] path)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(path)).Select(Split)];
        return [.. lines.Skip(1).Select(fields => new Row(lines[0], fields))];
    }

    private static string[] Split(string line)
    {
        // Every second part between quotes is quoted, so its commas are text.
        string[] parts = line.Split('"');
        if (parts.Length == 1) return line.Split(',');
        for (int i = 0; i < parts.Length; i += 2) parts[i] = parts[i].Replace(',', '\u001f');
        return string.Concat(parts).Split('\u001f');
    }

    internal sealed record Row(string[] Names, string[] Fields)
    {
        public string this[string name] => Fields[Array.IndexOf(Names, name)];

        public decimal Decimal(string name) => decimal.Parse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture);

        public decimal? DecimalOrNone(string name) => this[name].Length == 0 ? null : Decimal(name);

        public LocalDate Day(string name) => LocalDatePattern.Iso.Parse(this[name]).Value;
    }
}
