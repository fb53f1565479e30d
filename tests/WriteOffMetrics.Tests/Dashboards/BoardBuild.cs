using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>A small dashboard with figures that are easily counted, to change one thing of.</summary>
internal static class BoardBuild
{
    public static readonly Currency Usd = Generate.Usd;

    public static readonly LocalDate End = new(2026, 6, 30);

    /// <summary>January 2024 to June 2026.</summary>
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), End);

    public static LedgerEntry Lost(LocalDate day, decimal amount, string? region = "north") =>
        LedgerEntry.WriteOff(day, Money.FromDecimal(amount, Usd)).With("region", region);

    /// <summary>100 of the north on the first day of each month.</summary>
    public static LedgerEntry[] Entries => [.. Months.Select(month => Lost(month.Start, 100))];

    public static WriteOffLedger Ledger => LedgerOf(Entries);

    public static WriteOffLedger LedgerOf(params IEnumerable<LedgerEntry> entries) => WriteOffLedger.FromEntries(Usd, entries, "region");

    /// <summary>The same amount each month.</summary>
    public static AmountSeries Each(decimal amount, PeriodAxis? axis = null, Currency? currency = null) =>
        AmountSeries.FromValuesInOrder(currency ?? Usd, axis ?? Months, (axis ?? Months).Select(_ => amount));

    public static DashboardInputs Inputs(
        WriteOffLedger? ledger = null, PeriodAxis? axis = null, AmountSeries? sales = null, MetricBreakdown<AmountSeries>? bySegment = null,
        string name = "One", IReadOnlyList<string>? dimensions = null, IReadOnlyList<Target>? targets = null, int forecasts = 3,
        LocalDate? earlier = null, IReadOnlyList<Finding>? findings = null) => new()
        {
            Name = name,
            Ledger = ledger ?? Ledger,
            Axis = axis ?? Months,
            Sales = sales,
            SalesBySegment = bySegment is null ? [] : [bySegment],
            Dimensions = dimensions,
            Targets = targets ?? [],
            ForecastPeriods = forecasts,
            EarlierKnownOn = earlier,
            Findings = findings,
        };

    public static DashboardInputs Group(
        IReadOnlyList<DashboardInputs> entities, PeriodAxis? axis = null, ExchangeRates? rates = null, Currency? currency = null,
        IReadOnlyList<Finding>? findings = null, LocalDate? earlier = null, IReadOnlyList<string>? dimensions = null) => new()
        {
            Name = "Group",
            Axis = axis ?? Months,
            Currency = currency ?? Usd,
            Rates = rates ?? ExchangeRates.FromRates([]),
            RateBasis = ExchangeRateBasis.PeriodEnd,
            Rounding = MidpointRounding.ToEven,
            Entities = entities,
            Findings = findings,
            EarlierKnownOn = earlier,
            Dimensions = dimensions,
        };

    public static DashboardSnapshot AsOf(this DashboardInputs inputs, LocalDate day) => WriteOffDashboard.FromInputs(inputs).AsOf(day);
}
