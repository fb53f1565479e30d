namespace WriteOffMetrics;

/// <summary>
/// Looks for entries of one account, document and category that contradict each other, one method per rule; those without a document are
/// not linked. Rows are counted by document first, so that only those of documents about which something may be said are put together: a
/// write-off alone contradicts nothing.
/// </summary>
internal sealed class DocumentCheck
{
    private readonly LedgerColumns columns;
    private readonly FoundInLedger found;
    private readonly int documents;

    private DocumentCheck(LedgerColumns columns, FoundInLedger found, int documents)
    {
        this.columns = columns;
        this.found = found;
        this.documents = documents;
    }

    public static void Run(LedgerColumns columns, LedgerFilter filter, FoundInLedger found)
    {
        int documents = columns.IndexOfDimension(Dimension.Document);
        if (documents < 0) return;
        LinkedRow[] rows = LinkedRow.Gather(columns, filter, documents, out int[] ends);
        var check = new DocumentCheck(columns, found, documents);
        var order = new LinkedRow.ByLink(found.RowOrder);
        int start = 0;
        foreach (int end in ends)
        {
            if (end == start) continue;
            Span<LinkedRow> document = rows.AsSpan(start, end - start);
            start = end;
            if (document.Length > 1) document.Sort(order);
            while (!document.IsEmpty)
            {
                int linked = 1;
                while (linked < document.Length && document[linked].IsLinkedTo(document[0])) linked++;
                check.Look(document[..linked]);
                document = document[linked..];
            }
        }
    }

    /// <summary>Looks at linked rows, which are in order, and leaves them in another.</summary>
    private void Look(Span<LinkedRow> linked)
    {
        var sums = new Sums(linked);
        AddRecoveryExceedsWriteOff(linked, sums);
        AddReversalExceedsWriteOff(linked, sums);
        AddReturnExceedsRecovery(linked, sums);
        AddReversalWithoutWriteOff(linked, sums);
        AddReturnWithoutRecovery(linked, sums);
        if (linked.Length > 1) AddDuplicates(linked);
    }

    private void AddRecoveryExceedsWriteOff(ReadOnlySpan<LinkedRow> linked, in Sums sums)
    {
        // Nothing is written off, and not less, where reversals exceed the write-offs.
        Int128 recovered = sums.Recovered - sums.Returned, writtenOff = Int128.Max(sums.WrittenOff - sums.Reversed, 0);
        if (recovered <= writtenOff) return;
        string? document = DocumentOf(linked[0]);
        found.Add(
            LedgerRules.RecoveryExceedsWriteOff, FindingSeverity.Warning, linked[0].Row,
            RowsOf(linked, EntryKind.Recovery, EntryKind.RecoveryReturned), recovered - writtenOff,
            currency => [LedgerCheckWords.RecoveryExceedsWriteOff(document, currency, recovered, writtenOff)]);
    }

    private void AddReversalExceedsWriteOff(ReadOnlySpan<LinkedRow> linked, in Sums sums)
    {
        (Int128 reversed, Int128 writtenOff) = (sums.Reversed, sums.WrittenOff);
        if (writtenOff == 0 || reversed <= writtenOff) return;
        string? document = DocumentOf(linked[0]);
        found.Add(
            LedgerRules.ReversalExceedsWriteOff, FindingSeverity.Warning, linked[0].Row, RowsOf(linked, EntryKind.Reversal),
            reversed - writtenOff, currency => [LedgerCheckWords.ReversalExceedsWriteOff(document, currency, reversed, writtenOff)]);
    }

    private void AddReturnExceedsRecovery(ReadOnlySpan<LinkedRow> linked, in Sums sums)
    {
        (Int128 returned, Int128 recovered) = (sums.Returned, sums.Recovered);
        if (recovered == 0 || returned <= recovered) return;
        string? document = DocumentOf(linked[0]);
        found.Add(
            LedgerRules.ReturnExceedsRecovery, FindingSeverity.Warning, linked[0].Row, RowsOf(linked, EntryKind.RecoveryReturned),
            returned - recovered, currency => [LedgerCheckWords.ReturnExceedsRecovery(document, currency, returned, recovered)]);
    }

