using NodaTime;

namespace WriteOffMetrics.Benchmarks;

/// <summary>A row as applications keep them.</summary>
public sealed record GeneratedRow(LocalDate Day, decimal Amount, EntryKind Kind, string Account, string Sector);

/// <summary>Rows that are the same in every run: ten years, log-normal amounts, 70 % write-offs, 22 % recoveries, 8 % reversals, shuffled days.</summary>
public static class GeneratedRows
{
    private static readonly LocalDate First = new(2016, 1, 1);

    public static GeneratedRow[] Make(int count)
    {
        var random = new Random(20260101);
        string[] sectors = [.. Enumerable.Range(0, 20).Select(i => $"Sector {i}")];
        string[] accounts = [.. Enumerable.Range(0, Math.Max(1, count / 10)).Select(i => $"C-{i}")];
        var rows = new GeneratedRow[count];
        for (int i = 0; i < count; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double kind = random.NextDouble();
            rows[i] = new GeneratedRow(
                First.PlusDays(random.Next(3_653)),
                Math.Clamp(Math.Round((decimal)Math.Exp(5 + 1.2 * normal), 2), 0.01m, 31_000m),
                kind < 0.7 ? EntryKind.WriteOff : kind < 0.92 ? EntryKind.Recovery : EntryKind.Reversal,
                accounts[random.Next(accounts.Length)],
                sectors[random.Next(sectors.Length)]);
        }

        return rows;
    }

    public static PeriodAxis Months { get; } = ReportingCalendar.Months.Between(First, First.PlusDays(3_652));
}
