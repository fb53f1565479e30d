namespace WriteOffMetrics.Receivables;

/// <summary>
/// Decides which settlement settles what (M31): account by account, day by day, and on a day what names a document before what names none.
/// </summary>
internal static class Attribution
{
    public static AttributedItems Of(ItemTable source)
    {
        var lines = new LineBook(source);
        (int Account, int Settlement)[] order = InOrder(source, lines);
        var walk = new AccountWalk(source, lines);
        for (int i = 0; i < order.Length;)
        {
            int account = order[i].Account;
            walk.Enter(account);
            for (; i < order.Length && order[i].Account == account; i++) walk.Settle(order[i].Settlement);
            walk.Leave();
        }

        return lines.ToAttributed();
    }

    /// <summary>
    /// The settlements that are known, by account, day and kind; equal ones in an order that does not depend on the offered one.
    /// </summary>
    private static (int Account, int Settlement)[] InOrder(ItemTable source, LineBook lines)
    {
        AppendedList<SettlementRow> all = source.Settlements;
        var keys = new List<(int Account, int Day, int Settlement)>(all.Count);
        for (int i = 0; i < all.Count; i++)
        {
            ref readonly SettlementRow row = ref all[i];
            if (row.RecordedDay <= source.KnownOn) keys.Add((lines.AccountOf(i), (row.ValueDay << 3) | Turn(row), i));
        }

        (int Account, int Day, int Settlement)[] sorted = [.. keys];
        Array.Sort(sorted, (one, other) =>
        {
            int order = one.Account.CompareTo(other.Account);
            if (order == 0) order = one.Day.CompareTo(other.Day);
            return order != 0 ? order : CompareAlike(source, one.Settlement, other.Settlement);
        });
        return Array.ConvertAll(sorted, key => (key.Account, key.Settlement));
    }

    /// <summary>In which turn settlements of one day are taken.</summary>
    private static int Turn(in SettlementRow row) => row.Kind switch
    {
        SettlementKind.Payment or SettlementKind.Adjustment when row.Document != 0 => 0,
        SettlementKind.Payment when row.OtherDocument != 0 => 1,
        SettlementKind.Payment or SettlementKind.Adjustment => 2,
        SettlementKind.CreditAllocation => 3,
        SettlementKind.WriteOff => row.Document != 0 ? 4 : 5,
        SettlementKind.PaymentReturned => 6,
        _ => 7,
    };

    /// <summary>
    /// Of two settlements of one account, day and turn: by their parts. Where all are equal, one is as good as the other.
    /// </summary>
    private static int CompareAlike(ItemTable source, int first, int second)
    {
        ref readonly SettlementRow one = ref source.Settlements[first], other = ref source.Settlements[second];
        int order = one.Kind.CompareTo(other.Kind);
        if (order == 0) order = one.Amount.CompareTo(other.Amount);
        if (order == 0) order = CompareTexts(source.Codes.Documents, one.Document, other.Document);
        if (order == 0) order = CompareTexts(source.Codes.Documents, one.OtherDocument, other.OtherDocument);
        return order != 0 ? order : one.RecordedDay.CompareTo(other.RecordedDay);
    }

    public static int CompareTexts(DimensionDictionary values, int one, int other) =>
        one == other ? 0 : string.CompareOrdinal(values[one], values[other]);
}
