using System.Globalization;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// The required allowance of 1,000,000 open items by 50,000 accounts, every account's amount read, beside a plain loop over an array of the
/// items that does the same sums in decimals; and how the cost of an item grows from 100,000 of them, by 1,000 accounts, and with the
/// number of accounts growing likewise, whose names are put in order.
/// </summary>
public sealed class CompareAllowances(Bars bars)
{
    private const int Many = 1_000_000, Few = 100_000, Accounts = 50_000, FewAccounts = 1_000, WarmUps = 2, Times = 9;

    private static readonly NodaTime.LocalDate Day = new(2026, 6, 30);
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60, 90);
    private static readonly decimal[] Percent = [0.3m, 1.6m, 3.6m, 6.6m, 10.6m];

    public void Run()
    {
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, Percent))
            .WithForwardLookingFactor(1.10m, "a measurement");
        OpenItemList many = ToItems(Many, Accounts).AsOf(Day), ofFewAccounts = ToItems(Many, FewAccounts).AsOf(Day),
            few = ToItems(Few, FewAccounts).AsOf(Day), fewLikewise = ToItems(Few, Accounts / 10).AsOf(Day);
        Item[] rows = [.. Enumerable.Range(0, Many).Select(ItemOf)];
        var rounds = new Rounds("J");
        rounds.Add("by account", () => ByAccount(matrix, many, Accounts));
        rounds.Add("of few accounts", () => Only(() => ByAccount(matrix, ofFewAccounts, FewAccounts)));
        rounds.Add("few", () => Only(() => ByAccount(matrix, few, FewAccounts)));
        rounds.Add("few likewise", () => Only(() => ByAccount(matrix, fewLikewise, Accounts / 10)));
        rounds.Add("loop", () => Loop(rows));
        rounds.Run(WarmUps, Times);
        bars.AtMost("J1", "required allowance by account ÷ a plain loop over the items", rounds.Ratio("by account", "loop"), 3);
        bars.AtMost(
            "J2", "required allowance of an item of 1,000,000 ÷ of 100,000, by 1,000 accounts",
            rounds.Ratio("of few accounts", "few", (double)Few / Many), 1.15);
        bars.AtMost(
            "J2", "the same with an account for 20 items", rounds.Ratio("by account", "few likewise", (double)Few / Many), 1.15,
            advisory: true);
    }

    /// <summary>Other data than that of the others: not compared with theirs.</summary>
    private static long[]? Only(Func<long[]> run) => run().Length > 0 ? null : throw new InvalidOperationException("J: no account.");

    /// <summary>Exact, and every account rounded once for reading.</summary>
    private static long[] ByAccount(ProvisionMatrix matrix, OpenItemList list, int accounts)
    {
        var cells = new long[accounts];
        foreach ((string? account, AmountSeries series) in matrix.Apply(list).By(Dimension.Account))
            cells[int.Parse(account!, CultureInfo.InvariantCulture)] = series[0].Amount.MinorUnits;
        return cells;
    }

    private static long[] Loop(Item[] rows)
    {
        var sums = new decimal[Accounts];
        foreach (Item row in rows)
        {
            int bucket = row.DaysPastDue <= 0 ? 0 : row.DaysPastDue <= 30 ? 1 : row.DaysPastDue <= 60 ? 2 : row.DaysPastDue <= 90 ? 3 : 4;
            sums[row.Account] += row.Open * (Percent[bucket] / 100m * 1.10m);
        }

        return Array.ConvertAll(sums, sum => (long)decimal.Round(sum, MidpointRounding.AwayFromZero));
    }

    private static Item ItemOf(int i) => new((int)(i * 7919L % Accounts), (int)(i * 104729L % 250) - 100, 1_000 + i * 48271L % 900_000);

    private static OpenItems ToItems(int count, int accounts) => OpenItems.FromRows(
        Currency.FromCode("USD"), Enumerable.Range(0, count), new OpenItemSelectors<int>
        {
            InvoiceDate = i => Day.PlusDays(-ItemOf(i).DaysPastDue - 150),
            DueDate = i => Day.PlusDays(-ItemOf(i).DaysPastDue),
            Amount = i => ItemOf(i).Open / 100m,
            Account = i => (ItemOf(i).Account % accounts).ToString(CultureInfo.InvariantCulture),
        });

    private readonly record struct Item(int Account, int DaysPastDue, long Open);
}
