#:project ../src/WriteOffMetrics/WriteOffMetrics.csproj

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WriteOffMetrics;

// ── Charge-offs by federal fiscal year and sector (US Small Business Administration) ──
#region ledger
var usd = Currency.FromCode("USD");

// A ledger from rows of your own: say where the parts of an entry are found.
var ledger = WriteOffLedger.FromRows(usd, Samples.Read("charge-offs-by-month-and-sector.csv"), new EntrySelectors<Row>
{
    EffectiveDate = row => row.Day("month_end"),
    Amount = row => row.Amount("amount"),
    Dimensions = { ["sector"] = row => row["sector"] },
}).CompleteThrough(new LocalDate(2014, 8, 31));

// The periods are stated, never guessed: quiet ones stay, and what lies outside is counted.
var fiscalYears = ReportingCalendar.FiscalYears(firstMonth: 10, FiscalYearNaming.EndYear)
    .Between(new LocalDate(2007, 10, 1), new LocalDate(2014, 9, 30));

var sectors = ledger.SummarizeBy(fiscalYears, "sector");
var gross = sectors.Total.Gross;
var changes = gross.ChangeFromYearBefore();
#endregion

Console.WriteLine("Charge-offs by US federal fiscal year, USD (a slice of loans by number, so there is no ratio)");
var largest = sectors.Gross.OrderByDescending(sector => sector.Value.Total.Amount).Take(3);
var columns = largest.Select(sector => (sector.Key ?? "(not stated)", (MetricSeries)sector.Value)).Prepend(("all sectors", gross));
Console.WriteLine(TextTable.FromSeries(columns)
    .WithColumn("year over year", [.. changes.Select(change => change.Relative?.ToString("P2", null) ?? ""), ""]));

Console.WriteLine($"Outside these years: {gross.OutsideCount} entries, {gross.Outside}");

// ── A bank's net charge-off rate beside the one it printed (Bank of the Sierra, 10-K 2014) ──
#region bank
var bankRows = Samples.Read("bank-loan-losses-2010-2014.csv");
var bank = WriteOffLedger.FromRows(usd, bankRows.Where(row => row["line"] is "charge_off" or "recovery"), new EntrySelectors<Row>
{
    EffectiveDate = row => row.YearEnd("year"),
    Amount = row => row.Amount("thousand_usd") * 1_000,
    Kind = row => row["line"] == "recovery" ? EntryKind.Recovery : EntryKind.WriteOff,
    Dimensions = { ["class"] = row => row["class"] },
}).CompleteThrough(new LocalDate(2014, 12, 31));

var years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
var averageLoans = AmountSeries.FromValuesInOrder(
    AmountMetrics.AverageReceivables, usd, years,
    bankRows.Where(row => row["line"] == "average_gross_loans").Select(row => row.Amount("thousand_usd") * 1_000))
    .WithSource("10-K 2014, average gross loans");

var rate = bank.SummarizeBy(years).Net.ToAverageReceivables(averageLoans);
#endregion

Console.WriteLine();
Console.WriteLine("A bank's net charge-off rate");
var printed = bankRows.Where(row => row["line"] == "published_nco_to_average_loans_pct").Select(row => row["thousand_usd"] + " %");
Console.WriteLine(rate.ToTable().WithColumn("printed", [.. printed, ""]));

// ── Any segment is a figure: the recovery rate of each class of loans ──
#region segments
var recovery = bank.SummarizeBy(years, "class").RecoveryRate();
var fromWorst = recovery.ToTable(new TableOptions { WorstFirst = true });
#endregion

Console.WriteLine();
Console.WriteLine("Recoveries to charge-offs by class of loans, the worst first");
Console.WriteLine(fromWorst);

// ── A retailer's write-offs ÷ revenue, banded and compared (Amazon.com, 10-K 2022 and 2024) ──
#region retailer
var retailRows = Samples.Read("retailer-write-offs-2020-2024.csv");
var retailer = WriteOffLedger.FromRows(usd, retailRows, new EntrySelectors<Row>
{
    EffectiveDate = row => row.YearEnd("year"),
    Amount = row => row.Amount("write_offs") * 1_000_000,
}).CompleteThrough(new LocalDate(2024, 12, 31));

var retailYears = ReportingCalendar.Years.Between(new LocalDate(2020, 1, 1), new LocalDate(2024, 12, 31));
var revenue = AmountSeries.FromValuesInOrder(usd, retailYears, retailRows.Select(row => row.Amount("revenue") * 1_000_000));
var toSales = retailer.SummarizeBy(retailYears).Gross.ToSales(revenue);

var band = ThresholdScale.WriteOffToSales.Classify(toSales.Overall);
var comparison = PublishedBenchmarks.RetailAverage.Compare(toSales.Overall);
#endregion

Console.WriteLine();
Console.WriteLine("A retailer's write-offs to sales");
Console.WriteLine(toSales.ToTable());
Console.WriteLine($"Band:         {band}");
Console.WriteLine($"Benchmark:    {comparison}");

// ── Is it rising, where does it go ──
#region trend
var months = ReportingCalendar.Months.Between(new LocalDate(1989, 1, 1), new LocalDate(2013, 12, 31));
var monthly = ledger.SummarizeBy(months).Gross;
var trend = monthly.FitTrend(level: 0.95);
var forecast = monthly.Forecast(horizon: 3, level: 0.8);
#endregion

Console.WriteLine();
Console.WriteLine("Charge-offs of all sectors by month, 1989 to 2013");
Console.WriteLine(trend);
Console.WriteLine($"Change point: {trend.ChangePoint}");
Console.WriteLine(forecast);

// ── Every figure explains itself, down to its entries ──
Console.WriteLine();
#region explain
var worst = rate.MaxBy(point => point.Ratio)!;
Console.WriteLine(worst.Explain());
foreach (var entry in worst.Entries) Console.WriteLine(entry);
#endregion

/// <summary>A row of a sample file, read by the names in its first line.</summary>
internal sealed record Row(string[] Names, string[] Fields)
{
    public string this[string name] => Fields[Array.IndexOf(Names, name)];

    public decimal Amount(string name) => decimal.Parse(this[name], CultureInfo.InvariantCulture);

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
