namespace WriteOffMetrics;

/// <summary>
/// Where totals came from: a ledger, narrowed to some values of its dimensions where they are; or no ledger where they were computed
/// elsewhere. Immutable.
/// </summary>
internal sealed class TotalsSource
{
    private readonly WriteOffLedger? ledger;

    /// <summary>What is said of a source without a ledger.</summary>
    private readonly string words = "";

    private TotalsSource(string words) => this.words = words;

    /// <summary>A ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="conversion">How its amounts were converted; null where they were not.</param>
    public TotalsSource(WriteOffLedger ledger, CurrencyConversion? conversion)
    {
        this.ledger = ledger;
        Conversion = conversion;
    }

    /// <summary>Another engine, whose entries are not here.</summary>
    public static TotalsSource Elsewhere =>
        new("sums computed elsewhere, which met their control totals") { TellsOutside = false, IsFromRows = true };

    /// <summary>The same where the caller says of what the sums are.</summary>
    public static TotalsSource ElsewhereOf(string source) =>
        new($"{source}: sums computed elsewhere, which met their control totals") { TellsOutside = false, IsFromRows = true };

    /// <summary>Totals that were kept up entry by entry, whose entries are not here.</summary>
    public static TotalsSource Live => new("entries added one by one");

    /// <summary>Totals that were kept up entry by entry and part by part.</summary>
    public static TotalsSource LiveWithParts => new("entries and parts of totals added one by one");

    /// <summary>The same, where a part did not tell what lies outside the axis.</summary>
    public static TotalsSource LiveWithoutOutside => new("entries and parts of totals added one by one") { TellsOutside = false };

    /// <summary>Totals that were written down and read again, whose entries are not here.</summary>
    public static TotalsSource Written => new("sums written down elsewhere, which met their control totals");

    /// <summary>The same of converted amounts, whose rates stayed where they were written.</summary>
    public static TotalsSource WrittenConverted => new("sums written down elsewhere, converted there, which met their control totals");

    public bool IsElsewhere => ledger is null;

    /// <summary>Whether these are sums that another engine computed.</summary>
    public bool IsFromRows { get; private init; }

    /// <summary>How the ledger's amounts were converted; null where they were not.</summary>
    public CurrencyConversion? Conversion { get; }

    /// <summary>Whether it is known what lies outside the axis.</summary>
    public bool TellsOutside { get; private init; } = true;

    /// <summary>Whether the rows of one ledger stand behind both, or the sums of one reading where there is no ledger.</summary>
    public bool SharesLedgerWith(TotalsSource other) =>
        ReferenceEquals(this, other)
        || (ledger is not null && other.ledger is not null && ReferenceEquals(ledger.Columns.Origin, other.ledger.Columns.Origin));

    /// <summary>The same narrowed to one value of a dimension.</summary>
    public TotalsSource Narrow(string dimension, string? value) =>
        ledger is null ? this : new(ledger.WhereExactly(dimension, value), Conversion);

    /// <summary>The same without some values of a dimension.</summary>
    public TotalsSource Without(string dimension, IReadOnlyCollection<string?> values) =>
        ledger is null ? this : new(ledger.WhereNot(dimension, values), Conversion);

    /// <summary>Which entries of the ledger: all, or those that fulfil conditions.</summary>
    public string InWords => ledger is null ? words : ledger.ConditionsInWords;

    /// <summary>The ledger behind the totals.</summary>
    /// <exception cref="InvalidOperationException">The totals were computed elsewhere.</exception>
    public WriteOffLedger Open() => ledger ?? throw new InvalidOperationException(WhyNoLedger);

    /// <summary>The exchange rate of a period in words; none where nothing was converted.</summary>
    public string? RatesInWords(ReportingPeriod period) => Conversion?.InWords(period);

    /// <summary>The sources of merged totals in words, with what their reader should know about them.</summary>
    public static string Describe(IReadOnlyList<TotalsSource> sources)
    {
        string parts = string.Join("; ", sources.Select(source => source.InWords).Distinct());
        if (sources.Count == 1) return parts;
        if (sources.Any(source => source.IsElsewhere)) return $"{Invariant.Count(sources.Count)} parts merged: {parts}";
        int ledgers = sources.Select(source => source.ledger!.Columns.Origin).Distinct().Count();
        string what = ledgers == 1 ? $"{Invariant.Count(sources.Count)} parts of one ledger merged"
            : $"{Invariant.Count(ledgers)} ledgers merged";
        bool twice = sources.DistinctBy(source => (source.ledger!.Columns.Origin, source.InWords)).Count() < sources.Count;
        return $"{what}: {parts}{(twice ? "; the same entries are counted more than once" : "")}";
    }

    private const string WhyNoLedger =
        "Found totals that were computed elsewhere: their entries are not here. Ask the engine that computed them.";
}
