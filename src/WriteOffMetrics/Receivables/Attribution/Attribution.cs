namespace WriteOffMetrics.Receivables;

/// <summary>
/// Decides which settlement settles what (M31): account by account, day by day, and on a day what names a document before what names none.
/// </summary>
internal static class Attribution
{
    public static AttributedItems Of(ItemTable source)
    {
        var lines = new LineBook(source);
        var walk = new AccountWalk(source, lines);
        AppendedList<SettlementRow> all = source.Settlements;
        var byAccount = new LineGroups(all.Count, source.Codes.Accounts.Count,
            settlement => all[settlement].RecordedDay <= source.KnownOn ? lines.AccountOf(settlement) : -1);
        for (int account = 0; account < source.Codes.Accounts.Count; account++)
        {
            if (byAccount[account].IsEmpty) continue;
            walk.Enter(account);
            foreach (int settlement in InOrder(source, byAccount[account])) walk.Settle(settlement);
            walk.Leave();
        }

        return lines.ToAttributed();
    }

    /// <summary>Settlements of an account by day and turn; equal ones in an order that does not depend on the offered one.</summary>
    private static int[] InOrder(ItemTable source, ReadOnlySpan<int> settlements)
    {
        int[] ordered = settlements.ToArray();
        var keys = new int[ordered.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            ref readonly SettlementRow row = ref source.Settlements[ordered[i]];
            keys[i] = (row.ValueDay << 3) | Turn(row);
        }

        Array.Sort(keys, ordered);
        for (int i = 0, end; i < keys.Length; i = end)
        {
            for (end = i + 1; end < keys.Length && keys[end] == keys[i]; end++)
            {
            }

            if (end - i > 1) ordered.AsSpan(i..end).Sort((one, other) => CompareAlike(source, one, other));
        }

        return ordered;
    }

    /// <summary>In which turn settlements of one day are taken.</summary>
    private static int Turn(in SettlementRow row) => row.Kind switch
    {
        SettlementKind.Payment or SettlementKind.Adjustment when row.Document != 0 => 0,
        SettlementKind.Payment when row.OtherDocument != 0 => 1,
        SettlementKind.CreditAllocation => 2,
        SettlementKind.Payment or SettlementKind.Adjustment => 3,
        SettlementKind.WriteOff => row.Document != 0 ? 4 : 5,
        SettlementKind.PaymentReturned => 6,
        _ => 7,
    };

    /// <summary>
    /// Of two settlements of one account, day and turn: by their parts; of two alike the first one first.
    /// </summary>
    private static int CompareAlike(ItemTable source, int first, int second)
    {
        ref readonly SettlementRow one = ref source.Settlements[first], other = ref source.Settlements[second];
        int order = one.Kind.CompareTo(other.Kind);
        if (order == 0) order = one.Amount.CompareTo(other.Amount);
        if (order == 0) order = CompareTexts(source.Codes.Documents, one.Document, other.Document);
        if (order == 0) order = CompareTexts(source.Codes.Documents, one.OtherDocument, other.OtherDocument);
        if (order == 0) order = one.RecordedDay.CompareTo(other.RecordedDay);
        return order != 0 ? order : first.CompareTo(second);
    }

    public static int CompareTexts(DimensionDictionary values, int one, int other) =>
        one == other ? 0 : string.CompareOrdinal(values[one], values[other]);
}
