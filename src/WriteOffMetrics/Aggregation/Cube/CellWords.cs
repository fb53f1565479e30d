namespace WriteOffMetrics;

/// <summary>What is said of cells that cannot be: too many of them, or a sum too large for one.</summary>
internal static class CellWords
{
    /// <summary>Why a result would have too many cells; none where it has not.</summary>
    public static string? WhyTooMany(PeriodAxis axis, int rows, int codes)
    {
        long cells = (axis.Count + 1L) * rows * codes;
        return cells <= CellLimit.MostCells
            ? null
            : $"Found a result of {Invariant.Count(cells)} cells ({Invariant.Count(axis.Count, "period", "periods")} and what lies "
                + $"outside, × {Invariant.Count(rows)} of category and kind, × {Invariant.Count(codes, "value", "values")}); "
                + $"{Invariant.Count(CellLimit.MostCells)} are allowed. Use a shorter or coarser axis, or filter the ledger first.";
    }

    /// <summary>Which sum exceeds 64 bits.</summary>
    /// <param name="period">The period.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="what">The category and kind.</param>
    /// <param name="value">The value of the dimension for reading; none where there is no dimension, or the value is not known.</param>
    public static string WhyTooLarge(ReportingPeriod period, Currency currency, CategoryAndKind what, string? value)
    {
        string entries = $"The {EntryWords.NameOf(what.Kind)} entries ({EntryWords.NameOf(what.Category)})";
        string where = $"in {period.Name}{(value is null ? "" : " of " + value)}";
        return $"{entries} {where} add up to more than {Invariant.Count(long.MaxValue)} minor units of {currency}. "
            + "Keep the ledger in a coarser unit or use shorter periods.";
    }

    /// <summary>Why there are too many entries outside the axis to be counted in 64 bits.</summary>
    public static string WhyTooManyOutside(PeriodAxis axis) =>
        $"There would be more than {Invariant.Count(long.MaxValue)} entries outside {axis}. Use a longer axis, or filter the ledger first.";
}
