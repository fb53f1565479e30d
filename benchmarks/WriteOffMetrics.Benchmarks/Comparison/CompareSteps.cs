using System.Globalization;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// What people do often with a large ledger, beside what it cannot do without: the largest values, concentration and rounding beside a sort
/// of the same sums, a check beside a plain pass, an import beside a plain loop, and the memory of all of them above the caller's rows.
/// Always of 1,000,000 rows, 50,000 accounts, 900,000 documents and twelve months.
/// </summary>
public sealed class CompareSteps(Bars bars)
{
    private const int WarmUps = 3, Times = 15, Repeats = 20;
    private const double SortBar = 2, CheckBar = 1.5, ImportBar = 1.3, MemoryBar = 400;

    public void Run()
    {
        StepRow[] rows = StepRows.Make();
        WriteOffLedger ledger = WriteOffLedger.FromRows(StepRows.Usd, rows, StepRows.Selectors);

        // Four milliseconds fit into the slice of time that a busy machine gives, five do not: by account each is repeated.
        Ranking("accounts", ledger.SummarizeBy(StepRows.Months, Dimension.Account), Repeats);
        Ranking("documents", ledger.SummarizeBy(StepRows.Months, Dimension.Document), repeats: 1);
        Converted(rows);
        Checking(rows, ledger, "one row in 200 wrong", isUsual: true);
        StepRow[] strewn = StepRows.Strew(rows);
        Checking(strewn, WriteOffLedger.FromRows(StepRows.Usd, strewn, StepRows.Selectors), "every fourth row wrong", isUsual: false);
        Importing(rows);
        StepMemory.Report(bars, MemoryBar);
    }

