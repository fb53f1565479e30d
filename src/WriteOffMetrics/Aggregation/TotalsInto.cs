namespace WriteOffMetrics;

/// <summary>Totals into the caller's own memory, of the one category that a ledger is read from.</summary>
internal static class TotalsInto
{
    private const int Kinds = 4;

    /// <summary>By period and kind.</summary>
    public static long Fill(WriteOffLedger ledger, PeriodAxis axis, Span<long> sums, Span<long> counts)
    {
        LedgerFilter filter = ledger.Filter;
        if (filter.LooksAtRows && filter.OnlyCode is null) return Fill(ledger, axis, CellCodes.None, 1, sums, counts);
        Clear(sums, counts, axis, 1);
        return PeriodKernel.Add(ledger, axis, filter.OnlyCategory ?? EntryCategory.Receivable, filter.LooksAtRows ? PeriodKernel.Reading.RowsOfOneCode : PeriodKernel.Reading.RunSums, sums, counts);
    }

    /// <summary>By period, kind and code.</summary>
    public static long Fill(WriteOffLedger ledger, PeriodAxis axis, string dimension, Span<long> sums, Span<long> counts)
    {
        int index = ledger.RequireDimension(dimension);
        return Fill(ledger, axis, CellCodes.AllOf(ledger, dimension), index < 0 ? 1 : ledger.Columns.Dimensions[index].Count, sums, counts);
    }

    private static long Fill(WriteOffLedger ledger, PeriodAxis axis, CellCodes codes, int codeCount, Span<long> sums, Span<long> counts)
    {
        Clear(sums, counts, axis, codeCount);
        EntryCategory category = ledger.Filter.OnlyCategory ?? EntryCategory.Receivable;
        int[] ids = [.. Enumerable.Range(0, Kinds).Select(kind => new CategoryAndKind(category, (EntryKind)kind).Id)];
        var plan = new ScanPlan(ledger, axis, ids);
        codes.Prepare(plan);
        if (!CellKernel.Fits(plan))
            throw new OverflowException($"Entries of one kind in one period add up to more than {Invariant.Count(long.MaxValue)} minor units of {ledger.Currency}, or may do so. Use SummarizeBy, which says which, or shorter periods.");
        CellKernel.Run(plan, codes, sums, counts);
        long inside = 0;
        foreach (long count in counts) inside += count;
        return ledger.Filter.WithCategories([category]).CountOf(ledger.Columns) - inside;
    }

    private static void Clear(Span<long> sums, Span<long> counts, PeriodAxis axis, int codeCount)
    {
        long cells = (long)axis.Count * Kinds * codeCount;
        if (sums.Length != cells || counts.Length != cells)
            throw new ArgumentException($"Found room for {Invariant.Count(sums.Length)} sums and {Invariant.Count(counts.Length)} counts; {Invariant.Count(cells)} of each are needed ({Invariant.Count(axis.Count, "period", "periods")} × {Invariant.Count(Kinds)} kinds × {Invariant.Count(codeCount, "value", "values")}).", nameof(sums));
        sums.Clear();
        counts.Clear();
    }
}
