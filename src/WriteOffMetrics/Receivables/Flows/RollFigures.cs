namespace WriteOffMetrics.Receivables;

/// <summary>Roll rates of net flow (M15), and the loss factors that they give.</summary>
internal static class RollFigures
{
    /// <summary>The roll rate of each bucket but the last.</summary>
    public static IReadOnlyList<RatioSeries> Rates(Ageing ageing)
    {
        Require(ageing);
        return Array.AsReadOnly([.. Enumerable.Range(0, ageing.Count - 1).Select(bucket => Rate(ageing, bucket))]);
    }

    /// <summary>The same for each value of a dimension.</summary>
    public static IReadOnlyList<MetricBreakdown<RatioSeries>> Rates(AgeingBreakdown ageing)
    {
        // What does not fit is refused now, and not where a value is read.
        _ = Rates(ageing.Total);
        HashSet<string?> values = [.. ageing.Values];
        return Array.AsReadOnly([.. Enumerable.Range(0, ageing.Total.Count - 1).Select(bucket => new MetricBreakdown<RatioSeries>(
            ageing.Dimension, ageing.Values, values.Contains, value => Rate(ageing[value], bucket), () => Rate(ageing.Total, bucket)))]);
    }

    /// <summary>For each bucket but the last the product of the roll rates from it on.</summary>
    public static IReadOnlyList<RatioSeries> LossFactors(Ageing ageing)
    {
        RatioSeries[] rates = [.. Rates(ageing)];
        return Array.AsReadOnly([.. rates.Select((_, bucket) => new RatioSeries(
            Choose(new MetricDefinition(ReceivablesMetrics.LossFactor)
            {
                Above = new MetricBasis($"product of the roll rates from {ageing.Buckets[bucket]} to {ageing.Buckets[^1]}", IsRead: false),
            }, ageing),
            new FigureComputation(rates[bucket..], (first, count) => Product(rates[bucket..], first, count))))]);
    }

    private static RatioSeries Rate(Ageing ageing, int bucket)
    {
        string lag = BucketLag.InWords(ageing.Buckets, ageing.Axis, bucket, nameof(ageing));
        string from = ageing.Buckets[bucket], to = ageing.Buckets[bucket + 1];
        (string, string)[] remarks =
        [
            .. ageing.Of is { } of ? [("of", of)] : Array.Empty<(string, string)>(),
            ("lag", lag),
            ("net flow", "amounts of two ends are compared; no item is followed from one bucket to the next"),
            .. bucket + 1 == ageing.Count - 1
                ? [("note", $"{to} has no end: what stays in it counts again, so that the rate may exceed 100 %")]
                : Array.Empty<(string, string)>(),
        ];
        int last = ageing.Axis.Count - 1;
        MetricDefinition definition = Choose(new MetricDefinition(ReceivablesMetrics.RollRate)
        {
            Above = new MetricBasis(to, IsRead: false),
            Below = new MetricBasis($"{from} of the {ageing.Axis.Calendar.PeriodWord} before", IsRead: false),
        }, ageing);
        AmountSeries rolled = Part(ageing, bucket + 1, 1, last, "at the end of the period", remarks),
            before = Part(ageing, bucket, 0, last, "at the end of the period before", []);
        return new RatioSeries(definition, new Quotient(rolled, before, null, 1m), includesIncomplete: false);
    }

    /// <summary>What was open in a bucket at the ends of some periods.</summary>
    private static AmountSeries Part(
        Ageing ageing, int bucket, int first, int count, string when, IReadOnlyList<(string Topic, string Text)> remarks) => new(
            ReceivablesMetrics.OfPart(ageing.Buckets[bucket]), ageing.Axis.Part(first, count),
            [.. ageing[bucket].Skip(first).Take(count).Select(point => point.Amount)],
            new FlowProvenance(ageing.Source, when, remarks, null));

    private static ComputedFigure Product(RatioSeries[] rates, int first, int count)
    {
        RatioPoint[] points = [.. rates.Select(rate => rate.PointOf(first, count))];
        string formula = string.Join(" × ", points.Select(point => point.Read()));
        Fraction product = 1L;
        foreach (RatioPoint point in points)
        {
            if (point.Status != MetricStatus.Defined) return ComputedFigure.Undefined(point.Status, formula);
            product *= point.Exact;
        }

        return ComputedFigure.Of(product, formula);
    }

    private static MetricDefinition Choose(MetricDefinition definition, Ageing ageing) => definition
        .WithChoice("flow", "net")
        .WithChoice("age", ageing.Buckets.IsByInvoiceDate ? "from invoice date" : "from due date")
        .WithChoice("lag", $"one {ageing.Axis.Calendar.PeriodWord}");

    private static void Require(Ageing ageing)
    {
        if (ageing.Axis.Count < 2)
            throw new ArgumentException(
                $"Found an ageing of {ageing.Axis}; one of two periods or more is allowed, for what rolls was in a bucket at the end of "
                + "the period before. Age on a longer axis.",
                nameof(ageing));
    }
}
