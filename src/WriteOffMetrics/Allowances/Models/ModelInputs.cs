using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What both methods are computed from.</summary>
internal sealed class ModelInputs(AllowanceHistory history, Money openingReceivables, AmountSeries receivables, AmountSeries sales)
{
    private readonly AmountSeries other = history.Other;

    public WriteOffModel Direct() => Of(
        "direct write-off", AllowanceMetrics.DirectExpense,
        [.. history.WriteOffs.Zip(history.Recoveries, (writtenOff, recovered) => writtenOff.Amount - recovered.Amount)],
        openingReceivables, ReceivablesAt, _ => 0, [.. history.SelectMany(one => one.ProposedDirectJournal)]);

    public WriteOffModel Allowance() => Of(
        "allowance", AllowanceMetrics.NetAddition, [.. history.Provision.Select(point => point.Amount)],
        openingReceivables - history[0].Opening, period => ReceivablesAt(period) - history[period].Closing,
        WithoutExpense, [.. history.SelectMany(one => one.ProposedJournal)]);

    /// <summary>What moved the allowance in a period without expense or write-off, and between it and the period before.</summary>
    private Int128 WithoutExpense(int period) => (Int128)other[period].Amount.MinorUnits
        + (period == 0 ? 0 : (Int128)history[period].Opening.MinorUnits - history[period - 1].Closing.MinorUnits);

    /// <summary>One method by its expense, its net receivables, and what moves the allowance without either.</summary>
    private WriteOffModel Of(
        string name, MetricDefinition expenseDefinition, Money[] expense, Money opening, Func<int, Money> netAt,
        Func<int, Int128> withoutExpense, JournalLine[] journal)
    {
        Money[] net = [.. Enumerable.Range(0, history.Count).Select(netAt)];
        Money[] cash = [.. Enumerable.Range(0, history.Count).Select(period => Money.FromExact(
            (Int128)sales[period].Amount.MinorUnits - expense[period].MinorUnits
            - ((Int128)net[period].MinorUnits - (period == 0 ? opening : net[period - 1]).MinorUnits) - withoutExpense(period),
            history.Currency))];
        return new WriteOffModel(
            name, Series(expenseDefinition, expense), Series(Named(AllowanceMetrics.NetReceivables), net),
            Series(Named(AllowanceMetrics.ProfitEffect), [.. expense.Select(amount => -amount)]),
            Series(Named(AllowanceMetrics.CashReceived), cash), Array.AsReadOnly(journal));

        MetricDefinition Named(Metric metric) => AllowanceMetrics.Named(metric, $"{metric.Name} by the {name} method");
    }

    private AmountSeries Series(MetricDefinition definition, Money[] amounts)
    {
        var series = new AmountSeries(definition, history.Axis, amounts, history.Closing.Provenance);
        return history.Axis.LastDayOf(Math.Min(receivables.CompleteCount, sales.CompleteCount)) is { } day
            ? series.CompleteThrough(day)
            : series;
    }

    private Money ReceivablesAt(int period) => receivables[period].Amount;

    /// <exception cref="ArgumentException">The inputs do not fit together.</exception>
    public static void Require(AllowanceHistory history, Money openingReceivables, AmountSeries receivables, AmountSeries sales)
    {
        BalancesAndSales.Require(receivables, sales, nameof(receivables), nameof(sales));
        history.Axis.Require(receivables.Axis, "receivables", nameof(receivables));
        RequireCurrency(openingReceivables.Currency, nameof(openingReceivables));
        RequireCurrency(receivables.Currency, nameof(receivables));

        void RequireCurrency(Currency currency, string parameterName)
        {
            if (currency != history.Currency)
                throw new ArgumentException(
                    $"Found amounts in {currency}; amounts in {history.Currency}, the currency of the allowance, are allowed.",
                    parameterName);
        }
    }
}
