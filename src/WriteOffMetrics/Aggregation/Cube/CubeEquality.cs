namespace WriteOffMetrics;

/// <summary>
/// When totals are equal: every figure read from them is the same. Axis, currency, what is complete, date of the periods, rounding, and the
/// sum and count of each cell, of all categories and of what lies outside the axis; whether the latter is known. Which ledger they came
/// from makes no difference, nor does the order of codes, nor a value, a category or a kind without entries.
/// </summary>
internal static class CubeEquality
{
    /// <param name="left">Cells.</param>
    /// <param name="right">Others.</param>
    /// <param name="codeThere">The code on the right of the same value as a code on the left, −1 where there is none.</param>
    public static bool AreEqual(TotalsCube left, TotalsCube right, Func<int, int> codeThere) => ReferenceEquals(left, right)
        || (HeadOf(left) == HeadOf(right) && left.Axis.Equals(right.Axis) && CountOf(left.Cells) == CountOf(right.Cells)
            && HasCellsOf(left, right, codeThere));

    /// <summary>The same number for equal totals, whatever their codes.</summary>
    public static int HashOf(TotalsCube cube) => HashCode.Combine(cube.Axis, HeadOf(cube), CountOf(cube.Cells));

    private static (Currency, NodaTime.LocalDate?, PeriodBasis, MidpointRounding?, bool) HeadOf(TotalsCube cube) =>
        (cube.Currency, cube.Head.LastCompleteDay, cube.Head.Basis, cube.Head.Rounding, cube.TellsOutside);

    /// <summary>All entries: where their number is the same, cells that are equal one way are equal both ways.</summary>
    private static Int128 CountOf(Cells cells)
    {
        Int128 sum = 0;
        for (int cell = 0; cell < cells.Layout.Count; cell++) sum += cells.CountAt(cell);
        return sum;
    }

    private static bool HasCellsOf(TotalsCube left, TotalsCube right, Func<int, int> codeThere)
    {
        CellLayout layout = left.Cells.Layout;
        int[] codes = [.. Enumerable.Range(0, layout.Codes.Count).Select(codeThere)];
        for (int row = 0; row < layout.Rows.Length; row++)
        {
            for (int period = -1; period < layout.Axis.Count; period++)
            {
                ReadOnlySpan<long> counts = left.Cells.CountsOf(period, row);
                for (int code = 0; code < codes.Length; code++)
                {
                    if (counts[code] != 0 && !(codes[code] >= 0 && IsCellOf(left, right, period, layout.Rows[row], code, codes[code])))
                        return false;
                }
            }
        }

        return true;
    }

    private static bool IsCellOf(TotalsCube left, TotalsCube right, int period, CategoryAndKind what, int code, int codeThere)
    {
        if (!left.IsConverted) return left.Whole.Read(period, what, code) == right.Whole.Read(period, what, codeThere);
        ((Fraction sum, long count), (Fraction sumThere, long countThere)) =
            (left.Cells.ReadExact(period, what, code), right.Cells.ReadExact(period, what, codeThere));
        return count == countThere && sum.CompareTo(sumThere) == 0;
    }
}
