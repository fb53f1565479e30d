using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>What a <see cref="LedgerTable"/> states.</summary>
internal sealed record TableShape
{
    /// <summary>The table's name, its schema before it where one is stated.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public string? Date { get; init; }

    public string? RecordedDate { get; init; }

    public string? OriginDate { get; init; }

    public string? MinorUnits { get; init; }

    /// <summary>Stated together with the column of minor units.</summary>
    public Currency Currency { get; init; }

    public string? Kind { get; init; }

    public MemberWords<EntryKind> KindWords { get; init; } = MemberWords<EntryKind>.Usual;

    public string? Category { get; init; }

    public MemberWords<EntryCategory> CategoryWords { get; init; } = MemberWords<EntryCategory>.Usual;

    public IReadOnlyList<DimensionOfTable> Dimensions { get; init; } = [];

    public string? Partition { get; init; }

    public IReadOnlyList<DimensionFilter> Filters { get; init; } = [];

    public PeriodBasis Basis { get; init; }

    /// <summary>Only rows that became known after this day; null for all.</summary>
    public LocalDate? After { get; init; }

    /// <summary>Only rows that became known on or before this day; null for all.</summary>
    public LocalDate? Through { get; init; }

    public LocalDate? LastCompleteDay { get; init; }

    /// <summary>All columns that are stated.</summary>
    public IEnumerable<string> Columns =>
        new[] { Date, RecordedDate, OriginDate, MinorUnits, Kind, Category, Partition }.OfType<string>()
            .Concat(Dimensions.Select(dimension => dimension.Column));

    public TableShape KnownThrough(LocalDate day) => this with { Through = Through is { } stated && stated < day ? stated : day };

    public TableShape KnownAfter(LocalDate day) => this with { After = After is { } stated && stated > day ? stated : day };

    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public DimensionOfTable RequireDimension(string dimension, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(dimension, parameterName);
        return Dimensions.FirstOrDefault(known => known.Name == dimension) ?? throw new ArgumentException(
            $"Found the dimension '{dimension}'; {InWords()} has {DimensionsInWords()}. Name one of these, or state it with WithDimension.",
            parameterName);
    }

    /// <summary>What a query cannot do without.</summary>
    /// <exception cref="InvalidOperationException">The column of dates or of minor units is not stated, or the one that decides the
    /// periods.</exception>
    public void RequireColumns()
    {
        if (Date is null) throw new InvalidOperationException(WhyMissing("date", nameof(LedgerTable.WithDate)));
        if (MinorUnits is null) throw new InvalidOperationException(WhyMissing("amounts", nameof(LedgerTable.WithMinorUnits)));
        if (Basis == PeriodBasis.OriginDate && OriginDate is null)
            throw new InvalidOperationException(WhyMissing("origin dates, which decide the periods", nameof(LedgerTable.WithOriginDate)));
    }

    public string InWords() => string.Join(".", Path);

    /// <summary>The table, and which of its rows.</summary>
    public string RowsInWords()
    {
        List<string> conditions = [.. Filters.Select(filter => $"{filter.Dimension.Name} = {Words.InQuotes(filter.Value)}")];
        if (After is { } after) conditions.Add($"the recorded date is after {Days.ToText(after)}");
        if (Through is { } through) conditions.Add($"the recorded date is on or before {Days.ToText(through)}");
        return conditions.Count == 0 ? InWords() : $"{InWords()} where {string.Join(" and ", conditions)}";
    }

    private string DimensionsInWords() => Dimensions.Count == 0 ? "none" : string.Join(", ", Dimensions.Select(known => known.Name));

    private string WhyMissing(string what, string verb) =>
        $"Found no column of {what} for {InWords()}; a query needs it. State it with {verb}.";
}