    private void AddReversalWithoutWriteOff(ReadOnlySpan<LinkedRow> linked, in Sums sums)
    {
        if (sums.Reversed == 0) return;
        foreach (LinkedRow reversal in linked)
        {
            if (reversal.Kind != EntryKind.Reversal || sums.FirstWriteOff <= reversal.Day) continue;
            (string? document, int day, long amount) = (DocumentOf(reversal), reversal.Day, reversal.Amount);
            found.Add(
                LedgerRules.ReversalWithoutWriteOff, FindingSeverity.Warning, linked[0].Row, [reversal.Row], amount,
                currency => [LedgerCheckWords.ReversalWithoutWriteOff(document, day, Money.FromMinorUnits(amount, currency))]);
        }
    }

    private void AddReturnWithoutRecovery(ReadOnlySpan<LinkedRow> linked, in Sums sums)
    {
        if (sums.Returned == 0) return;
        foreach (LinkedRow returned in linked)
        {
            if (returned.Kind != EntryKind.RecoveryReturned || sums.FirstRecovery <= returned.Day) continue;
            (string? document, int day, long amount) = (DocumentOf(returned), returned.Day, returned.Amount);
            found.Add(
                LedgerRules.ReturnWithoutRecovery, FindingSeverity.Warning, linked[0].Row, [returned.Row], amount,
                currency => [LedgerCheckWords.ReturnWithoutRecovery(document, day, Money.FromMinorUnits(amount, currency))]);
        }
    }

    private void AddDuplicates(Span<LinkedRow> linked)
    {
        int firstOfAll = linked[0].Row;
        linked.Sort(new LinkedRow.ByLikeness(found.RowOrder));
        while (!linked.IsEmpty)
        {
            int count = 1;
            while (count < linked.Length && linked[count].IsLike(linked[0])) count++;
            if (count > 1) AddDuplicate(firstOfAll, linked[..count]);
            linked = linked[count..];
        }
    }

    private void AddDuplicate(int firstOfAll, ReadOnlySpan<LinkedRow> alike)
    {
        (string? document, LinkedRow first, int count) = (DocumentOf(alike[0]), alike[0], alike.Length);
        found.Add(
            LedgerRules.Duplicate, FindingSeverity.Warning, firstOfAll, RowsOf(alike, first.Kind), (Int128)first.Amount * (count - 1),
            currency =>
                [LedgerCheckWords.Duplicate(document, first.Kind, Money.FromMinorUnits(first.Amount, currency), first.Day, count)]);
    }

    private string? DocumentOf(LinkedRow row) => columns.Value(row.Row, documents);

    private static int[] RowsOf(ReadOnlySpan<LinkedRow> linked, params ReadOnlySpan<EntryKind> kinds)
    {
        List<int> rows = [];
        foreach (LinkedRow row in linked)
        {
            if (kinds.Contains(row.Kind)) rows.Add(row.Row);
        }

        return [.. rows];
    }

    /// <summary>The amounts of linked rows by kind, and the first day of a write-off and of a recovery.</summary>
    private readonly struct Sums
    {
        public Sums(ReadOnlySpan<LinkedRow> linked)
        {
            foreach (LinkedRow row in linked)
            {
                switch (row.Kind)
                {
                    case EntryKind.WriteOff:
                        WrittenOff += row.Amount;
                        FirstWriteOff = Math.Min(FirstWriteOff, row.Day);
                        break;
                    case EntryKind.Recovery:
                        Recovered += row.Amount;
                        FirstRecovery = Math.Min(FirstRecovery, row.Day);
                        break;
                    case EntryKind.Reversal:
                        Reversed += row.Amount;
                        break;
                    default:
                        Returned += row.Amount;
                        break;
                }
            }
        }

        public Int128 WrittenOff { get; } = 0;

        public Int128 Reversed { get; } = 0;

        public Int128 Recovered { get; } = 0;

        public Int128 Returned { get; } = 0;

        /// <summary>Behind all days where there is none.</summary>
        public int FirstWriteOff { get; } = int.MaxValue;

        public int FirstRecovery { get; } = int.MaxValue;
    }
}
