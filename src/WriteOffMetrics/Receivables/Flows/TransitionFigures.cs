namespace WriteOffMetrics.Receivables;

/// <summary>Counts the moves of accounts between states, from the end of each period to that of the next.</summary>
internal static class TransitionFigures
{
    public static BucketTransitions Of(OpenItems items, AgeingBuckets buckets, PeriodAxis axis)
    {
        int complete = axis.CountThrough(items.KnowledgeDay);
        int[] ends = PeriodEnds.Of(axis)[..complete];
        var states = new AccountStates(items, buckets, ends);
        double[][] counts = [.. Enumerable.Range(0, states.Count).Select(_ => new double[states.Count])];
        var last = new long[states.Count];
        AttributedItems lines = items.Attributed;
        int withoutAccount = 0;
        for (int line = 0; line < lines.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.Account == 0 && !row.IsCredit && lines.IsKnown(row)) withoutAccount++;
        }

        if (complete > 0) Count(items, states, ends.Length, counts, last);
        return new BucketTransitions(items, buckets, axis, complete, new TransitionMatrix(counts), last, withoutAccount);
    }

    private static void Count(OpenItems items, AccountStates states, int ends, double[][] counts, long[] last)
    {
        AttributedItems lines = items.Attributed;
        var byAccount = new LineGroups(lines.Count, items.Codes.Accounts.Count, CodeOf);
        var found = new int[ends];
        for (int account = 1; account < items.Codes.Accounts.Count; account++)
        {
            ReadOnlySpan<int> ofAccount = byAccount[account];
            if (ofAccount.IsEmpty) continue;
            int first = states.Read(ofAccount, found);
            for (int end = first + 1; end < ends; end++) counts[found[end - 1]][found[end]]++;
            if (first < ends) last[found[^1]]++;
        }

        int CodeOf(int line)
        {
            ref readonly ItemRow row = ref lines[line];
            return row.Account == 0 || row.IsCredit || !lines.IsKnown(row) ? -1 : row.Account;
        }
    }
}
