using NodaTime;
using WriteOffMetrics;

var usd = Currency.FromCode("USD");
var day = new LocalDate(2026, 3, 14);
var axis = ReportingCalendar.Months.Between(day, day);
var ledger = WriteOffLedger.FromEntries(usd, [LedgerEntry.WriteOff(day, Money.FromDecimal(22_325m, usd)) with { Account = "C-17" }]);
Console.WriteLine(ledger.SummarizeBy(axis, Dimension.Account)["C-17"].Gross.ToSales(AmountSeries.FromValues(usd, axis, [950_000m])).Overall
    .Explain());
