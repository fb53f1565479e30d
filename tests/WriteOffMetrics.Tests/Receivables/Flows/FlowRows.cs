using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Open items that have given balances and states at the ends of months, and what tests of flows share.</summary>
internal static class FlowRows
{
    public static PeriodAxis Months(int count) =>
        ReportingCalendar.Months.Between(new LocalDate(2025, 1, 1), new LocalDate(2025, 1, 1).PlusMonths(count).PlusDays(-1));

    /// <summary>So many buckets, of 30 days each but the first and the last.</summary>
    public static AgeingBuckets Buckets(int count) => AgeingBuckets.UpTo([.. Enumerable.Range(0, count - 1).Select(i => 30 * i)]);

    /// <summary>Items each of which is open at the end of one period only, in one bucket.</summary>
    public static OpenItems OpenAt(PeriodAxis axis, IEnumerable<(string? Account, int Period, int Bucket, decimal Amount)> cells)
    {
        List<ItemLine> items = [];
        List<SettlementLine> payments = [];
        foreach ((string? account, int period, int bucket, decimal amount) in cells)
        {
            LocalDate end = axis[period].End;
            string document = $"D-{items.Count}";
            items.Add(new ItemLine(document, end, end.PlusDays(-(30 * bucket - 15)), amount) { Account = account });
            payments.Add(new SettlementLine(document, end.PlusDays(1), amount) { Account = account });
        }

        return ToItems(items).Settle(payments);
    }

    public static OracleVector[] Oracles(string file)
    {
        using var read = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared, "oracles", file)));
        return [.. read.RootElement.EnumerateArray().Select(element => new OracleVector(element.Clone()))];
    }

    /// <summary>The rows of a table of whole numbers.</summary>
    public static T[][] Rows<T>(JsonElement table, Func<JsonElement, T> read) =>
        [.. table.EnumerateArray().Select(row => row.EnumerateArray().Select(read).ToArray())];

    /// <summary>Compares a list of numbers; null stands for none.</summary>
    public static void AssertNear(JsonElement expected, IEnumerable<double?> actual, string name)
    {
        double?[] found = [.. actual], wanted =
            [.. expected.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Number ? one.GetDouble() : (double?)null)];
        Assert.True(wanted.Length == found.Length, $"{name}: {found.Length} values, {wanted.Length} expected");
        for (int i = 0; i < wanted.Length; i++) AssertNear(wanted[i], found[i], $"{name}[{i}]");
    }

    public static void AssertNear(double? expected, double? actual, string name) => Assert.True(
        expected is { } wanted
            ? actual is { } found && Math.Abs(found - wanted) <= Math.Max(1e-12, 1e-9 * Math.Abs(wanted))
            : actual is null,
        $"{name}: {actual} computed, {expected} expected");
}
