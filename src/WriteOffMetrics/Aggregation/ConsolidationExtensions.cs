using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Totals of several ledgers in one currency. Sums are taken in each ledger's own currency and multiplied by exact rates; the exact results
/// are kept, and rounded once where an amount is read. What rounding leaves is told by <see cref="AmountSeries.Rounding"/> and
/// <see cref="PeriodBreakdown.Rounding(AmountMeasure)"/>. A ledger of the reporting currency is added as it is. Entries stay in their own
/// currencies, and what lies outside the axis is counted but not converted.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConsolidationExtensions
{
    /// <summary>The totals of all ledgers together.</summary>
    /// <param name="ledgers">One ledger or more, of any currencies, on one period basis and read from one category.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="rates">Rates from each ledger's currency into the reporting currency.</param>
    /// <param name="basis">Which rate converts an entry. There is no usual one: name it.</param>
    /// <param name="rule">Where a half goes when an amount is rounded to be read.</param>
    /// <exception cref="ArgumentException">
    /// There is no ledger, or one is null; the ledgers differ in period basis or category; the currency is <c>default</c>; or a rate is
    /// missing (the message says of which day and pair).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The basis or the rule is not a member.</exception>
    /// <exception cref="OverflowException">
    /// The entries of one kind, category and period of a ledger add up to more than 64 bits of minor units.
    /// </exception>
    public static PeriodTotals ConsolidateBy(this IEnumerable<WriteOffLedger> ledgers, PeriodAxis axis, Currency currency,
        ExchangeRates rates, ExchangeRateBasis basis, MidpointRounding rule)
    {
        (TotalsCube cube, CategoryScope scope) = Consolidate(
            ledgers, axis, currency, rates, basis, rule, TotalsKernel.Summarize);
        return new PeriodTotals(cube, scope);
    }

    /// <summary>The same for each value of one dimension.</summary>
    /// <inheritdoc
    /// cref="ConsolidateBy(IEnumerable{WriteOffLedger}, PeriodAxis, Currency, ExchangeRates, ExchangeRateBasis, MidpointRounding)"/>
    public static PeriodBreakdown ConsolidateBy(this IEnumerable<WriteOffLedger> ledgers, PeriodAxis axis, string dimension,
        Currency currency, ExchangeRates rates, ExchangeRateBasis basis, MidpointRounding rule)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        var values = new DimensionDictionary();
        (TotalsCube cube, CategoryScope scope) = Consolidate(
            ledgers, axis, currency, rates, basis, rule,
            (ledger, periods) => TotalsKernel.Summarize(ledger, periods, dimension, values));
        return new PeriodBreakdown(cube, values, scope, dimension);
    }

    /// <summary>
    /// Amounts that were stated, added up from rows or averaged, such as sales of a subsidiary, in another currency: each period at one
    /// rate, exactly, and rounded once where it is read.
    /// </summary>
    /// <param name="series">The amounts. Those read from ledgers are consolidated with their entries instead.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="rates">Rates from the currency of the amounts into the reporting currency.</param>
    /// <param name="basis">
    /// Which rate converts a period: <see cref="ExchangeRateBasis.PeriodEnd"/> or <see cref="ExchangeRateBasis.PeriodAverage"/>, because
    /// the days within a period are not known.
    /// </param>
    /// <param name="rule">Where a half goes when an amount is rounded to be read.</param>
    /// <exception cref="ArgumentException">
    /// The amounts were read from a ledger or converted before; the basis is that of an entry's day; the currency is <c>default</c>; or a
    /// rate is missing (the message says of which day and pair).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The basis or the rule is not a member.</exception>
    /// <exception cref="OverflowException">A converted amount exceeds 64 bits of minor units.</exception>
    public static AmountSeries ConvertTo(
        this AmountSeries series, Currency currency, ExchangeRates rates, ExchangeRateBasis basis, MidpointRounding rule)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(rates);
        currency.RequireDefined(nameof(currency));
        RequireMembers(basis, rule);
        if (ConsolidationWords.WhyNotConverted(series) is { } why) throw new ArgumentException(why, nameof(series));
        if (basis == ExchangeRateBasis.EntryDay) throw new ArgumentException(ConsolidationWords.WhyNotByDay, nameof(basis));
        var conversion = new CurrencyConversion(series.Currency, currency, rates, basis, series.Axis);
        return ConvertedProvenance.Convert(series, conversion, rule);
    }

    /// <summary>
    /// Series of several currencies converted as <see cref="ConvertTo"/> and added up: the sales of all subsidiaries, beside
    /// <see cref="ConsolidateBy(IEnumerable{WriteOffLedger}, PeriodAxis, Currency, ExchangeRates, ExchangeRateBasis, MidpointRounding)"/>
    /// of their ledgers.
    /// </summary>
    /// <inheritdoc cref="ConvertTo"/>
    /// <param name="series">One series or more, of any currencies, of one definition, tax basis and axis.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="rates">Rates from each currency into the reporting currency.</param>
    /// <param name="basis">Which rate converts a period.</param>
    /// <param name="rule">Where a half goes when an amount is rounded to be read.</param>
    public static AmountSeries Consolidate(
        this IEnumerable<AmountSeries> series, Currency currency, ExchangeRates rates, ExchangeRateBasis basis, MidpointRounding rule)
    {
        ArgumentNullException.ThrowIfNull(series);
        AmountSeries[] all = [.. series];
        if (all.Length == 0 || Array.IndexOf(all, null) >= 0)
            throw new ArgumentException(ConsolidationWords.WhyNone(all.Length == 0, "series", "series"), nameof(series));
        return AmountSeries.SumOf([.. all.Select(one => one.ConvertTo(currency, rates, basis, rule))], nameof(series));
    }

    private static (TotalsCube Cube, CategoryScope Scope) Consolidate(
        IEnumerable<WriteOffLedger> ledgers, PeriodAxis axis, Currency currency, ExchangeRates rates, ExchangeRateBasis basis,
        MidpointRounding rule,
        Func<WriteOffLedger, PeriodAxis, TotalsCube> summarize)
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rates);
        currency.RequireDefined(nameof(currency));
        RequireMembers(basis, rule);
        WriteOffLedger[] all = [.. ledgers];
        if (all.Length == 0 || Array.IndexOf(all, null) >= 0)
            throw new ArgumentException(ConsolidationWords.WhyNone(all.Length == 0, "ledger", "ledgers"), nameof(ledgers));
        CategoryScope scope = CategoryScope.FromLedger(all[0]);
        if (Array.Find(all, ledger => CategoryScope.FromLedger(ledger).Name != scope.Name) is { } other)
            throw new ArgumentException(
                $"Found a ledger of {CategoryScope.FromLedger(other).Name} beside one of {scope.Name}; ledgers "
                + "read from the same are allowed. "
                + "Filter all of them alike, or none.",
                nameof(ledgers));

        TotalsCube? cube = null;
        foreach (WriteOffLedger ledger in all)
        {
            TotalsCube converted = Consolidation
                .Convert(ledger, axis, new CurrencyConversion(ledger.Currency, currency, rates, basis, axis), rule, summarize);

            // What one ledger numbered has the same number in the next, which has all of them.
            cube = cube is null ? converted : cube.Merge(converted, converted.Cells.Layout.Codes);
        }

        return (cube!, scope);
    }

    private static void RequireMembers(ExchangeRateBasis basis, MidpointRounding rule)
    {
        if (!Enum.IsDefined(basis)) throw new ArgumentOutOfRangeException(
            nameof(basis), basis, $"Found the rate basis {Invariant.Text((int)basis)}; a member of ExchangeRateBasis is allowed.");
        MinorUnitConversion.RequireRule(rule, nameof(rule));
    }
}