    private void Ranking(string of, PeriodBreakdown breakdown, int repeats)
    {
        long[] sums = [.. breakdown.ConcentrationOf(AmountMeasure.Gross).Shares.Select(share => share.Amount.MinorUnits)];
        int[] codes = [.. Enumerable.Range(0, sums.Length)];

        // In the order of their codes the sums are in no order.
        new Random(1).Shuffle(sums);
        (long[] keys, int[] items) = ([.. sums], [.. codes]);
        ReportingPeriod month = StepRows.Months[5];
        var rounds = new Rounds($"G {of}");
        rounds.Add("sort", () =>
        {
            sums.CopyTo(keys, 0);
            codes.CopyTo(items, 0);
            Array.Sort(keys, items);
            return null;
        }, repeats: repeats);
        rounds.Add("top", () => Keep(breakdown.Top(5, AmountMeasure.Gross).Values[0]), repeats: repeats);
        rounds.Add("top of a month", () => Keep(breakdown.Top(5, AmountMeasure.Net, month).Values[0]), repeats: repeats);
        rounds.Add("concentration", () => Keep(breakdown.ConcentrationOf(AmountMeasure.Gross).TopShare(5)), repeats: repeats);
        rounds.Add("measures", () => Keep(breakdown.ConcentrationOf(AmountMeasure.Gross).Gini), repeats: repeats);
        rounds.Add("table", () => Keep(breakdown.ConcentrationOf(AmountMeasure.Gross).Shares[19]), repeats: repeats);
        rounds.Add("rounding", () => Keep(breakdown.Rounding(AmountMeasure.Gross)), repeats: repeats);
        rounds.Add("others", () => Keep(breakdown.Top(5, AmountMeasure.Gross).AllOthers.Gross.Total.Amount), repeats: repeats);
        rounds.Run(WarmUps, Times);
        bars.AtMost("G1", $"Top(5) ÷ Array.Sort of the sums, {of}", rounds.Ratio("top", "sort"), SortBar);
        bars.AtMost("G1", $"Top(5) of net in a month ÷ Array.Sort of the sums, {of}", rounds.Ratio("top of a month", "sort"), SortBar);
        bars.AtMost(
            "G2", $"ConcentrationOf with TopShare(5) ÷ Array.Sort of the sums, {of}", rounds.Ratio("concentration", "sort"), SortBar);
        bars.AtMost("G3", $"Rounding ÷ Array.Sort of the sums, {of}", rounds.Ratio("rounding", "sort"), SortBar);
        bars.Report("G", $"what is made when it is first read, ÷ Array.Sort of the sums, {of}: "
            + $"ConcentrationOf with index and Gini {Text(rounds, "measures")}, with the first 20 shares {Text(rounds, "table")}, "
            + $"Top(5) with all others {Text(rounds, "others")}");

        static string Text(Rounds rounds, string name) =>
            rounds.Ratio(name, "sort").Value.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Amounts of two currencies lie between minor units: they are added up as quotients, beside which a sort of 64 bits takes no time.
    /// </summary>
    private void Converted(StepRow[] rows)
    {
        WriteOffLedger dollars = WriteOffLedger.FromRows(StepRows.Usd, rows[..(rows.Length / 2)], StepRows.Selectors);
        WriteOffLedger euros = WriteOffLedger.FromRows(Currency.FromCode("EUR"), rows[(rows.Length / 2)..], StepRows.Selectors);
        var rates = ExchangeRates.FromRates(
            StepRows.Months.Select((month, i) => (month.End, euros.Currency, StepRows.Usd, 1.0512m + 0.0003m * i)));
        PeriodBreakdown breakdown = new[] { dollars, euros }.ConsolidateBy(
            StepRows.Months, Dimension.Account, StepRows.Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        long[] sums = [.. breakdown.ConcentrationOf(AmountMeasure.Gross).Shares.Select(share => share.Amount.MinorUnits)];
        new Random(1).Shuffle(sums);
        (long[] keys, int[] items) = ([.. sums], [.. Enumerable.Range(0, sums.Length)]);
        var rounds = new Rounds("G converted");
        rounds.Add("sort", () =>
        {
            Array.Sort(keys, items);
            return null;
        }, before: () => sums.CopyTo(keys, 0));
        rounds.Add("top", () => Keep(breakdown.Top(5, AmountMeasure.Gross).Values[0]), isSlow: true);
        rounds.Add("rounding", () => Keep(breakdown.Rounding(AmountMeasure.Gross)), isSlow: true);
        rounds.Run(WarmUps, Times);
        bars.Report("G", string.Create(
            CultureInfo.InvariantCulture,
            $"two currencies, ÷ Array.Sort of the sums, accounts: Top(5) {rounds.Ratio("top", "sort").Value:0}, "
            + $"Rounding {rounds.Ratio("rounding", "sort").Value:0}"));
    }

    private void Checking(StepRow[] rows, WriteOffLedger ledger, string of, bool isUsual)
    {
        PlainColumns columns = StepPeers.Import(rows);
        int findings = 0;
        var rounds = new Rounds($"G check, {of}");
        rounds.Add("plain", () => Cells(StepPeers.Check(columns)));
        rounds.Add("check", () =>
        {
            IReadOnlyList<Finding> found = ledger.Check();
            findings = found.Count;
            return Cells(found.Select(finding => (
                finding.Rule.Id, (int)finding.Positions[0].Row!.Value - 1, finding.Positions.Count,
                finding.AmountAtStake!.Value.MinorUnits)));
        });
        rounds.Run(WarmUps, Times);
        bars.AtMost(
            "G4", $"Check ÷ a plain pass with a dictionary, {of}: {findings.ToString("N0", CultureInfo.InvariantCulture)} findings",
            rounds.Ratio("check", "plain"), CheckBar, advisory: !isUsual);

        static long[] Cells(IEnumerable<(string Rule, int Row, int Rows, long Cents)> found)
        {
            string[] rules = [.. LedgerRules.All.Select(rule => rule.Id)];
            return
            [
                .. found.Select(one => (Rule: Array.IndexOf(rules, one.Rule), one.Row, one.Rows, one.Cents)).Order()
                    .SelectMany(one => new[] { one.Rule, one.Row, one.Rows, one.Cents }),
            ];
        }
    }

    private void Importing(StepRow[] rows)
    {
        var rounds = new Rounds("G import");
        rounds.Add("plain", () => Keep(StepPeers.Import(rows).DocumentNames.Length));
        rounds.Add("rows", () => Keep(WriteOffLedger.FromRows(StepRows.Usd, rows, StepRows.Selectors).Count));
        rounds.Add("import", () => Keep(WriteOffLedger.Import(StepRows.Usd, rows, StepRows.Selectors).Ledger.Count));
        rounds.Run(WarmUps, Times);
        bars.AtMost("G5", "Import of parsed rows ÷ a plain loop that makes the same columns", rounds.Ratio("import", "plain"), ImportBar);
        bars.AtMost("G5", "FromRows ÷ a plain loop that makes the same columns", rounds.Ratio("rows", "plain"), ImportBar);
    }

    private static long[]? Keep<T>(T value)
    {
        GC.KeepAlive(value);
        return null;
    }
}
