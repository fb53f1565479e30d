using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>What one method of accounting for bad debts shows, period by period.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class WriteOffModel : IReport
{
    internal WriteOffModel(
        string name, AmountSeries expense, AmountSeries netReceivables, AmountSeries profitEffect, AmountSeries cash,
        IReadOnlyList<JournalLine> proposedJournal)
    {
        Name = name;
        Expense = expense;
        NetReceivables = netReceivables;
        ProfitEffect = profitEffect;
        Cash = cash;
        ProposedJournal = proposedJournal;
    }

    /// <summary>Which method: <c>direct write-off</c> or <c>allowance</c>.</summary>
    public string Name { get; }

    /// <summary>Bad-debt expense (M6a): write-offs less reversals and recoveries, or the net addition to the allowance.</summary>
    public AmountSeries Expense { get; }

    /// <summary>Receivables at the end of each period, less the allowance where one is kept (M29a).</summary>
    public AmountSeries NetReceivables { get; }

    /// <summary>What bad debts do to profit (M29b): the expense, below zero.</summary>
    public AmountSeries ProfitEffect { get; }

    /// <summary>
    /// Cash received from customers (M29c), found from this method's own figures: sales − expense − change of net receivables, less what
    /// moved the allowance without expense or write-off. Both methods find the same.
    /// </summary>
    public AmountSeries Cash { get; }

    /// <summary>The postings of all periods. Nothing is posted.</summary>
    public IReadOnlyList<JournalLine> ProposedJournal { get; }

    /// <summary>The method and its expense over all complete periods, on one line, in any culture.</summary>
    public override string ToString() => $"{Name}: expense {Expense.Overall}";

    void IReport.Write(ReportWriter report) => report
        .Add(Name)
        .Add(Expense)
        .Add(NetReceivables)
        .Add(ProfitEffect)
        .Add(Cash)
        .AddList(ProposedJournal);
}
