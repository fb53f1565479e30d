using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// What became of the rows offered to <see cref="WriteOffLedger.Import(Currency, EntryColumns)"/> or its overload, or to a reader of one's
/// own: the ledger of the accepted ones, and a finding for each rejected one. Accepted and rejected add up to offered, in count and amount.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class LedgerImport : IReport
{
    internal LedgerImport(WriteOffLedger ledger, IReadOnlyList<Finding> rejections, DecimalSum accepted, DecimalSum? rejected)
    {
        Ledger = ledger;
        Rejections = rejections;
        AcceptedAmount = accepted.ToDecimal();
        RejectedAmount = rejected?.ToDecimal();
        if (rejected is not { } both) return;
        both.Add(accepted);
        OfferedAmount = both.ToDecimal();
    }

    /// <summary>The ledger of the accepted rows.</summary>
    public WriteOffLedger Ledger { get; }

    /// <summary>One finding per rejected row, in the order offered, with everything that is wrong with it.</summary>
    public IReadOnlyList<Finding> Rejections { get; }

    /// <summary>
    /// The amounts of the accepted rows added up, whatever their kind, in major units. Null where a decimal cannot hold all digits of the
    /// sum.
    /// </summary>
    public decimal? AcceptedAmount { get; }

    /// <summary>
    /// The amounts of the rejected rows added up as they were offered, in major units; a row without an amount adds nothing. Null where a
    /// decimal cannot hold all digits of the sum.
    /// </summary>
    public decimal? RejectedAmount { get; }

    /// <summary>
    /// Accepted and rejected amounts together: the control total to compare with the source. Null where a decimal cannot hold all digits of
    /// the sum.
    /// </summary>
    public decimal? OfferedAmount { get; }

    /// <summary>The number of rows offered.</summary>
    public long OfferedCount => (long)Ledger.Count + Rejections.Count;

    /// <summary>
    /// What became of rows that somebody else read, such as a reader of files: it counts and adds up what it reads while it builds the
    /// ledger, and is told where its figures and the ledger disagree.
    /// </summary>
    /// <param name="ledger">The ledger of the accepted rows and of nothing else.</param>
    /// <param name="rejections">One finding per rejected row, in the order offered.</param>
    /// <param name="offeredCount">The number of rows that were read, good and bad.</param>
    /// <param name="acceptedAmount">The amounts of the accepted rows added up, whatever their kind, in major units.</param>
    /// <param name="rejectedAmount">
    /// The amounts of the rejected rows added up as they were read, in major units, rows without a readable amount adding nothing; null
    /// where a decimal cannot hold all digits of the sum.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A rejection is null, accepted and rejected rows are not as many as were offered, or the entries of the ledger do not add up to the
    /// accepted amount.
    /// </exception>
    public static LedgerImport FromRejections(
        WriteOffLedger ledger, IReadOnlyList<Finding> rejections, long offeredCount, decimal acceptedAmount, decimal? rejectedAmount)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(rejections);
        Finding[] kept = [.. rejections];
        if (Array.Exists(kept, finding => finding is null))
            throw new ArgumentException("Found a rejection of null; findings are allowed. Leave it out.", nameof(rejections));
        if ((long)ledger.Count + kept.Length != offeredCount)
        {
            throw new ArgumentException(
                $"Found {Invariant.Count(ledger.Count, "entry", "entries")} in the ledger and "
                + $"{Invariant.Count(kept.Length, "rejection", "rejections")} of {Invariant.Count(offeredCount, "row", "rows")} offered; "
                + "as many of both together are allowed. State one finding per rejected row, and a ledger of the accepted rows only.",
                nameof(offeredCount));
        }

        DecimalSum accepted = default, stated = default;
        accepted.AddMinorUnits(ledger.SumOfAmounts(), ledger.Currency.MinorUnitDigits);
        stated.Add(acceptedAmount);
        if (accepted.ToDecimal() != stated.ToDecimal())
        {
            throw new ArgumentException(
                $"Found accepted amounts of {Text(stated)} beside a ledger whose entries add up to {Text(accepted)}; the same is allowed. "
                + "Add up the amounts of the accepted rows as they were read, whatever their kind.",
                nameof(acceptedAmount));
        }

        DecimalSum? rejected = null;
        if (rejectedAmount is { } amount)
        {
            DecimalSum sum = default;
            sum.Add(amount);
            rejected = sum;
        }

        return new LedgerImport(ledger, Array.AsReadOnly(kept), accepted, rejected);

        static string Text(DecimalSum sum) => sum.ToDecimal() is { } known
            ? known.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "more than a decimal holds";
    }

    /// <summary>The counts on one line, in any culture: <c>4,916 rows offered, 4,882 accepted, 34 rejected</c>.</summary>
    public override string ToString() =>
        $"{Invariant.Count(OfferedCount, "row", "rows")} offered, {Invariant.Count(Ledger.Count)} accepted, "
            + $"{Invariant.Count(Rejections.Count)} rejected";

    void IReport.Write(ReportWriter report) => report
        .AddValue(Ledger.Currency)
        .Add(OfferedCount)
        .Add(Ledger.Count, "acceptedCount")
        .Add(Rejections.Count, "rejectedCount")
        .Add(OfferedAmount)
        .Add(AcceptedAmount)
        .Add(RejectedAmount)
        .RequireRows("an import with rejections", Rejections.Count, "Write the counts, and the rejections that are wanted.")
        .AddList(Rejections);
}
