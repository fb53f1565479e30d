using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What is said of loss rates.</summary>
internal static class RateWords
{
    public static IEnumerable<(string Topic, string Text)> OfRunOff(RunOffAmounts amounts)
    {
        RunOffCells cells = amounts.Cells;
        yield return ("cohorts", $"debits invoiced in {cells.Cohorts}: {Invariant.Count(cells.Count, "item", "items")}");
        yield return ("observed", $"through {DayNumber.ToText(cells.ObservedThrough)}");
        yield return ("reached", "the largest amount open at the end of a day while the age lies in the bucket");
        yield return ("unpaid", "written off after the bucket was reached, less reversals and recoveries by document"
            + (amounts.WithUnresolved ? ", and what is still open" : ""));
        yield return ("unresolved", $"{Invariant.Count(cells.UnresolvedCount, "item", "items")} with "
            + $"{Money.InWords(cells.Unresolved, cells.Currency)} still open on the last day, which "
            + (amounts.WithUnresolved ? "count as unpaid" : "are left out"));
        if (cells.UnlinkedRecoveries != 0)
            yield return ("recoveries", $"{Money.InWords(cells.UnlinkedRecoveries, cells.Currency)} name no document and lower no rate");
        for (int bucket = 0; bucket <= cells.Buckets.Count; bucket++)
        {
            bool isUndated = bucket == cells.Buckets.Count;
            if (isUndated && amounts.ReachedOf(bucket).MinorUnits == 0) continue;
            yield return (isUndated ? "undated" : cells.Buckets[bucket],
                $"{amounts.UnpaidOf(bucket)} unpaid of {amounts.ReachedOf(bucket)} that reached it");
        }
    }

    public static IEnumerable<(string Topic, string Text)> OfRollRates(Ageing ageing, RatioPoint[] factors, Ratio lastBucket)
    {
        for (int bucket = 0; bucket < factors.Length; bucket++)
            yield return (ageing.Buckets[bucket], $"{factors[bucket].Explain().Summary} × {lastBucket} of {ageing.Buckets[^1]}");
        foreach ((string topic, string text) in factors[0].PeriodInWords()) yield return (topic, text);
    }

    public static IEnumerable<(string Topic, string Text)> OfVintage(RatioPoint point)
    {
        yield return ("rate", point.Explain().Summary);
        foreach ((string topic, string text) in point.PeriodInWords()) yield return (topic, text);
    }

    public static string WhyAboveWhole(string bucket, RatioPoint factor) =>
        $"Found a product of {factor.Read()} of {bucket}; products up to 100 % are allowed, for not more can be lost than there is. Age "
        + "over more periods, or make the last bucket begin later: what stays in it counts again.";

    public static string WhyNoVintageRate(RatioPoint point) =>
        $"Found {point.Read()} of {point.Definition}; a rate from 0 % to 100 % is allowed. Take an age that cohorts have reached and in "
        + "which not more came back than was written off.";
}
