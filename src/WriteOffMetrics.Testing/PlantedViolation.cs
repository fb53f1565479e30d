using System.Globalization;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;

namespace WriteOffMetrics.Testing;

/// <summary>
/// A violation that was planted in <see cref="SyntheticBooks"/>, with what the finding of <see cref="SyntheticBooks.TestOf"/> rests on.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class PlantedViolation
{
    internal PlantedViolation(
        PlantedFault fault, Money atStake, IEnumerable<LedgerEntry> entries, IEnumerable<ApprovalEvent> steps,
        IEnumerable<string> documents)
    {
        Fault = fault;
        AmountAtStake = atStake;
        Entries = Array.AsReadOnly(entries.ToArray());
        Steps = Array.AsReadOnly(steps.ToArray());
        Documents = Array.AsReadOnly(documents.ToArray());
    }

    /// <summary>Which kind it is.</summary>
    public PlantedFault Fault { get; }

    /// <summary>What is at stake, as the control test counts it.</summary>
    public Money AmountAtStake { get; }

    /// <summary>
    /// The entries concerned, in the order of the ledger: of faults of requests the write-offs that name the request. Empty where there are
    /// none.
    /// </summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>The steps of the request that show it, in order; empty of faults that are not of requests.</summary>
    public IReadOnlyList<ApprovalEvent> Steps { get; }

    /// <summary>The documents of the open items concerned; empty of faults that are not of open items.</summary>
    public IReadOnlyList<string> Documents { get; }

    /// <summary>
    /// Whether the evidence of a finding is exactly that of the violation, in any order: neither more nor less. Of whichever test the
    /// finding is, and whatever it says is at stake.
    /// </summary>
    /// <param name="finding">The finding of a control test, or of a rule of one's own with its evidence.</param>
    public bool IsShownBy(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Evidence switch
        {
            EntryEvidence of => AreSame(Entries, of.Entries) && Steps.Count == 0 && Documents.Count == 0,
            ControlEvidence of => AreSame(Entries, of.Entries) && AreSame(Steps, of.Steps)
                && AreSame(Documents, of.Items.Select(item => item.Document)),
            _ => false,
        };
    }

    /// <summary>Fault, numbers and what is at stake on one line, in any culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Fault}: entries {Entries.Count}, steps {Steps.Count}, documents {Documents.Count}, {AmountAtStake} at stake");

    private static bool AreSame<T>(IEnumerable<T> planted, IEnumerable<T?> shown)
        where T : class
    {
        List<T?> left = [.. shown];
        return planted.All(left.Remove) && left.Count == 0;
    }
}
