using NodaTime;

namespace WriteOffMetrics;

/// <summary>Which documents of a ledger were written off in which period: each once, where its first write-off counts.</summary>
internal sealed class DocumentCount : Provenance
{
    private readonly WriteOffLedger ledger;

    // For each period the rows of the first write-offs, and the rows of write-offs without a document.
    private readonly int[][] counted;
    private readonly int[] notCounted;

    // The value that the first write-offs have in a dimension; none of all documents.
    private readonly (string Dimension, string? Value)? segment;

    private DocumentCount(WriteOffLedger ledger, int[][] counted, int[] notCounted, (string Dimension, string? Value)? segment)
    {
        this.ledger = ledger;
        this.counted = counted;
        this.notCounted = notCounted;
        this.segment = segment;
    }

    public override string? Ledger => ledger.ConditionsInWords;

    public override LocalDate? LastCompleteDay => ledger.LastCompleteDay;

    public override bool IsNeverNegative => true;

    public override IReadOnlyCollection<LedgerEntry> NotCounted => EntriesOf(notCounted);

    /// <summary>The documents of a ledger.</summary>
    public static CountSeries CountBy(WriteOffLedger ledger, PeriodAxis axis)
    {
        (int[][] counted, int[] notCounted) = Find(ledger, axis);
        return ToSeries(ledger, axis, counted, notCounted, null);
    }

    /// <summary>The same for each value of a dimension: of a document the value of its first write-off.</summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    public static MetricBreakdown<CountSeries> CountBy(WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        int index = ledger.RequireDimension(dimension);
        LedgerColumns columns = ledger.Columns;
        (int[][] counted, int[] notCounted) = Find(ledger, axis);
        Dictionary<int, (List<int>[] Counted, List<int> NotCounted)> byCode = [];
        foreach (int row in ledger.Filter.RowsOf(columns)) PartOf(row);
        for (int period = 0; period < counted.Length; period++)
        {
            foreach (int row in counted[period]) PartOf(row).Counted[period].Add(row);
        }

        foreach (int row in notCounted) PartOf(row).NotCounted.Add(row);
        Dictionary<(string? Value, bool), int> codes = byCode.Keys.ToDictionary(code => (TextOf(code), true));
        return new MetricBreakdown<CountSeries>(
            dimension, Array.AsReadOnly([.. codes.Keys.Select(key => key.Value).Order(StringComparer.Ordinal)]), value =>
            codes.ContainsKey((value, true)),
            value => codes.TryGetValue((value, true), out int code)
                ? ToSeries(ledger, axis, [.. byCode[code].Counted.Select(rows => rows.ToArray())], [.. byCode[code].NotCounted],
                    (dimension, value))
                : ToSeries(ledger, axis, [.. axis.Select(_ => Array.Empty<int>())], [], (dimension, value)),
            () => ToSeries(ledger, axis, counted, notCounted, null));

        string? TextOf(int code) => index < 0 ? null : columns.Dimensions[index].Values[code];

        (List<int>[] Counted, List<int> NotCounted) PartOf(int row)
        {
            int code = index < 0 ? 0 : columns.Code(row, index);
            if (!byCode.TryGetValue(code, out (List<int>[] Counted, List<int> NotCounted) part))
                byCode.Add(code, part = ([.. axis.Select(_ => new List<int>())], []));
            return part;
        }
    }

    private static CountSeries ToSeries(
        WriteOffLedger ledger, PeriodAxis axis, int[][] counted, int[] notCounted, (string Dimension, string? Value)? segment)
    {
        MetricDefinition definition = AmountMetrics.OfDocuments(CategoryScope.FromLedger(ledger).Name, ledger.PeriodBasis);
        long[] counts = [.. counted.Select(rows => (long)rows.Length)];
        return new CountSeries(definition, axis, counts, new DocumentCount(ledger, counted, notCounted, segment), CountStatement.Nothing);
    }

    /// <summary>The rows of the first write-offs by period, and those that state no document.</summary>
    private static (int[][] Counted, int[] NotCounted) Find(WriteOffLedger ledger, PeriodAxis axis)
    {
        LedgerColumns columns = ledger.Columns;
        LedgerFilter filter = ledger.Filter.WithKinds([EntryKind.WriteOff]).WithCategories(CategoryScope.FromLedger(ledger).Categories);
        int document = columns.IndexOfDimension(Dimension.Document), account = columns.IndexOfDimension(Dimension.Account);
        var seen = new HashSet<(int Account, int Document)>();
        List<int>[] counted = [.. axis.Select(_ => new List<int>())];
        List<int> notCounted = [];

        // In the order of the day that decides the period, so the first row of a document is its first write-off.
        foreach (int row in columns.InOrder(filter.RowsOf(columns)))
        {
            int code = document < 0 ? -1 : columns.Code(row, document);
            if (code < 0 || columns.Dimensions[document].Values[code] is null) notCounted.Add(row);
            else if (seen.Add((account < 0 ? 0 : columns.Code(row, account), code))
                && axis.IndexOf(columns.PeriodDay(row)) is var period and >= 0)
                counted[period].Add(row);
        }

        return ([.. counted.Select(rows => rows.ToArray())], [.. notCounted]);
    }

    public override Evidence EvidenceOf(int first, int count)
    {
        long number = counted.AsSpan(first, count).ToArray().Sum(rows => (long)rows.Length);
        return new EntryEvidence(number, () => EntriesOf([.. counted.Skip(first).Take(count).SelectMany(rows => rows)]));
    }

    public override MetricSeries? ReadAgain(PeriodAxis axis) =>
        segment is var (dimension, value) ? CountBy(ledger, axis, dimension)[value] : CountBy(ledger, axis);

    public override Provenance OnCoarser(int[] positions, int count)
    {
        IEnumerable<IEnumerable<int>> together = Enumerable.Range(0, count)
            .Select(coarse => counted.Where((_, fine) => positions[fine] == coarse).SelectMany(rows => rows));
        return new DocumentCount(ledger, [.. together.Select(rows => rows.ToArray())], notCounted, segment);
    }

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
    {
        string without = notCounted.Length == 0
            ? "every write-off states one"
            : $"{Invariant.Count(notCounted.Length, "write-off", "write-offs")} without a document, not counted";
        string of = segment is var (dimension, value)
            ? $", of those whose first write-off has {FilterWords.ConditionOn(dimension, value)}"
            : "";
        yield return ("counted", $"each document once, where its first write-off lies{of}; {without}");
    }

    private EntryList EntriesOf(int[] rows) => new(ledger.Columns, rows);

    /// <summary>The entries of some rows, made while they are read.</summary>
    private sealed class EntryList(LedgerColumns columns, int[] rows) : IReadOnlyCollection<LedgerEntry>
    {
        public int Count => rows.Length;

        public IEnumerator<LedgerEntry> GetEnumerator() => rows.Select(columns.ReadEntry).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
