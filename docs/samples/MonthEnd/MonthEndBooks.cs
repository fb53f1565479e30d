using NodaTime;
using WriteOffMetrics;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Csv;
using WriteOffMetrics.Receivables;

namespace MonthEnd;

/// <summary>The CSV files of a folder, read once. To make it yours, change days, columns and the rules of the dashboard.</summary>
/// <param name="WriteOffs">The write-offs, with the rows that were refused.</param>
/// <param name="Sales">Sales by region.</param>
/// <param name="Items">Invoices, with what was paid and written off of them.</param>
/// <param name="Targets">What was planned.</param>
/// <param name="Allowance">The allowance at each month-end, the first one before the first month.</param>
/// <param name="Rejections">What was refused in the other files.</param>
public sealed record MonthEndBooks(
    LedgerImport WriteOffs, MetricBreakdown<AmountSeries> Sales, OpenItems Items, IReadOnlyList<Target> Targets, AmountSeries Allowance,
    IReadOnlyList<Finding> Rejections)
{
    /// <summary>The currency of the books.</summary>
    public static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Two years of months. The books are complete through their last day.</summary>
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2024, 7, 1), new LocalDate(2026, 6, 30));

    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60, 90);

    /// <summary>The invented books that come with the sample.</summary>
    public static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "month-end");

    private WriteOffLedger Ledger => WriteOffs.Ledger.CompleteThrough(Months.End);

    #region read
    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    /// <exception cref="CsvReadException">A file cannot be read to its end.</exception>
    public static async Task<MonthEndBooks> ReadAsync(string folder)
    {
        LedgerImport writeOffs = await CsvLedger.ReadAsync(
            In("write-offs.csv"), Usd, CsvEntryMap.ByHeader(effectiveDate: "posted", amount: "amount")
                .WithRecordedDate("recorded")
                .WithKind("type", ("WO", EntryKind.WriteOff), ("REC", EntryKind.Recovery), ("REV", EntryKind.Reversal))
                .WithReason("reason").WithAccount("customer").WithDocument("invoice").WithDimension("region"));
        var sales = await CsvData.ReadSalesByAsync(In("sales.csv"), Usd, Months, "region", Month("amount").WithDimension("region"));
        var invoices = await CsvData.ReadOpenItemsAsync(In("invoices.csv"), Usd, CsvItemMap.ByHeader("date", "amount")
            .WithDueDate("due").WithDocument("invoice").WithAccount("customer").WithDimension("region"));
        var payments = await CsvData.ReadSettlementsAsync(
            In("payments.csv"), invoices.Value, CsvSettlementMap.ByHeader("date", "amount").WithDocument("invoice"));
        var plannedLosses = await CsvData.ReadSalesAsync(In("targets.csv"), Usd, Months, Month("write-offs"));
        var plannedSales = await CsvData.ReadSalesAsync(In("targets.csv"), Usd, Months, Month("sales"));

        // The allowance stands at each month-end; the first is the opening.
        PeriodAxis andBefore = ReportingCalendar.Months.Between(Months.Start.PlusDays(-1), Months.End);
        var allowance = await CsvData.ReadBalancesAsync(In("allowance.csv"), Usd, andBefore, CsvAmountMap.ByHeader("month-end", "balance"));

        AmountSeries budget = Stated(AmountMetrics.GrossWriteOffs, Months, plannedLosses.Value);
        return new MonthEndBooks(
            writeOffs, sales.Value, payments.Value.Settle(writeOffs.Ledger),
            [Target.FromSeries("plan", budget.ToSales(plannedSales.Value)), Target.FromSeries("budget", budget)],
            Stated(AllowanceMetrics.Allowance, andBefore, allowance.Value),
            [.. sales.Rejections, .. invoices.Rejections, .. payments.Rejections, .. plannedLosses.Rejections,
                .. plannedSales.Rejections, .. allowance.Rejections]);

        string In(string file) => Path.Combine(folder, file);

        static CsvAmountMap Month(string amount) => CsvAmountMap.ByHeader("month", amount).WithDates("yyyy-MM");
    }
    #endregion

    #region dashboard
    /// <summary>The dashboard of these books.</summary>
    /// <param name="earlierReport">The day on which the report before was made; null where there was none.</param>
    /// <param name="knownOn">The day on which the report is made: what was recorded later is not in the allowance's movements.</param>
    public WriteOffDashboard ToDashboard(LocalDate? earlierReport, LocalDate knownOn) => WriteOffDashboard.FromInputs(new DashboardInputs
    {
        Name = "Sample Trading",
        Ledger = Ledger,
        Axis = Months,
        Sales = Sales.Total,
        SalesBySegment = [Sales],
        CreditSales = Sales.Total,
        Dimensions = ["region", Dimension.Reason],
        Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
        Targets = Targets,
        Benchmarks = [PublishedBenchmarks.ManufacturingAverage],
        OpenItems = Items,
        Buckets = Buckets,
        DaysSalesOutstanding = DsoMethod.CountBack,
        CollectionSales = CollectionSales.AverageMonth,
        AtRisk = AtRiskRule.DaysPastDueAbove(60),
        AllowanceHistory = AllowanceHistory.FromLedger(
            Ledger.AsKnownOn(knownOn), Months, Allowance[0].Amount, Stated(AllowanceMetrics.Allowance, Months, Allowance.Skip(1))),
        ProvisionMatrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 1.2m, 2m, 5m, 12m, 40m)),
        EarlierKnownOn = earlierReport,
        Import = WriteOffs,
        Findings = [.. Rejections, .. Ledger.Check()],
    });
    #endregion

    /// <summary>Amounts that were read, as figures of a definition.</summary>
    private static AmountSeries Stated(MetricDefinition definition, PeriodAxis axis, IEnumerable<AmountPoint> read) =>
        AmountSeries.FromValuesInOrder(definition, Usd, axis, read.Select(month => month.Amount.ToDecimal()));
}
