namespace WriteOffMetrics.Receivables;

/// <summary>
/// Net write-offs by cohort and age, added up over the ages, and what is in no cell: one pass over the rows of a ledger. Sums are kept in
/// 128 bits, in which no order of rows overflows.
/// </summary>
internal sealed class VintageCells
{
    private readonly WriteOffLedger ledger;
    private readonly LedgerFilter filter;
    private readonly CohortAges ages;
    private readonly Int128[][] sums;
    private readonly long[][] counts;
    private readonly Int128[] leftOut = new Int128[(int)LeftOut.NotReached + 1];
    private readonly long[] leftOutCounts = new long[(int)LeftOut.NotReached + 1];

    public VintageCells(WriteOffLedger ledger, CohortAges ages)
    {
        this.ledger = ledger;
        this.ages = ages;
        filter = ledger.Filter.WithCategories(CategoryScope.FromLedger(ledger).Categories);
        sums = [.. ages.Reached.Select(count => new Int128[count])];
        counts = [.. ages.Reached.Select(count => new long[count])];
        filter.ReadBlocks(ledger.Columns, Add);
        for (int cohort = 0; cohort < sums.Length; cohort++)
        {
            for (int age = 1; age < sums[cohort].Length; age++)
            {
                sums[cohort][age] += sums[cohort][age - 1];
                counts[cohort][age] += counts[cohort][age - 1];
            }
        }
    }

    /// <summary>The net write-offs of a cohort up to an age, the first of which is 1.</summary>
    /// <exception cref="OverflowException">They exceed 64 bits of minor units.</exception>
    public Money AmountOf(int cohort, int age) => Money.FromExact(sums[cohort][age - 1], ledger.Currency);

    /// <summary>The net write-offs of the oldest cohorts up to an age that they have reached, in minor units.</summary>
    public Int128 SumOf(int cohortCount, int age)
    {
        Int128 sum = 0;
        for (int cohort = 0; cohort < cohortCount; cohort++) sum += sums[cohort][age - 1];
        return sum;
    }

    /// <summary>How many entries stand behind those of one.</summary>
    public long CountOf(int cohort, int age) => counts[cohort][age - 1];

    /// <summary>What is in no cell for a reason, in minor units.</summary>
    public Int128 SumOf(LeftOut reason) => leftOut[(int)reason];

    /// <summary>How many entries are.</summary>
    public long CountOf(LeftOut reason) => leftOutCounts[(int)reason];

    /// <summary>The entries of which the place fulfils a condition, by the date that decides their period.</summary>
    public IReadOnlyCollection<LedgerEntry> EntriesWhere(Func<VintagePlace, bool> condition)
    {
        LedgerColumns columns = ledger.Columns;
        List<int> rows = [];
        filter.ReadBlocks(columns, (in RowBlock block) =>
        {
            int run = block.FirstRun;
            foreach (int row in block.Rows)
            {
                if (condition(PlaceOf(block.Chunk, row, ref run))) rows.Add(block.FirstRow + row);
            }
        });
        return Array.AsReadOnly(Array.ConvertAll(columns.InOrder(rows), columns.ReadEntry));
    }

    private void Add(in RowBlock block)
    {
        int sign = AmountMeasure.Net.SignOf(CategoryAndKind.FromId(block.Id).Kind), run = block.FirstRun;
        foreach (int row in block.Rows)
        {
            VintagePlace place = PlaceOf(block.Chunk, row, ref run);
            long amount = block.Chunk.Amount(row) * sign;
            if (place.Reason == LeftOut.No)
            {
                sums[place.Cohort][place.Age] += amount;
                counts[place.Cohort][place.Age]++;
            }
            else
            {
                leftOut[(int)place.Reason] += amount;
                leftOutCounts[(int)place.Reason]++;
            }
        }
    }

    private VintagePlace PlaceOf(LedgerChunk chunk, int row, ref int run) =>
        ages.PlaceOf(chunk.OriginDays is { } origins ? origins[row] : DayNumber.None, chunk.EffectiveDayOf(row, ref run));
}
