using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// What became of the rows offered to <see cref="WriteOffLedger.Import(Currency, EntryColumns)"/> or its overload, or to a reader of one's
/// own: the ledger of the accepted ones, and a finding for each rejected one. Accepted and rejected add up to offered, in count and amount,
/// less what rounding added where a rule was stated.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class LedgerImport : IReport
{
    internal LedgerImport(WriteOffLedger ledger, IReadOnlyList<Finding> rejections, ImportedAmounts amounts)
    {
        Ledger = ledger;
        Rejections = rejections;
        AcceptedAmount = amounts.Accepted;
        RejectedAmount = amounts.Rejected;
        OfferedAmount = amounts.Offered;
        RoundedCount = amounts.RoundedCount;
        RoundingDifference = amounts.Rounding;
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
    /// The amounts of the rejected rows added up as they were offered, in major units; a row without an amount, or of another currency,
    /// adds nothing. Null where a decimal cannot hold all digits of the sum.
    /// </summary>
    public decimal? RejectedAmount { get; }

    /// <summary>
    /// Accepted and rejected amounts together as they were offered, before any rounding: the control total to compare with the source. Null
    /// where a decimal cannot hold all digits of the sum.
    /// </summary>
    public decimal? OfferedAmount { get; }

    /// <summary>How many accepted amounts were rounded, because a rule was stated for those with more decimals than the currency.</summary>
    public long RoundedCount { get; }

    /// <summary>
    /// What rounding added to the accepted amounts in all, in major units; below zero where it took away. Null where a decimal cannot hold
    /// all digits of it.
    /// </summary>
    public decimal? RoundingDifference { get; }

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

        Int128 entered = ledger.SumOfAmounts();
        DecimalSum accepted = default, stated = default;
        accepted.AddMinorUnits(entered, ledger.Currency.MinorUnitDigits);
        stated.Add(acceptedAmount);
        if (accepted.ToDecimal() != stated.ToDecimal())
        {
            throw new ArgumentException(
                $"Found accepted amounts of {Text(stated)} beside a ledger whose entries add up to {Text(accepted)}; the same is allowed. "
                + "Add up the amounts of the accepted rows as they were read, whatever their kind.",
                nameof(acceptedAmount));
        }

        var amounts = new ImportedAmounts(ledger.Currency.MinorUnitDigits);
        amounts.State(entered, rejectedAmount);
        return new LedgerImport(ledger, Array.AsReadOnly(kept), amounts);

        static string Text(DecimalSum sum) => sum.ToDecimal() is { } known
            ? known.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "more than a decimal holds";
    }

    /// <summary>
    /// The counts on one line, in any culture: <c>4,916 rows offered, 4,882 accepted, 34 rejected</c>, or
    /// <c>4,882 accepted (12 rounded)</c>.
    /// </summary>
    public override string ToString() =>
        $"{Invariant.Count(OfferedCount, "row", "rows")} offered, {Invariant.Count(Ledger.Count)} accepted"
            + $"{(RoundedCount == 0 ? "" : $" ({Invariant.Count(RoundedCount)} rounded)")}, {Invariant.Count(Rejections.Count)} rejected";

    void IReport.Write(ReportWriter report) => report
        .AddValue(Ledger.Currency)
        .Add(OfferedCount)
        .Add(Ledger.Count, "acceptedCount")
        .Add(Rejections.Count, "rejectedCount")
        .Add(OfferedAmount)
        .Add(AcceptedAmount)
        .Add(RejectedAmount)
        .Add(RoundedCount)
        .Add(RoundingDifference)
        .RequireRows("an import with rejections", Rejections.Count, "Write the counts, and the rejections that are wanted.")
        .AddList(Rejections);
}
