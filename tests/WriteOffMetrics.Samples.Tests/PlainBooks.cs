using System.Globalization;

namespace WriteOffMetrics.Samples.Tests;

/// <summary>The sample's files as texts between commas, added up by plain LINQ: nothing of the library is behind these sums.</summary>
internal static class PlainBooks
{
    public static string Folder => Path.Combine(Repository.SampleData, "month-end");

    /// <summary>Posted, recorded, type, reason, region, customer, invoice, amount; the two bad rows left out.</summary>
    public static Row[] WriteOffs { get; } =
    [
        .. Lines("write-offs.csv").Where(line => !line.Contains('"') && !line.StartsWith("2025-06-31", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .Select(field => new Row(Day(field[0]), Day(field[1]), field[2], field[4], field[6], Amount(field[7]))),
    ];

    public static (string Invoice, DateOnly Day, DateOnly Due, decimal Amount)[] Invoices { get; } =
    [
        .. Lines("invoices.csv").Select(line => line.Split(','))
            .Select(field => (field[0], Day(field[3]), Day(field[4]), Amount(field[5]))),
    ];

    public static (DateOnly Day, string Invoice, decimal Amount)[] Payments { get; } =
        [.. Lines("payments.csv").Select(line => line.Split(',')).Select(field => (Day(field[0]), field[1], Amount(field[2])))];

    /// <summary>Sales of months, named 2026-06, from the first to the last.</summary>
    public static decimal Sales(string first, string last) => Lines("sales.csv").Select(line => line.Split(','))
        .Where(field => string.CompareOrdinal(field[0], first) >= 0 && string.CompareOrdinal(field[0], last) <= 0)
        .Sum(field => Amount(field[2]));

    /// <summary>What was planned of a month.</summary>
    public static (decimal WriteOffs, decimal Sales) Targets(string month) => Lines("targets.csv").Select(line => line.Split(','))
        .Where(field => field[0] == month).Select(field => (Amount(field[1]), Amount(field[2]))).Single();

    public static decimal Allowance(string monthEnd) =>
        Amount(Lines("allowance.csv").Select(line => line.Split(',')).Single(field => field[0] == monthEnd)[1]);

    /// <summary>Gross write-offs between two days, as known on a third.</summary>
    public static decimal Gross(string first, string last, string knownOn) => WriteOffs
        .Where(row => row.Type == "WO" && row.Posted >= Day(first) && row.Posted <= Day(last) && row.Recorded <= Day(knownOn))
        .Sum(row => row.Amount);

    /// <summary>What is open of each invoice on a day: less what was paid and written off by then, plus what was reversed.</summary>
    public static Dictionary<string, decimal> OpenOn(string day, string knownOn)
    {
        var open = Invoices.Where(one => one.Day <= Day(day)).ToDictionary(one => one.Invoice, one => one.Amount);
        foreach (var payment in Payments.Where(one => one.Day <= Day(day))) open[payment.Invoice] -= payment.Amount;
        foreach (Row row in WriteOffs.Where(row => row.Posted <= Day(day) && row.Recorded <= Day(knownOn)))
            open[row.Invoice] -= row.Type switch { "WO" => row.Amount, "REV" => -row.Amount, _ => 0 };
        return open;
    }

    public static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Skip(1);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Row(DateOnly Posted, DateOnly Recorded, string Type, string Region, string Invoice, decimal Amount);
}
