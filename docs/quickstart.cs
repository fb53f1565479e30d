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
string[] largest = [.. sectors.Values.OfType<string>().OrderByDescending(sector => sectors[sector].Gross.Total.Amount).Take(3)];
Console.WriteLine($"{"",-8}{"all sectors",14}  {"year over year",-18}{string.Concat(largest.Select(sector => $"  {sector,24}"))}");
for (int i = 0; i < gross.Count; i++)
{
    string change = changes[i].Status switch
    {
        ChangeStatus.Defined => $"{changes[i].Relative:P2}",
        ChangeStatus.IncompletePeriod => "incomplete",
        _ => "",
    };
    Console.WriteLine($"{gross[i].Period.Name,-8}{gross[i].Amount,14:N}  "
        + $"{change,-18}{string.Concat(largest.Select(sector => $"  {sectors[sector].Gross[i].Amount,24:N}"))}");
}

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
var averageLoans = AmountSeries.FromValues(
    AmountMetrics.AverageReceivables, usd, years,
    bankRows.Where(row => row["line"] == "average_gross_loans").Select(row => row.Amount("thousand_usd") * 1_000))
    .WithSource("10-K 2014, average gross loans");

var rate = bank.SummarizeBy(years).Net.ToAverageReceivables(averageLoans);
#endregion

Console.WriteLine();
Console.WriteLine("A bank's net charge-off rate");
var printed = bankRows.Where(row => row["line"] == "published_nco_to_average_loans_pct").Select(row => row["thousand_usd"]).ToArray();
Console.WriteLine($"{"",-6}{"net charge-offs",18}{"average loans",18}{"rate",10}{"printed",10}");
for (int i = 0; i < rate.Count; i++)
{
    var (point, inPrint) = (rate[i], printed[i] + " %");
    Console.WriteLine($"{point.Period.Name,-6}{point.Numerator,18:N}{point.Denominator,18:N}{point.Ratio,10:P2}{inPrint,10}");
}

Console.WriteLine($"{"all",-6}{rate.Overall.Numerator,18:N}{rate.Overall.Denominator,18:N}{rate.Overall.Ratio,10:P2}");

// ── Any segment is a figure: the recovery rate of each class of loans ──
#region segments
var recovery = bank.SummarizeBy(years, "class").RecoveryRate();
var fromWorst = recovery.RankFromWorst(series => series.Overall);
#endregion

Console.WriteLine();
Console.WriteLine("Recoveries to charge-offs by class of loans, 2010 to 2014, the worst first");
foreach (var (loans, point) in fromWorst)
    Console.WriteLine($"{loans,-34}{point.Numerator,16:N}{point.Denominator,18:N}{point.Ratio,10:P2}");
var together = recovery.Total.Overall;
Console.WriteLine($"{"all",-34}{together.Numerator,16:N}{together.Denominator,18:N}{together.Ratio,10:P2}");

// ── A retailer's write-offs ÷ revenue, banded and compared (Amazon.com, 10-K 2022 and 2024) ──
#region retailer
var retailRows = Samples.Read("retailer-write-offs-2020-2024.csv");
var retailer = WriteOffLedger.FromRows(usd, retailRows, new EntrySelectors<Row>
{
    EffectiveDate = row => row.YearEnd("year"),
    Amount = row => row.Amount("write_offs") * 1_000_000,
}).CompleteThrough(new LocalDate(2024, 12, 31));

var retailYears = ReportingCalendar.Years.Between(new LocalDate(2020, 1, 1), new LocalDate(2024, 12, 31));
var revenue = AmountSeries.FromValues(usd, retailYears, retailRows.Select(row => row.Amount("revenue") * 1_000_000));
var toSales = retailer.SummarizeBy(retailYears).Gross.ToSales(revenue);

var band = ThresholdScale.WriteOffToSales.Classify(toSales.Overall);
var comparison = PublishedBenchmarks.RetailAverage.Compare(toSales.Overall);
#endregion

Console.WriteLine();
Console.WriteLine("A retailer's write-offs to sales");
foreach (var point in toSales)
    Console.WriteLine($"{point.Period.Name,-6}{point.Numerator,18:N}{point.Denominator,22:N}{point.Ratio,10:P2}");
Console.WriteLine($"2020 to 2024: {toSales.Overall.Ratio:P2}");
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
