using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What open items add up to beside the control account of the general ledger, and what usually explains a difference: items and
/// settlements that were recorded after the day, credits that the control account may not have, and items without a due date.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlAccountDifference : IReport
{
    private readonly OpenItemList list, asKnownThen;

    internal ControlAccountDifference(Ageing ageing, Money controlBalance)
    {
        ControlBalance = controlBalance;
        LocalDate day = ageing.Axis.End;
        list = ageing.Source.AsOf(day);
        asKnownThen = ageing.Source.AsKnownOn(day).AsOf(day);
    }

    /// <summary>The day.</summary>
    public LocalDate Day => list.Day;

    /// <summary>What is open: debits less credits.</summary>
    public Money Open => list.Open;

    /// <summary>The balance of the control account.</summary>
    public Money ControlBalance { get; }

    /// <summary>Open less the control account: zero where both agree, above zero where the items have more.</summary>
    public Money Amount => Open - ControlBalance;

    /// <summary>Whether both agree.</summary>
    public bool IsZero => Amount.MinorUnits == 0;

    /// <summary>
    /// By how much what is recorded after the day changes what was open on it: the difference of an account that was closed on the day is
    /// this, where nothing else is wrong.
    /// </summary>
    public Money RecordedLater => list.Open - asKnownThen.Open;

    /// <summary>The items whose open amount that changed.</summary>
    public IReadOnlyList<OpenItemChange> ItemsRecordedLater => list.ChangesSince(asKnownThen);

    /// <summary>Credits that are not allocated; where the control account has none of them, the difference is this below zero.</summary>
    public Money Credits => list.Credits;

    /// <summary>The credits.</summary>
    public IReadOnlyList<OpenItem> CreditItems => [.. list.Where(item => item.IsCredit)];

    /// <summary>What is owed without a due date: often entered by hand, in the items or in the control account alone.</summary>
    public Money Undated => UndatedItems.Aggregate(Money.Zero(list.Currency), (sum, item) => sum + item.Open);

    /// <summary>What is owed without a due date, item by item.</summary>
    public IReadOnlyList<OpenItem> UndatedItems => [.. list.Where(item => !item.IsCredit && item.DueDate is null)];

    /// <summary>What of the difference is left where what was recorded later explains its part.</summary>
    public Money Unexplained => Amount - RecordedLater;

    /// <summary>The amount of the difference.</summary>
    public static implicit operator Money(ControlAccountDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Amount;
    }

    /// <summary>The amount of the difference.</summary>
    public Money ToMoney() => Amount;

    /// <summary>The difference and what explains it on one line, in any culture.</summary>
    public override string ToString() => IsZero
        ? $"{Open} open on {DayNumber.ToText(Day)}, as the control account has it"
        : $"{Open} open on {DayNumber.ToText(Day)} − {ControlBalance} of the control account = {Amount}; recorded later {RecordedLater}, "
            + $"credits {Credits}, undated {Undated}";

    void IReport.Write(ReportWriter report) => report
        .Add(Day)
        .AddValue(Open)
        .AddValue(ControlBalance)
        .AddValue(Amount)
        .AddValue(RecordedLater)
        .AddValue(Credits)
        .AddValue(Undated);
}
