namespace WriteOffMetrics;

/// <summary>One amount for every value of a breakdown, by its code, added up from the cells without totals or series of each.</summary>
internal static class ValueSums
{
    /// <summary>A measure of every value in some neighbouring periods, in minor units; between them rounded as it is read.</summary>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public static long[] Of(TotalsCube cube, CategoryScope scope, AmountMeasure measure, int first, int count)
    {
        if (cube.Head.Rounding is { } rule)
            return Array.ConvertAll(Exact(cube, scope, measure, first, count), exact => Read(exact, cube.Currency, rule));

        // Sums of cells are never below zero, so that what is added and what is subtracted are each checked by their signs.
        var plus = new long[cube.CodeCount];
        long[]? minus = null;
        bool fits = true;
        foreach ((int row, int sign) in PartsOf(cube.Cells.Layout, scope, measure))
        {
            long[] into = sign > 0 ? plus : minus ??= new long[cube.CodeCount];
            for (int period = first; fits && period < first + count; period++)
                fits = CellAddition.TryAdd(into, cube.Whole.SumsOf(period, row));
        }

        if (!fits) return OfLarge(cube, scope, measure, first, count);
        if (minus is not null) CellAddition.Subtract(plus, minus);
        return plus;
    }

    /// <summary>What rounding left of the amount over all values beside those of each; of whole minor units nothing.</summary>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public static Money Rounding(TotalsCube cube, CategoryScope scope, AmountMeasure measure, int first, int count)
    {
        if (cube.Head.Rounding is not { } rule) return Money.Zero(cube.Currency);
        Fraction total = 0L;
        Int128 read = 0;
        foreach (Fraction exact in Exact(cube, scope, measure, first, count))
        {
            total += exact;
            read += Read(exact, cube.Currency, rule);
        }

        return Money.FromExact(Read(total, cube.Currency, rule) - read, cube.Currency);
    }

    private static Fraction[] Exact(TotalsCube cube, CategoryScope scope, AmountMeasure measure, int first, int count)
    {
        var sums = new Fraction[cube.CodeCount];
        foreach ((int row, int sign) in PartsOf(cube.Cells.Layout, scope, measure))
        {
            for (int period = first; period < first + count; period++)
            {
                ReadOnlySpan<long> counts = cube.Cells.CountsOf(period, row);
                int cell = cube.Cells.Layout.FirstOf(period, row);
                for (int code = 0; code < counts.Length; code++)
                {
                    if (counts[code] == 0) continue;
                    Fraction sum = cube.Cells.SumAt(cell + code);
                    sums[code] += sign > 0 ? sum : -sum;
                }
            }
        }

        return sums;
    }

    /// <summary>The same where a sum on the way exceeds 64 bits, which the amount itself need not.</summary>
    private static long[] OfLarge(TotalsCube cube, CategoryScope scope, AmountMeasure measure, int first, int count)
    {
        var sums = new Int128[cube.CodeCount];
        foreach ((int row, int sign) in PartsOf(cube.Cells.Layout, scope, measure))
        {
            for (int period = first; period < first + count; period++)
            {
                ReadOnlySpan<long> cells = cube.Whole.SumsOf(period, row);
                for (int code = 0; code < cells.Length; code++) sums[code] += sign * (Int128)cells[code];
            }
        }

        return Array.ConvertAll(sums, sum => Money.FromExact(sum, cube.Currency).MinorUnits);
    }

    /// <summary>The rows of cells that a measure adds up or subtracts; of those that do not occur there is nothing.</summary>
    private static IEnumerable<(int Row, int Sign)> PartsOf(CellLayout layout, CategoryScope scope, AmountMeasure measure)
    {
        foreach (EntryKind kind in measure.KindsOf())
        {
            foreach (EntryCategory category in scope.Categories)
            {
                if (layout.Rows.IndexOf(new CategoryAndKind(category, kind)) is var row and >= 0) yield return (row, measure.SignOf(kind));
            }
        }
    }

    private static long Read(Fraction exact, Currency currency, MidpointRounding rule) =>
        Money.FromFraction(exact, currency, rule).MinorUnits;
}
