namespace WriteOffMetrics;

/// <summary>A ledger's totals by period for each value of one dimension. The parts add up to <see cref="Total"/> exactly.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class PeriodBreakdown
{
    private readonly TotalsCube cube;

    internal PeriodBreakdown(TotalsCube cube, string dimension)
    {
        this.cube = cube;
        Dimension = dimension;
        Total = new PeriodTotals(cube.RollUp());
        Values = [.. cube.Values!.InOrder().Where(Occurs).Select(code => cube.Values[code])];
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => cube.Axis;

    /// <summary>The dimension by which the ledger is broken down.</summary>
    public string Dimension { get; }

    /// <summary>
    /// The values that occur, in any category, on the axis or outside it, in order of their text letter by letter. Null stands for entries that state none and comes first;
    /// the empty text is a value of its own.
    /// </summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>The totals over all values.</summary>
    public PeriodTotals Total { get; }

    /// <summary>The totals of one value; of null, those of the entries that state none.</summary>
    /// <exception cref="ArgumentException">No entry has this value.</exception>
    public PeriodTotals this[string? value] => cube.Values!.Find(value) is var code and >= 0 && Occurs(code)
        ? new PeriodTotals(cube.Slice(code, Dimension, value))
        : throw new ArgumentException($"Found the value '{value ?? "(not stated)"}' of {Dimension}; the {Invariant.Count(Values.Count, "value", "values")} in Values {(Values.Count == 1 ? "is" : "are")} allowed. Compare the spelling: case and accents count.", nameof(value));

    /// <summary>Both breakdowns added up, value by value.</summary>
    /// <exception cref="ArgumentException">Axis, currency or dimension differ, or the result would exceed 67,108,864 cells.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PeriodBreakdown Merge(PeriodBreakdown other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimension != Dimension)
            throw new ArgumentException($"Found a breakdown by {other.Dimension} beside one by {Dimension}; one dimension is allowed. Break both down by the same.", nameof(other));
        return new PeriodBreakdown(cube.Merge(other.cube), Dimension);
    }

    /// <summary>What the breakdown is, on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.Count(Values.Count, "value", "values")} of {Dimension}, {Axis}";

    private bool Occurs(int code)
    {
        for (int cell = code; cell < cube.Counts.Length; cell += cube.CodeCount)
        {
            if (cube.Counts[cell] > 0) return true;
        }

        return false;
    }
}
