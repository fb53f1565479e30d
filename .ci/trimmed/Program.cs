using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics;

var usd = Currency.FromCode("USD");
var day = new LocalDate(2026, 3, 14);
var axis = ReportingCalendar.Months.Between(day, day);
var ledger = WriteOffLedger.FromEntries(usd, [LedgerEntry.WriteOff(day, Money.FromDecimal(22_325m, usd)) with { Account = "C-17" }]);
Console.WriteLine(ledger.SummarizeBy(axis, Dimension.Account)["C-17"].Gross
    .ToSales(AmountSeries.FromValuesInOrder(usd, axis, [950_000m])).Overall
    .Explain());

// Values as JSON without reflection, which a trimmed program has not.
var report = new Report(Money.FromDecimal(22_325m, usd), Ratio.FromPercent(2.35m), axis[0], new() { [usd] = Quantity.FromDays(41.5m) });
string json = JsonSerializer.Serialize(report, ReportContext.Default.Report);
Report read = JsonSerializer.Deserialize(json, ReportContext.Default.Report)!;
bool isSame = (read.Amount, read.Rate, read.Period) == (report.Amount, report.Rate, report.Period)
    && read.ByCurrency[usd] == report.ByCurrency[usd];
Console.WriteLine($"JSON = {(isSame ? json : "lost something")}");

// Figures as reports, which are found by the same attribute: by their base, in lists and breakdowns.
RatioSeries ratios = ledger.SummarizeBy(axis).Gross.ToSales(AmountSeries.FromValuesInOrder(usd, axis, [950_000m]));
var page = new Page(ratios[0], [ratios], ledger.SummarizeBy(axis, Dimension.Account).Gross, [.. ledger.Entries]);
string reports = JsonSerializer.Serialize(page, ReportContext.Default.Page);
bool isRead = JsonSerializer.Deserialize(reports[reports.LastIndexOf('[')..^1], ReportContext.Default.LedgerEntryArray)!
    .SequenceEqual(page.Entries);
Console.WriteLine($"Reports = {(isRead ? reports : "lost something")}");

internal sealed record Page(MetricPoint Point, MetricSeries[] Series, MetricBreakdown<AmountSeries> ByAccount, LedgerEntry[] Entries);

internal sealed record Report(Money Amount, Ratio Rate, ReportingPeriod Period, Dictionary<Currency, Quantity> ByCurrency);

[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Page))]
internal sealed partial class ReportContext : JsonSerializerContext;
