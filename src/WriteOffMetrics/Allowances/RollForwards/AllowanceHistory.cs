using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The roll-forwards of the periods of an axis, one after the other, and the series that they make: expense, write-offs, recoveries and the
/// allowance itself, of which ratios, trends and back-tests are made.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AllowanceHistory : IReadOnlyList<AllowanceRollForward>, IReport
{
    private readonly AllowanceRollForward[] rollForwards;
    private readonly Provenance provenance;

    private AllowanceHistory(PeriodAxis axis, AllowanceRollForward[] rollForwards)
    {
        Axis = axis;
        this.rollForwards = [.. rollForwards.Select((one, i) => one.Of(axis[i]))];
        provenance = new RollForwardProvenance(this, []);
        Findings = Array.AsReadOnly([.. FindAll()]);
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => rollForwards[0].Currency;

    /// <summary>The number of periods.</summary>
    public int Count => rollForwards.Length;

    /// <summary>
    /// What does not agree, period by period: closings that do not add up, booked figures that differ from a ledger, and openings that are
    /// not the closing of the period before.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The roll-forward of a period, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public AllowanceRollForward this[int index]
    {
        get
        {
            _ = Axis[index];
            return rollForwards[index];
        }
    }

    /// <summary>The allowance at the beginning of each period.</summary>
    public AmountSeries Opening => Series(
        AllowanceMetrics.Named(AllowanceMetrics.AllowanceBalance, "allowance at the beginning of the "
            + "period"), one => one.Opening, provenance);

    /// <summary>The allowance at the end of each period (M11).</summary>
    public AmountSeries Closing => Series(AllowanceMetrics.Allowance, one => one.Closing, provenance);

    /// <summary>The net addition to the allowance (M6a): what the allowance method charges to expense. May be negative.</summary>
    public AmountSeries Provision => Series(
        AllowanceMetrics.NetAddition, one => one[AllowanceMovementKind.Provision], Of(AllowanceMovementKind.Provision));

    /// <summary>Write-offs charged to the allowance, less reversals.</summary>
    public AmountSeries WriteOffs => Series(
        AllowanceMetrics.Named(AllowanceMetrics.ChargedAmount, "write-offs less reversals"),
        one => -(one[AllowanceMovementKind.WriteOffs] + one[AllowanceMovementKind.Reversals]),
        Of(AllowanceMovementKind.WriteOffs, AllowanceMovementKind.Reversals));

    /// <summary>Recoveries less those returned.</summary>
    public AmountSeries Recoveries => Series(
        AllowanceMetrics.Named(AllowanceMetrics.RecoveredAmount, "recoveries less returned"),
        one => one[AllowanceMovementKind.Recoveries] + one[AllowanceMovementKind.RecoveriesReturned],
        Of(AllowanceMovementKind.Recoveries, AllowanceMovementKind.RecoveriesReturned));

    /// <summary>Exchange differences, acquisitions and other movements, and what did not add up.</summary>
    public AmountSeries Other => Series(
        AllowanceMetrics.Named(AllowanceMetrics.OtherMovements, "exchange differences + acquisitions + other"),
        one => one[AllowanceMovementKind.ExchangeDifferences] + one[AllowanceMovementKind.Acquisitions] + one[AllowanceMovementKind.Other]
            + one.Difference,
        provenance);

    /// <summary>Roll-forwards that were made one by one.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="rollForwards">One per period, in order.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer than periods, one is null, currencies or categories differ, or one was read of another period.
    /// </exception>
    public static AllowanceHistory FromRollForwards(PeriodAxis axis, IEnumerable<AllowanceRollForward> rollForwards)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rollForwards);
        AllowanceRollForward[] all = [.. rollForwards];
        axis.RequireOnePerPeriod(all.Length, "roll-forward", "roll-forwards", nameof(rollForwards));
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] is null)
                throw new ArgumentException($"{axis[i].Name}: Found null; a roll-forward is needed.", nameof(rollForwards));
            if (all[i].Currency != all[0].Currency)
                throw new ArgumentException(
                    $"{axis[i].Name}: Found a roll-forward in {all[i].Currency}; one in {all[0].Currency}, as in {axis[0].Name}, is "
                    + "allowed.",
                    nameof(rollForwards));
            if (Array.Find(all, one => one is { Scope: not null }) is { } other && all[i].Scope is { } scope && scope != other.Scope)
                throw new ArgumentException(
                    $"{axis[i].Name}: Found entries of {scope} beside {other.Scope}; one category is allowed.", nameof(rollForwards));
            if (all[i].Period is { } period && period != axis[i])
                throw new ArgumentException(
                    $"{axis[i].Name}: Found the roll-forward of {period}; that of {axis[i]} is allowed.", nameof(rollForwards));
        }

        return new AllowanceHistory(axis, all);
    }

    /// <summary>
    /// The roll-forward of every period, with the write-offs and recoveries of a ledger and the provision that closes it at what stood, or
    /// must stand, at the end. A period is incomplete where the ledger or its closing is. Booked figures are reconciled where roll-forwards
    /// are made one by one.
    /// </summary>
    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="opening">The allowance at the beginning of the first period.</param>
    /// <param name="closings">The allowance at the end of each period, on the same axis.</param>
    /// <exception cref="ArgumentException">
    /// Axis or currency differ, the closings are no allowance, or another date than the effective one decides the periods of the ledger.
    /// </exception>
    public static AllowanceHistory FromLedger(WriteOffLedger ledger, PeriodAxis axis, Money opening, AmountSeries closings)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(closings);
        axis.Require(closings.Axis, "closing allowances", nameof(closings));
        AllowanceInputs.RequireAllowance(closings, mayBeUnnamed: true, nameof(closings));
        RequireCurrency(opening.Currency, nameof(opening));
        RequireCurrency(closings.Currency, nameof(closings));
        var all = new AllowanceRollForward[axis.Count];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = AllowanceRollForward.From(opening).WriteOffs(ledger, axis[i]).Recoveries(ledger, axis[i]).CloseAt(closings[i].Amount)
                .CompleteIf(i < closings.CompleteCount);
            opening = all[i].Closing;
        }

        return new AllowanceHistory(axis, all);

        void RequireCurrency(Currency currency, string parameterName)
        {
            if (currency != ledger.Currency)
                throw new ArgumentException(
                    $"Found amounts in {currency}; amounts in {ledger.Currency}, the currency of the ledger, are allowed.", parameterName);
        }
    }

    /// <summary>The same with the accounts that proposed postings name.</summary>
    public AllowanceHistory WithAccounts(JournalAccounts accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return new AllowanceHistory(Axis, Array.ConvertAll(rollForwards, one => one.WithAccounts(accounts)));
    }

    /// <inheritdoc/>
    public IEnumerator<AllowanceRollForward> GetEnumerator() => ((IEnumerable<AllowanceRollForward>)rollForwards).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Opening, closing and axis on one line, in any culture.</summary>
    public override string ToString() => $"{rollForwards[0].Opening} to {rollForwards[^1].Closing} in {Axis}";

    private AmountSeries Series(MetricDefinition definition, Func<AllowanceRollForward, Money> amountOf, Provenance from) =>
        new(definition, Axis, [.. rollForwards.Select(amountOf)], from);

    private RollForwardProvenance Of(params AllowanceMovementKind[] kinds) => new(this, kinds);

    private IEnumerable<Finding> FindAll()
    {
        for (int i = 0; i < rollForwards.Length; i++)
        {
            if (i > 0 && rollForwards[i].Opening != rollForwards[i - 1].Closing)
                yield return RollForwardRules.IsNotContinued(Axis[i].Name, rollForwards[i].Opening, rollForwards[i - 1].Closing);
            foreach (Finding finding in rollForwards[i].Findings) yield return finding;
        }
    }

    void IReport.Write(ReportWriter report) => report
        .RequireRows("a history of allowances", Count, "Write the periods that are wanted.")
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .AddList((IEnumerable<IReport>)rollForwards, "periods")
        .AddList(Findings);
}
