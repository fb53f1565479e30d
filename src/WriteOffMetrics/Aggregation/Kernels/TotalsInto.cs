namespace WriteOffMetrics;

/// <summary>Totals into the caller's own memory, of the one category that a ledger is read from.</summary>
internal static class TotalsInto
{
    /// <summary>By period and kind.</summary>
    public static long Fill(WriteOffLedger ledger, PeriodAxis axis, Span<long> sums, Span<long> counts)
    {
        LedgerFilter filter = ledger.Filter;
        if (filter.LooksAtRows && filter.OnlyCode is null) return Fill(ledger, axis, CellCodes.None, sums, counts);
        Require(ledger, axis, 1, sums, counts);
        sums.Clear();
        counts.Clear();
        return PeriodKernel.Add(ledger, axis, filter.OnlyCategory ?? EntryCategory.Receivable,
            filter.LooksAtRows ? PeriodKernel.Reading.RowsOfOneCode : PeriodKernel.Reading.RunSums, sums, counts);
    }

    /// <summary>By period, kind and code.</summary>
    public static long Fill(WriteOffLedger ledger, PeriodAxis axis, string dimension, Span<long> sums, Span<long> counts) =>
        Fill(ledger, axis, CellCodes.FromWholeDimension(ledger, dimension), sums, counts);

    private static long Fill(WriteOffLedger ledger, PeriodAxis axis, CellCodes codes, Span<long> sums, Span<long> counts)
    {
        Require(ledger, axis, codes.Count, sums, counts);
        EntryCategory category = ledger.Filter.OnlyCategory ?? EntryCategory.Receivable;
        int[] ids = [.. Enum.GetValues<EntryKind>().Where(kind => ledger.Filter.PositionOf(kind) >= 0)
            .Select(kind => new CategoryAndKind(category, kind).Id)];
        var plan = new ScanPlan(ledger, axis, ids);
        if (CellKernel.Fits(plan)) CellKernel.Run(plan, codes, sums, counts);
        else CellKernel.RunChecked(plan, codes, sums, counts);

        // Where no single row was looked at, the plan's counts are those of the cells.
        long inside = 0;
        foreach (long count in plan.LooksAtRows ? counts : plan.Counts) inside += count;
        return ledger.Filter.WithCategories([category]).CountOf(ledger.Columns) - inside;
    }

    private static void Require(WriteOffLedger ledger, PeriodAxis axis, int codeCount, Span<long> sums, Span<long> counts)
    {
        int kinds = ledger.Filter.RoomForKinds;
        long cells = (long)axis.Count * kinds * codeCount;
        if (sums.Length != cells || counts.Length != cells)
            throw new ArgumentException(
                $"Found room for {Invariant.Count(sums.Length)} sums and {Invariant.Count(counts.Length)} counts; {Invariant.Count(cells)} "
                + $"of each are needed ({Invariant.Count(axis.Count, "period", "periods")} × {Invariant.Count(kinds, "kind", "kinds")} × "
                + $"{Invariant.Count(codeCount, "value", "values")}).",
                nameof(sums));
    }
}
