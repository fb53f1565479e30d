using NodaTime;
using WriteOffMetrics.Controls;

namespace WriteOffMetrics.Tests;

/// <summary>Ledgers for control tests, and what findings of them rest on.</summary>
internal static class ControlCases
{
    public static readonly Currency Usd = Generate.Usd;

    /// <summary>A Wednesday.</summary>
    public static readonly LocalDate First = new(2025, 1, 1);

    public static Money Dollars(decimal amount) => Money.FromDecimal(amount, Usd);

    public static LedgerEntry WriteOff(LocalDate day, decimal amount, string? account, string? document) =>
        LedgerEntry.WriteOff(day, Dollars(amount)) with { Account = account, Document = document, Reason = "insolvency" };

    public static ControlResult Run(this ControlTest test, IEnumerable<LedgerEntry> entries) =>
        test.Run(new ControlInputs { Ledger = Generate.Ledger(entries) });

    /// <summary>The positions of the entries behind each finding, each list in ascending order, the lists by their first.</summary>
    public static int[][] Groups(this ControlResult result) =>
    [
        .. result.Findings
            .Select(finding => (int[])[.. ((EntryEvidence)finding.Evidence).Entries.Select(entry => (int)entry.Ordinal!.Value).Order()])
            .OrderBy(group => group[0]).ThenBy(group => group.Length),
    ];

    /// <summary>The entries behind each finding, as lines in an order of their own, so that two ledgers in other orders compare.</summary>
    public static string[] Evidence(this ControlResult result) =>
    [
        .. result.Findings.Select(finding => string.Join('\n', finding.Evidence.Lines.Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// A clean ledger of 240 write-offs of 24 accounts: every amount once, none above 1,000 and none whole, on weekdays up to the 20th,
    /// recorded on the next day, neighbours of an account 70 days apart, with reason and document; a third recovered by half after 65 days.
    /// </summary>
    public static List<LedgerEntry> Clean(Random random)
    {
        List<LedgerEntry> entries = [];
        for (int i = 0; i < 240; i++)
        {
            (string account, string document) = ($"A-{i % 24}", $"D-{i}");
            LocalDate day = Weekday(First.PlusDays(i / 24 * 70 + random.Next(10)));
            decimal amount = 100.01m + 3m * i + random.Next(60) / 100m;
            entries.Add(WriteOff(day, amount, account, document) with { RecordedDate = day.PlusDays(1) });
            if (i % 3 != 0) continue;
            LocalDate paid = Weekday(day.PlusDays(65));
            entries.Add(LedgerEntry.Recovery(paid, Dollars(decimal.Round(amount / 2, 2))) with
            {
                Account = account,
                Document = document,
                RecordedDate = paid.PlusDays(1),
            });
        }

        return entries;
    }

    /// <summary>A Monday to Thursday up to the 20th, on a day or soon after.</summary>
    public static LocalDate Weekday(LocalDate day)
    {
        while (day.DayOfWeek > IsoDayOfWeek.Thursday || day.Day > 20) day = day.PlusDays(1);
        return day;
    }
}
