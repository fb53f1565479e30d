using System.Runtime.InteropServices;
using NodaTime;

namespace WriteOffMetrics.Benchmarks;

/// <summary>The columns and dictionaries that a plain loop makes of parsed rows.</summary>
public sealed class PlainColumns
{
    public required int[] Days { get; init; }

    public required long[] Cents { get; init; }

    public required byte[] Kinds { get; init; }

    public required int[] Accounts { get; init; }

    public required int[] Documents { get; init; }

    public required int[] Recorded { get; init; }

    public required int[] Origins { get; init; }

    public required int[] Dues { get; init; }

    public required string[] AccountNames { get; init; }

    public required string[] DocumentNames { get; init; }
}

/// <summary>What a good developer would write instead: an import, and a check with one dictionary.</summary>
public static class StepPeers
{
    private const int None = -1;

    /// <summary>A loop over the rows: amounts exact to the cent, days as numbers, texts as codes.</summary>
    public static PlainColumns Import(StepRow[] rows)
    {
        int count = rows.Length;
        int[] days = new int[count], accounts = new int[count], documents = new int[count];
        int[] recorded = new int[count], origins = new int[count], dues = new int[count];
        long[] cents = new long[count];
        byte[] kinds = new byte[count];
        Dictionary<string, int> accountCodes = new(StringComparer.Ordinal), documentCodes = new(StringComparer.Ordinal);
        List<string> accountNames = [], documentNames = [];
        for (int i = 0; i < count; i++)
        {
            StepRow row = rows[i];
            decimal amount = row.Amount * 100m;
            cents[i] = (long)amount;
            if (cents[i] != amount || amount <= 0) throw new InvalidOperationException("A good amount was refused.");
            days[i] = Number(row.Day);
            kinds[i] = (byte)row.Kind;
            accounts[i] = CodeOf(row.Account, accountCodes, accountNames);
            documents[i] = CodeOf(row.Document, documentCodes, documentNames);
            recorded[i] = row.Recorded is { } known ? Number(known) : None;
            origins[i] = row.Origin is { } origin ? Number(origin) : None;
            dues[i] = row.Due is { } due ? Number(due) : None;
        }

        return new PlainColumns
        {
            Days = days,
            Cents = cents,
            Kinds = kinds,
            Accounts = accounts,
            Documents = documents,
            Recorded = recorded,
            Origins = origins,
            Dues = dues,
            AccountNames = [.. accountNames],
            DocumentNames = [.. documentNames],
        };
    }

    /// <summary>
    /// Rule, first row, number of rows and cents of everything that a check finds: by one dictionary of account, document and category,
    /// with a list of rows each; the categories are all one here.
    /// </summary>
    public static List<(string Rule, int Row, int Rows, long Cents)> Check(PlainColumns columns)
    {
        List<(string Rule, int Row, int Rows, long Cents)> found = [];
        var linked = new Dictionary<(int Account, int Document, EntryCategory Category), List<int>>(columns.Days.Length);
        for (int i = 0; i < columns.Days.Length; i++)
        {
            var key = (columns.Accounts[i], columns.Documents[i], EntryCategory.Receivable);
            ref List<int>? rows = ref CollectionsMarshal.GetValueRefOrAddDefault(linked, key, out _);
            (rows ??= new List<int>(1)).Add(i);
            int origin = columns.Origins[i], due = columns.Dues[i];
            if (origin != None && ((due != None && due < origin) || columns.Days[i] < origin))
                found.Add(("impossible-order", i, 1, columns.Cents[i]));
            if (columns.Recorded[i] != None && columns.Recorded[i] < columns.Days[i])
                found.Add(("recorded-before-effective", i, 1, columns.Cents[i]));
        }

        foreach (List<int> rows in linked.Values) CheckDocument(columns, rows, found);
        CheckNames(columns, columns.AccountNames, columns.Accounts, found);
        CheckNames(columns, columns.DocumentNames, columns.Documents, found);
        return found;
    }

