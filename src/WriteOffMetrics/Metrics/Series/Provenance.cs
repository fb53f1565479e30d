using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Where the figures of a series come from: what explanations say of it, and the evidence behind each. This one is that of figures which
/// the caller stated; upper floors have those that were read or computed.
/// </summary>
internal class Provenance
{
    protected Provenance()
    {
    }

    /// <summary>Of figures that the caller stated.</summary>
    public static Provenance Stated { get; } = new();

    /// <summary>Which entries were read, in words; none where no ledger was.</summary>
    public virtual string? Ledger => null;

    /// <summary>The day through which the ledger is complete; none where it states none, or there is no ledger.</summary>
    public virtual LocalDate? LastCompleteDay => null;

    /// <summary>Whether no figure can lie below zero, because of how it is read.</summary>
    public virtual bool IsNeverNegative => false;

    /// <summary>What lies outside the axis, in minor units; none where it is not known.</summary>
    public virtual Int128? Outside => null;

    /// <summary>How many things lie outside the axis; none where it is not known.</summary>
    public virtual long? OutsideCount => null;

    /// <summary>The write-offs that could not be counted.</summary>
    public virtual IReadOnlyCollection<LedgerEntry> NotCounted => [];

    /// <summary>Why there are no entries to read, where there are none.</summary>
    public virtual string WhyNoEntries =>
        "Found a series that was stated, not read from a ledger: it has no entries. Ask the series of a PeriodTotals.";

    /// <summary>Whether the figures were read from entries, each of which is converted at its own rate where currencies differ.</summary>
    public virtual bool IsOfEntries => Ledger is not null;

    /// <summary>Whether amounts were converted, or a part of them.</summary>
    public virtual bool IsConverted => false;

    /// <summary>The rates at which some periods were converted, in words; none where nothing was.</summary>
    public virtual string? RatesInWords(ReportingPeriod period) => null;

    /// <summary>What else a reader is told: what lies outside, what was not counted.</summary>
    public virtual IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => [];

    /// <summary>What is said of a figure below the line of a quotient.</summary>
    public virtual string InWordsBelow(MetricPoint point) => "stated by the caller as it was known to them";

    /// <summary>Whether both were read from the same ledger.</summary>
    public virtual bool SharesLedgerWith(Provenance other) => false;

    /// <summary>What some periods taken together rest on.</summary>
    public virtual Evidence EvidenceOf(int first, int count) => Evidence.None;

    /// <summary>The same where periods were added up, by their positions on a coarser axis of so many.</summary>
    public virtual Provenance OnCoarser(int[] positions, int count) => this;

    /// <summary>The same series on a coarser axis, read anew; none where its figures are to be added up.</summary>
    public virtual AmountSeries? RollUpTo(PeriodAxis coarser) => null;

    /// <summary>The same figures on other days, read anew; none where that cannot be.</summary>
    public virtual MetricSeries? ReadAgain(PeriodAxis axis) => null;

    /// <summary>The lines that explanations of single figures and of whole series share.</summary>
    public virtual IEnumerable<(string Topic, string Text)> LedgerInWords(LocalDate? statedLastCompleteDay)
    {
        if (Ledger is not null)
        {
            yield return ("ledger", Ledger);
            yield return ("completeness", LastCompleteDay is { } day
                ? $"the books are complete through {DayNumber.ToText(day)}"
                : "the ledger states no last complete day, so every period counts as complete");
        }

        if (statedLastCompleteDay is { } stated) yield return ("completeness", $"stated to be complete through {DayNumber.ToText(stated)}");
    }
}
