using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Gross write-offs by period and by the period in which what was written off originated.</summary>
internal static class OriginationSums
{
    /// <summary>The name of the dimension that originations are.</summary>
    public const string Dimension = "origination";

    public static MetricBreakdown<AmountSeries> Read(WriteOffLedger ledger, PeriodAxis axis, PeriodAxis originations)
    {
        AllowanceInputs.RequireEffectiveDates(ledger, nameof(ledger));
        AmountSeries total = ledger.SummarizeBy(axis).Gross;
        WriteOffLedger writeOffs = ledger.Where(CategoryScope.FromLedger(ledger).Categories[0]).Where(EntryKind.WriteOff);
        Dictionary<(string? Name, bool), Int128[]> sums = [];
        foreach (LedgerEntry entry in writeOffs.Entries)
        {
            int period = axis.IndexOf(entry.EffectiveDate);
            if (period < 0) continue;
            (string?, bool) name = (NameOf(entry.OriginDate, originations), true);
            if (!sums.TryGetValue(name, out Int128[]? cells)) sums.Add(name, cells = new Int128[axis.Count]);
            cells[period] += entry.Amount.MinorUnits;
        }

        string?[] values = [.. sums.Keys.Select(key => key.Name).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<AmountSeries>(
            Dimension, Array.AsReadOnly(values), value => sums.ContainsKey((value, true)),
            value => Series(sums.GetValueOrDefault((value, true)) ?? new Int128[axis.Count], value), () => total);

        AmountSeries Series(Int128[] cells, string? value) => new(
            total.Definition, axis, [.. cells.Select(sum => Money.FromExact(sum, ledger.Currency))],
            new OriginationProvenance(writeOffs, axis, value, entry => NameOf(entry.OriginDate, originations) == value));
    }

    private static string? NameOf(LocalDate? origin, PeriodAxis originations)
    {
        if (origin is not { } day) return null;
        if (day < originations.Start) return $"before {originations[0].Name}";
        int index = originations.IndexOf(day);
        return index >= 0 ? originations[index].Name : $"after {originations[^1].Name}";
    }
}