    private static void CheckDocument(PlainColumns columns, List<int> rows, List<(string Rule, int Row, int Rows, long Cents)> found)
    {
        long writtenOff = 0, reversed = 0, recovered = 0, returned = 0;
        int firstWriteOff = int.MaxValue, firstRecovery = int.MaxValue;
        foreach (int i in rows)
        {
            switch ((EntryKind)columns.Kinds[i])
            {
                case EntryKind.WriteOff:
                    writtenOff += columns.Cents[i];
                    firstWriteOff = Math.Min(firstWriteOff, columns.Days[i]);
                    break;
                case EntryKind.Reversal:
                    reversed += columns.Cents[i];
                    break;
                case EntryKind.Recovery:
                    recovered += columns.Cents[i];
                    firstRecovery = Math.Min(firstRecovery, columns.Days[i]);
                    break;
                default:
                    returned += columns.Cents[i];
                    break;
            }
        }

        long netRecovered = recovered - returned, netWrittenOff = Math.Max(0, writtenOff - reversed);
        if (netRecovered > netWrittenOff)
            Add("recovery-exceeds-write-off", netRecovered - netWrittenOff, EntryKind.Recovery, EntryKind.RecoveryReturned);
        if (writtenOff > 0 && reversed > writtenOff) Add("reversal-exceeds-write-off", reversed - writtenOff, EntryKind.Reversal);
        if (recovered > 0 && returned > recovered) Add("return-exceeds-recovery", returned - recovered, EntryKind.RecoveryReturned);
        foreach (int i in rows)
        {
            var kind = (EntryKind)columns.Kinds[i];
            if (kind == EntryKind.Reversal && firstWriteOff > columns.Days[i])
                found.Add(("reversal-without-write-off", i, 1, columns.Cents[i]));
            if (kind == EntryKind.RecoveryReturned && firstRecovery > columns.Days[i])
                found.Add(("return-without-recovery", i, 1, columns.Cents[i]));
        }

        // Documents have few rows: comparing each with all others is quicker than grouping them.
        foreach (int i in rows)
        {
            (int count, int first) = (0, i);
            foreach (int other in rows)
            {
                bool isAlike = columns.Kinds[i] == columns.Kinds[other] && columns.Cents[i] == columns.Cents[other]
                    && columns.Days[i] == columns.Days[other];
                if (!isAlike) continue;
                count++;
                first = Math.Min(first, other);
            }

            if (count > 1 && first == i) found.Add(("duplicate", i, count, columns.Cents[i] * (count - 1)));
        }

        void Add(string rule, long cents, params ReadOnlySpan<EntryKind> kinds)
        {
            (int first, int count) = (None, 0);
            foreach (int i in rows)
            {
                if (!kinds.Contains((EntryKind)columns.Kinds[i])) continue;
                if (count++ == 0) first = i;
            }

            found.Add((rule, first, count, cents));
        }
    }

    /// <summary>Names that differ only in case or white space.</summary>
    private static void CheckNames(
        PlainColumns columns, string[] names, int[] codes, List<(string Rule, int Row, int Rows, long Cents)> found)
    {
        var first = new Dictionary<string, int>(names.Length, StringComparer.OrdinalIgnoreCase);
        var groups = new Dictionary<int, List<int>>();
        for (int code = 0; code < names.Length; code++)
        {
            string plain = Plain(names[code]);
            if (first.TryAdd(plain, code)) continue;
            int one = first[plain];
            if (!groups.TryGetValue(one, out List<int>? group)) groups[one] = group = [one];
            group.Add(code);
        }

        if (groups.Count == 0) return;
        var groupOf = new Dictionary<int, List<int>>();
        foreach (List<int> group in groups.Values)
        {
            foreach (int code in group) groupOf[code] = [];
        }

        for (int i = 0; i < codes.Length; i++)
        {
            if (groupOf.TryGetValue(codes[i], out List<int>? rows)) rows.Add(i);
        }

        foreach (List<int> group in groups.Values)
        {
            int usual = group.OrderByDescending(code => groupOf[code].Count)
                .ThenByDescending(code => groupOf[code].Sum(i => columns.Cents[i])).ThenBy(code => names[code], StringComparer.Ordinal)
                .First();
            int[] rare = [.. group.Where(code => code != usual).SelectMany(code => groupOf[code]).Order()];
            found.Add(("similar-values", rare[0], rare.Length, rare.Sum(i => columns.Cents[i])));
        }
    }

    private static string Plain(string text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return text;
    }

    private static int CodeOf(string text, Dictionary<string, int> codes, List<string> names)
    {
        ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, text, out bool exists);
        if (exists) return code;
        code = names.Count;
        names.Add(text);
        return code;
    }

    private static int Number(LocalDate day) => day.ToDateOnly().DayNumber;
}
