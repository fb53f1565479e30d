#:project ../src/WriteOffMetrics/WriteOffMetrics.csproj

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WriteOffMetrics;

var usd = Currency.FromCode("USD");

// ── A bank's net charge-off rate beside the one it printed (Bank of the Sierra, 10-K 2014) ──
// A ledger from rows of your own: say where the parts of an entry are found.
var bankRows = Samples.Read("bank-loan-losses-2010-2014.csv");
var bank = WriteOffLedger.FromRows(usd, bankRows.Where(row => row["line"] is "charge_off" or "recovery"), new()
{
    EffectiveDate = row => row.YearEnd("year"),
    Amount = row => row.Amount("thousand_usd") * 1_000,
    Kind = row => row["line"] == "recovery" ? EntryKind.Recovery : EntryKind.WriteOff,
    Dimensions = { ["class"] = row => row["class"] },
}).CompleteThrough(new LocalDate(2014, 12, 31));

// The periods are stated, never guessed: quiet ones stay, and what lies outside is counted.
var years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
var averages = bankRows.Where(row => row["line"] == "average_gross_loans")
    .Select(row => (row.YearEnd("year"), row.Amount("thousand_usd") * 1_000));
var averageLoans = AmountSeries.FromValues(AmountMetrics.AverageReceivables, usd, years, averages);
var rate = bank.SummarizeBy(years).Net.ToAverageReceivables(averageLoans.WithSource("10-K 2014"));

Console.WriteLine("A bank's net charge-off rate");
var printed = bankRows.Where(row => row["line"] == "published_nco_to_average_loans_pct").Select(row => row["thousand_usd"] + " %");
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
var agency = WriteOffLedger.FromRows(usd, Samples.Read("charge-offs-by-month-and-sector.csv"), new()
{
    EffectiveDate = row => row.Day("month_end"),
    Amount = row => row.Amount("amount"),
});
var monthly = agency.SummarizeBy(months).Gross;
var trend = monthly.FitTrend(level: 0.95);

Console.WriteLine();
Console.WriteLine("Charge-offs by month, 1989 to 2013");
Console.WriteLine(trend);
Console.WriteLine($"Change point: {trend.ChangePoint}");
Console.WriteLine(monthly.Forecast(horizon: 3, level: 0.8));
Console.WriteLine($"Outside these years: {monthly.OutsideCount} entries, {monthly.Outside}");

/// <summary>A row of a sample file, read by the names in its first line.</summary>
internal sealed record Row(string[] Names, string[] Fields)
{
    public string this[string name] => Fields[Array.IndexOf(Names, name)];

    public decimal Amount(string name) => decimal.Parse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture);

    public LocalDate Day(string name) => LocalDatePattern.Iso.Parse(this[name]).Value;

    public LocalDate YearEnd(string name) => new(int.Parse(this[name], CultureInfo.InvariantCulture), 12, 31);
}

/// <summary>The sample files beside this one.</summary>
internal static class Samples
{
    public static Row[] Read(string file)
    {
        string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "samples", "data");
        string[][] lines = [.. File.ReadLines(Path.Combine(folder, file)).Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(fields => new Row(lines[0], fields))];
    }
}
