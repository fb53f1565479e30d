namespace WriteOffMetrics.Receivables;

/// <summary>What was settled within each period, by kind and day of value, whatever it settled.</summary>
internal static class SettlementFigures
{
    /// <summary>The settlements of a kind.</summary>
    public static AmountSeries Of(OpenItems items, PeriodAxis axis, SettlementKind kind) => ToSeries(
        items, axis, Definition(kind), isNeverNegative: true, Sum(items, axis, row => row.Kind == kind ? 1 : 0), other =>
        Of(items, other, kind));

    /// <summary>The settlements of a kind for each reason.</summary>
    public static MetricBreakdown<AmountSeries> ByReason(OpenItems items, PeriodAxis axis, SettlementKind kind)
    {
        DimensionDictionary reasons = items.Codes.Reasons;
        HashSet<int> occurring = [];
        for (int i = 0; i < items.Settlements.Count; i++)
        {
            ref readonly SettlementRow row = ref items.Settlements[i];
            if (row.Kind == kind && IsOn(items, axis, row)) occurring.Add(row.Reason);
        }

        string?[] values = [.. occurring.Select(code => reasons[code]).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<AmountSeries>(
            Dimension.Reason, Array.AsReadOnly(values), value =>
            occurring.Contains(reasons.CodeOf(value)), Read, () => Of(items, axis, kind));

        AmountSeries Read(string? value)
        {
            int reason = reasons.CodeOf(value);
            return ToSeries(
                items, axis, Definition(kind), isNeverNegative: true,
                Sum(items, axis, row => row.Kind == kind && row.Reason == reason ? 1 : 0), null);
        }
    }

    /// <summary>Payments less those that came back.</summary>
    public static AmountSeries Collections(OpenItems items, PeriodAxis axis) => ToSeries(
        items, axis, CollectionsDefinition, isNeverNegative: false,
        Sum(items, axis, row => row.Kind == SettlementKind.Payment ? 1 : row.Kind == SettlementKind.PaymentReturned ? -1 : 0),
        other => Collections(items, other));

    /// <summary>
    /// The same for each value of a dimension of the items that were paid; what paid no item counts where its account does.
    /// </summary>
    public static MetricBreakdown<AmountSeries> Collections(OpenItems items, PeriodAxis axis, string dimension)
    {
        (DimensionDictionary dictionary, Func<int, int> codeOf) = ItemDimensions.CodesOf(items, dimension, nameof(dimension));
        Dictionary<int, long[]> sums = SumByCode(items, axis, codeOf);
        string?[] values = [.. sums.Keys.Select(code => dictionary[code]).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<AmountSeries>(
            dimension, Array.AsReadOnly(values), value => sums.ContainsKey(dictionary.CodeOf(value)),
            value => ToSeries(items, axis, CollectionsDefinition, isNeverNegative: false,
                sums.GetValueOrDefault(dictionary.CodeOf(value)) ?? new long[axis.Count], null),
            () => Collections(items, axis));
    }

    /// <exception cref="ArgumentOutOfRangeException">It is no member.</exception>
    public static SettlementKind Require(SettlementKind kind) => Enum.IsDefined(kind) ? kind : throw new ArgumentOutOfRangeException(
        nameof(kind), kind, $"Found the kind {Invariant.Text((int)kind)}; a member of SettlementKind is allowed.");

    private static MetricDefinition CollectionsDefinition { get; } =
        DsoFigures.Definition(ReceivablesMetrics.SettledAmount).WithChoice("kind", "payments less returned");

    /// <summary>
    /// What was paid of each line: what was applied to it, and of a line that a payment left over its amount less what moved from it since.
    /// </summary>
    private static Dictionary<int, long[]> SumByCode(OpenItems items, PeriodAxis axis, Func<int, int> codeOf)
    {
        Dictionary<int, long[]> sums = [];
        AttributedItems lines = items.Attributed;
        for (int line = 0; line < lines.Count; line++)
        {
            bool isCredit = lines[line].IsCredit;
            if (line >= items.Count) Add(lines.LeftBy(line), isCredit ? lines[line].Amount : -lines[line].Amount);
            foreach (Application one in lines.AppliedTo(line)) Add(one.Settlement, isCredit ? -one.Amount : one.Amount);

            void Add(int settlement, long amount)
            {
                ref readonly SettlementRow row = ref items.Settlements[settlement];
                int period = axis.IndexOf(row.ValueDay);
                if (period < 0 || row.Kind is not (SettlementKind.Payment or SettlementKind.PaymentReturned)) return;
                int code = codeOf(line);
                if (!sums.TryGetValue(code, out long[]? ofCode)) sums.Add(code, ofCode = new long[axis.Count]);
                ofCode[period] += amount;
            }
        }

        return sums;
    }

    private static long[] Sum(OpenItems items, PeriodAxis axis, Func<SettlementRow, int> signOf)
    {
        var sums = new long[axis.Count];
        for (int i = 0; i < items.Settlements.Count; i++)
        {
            ref readonly SettlementRow row = ref items.Settlements[i];
            if (IsOn(items, axis, row)) sums[axis.IndexOf(row.ValueDay)] += signOf(row) * row.Amount;
        }

        return sums;
    }

    private static bool IsOn(OpenItems items, PeriodAxis axis, in SettlementRow row) =>
        row.RecordedDay <= items.KnownOn && axis.IndexOf(row.ValueDay) >= 0;

    private static AmountSeries ToSeries(
        OpenItems items, PeriodAxis axis, MetricDefinition definition, bool isNeverNegative, long[] sums,
        Func<PeriodAxis, MetricSeries>? again) =>
        new(definition, axis, [.. sums.Select(sum => Money.FromMinorUnits(sum, items.Currency))],
            new OpenItemsProvenance(items, isNeverNegative, again));

    private static MetricDefinition Definition(SettlementKind kind) =>
        DsoFigures.Definition(ReceivablesMetrics.SettledAmount).WithChoice("kind", kind.ToString());
}
