#:project ../src/WriteOffMetrics/WriteOffMetrics.csproj
#:project ../src/WriteOffMetrics.Csv/WriteOffMetrics.Csv.csproj

using System.Globalization;
using NodaTime;
using WriteOffMetrics;
using WriteOffMetrics.Csv;

var usd = Currency.FromCode("USD");

// ── A file of your own: dotnet run docs/quickstart.cs -- path.csv ──
// It needs a header with the columns date (yyyy-MM-dd) and amount; where one is missing, it says which it found.
if (args is [var path]) return await OwnFile.SummarizeAsync(path, usd);

// ── A bank's net charge-off rate beside the one it printed (Bank of the Sierra, 10-K 2014) ──
// A ledger from a file: say in which columns the parts of an entry are, and which rows are entries.
var yearEnd = CsvColumn.FromRecord(field => $"{field("year")}-12-31");
var bankMap = CsvEntryMap.FromColumns(effectiveDate: yearEnd, amount: "thousand_usd").WithAmounts(Samples.Thousands)
    .Where(field => field("line") is "charge_off" or "recovery")
    .WithKind("line", ("charge_off", EntryKind.WriteOff), ("recovery", EntryKind.Recovery))
    .WithDimension("class");
var bank = (await CsvLedger.ReadAsync(Samples.Bank, usd, bankMap)).Ledger.CompleteThrough(new LocalDate(2014, 12, 31));

// The periods are stated, never guessed: quiet ones stay, and what lies outside is counted.
var years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
var balanceMap = CsvAmountMap.FromColumns(date: yearEnd, amount: "thousand_usd").WithAmounts(Samples.Thousands)
    .Where(field => field("line") == "average_gross_loans");
var averages = (await CsvData.ReadBalancesAsync(Samples.Bank, usd, years, balanceMap)).Value;
var averageLoans = AmountSeries.FromValues(
    AmountMetrics.AverageReceivables, usd, years, averages.Select(year => (year.Period, year.Amount.ToDecimal())));
var rate = bank.SummarizeBy(years).Net.ToAverageReceivables(averageLoans.WithSource("10-K 2014"));

Console.WriteLine("A bank's net charge-off rate");
var printed = File.ReadLines(Samples.Bank).Select(line => line.Split(','))
    .Where(fields => fields[1] == "published_nco_to_average_loans_pct").Select(fields => fields[3] + " %");
Console.WriteLine(rate.ToTable().WithColumn("printed", [.. printed, ""]));

// ── Any segment is a figure: the recovery rate of each class of loans ──
var recovery = bank.SummarizeBy(years, "class").RecoveryRate();

Console.WriteLine();
Console.WriteLine("Recoveries to charge-offs by class of loans, the worst first");
Console.WriteLine(recovery.ToTable(new TableOptions { WorstFirst = true }));

// ── Every figure explains itself, down to its entries ──
var farmland = recovery["Farmland"].Overall;

Console.WriteLine();
Console.WriteLine(farmland.Explain());
foreach (var entry in farmland.Entries) Console.WriteLine(entry);

// ── Is it rising, where does it go: charge-offs of 25 years of months (US Small Business Administration) ──
var months = ReportingCalendar.Months.Between(new LocalDate(1989, 1, 1), new LocalDate(2013, 12, 31));
var agency = (await CsvLedger.ReadAsync(Samples.Agency, usd, CsvEntryMap.ByHeader("month_end", "amount"))).Ledger;
var monthly = agency.SummarizeBy(months).Gross;
var trend = monthly.FitTrend(level: 0.95);

Console.WriteLine();
Console.WriteLine("Charge-offs by month, 1989 to 2013");
Console.WriteLine(trend);
Console.WriteLine($"Change point: {trend.ChangePoint}");
Console.WriteLine(monthly.Forecast(horizon: 3, level: 0.8));
Console.WriteLine($"Outside these years: {monthly.OutsideCount} entries, {monthly.Outside}");

return 0;

/// <summary>What can be said of a file of one's own without knowing more of it.</summary>
internal static class OwnFile
{
    public static async Task<int> SummarizeAsync(string path, Currency currency)
    {
        try
        {
            var import = await CsvLedger.ReadAsync(path, currency, CsvEntryMap.ByHeader(effectiveDate: "date", amount: "amount"));
            Console.WriteLine(import);
            foreach (var finding in import.Rejections.Take(10)) Console.WriteLine(finding);
            if (import.Ledger.FindFirstDay() is not { } first || import.Ledger.FindLastDay() is not { } last) return 0;
            Console.WriteLine(import.Ledger.SummarizeBy(ReportingCalendar.Months.Between(first, last)).Gross.ToTable());
            return 0;
        }
        catch (Exception problem) when (problem is CsvReadException or IOException)
        {
            Console.WriteLine(problem.Message);
            return 1;
        }
    }
}

/// <summary>The sample files beside this one.</summary>
internal static class Samples
{
    public static string Bank => PathOf("bank-loan-losses-2010-2014.csv");

    public static string Agency => PathOf("charge-offs-by-month-and-sector.csv");

    public static decimal? Thousands(string text) => 1_000 * decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string PathOf(string file) =>
        Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "samples", "data", file);
}
