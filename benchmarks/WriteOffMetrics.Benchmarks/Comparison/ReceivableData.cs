using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Invoices of two years and what settled them, by formulas that SQL has as well, so that both sides have the same rows without reading any.
/// Half of the invoices are paid in two parts; of one in ten a part stays open.
/// </summary>
/// <param name="count">How many invoices; there are half as many settlements more.</param>
public sealed class ReceivableData(int count)
{
    public const int Accounts = 1_000;

    public static readonly Currency Usd = Currency.FromCode("USD");
    public static readonly LocalDate First = new(2024, 1, 1);
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2025, 12, 31));
    public static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60, 90);

    /// <summary>What DuckDB makes the same rows with, and the ends of the months.</summary>
    public static IEnumerable<string> Sql(int count) =>
    [
        $"CREATE OR REPLACE TABLE items AS SELECT i AS id, (i * 7919 % {Accounts})::INTEGER AS acct, (i * 104729 % 730)::INTEGER AS inv, "
            + $"(i * 104729 % 730 + 30)::INTEGER AS due, (1000 + i * 48271 % 900000)::BIGINT AS amount FROM range({count}) t(i)",
        "CREATE OR REPLACE TABLE settlements AS "
            + "SELECT id AS item, inv + 20 + (id * 31 % 60)::INTEGER AS d, amount // 2 AS amount FROM items WHERE id % 2 = 0 UNION ALL "
            + "SELECT id, inv + 40 + (id * 17 % 120)::INTEGER, "
            + "CASE WHEN id % 10 = 0 THEN amount // 3 WHEN id % 2 = 0 THEN amount - amount // 2 ELSE amount END FROM items",
        "CREATE OR REPLACE TABLE ends AS SELECT * FROM (VALUES "
            + string.Join(", ", Months.Select((month, i) => FormattableString.Invariant($"({i}, {Days(month.End)})"))) + ") t(m, d)",
    ];

    /// <summary>For each item and end, what was paid until then is joined and added up.</summary>
    public const string PaidUntilEachEnd =
        "WITH p AS (SELECT s.item, e.m, sum(s.amount) AS paid FROM settlements s JOIN ends e ON s.d <= e.d GROUP BY ALL), "
        + "o AS (SELECT e.m, i.acct, i.amount - coalesce(p.paid, 0) AS open, e.d - i.due AS age FROM items i JOIN ends e ON i.inv <= e.d "
        + "LEFT JOIN p ON p.item = i.id AND p.m = e.m) "
        + "SELECT m::BIGINT, acct::BIGINT, " + Bucket + ", sum(open)::BIGINT, 0::BIGINT FROM o WHERE open <> 0 GROUP BY ALL";

    /// <summary>Running totals by item, found as of each end at which the item is not closed.</summary>
    public const string RunningTotals =
        "WITH c AS (SELECT item, d, sum(amount) OVER (PARTITION BY item ORDER BY d) AS paid FROM settlements), "
        + "z AS (SELECT i.id, i.acct, i.inv, i.due, i.amount, min(CASE WHEN c.paid = i.amount THEN c.d END) AS closed FROM items i "
        + "LEFT JOIN c ON c.item = i.id GROUP BY ALL), "
        + "n AS (SELECT z.id, z.acct, z.due, z.amount, e.m, e.d FROM z JOIN ends e ON z.inv <= e.d AND (z.closed IS NULL OR e.d < z.closed)), "
        + "o AS (SELECT n.m, n.acct, n.amount - coalesce(c.paid, 0) AS open, n.d - n.due AS age FROM n ASOF LEFT JOIN c "
        + "ON n.id = c.item AND n.d >= c.d) "
        + "SELECT m::BIGINT, acct::BIGINT, " + Bucket + ", sum(open)::BIGINT, 0::BIGINT FROM o WHERE open <> 0 GROUP BY ALL";

    private const string Bucket =
        "(CASE WHEN age <= 0 THEN 0 WHEN age <= 30 THEN 1 WHEN age <= 60 THEN 2 WHEN age <= 90 THEN 3 ELSE 4 END)::BIGINT";

    public static int CellOf(long month, long account, long bucket) =>
        (int)((account * Months.Count + month) * Buckets.Count + bucket);

    public static int Cells => Accounts * Months.Count * Buckets.Count;

    public OpenItems ToItems() => OpenItems
        .FromRows(Usd, Enumerable.Range(0, count), new OpenItemSelectors<int>
        {
            InvoiceDate = i => First.PlusDays(InvoiceDay(i)),
            DueDate = i => First.PlusDays(InvoiceDay(i) + 30),
            Amount = i => Amount(i) / 100m,
            Document = i => Text(i),
            Account = i => Text(i * 7919L % Accounts),
        })
        .Settle(Enumerable.Range(0, count).Where(i => i % 2 == 0), new SettlementSelectors<int>
        {
            ValueDate = i => First.PlusDays((int)(InvoiceDay(i) + 20 + i * 31L % 60)),
            Amount = i => Amount(i) / 2 / 100m,
            Document = i => Text(i),
            Account = i => Text(i * 7919L % Accounts),
        })
        .Settle(Enumerable.Range(0, count), new SettlementSelectors<int>
        {
            ValueDate = i => First.PlusDays((int)(InvoiceDay(i) + 40 + i * 17L % 120)),
            Amount = i => (i % 10 == 0 ? Amount(i) / 3 : i % 2 == 0 ? Amount(i) - Amount(i) / 2 : Amount(i)) / 100m,
            Document = i => Text(i),
            Account = i => Text(i * 7919L % Accounts),
        });

    private static int Days(LocalDate day) => Period.DaysBetween(First, day);

    private static int InvoiceDay(int i) => (int)(i * 104_729L % 730);

    private static long Amount(int i) => 1_000 + i * 48_271L % 900_000;

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
