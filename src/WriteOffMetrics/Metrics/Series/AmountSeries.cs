using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// An amount for each period of an axis, in order, quiet periods as zero: read from <see cref="PeriodTotals"/>, averaged by a
/// <see cref="BalanceHistory"/>, added up from rows, or stated by the caller (sales, average balances, published write-offs).
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AmountSeries : MetricSeries<AmountPoint>
{
    private readonly Money[] amounts;
    private readonly ExactAmounts? exact;
    private readonly AmountStatement statement;

    // Made when first asked for; two threads may make it at once and find the same.
    private AmountPoint? total;

    private AmountSeries(
        MetricDefinition definition, PeriodAxis axis, Money[] amounts, ExactAmounts? exact, Provenance provenance,
        AmountStatement statement)
        : base(definition, axis, provenance, statement.Source, statement.LastCompleteDay)
    {
        this.amounts = amounts;
        this.exact = exact;
        this.statement = statement;
    }

    /// <summary>Amounts of whole minor units.</summary>
    internal AmountSeries(MetricDefinition definition, PeriodAxis axis, Money[] amounts, Provenance provenance)
        : this(definition, axis, amounts, null, provenance, AmountStatement.Nothing)
    {
    }

    /// <summary>Amounts that may lie between two minor units, rounded for reading.</summary>
    internal AmountSeries(
        MetricDefinition definition, PeriodAxis axis, Currency currency, ExactAmounts exact, Provenance provenance,
        AmountStatement statement)
        : this(
            definition, axis, [.. exact.MinorUnits.Select(amount => Money.FromFraction(amount, currency, exact.Rule))],
            exact, provenance, statement)
    {
    }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => amounts[0].Currency;

    /// <summary>Whether the amounts include tax, as stated with <see cref="WithTaxBasis"/>.</summary>
    public TaxBasis TaxBasis => statement.TaxBasis;

    /// <summary>
    /// What is outside the axis; null for a stated series, which has nothing there, and where sums were computed elsewhere or converted,
    /// which do not tell.
    /// </summary>
    /// <exception cref="OverflowException">It exceeds 64 bits of minor units.</exception>
    public Money? Outside => Provenance.Outside is { } outside ? Money.FromExact(outside, Currency) : null;

    /// <summary>The number of entries or rows outside the axis; null for a stated series, and where sums were computed elsewhere.</summary>
    public long? OutsideCount => Provenance.OutsideCount;

    /// <summary>
    /// The amounts of all periods of the axis, complete or not, added up; of amounts that are rounded for reading, rounded once.
    /// <see cref="MetricSeries{TPoint}.Overall"/> takes the complete ones only.
    /// </summary>
    /// <exception cref="OverflowException">The sum exceeds 64 bits of minor units.</exception>
    public AmountPoint Total => total ??= PointOf(0, Count);

    /// <summary>
    /// What rounding left: <see cref="Total"/> less the amounts of the periods as they are read. Zero for amounts of whole minor units; a
    /// report of converted or averaged amounts prints it as a line of its own, so that its column adds up.
    /// </summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public Money Rounding => Money.FromExact(Total.Amount.MinorUnits - Sum(0, Count), Currency);

    /// <summary>
    /// A series of amounts in major units, each with a day of its period, such as sales:
    /// <c>FromValues(usd, months, sales.Select(row => (row.MonthEnd, row.Amount)))</c>.
    /// </summary>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">
    /// One amount per period, in any order, with any day of the period. Zero and negative ones are allowed: a ratio over them is undefined
    /// and says why.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A period has no amount or two, a day lies outside the axis, an amount has more decimals than the currency or exceeds 64 bits of
    /// minor units, or the currency is <c>default</c>.
    /// </exception>
    public static AmountSeries FromValues(Currency currency, PeriodAxis axis, IEnumerable<(LocalDate Day, decimal Value)> values) =>
        FromValues(StatedMetrics.Amount, currency, axis, values);

    /// <summary>The same of amounts that state their period.</summary>
    /// <inheritdoc cref="FromValues(Currency, PeriodAxis, IEnumerable{ValueTuple{LocalDate, decimal}})"/>
    public static AmountSeries FromValues(Currency currency, PeriodAxis axis,
        IEnumerable<(ReportingPeriod Period, decimal Value)> values) =>
        FromValues(StatedMetrics.Amount, currency, axis, values);

    /// <summary>
    /// The same with what the amounts mean: net write-offs as a bank prints them (<c>AmountMetrics.NetWriteOffs</c>), average balances as
    /// their source states them (<c>AmountMetrics.AverageReceivables</c>), or a metric of one's own.
    /// </summary>
    /// <param name="definition">What they mean: a metric whose unit is money.</param>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">One amount per period, in any order, with any day of the period.</param>
    /// <exception cref="ArgumentException">As without a definition, or its unit is not money.</exception>
    public static AmountSeries FromValues(
        MetricDefinition definition, Currency currency, PeriodAxis axis, IEnumerable<(LocalDate Day, decimal Value)> values) =>
        FromValuesInOrder(definition, currency, axis, DatedValues.RequireAll(
            axis, DatedValues.OnAxis(axis, values, nameof(values)), "amount", nameof(values)));

    /// <summary>The same of amounts that state their period.</summary>
    /// <inheritdoc cref="FromValues(MetricDefinition, Currency, PeriodAxis, IEnumerable{ValueTuple{LocalDate, decimal}})"/>
    public static AmountSeries FromValues(
        MetricDefinition definition, Currency currency, PeriodAxis axis, IEnumerable<(ReportingPeriod Period, decimal Value)> values) =>
        FromValuesInOrder(definition, currency, axis, DatedValues.RequireAll(
            axis, DatedValues.OnAxis(axis, values, nameof(values)), "amount", nameof(values)));

    /// <summary>
    /// A series of one amount in major units per period, in the order of the axis. Nothing but its position says which period an amount
    /// belongs to: where dates are at hand, <see cref="FromValues(Currency, PeriodAxis, IEnumerable{ValueTuple{LocalDate, decimal}})"/>
    /// and FromRows find the period of each.
    /// </summary>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">
    /// As many amounts as the axis has periods, in order. Zero and negative ones are allowed: a ratio over them is undefined and says why.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer amounts than periods, one has more decimals than the currency or exceeds 64 bits of minor units, or the
    /// currency is <c>default</c>.
    /// </exception>
    public static AmountSeries FromValuesInOrder(Currency currency, PeriodAxis axis, IEnumerable<decimal> values) =>
        FromValuesInOrder(StatedMetrics.Amount, currency, axis, values);

    /// <summary>The same with what the amounts mean.</summary>
    /// <param name="definition">What they mean: a metric whose unit is money.</param>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many amounts as the axis has periods, in order.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="FromValuesInOrder(Currency, PeriodAxis, IEnumerable{decimal})"/>, or the unit is not money.
    /// </exception>
    public static AmountSeries FromValuesInOrder(
        MetricDefinition definition, Currency currency, PeriodAxis axis, IEnumerable<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (definition.Unit != MetricUnit.Money)
            throw new ArgumentException(
                $"Found amounts of {definition}, which is {Units.NameOf(definition.Unit)}; a metric of money is allowed. Use RatioSeries, "
                + "CountSeries or QuantitySeries.",
                nameof(definition));
        List<Money> amounts = [];
        foreach (decimal value in values)
        {
            amounts.Add(Money.TryFromDecimal(value, currency, out Money amount) is not { } problem
                ? amount
                : throw new ArgumentException(
                    $"{(amounts.Count < axis.Count ? axis[amounts.Count].Name : "After the last period")}: {problem}", nameof(values)));
        }

        axis.RequireOnePerPeriod(amounts.Count, "amount", "amounts", nameof(values));
        return new AmountSeries(definition, axis, [.. amounts], Provenance.Stated);
    }

    /// <summary>
    /// Rows of one's own added up by period, exactly: invoices to sales, say. Rows outside the axis are counted in
    /// <see cref="OutsideCount"/> and added up in <see cref="Outside"/>.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day that decides the period of a row.</param>
    /// <param name="amount">Its amount in major units; a credit note is negative.</param>
    /// <exception cref="ArgumentException">
    /// An amount has more decimals than the currency or exceeds 64 bits of minor units (the message names the row, the first is 1), a row
    /// is null, or the currency is <c>default</c>.
    /// </exception>
    /// <exception cref="OverflowException">A period adds up to more than 64 bits of minor units.</exception>
    public static AmountSeries FromRows<TRow>(
        Currency currency, PeriodAxis axis, IEnumerable<TRow> rows, Func<TRow, CalendarDay> day, Func<TRow, decimal> amount)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(amount);
        var sums = new RowSums(axis, currency);
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, sums.RowCount, nameof(rows));
            sums.Add(0, day(row).Date, amount(row), nameof(rows));
        }

        return sums.ToAmounts([0]);
    }

    /// <summary>
    /// The same for each value of a dimension: sales by region. Divided into a ledger's breakdown they give each region's ratio.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">The name of the dimension, as the ledger has it.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day that decides the period of a row.</param>
    /// <param name="value">Its value in the dimension; null where it states none.</param>
    /// <param name="amount">Its amount in major units; a credit note is negative.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="FromRows{TRow}(Currency, PeriodAxis, IEnumerable{TRow}, Func{TRow, CalendarDay}, Func{TRow, decimal})"/>, or the
    /// dimension's name is bad.
    /// </exception>
    /// <exception cref="OverflowException">A period adds up to more than 64 bits of minor units, where it is read.</exception>
    public static MetricBreakdown<AmountSeries> FromRows<TRow>(
        Currency currency, PeriodAxis axis, string dimension, IEnumerable<TRow> rows, Func<TRow, CalendarDay> day,
        Func<TRow, string?> value,
        Func<TRow, decimal> amount)
    {
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(amount);
        var sums = new RowSums(axis, currency);
        var segments = new RowSegments();
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, sums.RowCount, nameof(rows));
            sums.Add(segments.GetOrAdd(value(row), null), day(row).Date, amount(row), nameof(rows));
        }

        return segments.ByFirst(dimension, sums.ToAmounts);
    }

    /// <summary>The same for each pair of values of two dimensions: sales by region and product.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="firstDimension">The name of the first dimension, as the ledger has it.</param>
    /// <param name="secondDimension">The name of the second dimension.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day that decides the period of a row.</param>
    /// <param name="firstValue">Its value in the first dimension; null where it states none.</param>
    /// <param name="secondValue">Its value in the second dimension; null where it states none.</param>
    /// <param name="amount">Its amount in major units; a credit note is negative.</param>
    /// <exception cref="ArgumentException">As for one dimension, or both are the same.</exception>
    /// <exception cref="OverflowException">A period adds up to more than 64 bits of minor units, where it is read.</exception>
    public static MetricCrossBreakdown<AmountSeries> FromRows<TRow>(
        Currency currency, PeriodAxis axis, string firstDimension, string secondDimension, IEnumerable<TRow> rows,
        Func<TRow, CalendarDay> day,
        Func<TRow, string?> firstValue, Func<TRow, string?> secondValue, Func<TRow, decimal> amount)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(firstValue);
        ArgumentNullException.ThrowIfNull(secondValue);
        ArgumentNullException.ThrowIfNull(amount);
        Dimension.RequireTwo(firstDimension, secondDimension);
        var sums = new RowSums(axis, currency);
        var segments = new RowSegments();
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, sums.RowCount, nameof(rows));
            sums.Add(segments.GetOrAdd(firstValue(row), secondValue(row)), day(row).Date, amount(row), nameof(rows));
        }

        return segments.ByBoth(firstDimension, secondDimension, sums.ToAmounts);
    }

    /// <summary>
    /// Series of one kind by segment, such as average balances by region: their total is their sum. Balances add up over segments, though
    /// not over periods.
    /// </summary>
    /// <param name="dimension">The name of the dimension, as the ledger has it.</param>
    /// <param name="series">Each value, null for what states none, and its series; of one definition and currency and on one axis.</param>
    /// <exception cref="ArgumentException">
    /// There is none, one is null, a value occurs twice, definitions, currencies, axes, tax bases or roundings differ, or the dimension's
    /// name is bad.
    /// </exception>
    /// <exception cref="OverflowException">The total of a period exceeds 64 bits of minor units, where it is read.</exception>
    public static MetricBreakdown<AmountSeries> FromSegments(string dimension, IEnumerable<(string? Value, AmountSeries Series)> series)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(series);
        (string? Value, AmountSeries Series)[] all = [.. series];
        if (all.Length == 0) throw new ArgumentException(
            "Found no series; one per segment is needed, of one segment or more.", nameof(series));
        AmountSeries first = all[0].Series ?? throw new ArgumentException(
            "Found null instead of a series; one per segment is needed.", nameof(series));
        foreach ((string? value, AmountSeries one) in all) first.RequireLike(one, value, nameof(series));
        Dictionary<(string? Value, bool), AmountSeries> byValue = [];
        foreach ((string? value, AmountSeries one) in all)
        {
            if (!byValue.TryAdd((value, true), one))
                throw new ArgumentException(
                    $"Found {Invariant.InQuotes(value)} twice; each is allowed once. Add its series up first.", nameof(series));
        }

        string?[] values = [.. all.Select(one => one.Value).Order(StringComparer.Ordinal)];
        AmountSeries[] stated = [.. all.Select(one => one.Series)];
        return new MetricBreakdown<AmountSeries>(
            dimension, Array.AsReadOnly(values), value => byValue.ContainsKey((value, true)),
            value => byValue.TryGetValue((value, true), out AmountSeries? one) ? one : NothingBeside(stated), () => SumOf(stated));
    }

    /// <summary>The same series, stated to include tax or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="WriteOffMetrics.TaxBasis"/>.</exception>
    public AmountSeries WithTaxBasis(TaxBasis basis) => Enum.IsDefined(basis)
        ? StatedAs(statement with { TaxBasis = basis })
        : throw new ArgumentOutOfRangeException(
            nameof(basis), basis, $"Found the tax basis {Invariant.Text((int)basis)}; a member of TaxBasis is allowed.");

    /// <summary>
    /// The same series with a word on where it comes from, which explanations print: <c>10-K 2014, average gross loans</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public AmountSeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return StatedAs(statement with { Source = source });
    }

    /// <summary>
    /// The same series, stated to be complete through a day: a period that ends later is incomplete, and so is a ratio over it. Of a series
    /// read from a ledger both its day and this one count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public AmountSeries CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return StatedAs(statement with { LastCompleteDay = day });
    }

    /// <summary>The same series added up by the periods of a coarser axis of the same days: monthly sales to quarters, say.</summary>
    /// <exception cref="ArgumentException">
    /// The boundaries do not nest, the axes do not cover the same days, or the series is one of balances, which do not add up.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public AmountSeries RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        if (!Definition.Metric.AddsUp)
            throw new ArgumentException(
                $"Found {Definition} of {Axis}; amounts of flows are allowed, because balances do not add up. Average the "
                + "balances by the coarser axis itself.",
                nameof(coarser));
        if (Provenance.RollUpTo(coarser) is { } rolledUp) return rolledUp.StatedAs(statement);
        int[] positions = Axis.PositionsOn(coarser, nameof(coarser));
        var sums = new Fraction[coarser.Count];
        for (int i = 0; i < amounts.Length; i++) sums[positions[i]] += PointOf(i, 1).Exact;
        return exact is { } between
            ? new AmountSeries(Definition, coarser, Currency, between with { MinorUnits = sums }, Provenance, statement)
            : new AmountSeries(Definition, coarser, [.. sums.Select(sum => Money.FromFraction(sum, Currency, MidpointRounding.ToEven))],
                null, Provenance, statement);
    }

    /// <summary>The total and the axis on one line, in any culture; of amounts that do not add up what they are.</summary>
    public override string ToString() => Definition.Metric.AddsUp ? $"{Money.InWords(Sum(0, Count), Currency)} in {Axis}" : base.ToString();

    internal override Currency? CurrencyOfFigures => Currency;

    /// <summary>By how the amounts are read, or by what they mean where none was stated below zero.</summary>
    internal override bool IsNeverNegative =>
        Provenance.IsNeverNegative || (Definition.Metric.IsNeverNegative && Array.TrueForAll(amounts, amount => amount.MinorUnits >= 0));

    internal override MetricSeries? ReadAgain(PeriodAxis axis) => (Provenance.ReadAgain(axis) as AmountSeries)?.StatedAs(statement);

    /// <summary>What is outside the axis for reading, also where it exceeds what an amount holds; none where it is not known.</summary>
    internal string? OutsideInWords => Provenance.Outside is { } outside ? Money.InWords(outside, Currency) : null;

    internal override AmountPoint PointOf(int first, int count)
    {
        if (exact is null)
        {
            Int128 sum = Sum(first, count);
            return new AmountPoint(this, first, count, Money.FromExact(sum, Currency), sum);
        }

        Fraction total = 0L;
        for (int i = first; i < first + count; i++) total += exact.MinorUnits[i];
        return new AmountPoint(this, first, count, Money.FromFraction(total, Currency, exact.Rule), total);
    }

    /// <exception cref="ArgumentException">The other series is null, or cannot be added to this one.</exception>
    private void RequireLike(AmountSeries? other, string? value, string parameterName)
    {
        string of = $"of {Invariant.InQuotes(value)}";
        if (other is null) throw new ArgumentException($"Found null instead of the series {of}; one per segment is needed.", parameterName);
        if (other.Definition != Definition)
            throw new ArgumentException(
                $"Found {other.Definition} {of} beside {Definition}; one definition is allowed. Compare like with like.", parameterName);
        if (other.Currency != Currency)
            throw new ArgumentException(
                $"Found amounts {of} in {other.Currency} beside {Currency}; one currency is allowed. Convert them "
                + "first, at a rate you can name.",
                parameterName);
        if (other.TaxBasis != TaxBasis)
            throw new ArgumentException(
                $"Found amounts {of} {TaxWords.NameOf(other.TaxBasis)} beside {TaxWords.NameOf(TaxBasis)}; one tax "
                + "basis is allowed. Restate them.",
                parameterName);
        if (other.exact is { } one && exact is { } two && one.Rule != two.Rule)
            throw new ArgumentException(
                $"Found amounts rounded by {one.Rule} beside {two.Rule}; one rule is allowed. Convert "
                + "or average them with the same.",
                parameterName);
        Axis.Require(other.Axis, "amounts " + of, parameterName);
    }

    /// <summary>The same amounts in another currency.</summary>
    internal AmountSeries Converted(Currency currency, ExactAmounts converted, Provenance provenance) =>
        new(Definition, Axis, currency, converted, provenance, statement);

    /// <summary>Series added up, after a look whether they are alike.</summary>
    /// <exception cref="ArgumentException">Definitions, currencies, axes, tax bases or roundings differ.</exception>
    internal static AmountSeries SumOf(AmountSeries[] parts, string parameterName)
    {
        for (int i = 1; i < parts.Length; i++) parts[0].RequireLike(parts[i], $"series {Invariant.Count(i + 1)}", parameterName);
        return SumOf(parts);
    }

    /// <summary>Series like this one added up.</summary>
    internal static AmountSeries SumOf(AmountSeries[] parts)
    {
        AmountSeries first = parts[0];
        MidpointRounding rule = parts.Select(part => part.exact?.Rule).FirstOrDefault(rule => rule is not null) ?? MidpointRounding.ToEven;
        var sums = new Fraction[first.Count];
        for (int i = 0; i < sums.Length; i++) sums[i] = parts.Aggregate((Fraction)0L, (sum, part) => sum + part.PointOf(i, 1).Exact);
        string[] sources = [.. parts.Select(part => part.Source).OfType<string>().Distinct()];
        var statement = new AmountStatement(
            first.TaxBasis, sources.Length == 0 ? null : string.Join("; ", sources),
            parts.Select(part => part.StatedLastCompleteDay).Min());
        return new AmountSeries(
            first.Definition, first.Axis, first.Currency, new ExactAmounts(sums, rule),
            new SumProvenance([.. parts.Select(part => part.Provenance)]), statement);
    }

    /// <summary>Nothing, beside series of other segments.</summary>
    private static AmountSeries NothingBeside(AmountSeries[] others)
    {
        AmountSeries first = others[0];
        var statement = new AmountStatement(first.TaxBasis, null, others.Select(other => other.StatedLastCompleteDay).Min());
        return new AmountSeries(
            first.Definition, first.Axis, [.. first.Axis.Select(_ => Money.Zero(first.Currency))], null,
            new NoProvenance([.. others.Select(other => other.Provenance)]), statement);
    }

    private Int128 Sum(int first, int count)
    {
        Int128 sum = 0;
        for (int i = first; i < first + count; i++) sum += amounts[i].MinorUnits;
        return sum;
    }

    private AmountSeries StatedAs(AmountStatement stated) => new(Definition, Axis, amounts, exact, Provenance, stated);

    /// <summary>What lies outside may exceed 64 bits, where no period does.</summary>
    private protected override void WriteParts(ReportWriter report)
    {
        report.AddMember(TaxBasis);
        if (Provenance.Outside is { } outside)
        {
            decimal amount = (decimal)outside * new decimal(1, 0, 0, false, (byte)Currency.MinorUnitDigits);
            report.AddObject(one => one.Add(amount).AddValue(Currency), nameof(Outside));
        }

        report.Add(OutsideCount);
    }
}
