using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Values and names of dimensions that differ only in case or white space, looked for entry by entry: rule, spellings that are wrong, rows
/// and amount at stake of each finding.
/// </summary>
internal static class PlainSimilarCheck
{
    /// <summary>Unicode's white space: the class <c>\s</c> and the separators of information have the same members for both.</summary>
    public static string Normal(string text) => Regex.Replace(text, @"[\s\x1c-\x1f]+", " ").Trim(' ').ToUpperInvariant();

    public static IReadOnlyList<string> Of(WriteOffLedger ledger)
    {
        LedgerEntry[] entries = [.. ledger.Entries.OrderBy(entry => entry.Ordinal)];
        List<string> found = [];
        foreach (string dimension in ledger.Dimensions)
        {
            foreach (var alike in entries.Where(entry => entry[dimension] is not null).GroupBy(entry => Normal(entry[dimension]!)))
            {
                string usual = Usual(alike, entry => entry[dimension]!);
                Add("similar-values", alike.Where(entry => entry[dimension] != usual), entry => [entry[dimension]!]);
            }
        }

        foreach (var alike in ledger.Dimensions.GroupBy(Normal).Where(names => names.Count() > 1))
        {
            string usual = alike.FirstOrDefault(name => name is "account" or "document" or "reason" or "request")
                ?? Usual(alike.SelectMany(name => entries.Where(entry => entry[name] is not null).Select(entry => (name, entry))));
            string[] others = [.. alike.Where(name => name != usual)];
            Add(
                "similar-dimensions", entries.Where(entry => others.Any(name => entry[name] is not null)),
                entry => others.Where(name => entry[name] is not null));
        }

        return [.. found.Order(StringComparer.Ordinal)];

        void Add(string rule, IEnumerable<LedgerEntry> rare, Func<LedgerEntry, IEnumerable<string>> spellings)
        {
            LedgerEntry[] rows = [.. rare];
            if (rows.Length == 0) return;
            Int128 sum = rows.Aggregate((Int128)0, (all, entry) => all + entry.Amount.MinorUnits);
            found.Add(Text(
                rule, rows.SelectMany(spellings).Distinct().Order(StringComparer.Ordinal), rows.Select(entry => entry.Ordinal!.Value + 1),
                sum > long.MaxValue ? null : (long)sum));
        }
    }

    public static string TextOf(Finding finding) => Text(
        finding.Rule.Id, finding.Faults.Select(fault => fault.FoundText!), finding.Positions.Select(position => position.Row!.Value),
        finding.AmountAtStake?.MinorUnits);

    private static string Usual(IEnumerable<LedgerEntry> entries, Func<LedgerEntry, string> spellingOf) =>
        Usual(entries.Select(entry => (spellingOf(entry), entry)));

    private static string Usual(IEnumerable<(string Spelling, LedgerEntry Entry)> entries) => entries
        .GroupBy(one => one.Spelling)
        .OrderByDescending(one => one.Count())
        .ThenByDescending(one => one.Aggregate((Int128)0, (sum, part) => sum + part.Entry.Amount.MinorUnits))
        .ThenBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => one.Key)
        .FirstOrDefault("");

    private static string Text(string rule, IEnumerable<string> spellings, IEnumerable<long> rows, long? atStake) =>
        $"{rule}: {string.Join(" and ", spellings.Select(one => $"'{one}'"))} in rows {string.Join(", ", rows)} for {atStake}";
}
