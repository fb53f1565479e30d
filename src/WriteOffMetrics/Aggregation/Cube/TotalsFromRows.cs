using NodaTime;

namespace WriteOffMetrics;

/// <summary>Takes sums that another engine computed into a cube: all of them or none.</summary>
internal static class TotalsFromRows
{
    /// <summary>Totals without a dimension.</summary>
    public static TotalsCube Read(Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis,
        IEnumerable<TotalsRow> rows, Money controlSum, long controlCount) =>
        Read(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount, "PeriodBreakdown.FromRows or CrossBreakdown.FromRows",
            row => row.Value is null && row.SecondValue is null, static _ => 0, static () => (1, null));

    /// <summary>Totals by the values of a dimension, which are added to a dictionary.</summary>
    public static TotalsCube Read(Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis,
        IEnumerable<TotalsRow> rows, Money controlSum, long controlCount, DimensionDictionary values) =>
        Read(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount, "CrossBreakdown.FromRows",
            row => row.SecondValue is null, row =>
            values.GetOrAdd(row.Value), () => (values.Count, code => WriteOffLedger.InQuotes(values[code])));

    /// <summary>Totals by the pairs of values of two dimensions, which are added to a set.</summary>
    public static TotalsCube Read(Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis,
        IEnumerable<TotalsRow> rows, Money controlSum, long controlCount, ValuePairs pairs) =>
        Read(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount, "", static _ => true,
            row => pairs.GetOrAdd(pairs.First.GetOrAdd(row.Value), pairs.Second.GetOrAdd(row.SecondValue)), () =>
            (pairs.Count, pairs.InWords));

    private static TotalsCube Read(
        Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis, IEnumerable<TotalsRow> rows, Money controlSum,
        long controlCount,
        string alternative, Func<TotalsRow, bool> hasRightValues, Func<TotalsRow, int> codeOf,
        Func<(int Count, Func<int, string>? WordsOf)> codes)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        if (lastCompleteDay is { } day) DayNumber.Of(day, nameof(lastCompleteDay));
        currency.RequireDefined(nameof(currency));
        EntryWords.Of(basis);
        TotalsRow[] all = [.. rows];
        Int128 sum = 0, count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            Require(all[i], i);
            sum += all[i].Sum.MinorUnits;
            count += all[i].Count;
        }

        if (controlSum.Currency != currency || sum != controlSum.MinorUnits || count != controlCount)
            throw new ArgumentException(
                $"Found rows of {Money.InWords(sum, currency)} and "
                + $"{count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} entries, but control totals of {controlSum} "
                + $"and {Invariant.Count(controlCount)}; equal ones are allowed. Look for rows lost or sent twice.",
                nameof(rows));

        (TotalsRow Row, int Code)[] occurring = [.. all.Where(row => row.Count > 0).Select(row => (row, codeOf(row)))];
        (int codeCount, Func<int, string>? wordsOf) = codes();
        var cube = new TotalsCube(new TotalsHead(axis, currency, lastCompleteDay, basis, [TotalsSource.Elsewhere], null),
            occurring.Select(one => new CategoryAndKind(one.Row.Category, one.Row.Kind)).Distinct(), codeCount, wordsOf);
        foreach ((TotalsRow row, int code) in occurring)
            cube.Add(axis.IndexOf(row.Period.Start), row.Category, row.Kind, code, row.Sum.MinorUnits, row.Count);
        return cube;

        void Require(TotalsRow? row, int i)
        {
            string at = $"Row {Invariant.Text(i + 1)}: ";
            if (row is null) throw new ArgumentException($"{at}Found null; a row is needed. Leave it out or restore it.", nameof(rows));
            if (!Enum.IsDefined(row.Category) || !Enum.IsDefined(row.Kind))
                throw new ArgumentException(
                    $"{at}Found the category {Invariant.Text((int)row.Category)} and the kind {Invariant.Text((int)row.Kind)}; members of "
                    + "EntryCategory and EntryKind are allowed. Correct the row.",
                    nameof(rows));
            if (row.Sum.Currency != currency)
                throw new ArgumentException(
                    $"{at}Found {row.Sum} among totals in {currency}; one currency is allowed. Read a currency at a time.", nameof(rows));
            if (axis.IndexOf(row.Period.Start) is var index && (index < 0 || axis[index] != row.Period))
                throw new ArgumentException(
                    $"{at}Found the period {row.Period}, which is none of {axis}; its periods are allowed. Compute the sums on this "
                    + "axis, or read them on theirs.",
                    nameof(rows));
            if (row.Count < 0 || (row.Count == 0) != (row.Sum.MinorUnits == 0) || row.Sum.MinorUnits < row.Count)
                throw new ArgumentException(
                    $"{at}Found {row.Sum} of {Invariant.Count(row.Count, "entry", "entries")}; a sum of amounts above zero is allowed, or "
                    + "zero of none. The kind carries the sign: send positive sums.",
                    nameof(rows));
            if (!hasRightValues(row))
                throw new ArgumentException(
                    $"{at}Found the values {WriteOffLedger.InQuotes(row.Value)} and {WriteOffLedger.InQuotes(row.SecondValue)}, more than "
                    + $"these totals have dimensions; none for each missing dimension is allowed. Use {alternative}.",
                    nameof(rows));
        }
    }
}
