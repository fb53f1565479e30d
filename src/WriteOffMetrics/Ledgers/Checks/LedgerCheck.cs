namespace WriteOffMetrics;

/// <summary>
/// Looks for what is wrong in a ledger, in its columns: no entry is made of a row about which there is nothing to say. Rows are looked at
/// one by one here, those of a document together in <see cref="DocumentCheck"/>, and values and names in <see cref="SimilarCheck"/>.
/// </summary>
internal static class LedgerCheck
{
    public static Finding[] Run(LedgerColumns columns, LedgerFilter filter)
    {
        var found = new FoundInLedger(columns);
        filter.ReadBlocks(columns, (in RowBlock block) =>
        {
            RequirePositions(block);
            AddImpossibleOrder(found, block);
            AddRecordedBeforeEffective(found, block);
        });
        DocumentCheck.Run(columns, filter, found);
        SimilarCheck.Run(columns, filter, found);
        return found.ToFindings();
    }

    private static void RequirePositions(in RowBlock block)
    {
        ReadOnlySpan<int> ordinals = block.Chunk.Ordinals;
        foreach (int row in block.Rows)
        {
            if (ordinals.IsEmpty || ordinals[row] < 0) throw new InvalidOperationException(LedgerCheckWords.WhyNoPositions);
        }
    }

    private static void AddImpossibleOrder(FoundInLedger found, in RowBlock block)
    {
        if (block.Chunk.OriginDays is not { } origins) return;
        int[]? dues = block.Chunk.DueDays;
        int run = block.FirstRun;
        foreach (int row in block.Rows)
        {
            // No day comes before all others, so that a row without one of them states no contradiction.
            (int origin, int due, int effective) = (origins[row], dues?[row] ?? DayNumber.None, block.Chunk.EffectiveDayOf(row, ref run));
            bool isDueBefore = due != DayNumber.None && due < origin, isEffectiveBefore = effective < origin;
            if (!isDueBefore && !isEffectiveBefore) continue;
            found.Add(LedgerRules.ImpossibleOrder, FindingSeverity.Error, block.FirstRow + row, block.Chunk.Amount(row), _ =>
            [
                .. isDueBefore ? [LedgerCheckWords.DueBeforeOrigin(due, origin)] : Array.Empty<FindingFault>(),
                .. isEffectiveBefore ? [LedgerCheckWords.EffectiveBeforeOrigin(effective, origin)] : Array.Empty<FindingFault>(),
            ]);
        }
    }

    private static void AddRecordedBeforeEffective(FoundInLedger found, in RowBlock block)
    {
        if (block.Chunk.RecordedDays is not { } days) return;
        int run = block.FirstRun;
        foreach (int row in block.Rows)
        {
            (int recorded, int effective) = (days[row], block.Chunk.EffectiveDayOf(row, ref run));
            if (recorded == DayNumber.None || recorded >= effective) continue;
            found.Add(LedgerRules.RecordedBeforeEffective, FindingSeverity.Information, block.FirstRow + row, block.Chunk.Amount(row), _ =>
                [LedgerCheckWords.RecordedBeforeEffective(recorded, effective)]);
        }
    }
}
