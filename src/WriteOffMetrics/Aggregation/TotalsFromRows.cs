using NodaTime;

namespace WriteOffMetrics;

/// <summary>Takes sums that another engine computed into a cube: all of them or none.</summary>
internal static class TotalsFromRows
{
    public static TotalsCube Read(Currency currency, PeriodAxis axis, LocalDate? lastCompleteDay, PeriodBasis basis, IEnumerable<TotalsRow> rows, bool hasDimension, Money controlSum, long controlCount)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        if (lastCompleteDay is { } day) DayNumber.Of(day, nameof(lastCompleteDay));
        if (!currency.IsDefined) throw new ArgumentException("Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        EntryWords.Of(basis);
        TotalsRow[] all = [.. rows];
        var values = hasDimension ? new ValueDictionary() : null;
        Int128 sum = 0, count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            Require(all[i], i);
            sum += all[i].Sum.MinorUnits;
            count += all[i].Count;
            if (all[i].Count > 0) values?.GetOrAdd(all[i].Value);
        }

        if (controlSum.Currency != currency || sum != controlSum.MinorUnits || count != controlCount)
            throw new ArgumentException($"Found rows of {Money.InWords(sum, currency)} and {count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} entries, but control totals of {controlSum} and {Invariant.Count(controlCount)}; equal ones are allowed. Look for rows lost or sent twice.", nameof(rows));

        IEnumerable<CategoryAndKind> occurring = all.Where(row => row.Count > 0).Select(row => new CategoryAndKind(row.Category, row.Kind)).Distinct();
        var cube = new TotalsCube(axis, currency, lastCompleteDay, basis, [TotalsSource.Elsewhere], occurring, values);
        foreach (TotalsRow row in all.Where(row => row.Count > 0)) cube.Add(axis.IndexOf(row.Period.Start), row.Category, row.Kind, values?.Find(row.Value) ?? 0, row.Sum.MinorUnits, row.Count);
        return cube;

        void Require(TotalsRow? row, int i)
        {
            string at = $"Row {Invariant.Text(i)}: ";
            if (row is null) throw new ArgumentException($"{at}Found null; a row is needed. Leave it out or restore it.", nameof(rows));
            if (!Enum.IsDefined(row.Category) || !Enum.IsDefined(row.Kind))
                throw new ArgumentException($"{at}Found the category {Invariant.Text((int)row.Category)} and the kind {Invariant.Text((int)row.Kind)}; members of EntryCategory and EntryKind are allowed. Correct the row.", nameof(rows));
            if (row.Sum.Currency != currency)
                throw new ArgumentException($"{at}Found {row.Sum} among totals in {currency}; one currency is allowed. Read a currency at a time.", nameof(rows));
            if (axis.IndexOf(row.Period.Start) is var index && (index < 0 || axis[index] != row.Period))
                throw new ArgumentException($"{at}Found the period {row.Period}, which is none of {axis}; its periods are allowed. Compute the sums on this axis, or read them on theirs.", nameof(rows));
            if (row.Count < 0 || (row.Count == 0) != (row.Sum.MinorUnits == 0) || row.Sum.MinorUnits < row.Count)
                throw new ArgumentException($"{at}Found {row.Sum} of {Invariant.Count(row.Count, "entry", "entries")}; a sum of amounts above zero is allowed, or zero of none. The kind carries the sign: send positive sums.", nameof(rows));
            if (!hasDimension && row.Value is not null)
                throw new ArgumentException($"{at}Found the value {WriteOffLedger.InQuotes(row.Value)} in totals without a dimension; none is allowed. Use PeriodBreakdown.FromRows.", nameof(rows));
        }
    }
}
