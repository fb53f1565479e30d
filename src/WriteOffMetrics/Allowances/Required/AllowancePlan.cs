using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// Which rate each open debit of a list has. Rates stand in rows: one for each segment of the matrix, and behind them one for each specific
/// allowance; the columns of a row are the buckets and, behind them, what is undated. All of a specific allowance is in the first column.
/// </summary>
internal sealed class AllowancePlan
{
    private readonly OpenItemList list;
    private readonly ProvisionMatrix matrix;
    private readonly SpecificRows specific;
    private readonly int[]? segmentOfCode;
    private readonly Func<int, int>? codeOf;
    private readonly DimensionDictionary? values;
    private readonly CommonRates rates;

    /// <exception cref="ArgumentException">Matrix, specific allowances and items do not fit.</exception>
    public AllowancePlan(OpenItemList list, ProvisionMatrix matrix, IReadOnlyList<SpecificAllowance> specific)
    {
        this.list = list;
        this.matrix = matrix;
        this.specific = new SpecificRows(list, matrix.Basis, specific, nameof(specific));
        rates = new CommonRates(Segments, Columns, matrix.RateOf);
        if (matrix.Dimension is not { } dimension) return;
        (values, codeOf) = ItemDimensions.CodesOf(list.Source, dimension, nameof(matrix));
        segmentOfCode = new int[values.Count];
        Array.Fill(segmentOfCode, -1);
        for (int segment = 0; segment < matrix.Rates.Count; segment++)
        {
            if (values.CodeOf(matrix.Rates[segment].Value) is var code and >= 0 && code < segmentOfCode.Length)
                segmentOfCode[code] = segment;
        }
    }

    public int Segments => matrix.Rates.Count;

    public int Rows => Segments + specific.Count;

    public int Columns => matrix.Buckets.Count + 1;

    public SpecificAllowance SpecificOf(int row) => specific[row - Segments];

    /// <summary>The rate of a cell; none where nobody knows.</summary>
    public Fraction? RateOf(int row, int column) => row < Segments ? rates[row, column] : specific.RateOf(row - Segments);

    /// <summary>What is set aside of the exposures in a row, by column, in minor units, exactly.</summary>
    public Fraction AmountOf(int row, ReadOnlySpan<long> exposures) =>
        row < Segments ? rates.Apply(row, exposures) : exposures[0] * specific.RateOf(row - Segments);

    /// <summary>
    /// The row, the column and the exposure of a debit of which so much is open. Without exposure, and without a specific allowance, the
    /// row means nothing.
    /// </summary>
    /// <exception cref="ArgumentException">Its segment has no rates.</exception>
    public (int Row, int Column, long Exposure) Place(int line, long open)
    {
        ref readonly ItemRow row = ref list.Source.Attributed[line];
        long exposure = matrix.Basis.Of(row, open);
        if (specific.Count > 0 && specific.IndexOf(line) is var index and >= 0) return (Segments + index, 0, exposure);
        int column = AgeingKernel.ColumnOf(row, matrix.Buckets, list.DayAsNumber);
        if (segmentOfCode is null || exposure == 0) return (0, column, exposure);
        int code = codeOf!(line), segment = segmentOfCode[code];
        return segment >= 0 ? (segment, column, exposure) : throw new ArgumentException(
            AllowanceWords.WhyNoSegment(matrix, values![code], Money.FromMinorUnits(exposure, list.Currency)));
    }

    /// <summary>The exposure in each row and column: one pass over the list.</summary>
    public long[][] Exposures()
    {
        long[][] cells = [.. Enumerable.Range(0, Rows).Select(_ => new long[Columns])];
        foreach ((int line, long open) in list.Lines)
        {
            if (list.Source.Attributed[line].IsCredit) continue;
            (int row, int column, long exposure) = Place(line, open);
            cells[row][column] += exposure;
        }

        return cells;
    }
}
