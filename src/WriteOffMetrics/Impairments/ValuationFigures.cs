namespace WriteOffMetrics.Impairments;

/// <summary>Valuations of stock in order of their days, and the figures that they give.</summary>
internal sealed class ValuationFigures
{
    private readonly InventoryValuation[] valuations;

    /// <exception cref="ArgumentException">
    /// There is none, one is null, currencies differ, two are of one day, or one starts from another than the one before it.
    /// </exception>
    public ValuationFigures(IEnumerable<InventoryValuation> valuations, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(valuations, parameterName);
        InventoryValuation[] all = [.. valuations];
        if (all.Length == 0) throw new ArgumentException("Found no valuation; one or more are needed.", parameterName);
        if (all.Contains(null!))
            throw new ArgumentException("Found null among the valuations; valuations are needed. Leave it out.", parameterName);
        this.valuations = [.. all.OrderBy(one => one.Day)];
        for (int i = 1; i < all.Length; i++) RequireNext(this.valuations[i - 1], this.valuations[i], parameterName);
    }

    /// <summary>The valuations, the earliest first.</summary>
    public IReadOnlyList<InventoryValuation> Valuations => valuations;

    /// <summary>What was written down (M26a).</summary>
    public PostedFigures WriteDowns => Posted(ImpairmentMetrics.NewWriteDown, EntryKind.WriteOff);

    /// <summary>What was reversed (M26b).</summary>
    public PostedFigures Reversals => Posted(ImpairmentMetrics.WriteDownReversal, EntryKind.Reversal);

    /// <summary>The names of all items that were in stock at some time.</summary>
    public IEnumerable<string> Items => valuations.SelectMany(one => one.Select(item => item.Item)).Distinct(StringComparer.Ordinal);

    /// <summary>What stood at the last valuation within each period.</summary>
    public AmountSeries Standing(PeriodAxis axis, Metric metric, Func<InventoryValuation, Money> read, string parameterName) =>
        Standing(axis, LastOf(axis, parameterName), metric, read, null);

    /// <summary>The same of each item; zero where it is not in stock.</summary>
    public MetricBreakdown<AmountSeries> StandingByItem(
        PeriodAxis axis, Metric metric, Func<InventoryValuation, Money> readAll, Func<InventoryItem, Money> read, string parameterName)
    {
        InventoryValuation[] last = LastOf(axis, parameterName);
        return AccountBreakdown.Of(
            Items,
            name => Standing(
                axis, last, metric, one => one.Find(name!) is { } item ? read(item) : Money.Zero(one.Currency),
                $"{Dimension.Account} {Invariant.InQuotes(name)}"),
            () => Standing(axis, last, metric, readAll, null));
    }

    private AmountSeries Standing(
        PeriodAxis axis, InventoryValuation[] last, Metric metric, Func<InventoryValuation, Money> read, string? of) =>
        new(new MetricDefinition(metric), axis, [.. last.Select(read)], new ValuedProvenance(Source, of));

    private PostedFigures Posted(Metric metric, EntryKind kind) => new(
        metric, valuations[0].Currency, Source, [.. valuations.SelectMany(one => one.ToEntries()).Where(entry => entry.Kind == kind)]);

    private string Source => valuations.Length == 1
        ? $"the valuation of stock of {DayNumber.ToText(valuations[0].Day)}"
        : $"{Invariant.Count(valuations.Length)} valuations of stock, {DayNumber.ToText(valuations[0].Day)} to "
            + DayNumber.ToText(valuations[^1].Day);

    private InventoryValuation[] LastOf(PeriodAxis axis, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var last = new InventoryValuation?[axis.Count];
        foreach (InventoryValuation one in valuations)
        {
            int period = axis.IndexOf(one.Day);
            if (period >= 0) last[period] = one;
        }

        int missing = Array.IndexOf(last, null);
        return missing < 0 ? [.. last.Select(one => one!)] : throw new ArgumentException(
            $"Found no valuation in {axis[missing].Name} of {axis}; one or more in each period are needed, for what stood between "
            + "valuations is not known. Value the stock then, or use an axis of longer periods.",
            parameterName);
    }

    private static void RequireNext(InventoryValuation before, InventoryValuation next, string parameterName)
    {
        if (before.Currency != next.Currency)
            throw new ArgumentException(
                $"Found valuations in {before.Currency} and {next.Currency}; one currency is allowed. Read them per currency.",
                parameterName);
        if (before.Day == next.Day)
            throw new ArgumentException(
                $"Found two valuations of {DayNumber.ToText(next.Day)}; one per day is allowed. Keep the one that holds, or value all "
                + "stock at once.",
                parameterName);
        if (next.StartsFrom is { } day && day != before.Day)
            throw new ArgumentException(
                $"Found a valuation of {DayNumber.ToText(next.Day)} that starts from that of {DayNumber.ToText(day)}, behind one of "
                + $"{DayNumber.ToText(before.Day)}; each that starts from another is allowed behind that one. Add what is missing, or take "
                + "out what it does not start from.",
                parameterName);
    }
}
