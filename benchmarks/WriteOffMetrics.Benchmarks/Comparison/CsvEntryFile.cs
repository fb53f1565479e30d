using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Benchmarks;

/// <summary>A file of entries: date, amount, kind, 1,000 segments, 1,000,000 accounts, in no order.</summary>
public sealed class CsvEntryFile : IDisposable
{
    private static readonly string[] Kinds = ["WO", "WO", "WO", "REC", "REV", "RET"];

    public CsvEntryFile(int rows)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"write-off-entries-{rows}.csv");
        var random = new Random(16);
        using var writer = new StreamWriter(Path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine("date,amount,kind,segment,account");
        var first = new DateOnly(2022, 1, 1);
        for (int i = 0; i < rows; i++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{first.AddDays(random.Next(1_096)):yyyy-MM-dd},{random.Next(100, 500_000)}.{random.Next(100):00},"
                + $"{Kinds[random.Next(Kinds.Length)]},S{random.Next(1_000):000},A{random.Next(1_000_000):0000000}"));
        }
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
