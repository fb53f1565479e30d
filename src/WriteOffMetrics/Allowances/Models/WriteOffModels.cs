using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The direct write-off method and the allowance method side by side, on the same write-offs, recoveries, receivables and sales. Direct:
/// expense is what is written off, less what comes back, when it happens. Allowance: expense is the net addition to the allowance, and a
/// write-off changes neither expense nor net receivables. Cash is the same.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class WriteOffModels : IReport
{
    private readonly AllowanceHistory history;

    private WriteOffModels(AllowanceHistory history, WriteOffModel direct, WriteOffModel allowance)
    {
        this.history = history;
        Direct = direct;
        Allowance = allowance;
    }

    /// <summary>The direct write-off method.</summary>
    public WriteOffModel Direct { get; }

    /// <summary>The allowance method.</summary>
    public WriteOffModel Allowance { get; }

    /// <summary>Why expense differs, in words, one sentence per period: by how much the allowance changed.</summary>
    public IReadOnlyList<string> Differences
    {
        get
        {
            AmountSeries other = history.Other;
            return Array.AsReadOnly([.. Enumerable.Range(0, history.Count).Select(period => DifferenceIn(period, other[period].Amount))]);
        }
    }

    /// <summary>Puts both methods side by side.</summary>
    /// <param name="history">The roll-forwards of the allowance.</param>
    /// <param name="openingReceivables">Gross receivables at the beginning of the first period.</param>
    /// <param name="receivables">Gross receivables at the end of each period: <c>items.BalancesBy(axis)</c>, or stated.</param>
    /// <param name="sales">
    /// Credit sales of each period, on the tax basis of the receivables; so must be the write-offs of the history, or the tax that is
    /// written off is found as cash.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Axis, currency or tax basis differ, the receivables are a flow, or the sales are balances.
    /// </exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public static WriteOffModels Compare(
        AllowanceHistory history, Money openingReceivables, AmountSeries receivables, AmountSeries sales)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(receivables);
        ArgumentNullException.ThrowIfNull(sales);
        ModelInputs.Require(history, openingReceivables, receivables, sales);
        var inputs = new ModelInputs(history, openingReceivables, receivables, sales);
        return new WriteOffModels(history, inputs.Direct(), inputs.Allowance());
    }

    /// <summary>Both methods as a table: expense, net receivables, effect on profit and cash, direct and by allowance.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public TextTable ToTable() => ToTable(new TableOptions());

    /// <summary>The same as stated by options.</summary>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public TextTable ToTable(TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TextTable.FromSeries(
            [
                ("expense, direct", Direct.Expense), ("expense, allowance", Allowance.Expense),
                ("net receivables, direct", Direct.NetReceivables), ("net receivables, allowance", Allowance.NetReceivables),
                ("profit, direct", Direct.ProfitEffect), ("profit, allowance", Allowance.ProfitEffect),
                ("cash, direct", Direct.Cash), ("cash, allowance", Allowance.Cash),
            ], options);
    }

    /// <summary>Both expenses on one line, in any culture.</summary>
    public override string ToString() => $"{Direct}; {Allowance}";

    private string DifferenceIn(int period, Money other)
    {
        AllowanceRollForward one = history[period];
        Money direct = Direct.Expense[period].Amount, allowance = Allowance.Expense[period].Amount;
        return $"{history.Axis[period].Name}: expense of {allowance} by allowance and {direct} direct, {allowance - direct} apart: the "
            + $"allowance changed by {one.Closing - one.Opening}, from {one.Opening} to {one.Closing}"
            + (other.MinorUnits == 0 ? "" : $", {other} of it without expense");
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Direct)
        .Add(Allowance)
        .AddList((IEnumerable<string?>)Differences, nameof(Differences));
}
