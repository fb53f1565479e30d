using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>Reads dated amounts, which may be negative. For one thread.</summary>
internal sealed class AmountReader : IRowTaker
{
    private readonly CsvRecords records;
    private readonly MapState map;
    private readonly Currency currency;
    private readonly Func<TextRow, CalendarDay?> dayOf;
    private readonly Func<TextRow, decimal?> amountOf;
    private readonly Func<TextRow, string?>? currencyOf, segmentOf;
    private readonly Func<LocalDate, string?> whyNotDay;
    private readonly string? dimension;
    private readonly List<AmountRow> rows = [];

    /// <param name="records">The records.</param>
    /// <param name="map">Where the fields are.</param>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="dimension">The dimension of the segments; none where they are not told apart.</param>
    /// <param name="whyNotDay">Why a day is not allowed; none where it is.</param>
    public AmountReader(CsvRecords records, MapState map, Currency currency, string? dimension, Func<LocalDate, string?> whyNotDay)
    {
        (this.records, this.map, this.currency, this.dimension, this.whyNotDay) = (records, map, currency, dimension, whyNotDay);
        var fields = new FieldSelectors(map);
        dayOf = fields.Day(CsvAmountMap.Date)!;
        amountOf = fields.Amount(MapState.Amount)!;
        currencyOf = fields.Text(MapState.Currency);
        segmentOf = dimension is null ? null : fields.Text(dimension);
    }

    /// <summary>The good rows.</summary>
    public IReadOnlyList<AmountRow> Rows => rows;

    /// <summary>What numbers the segments.</summary>
    public DimensionDictionary Segments { get; } = new();

    /// <summary>The amounts of the good rows added up, in minor units.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>Reads all records; there is always room for another.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken) =>
        await records.ReadAsync(this, cancellationToken).ConfigureAwait(false);

    public bool Take()
    {
        TextRow row = records.ToTextRow();
        List<FindingFault> faults = [];
        LocalDate? day = DayOf(row, faults);
        bool isOfCurrency = currencyOf is null || IsOfCurrency(row, faults, currencyOf);
        decimal? amount = null;
        Money? money = AmountOf(row, faults, ref amount);
        string? segment = segmentOf is null ? null : Read(dimension!, row, faults, segmentOf);
        if (faults.Count == 0)
        {
            rows.Add(new AmountRow(day!.Value, money!.Value.MinorUnits, segmentOf is null ? 0 : Segments.GetOrAdd(segment)));
            Sum += money.Value.MinorUnits;
            return true;
        }

        Finding finding = Finding.FromFaults(LedgerRules.RejectedRow, FindingSeverity.Error, [row.Position], faults);
        records.Reject(isOfCurrency && money is not null ? finding with { AmountAtStake = money } : finding, isOfCurrency ? amount : null);
        return true;
    }

    public bool TakeBad(Finding finding)
    {
        records.Reject(finding, null);
        return true;
    }

    private bool IsOfCurrency(TextRow row, List<FindingFault> faults, Func<TextRow, string?> read)
    {
        int before = faults.Count;
        string? code = Read(MapState.Currency, row, faults, read);
        if (code == currency.Code) return true;
        if (faults.Count == before)
            faults.Add(FindingFault.FromText(MapState.Currency, code, AmountWords.WhyNotCurrency(code, currency)));
        return false;
    }

    private LocalDate? DayOf(TextRow row, List<FindingFault> faults)
    {
        int before = faults.Count;
        LocalDate? day = Read<CalendarDay?>(CsvAmountMap.Date, row, faults, dayOf)?.Date;
        if (faults.Count > before) return null;
        string? why = day is null ? AmountWords.WhyNoDay
            : !EntryRejection.IsAllowed(day.Value) ? AmountWords.WhyNotAllowed(day.Value)
            : whyNotDay(day.Value);
        if (why is not null) faults.Add(FindingFault.FromText(CsvAmountMap.Date, row.Texts[map.IndexOf(CsvAmountMap.Date)], why));
        return day;
    }

    private Money? AmountOf(TextRow row, List<FindingFault> faults, ref decimal? amount)
    {
        int before = faults.Count;
        amount = Read<decimal?>(MapState.Amount, row, faults, amountOf);
        if (faults.Count > before) return null;
        string? why = AmountWords.WhyNotAmount(amount, currency, out Money money);
        if (why is null) return money;
        faults.Add(FindingFault.FromText(MapState.Amount, row.Texts[map.IndexOf(MapState.Amount)], why));
        return null;
    }

    /// <summary>Reads a field; what is thrown is a fault of it.</summary>
    private T? Read<T>(string field, TextRow row, List<FindingFault> faults, Func<TextRow, T?> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            int at = map.IndexOf(field);
            faults.Add(FindingFault.FromText(field, row.Texts[at], row.ProblemOf(at) ?? AmountWords.WhyThrown(why)));
            return default;
        }
    }
}
