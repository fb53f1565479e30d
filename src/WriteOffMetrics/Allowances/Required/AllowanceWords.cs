using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What is said of required allowances, and why some are refused.</summary>
internal static class AllowanceWords
{
    public static string NameOf(AllowancePart part) => part switch
    {
        AllowancePart.Specific => "specific",
        AllowancePart.Matrix => "matrix",
        _ => "overlay",
    };

    /// <summary>Where in the matrix an item lies.</summary>
    public static string CellOf(ProvisionMatrix matrix, int segment, int column)
    {
        string bucket = column < matrix.Buckets.Count ? matrix.Buckets[column] : "undated";
        return matrix.Dimension is null ? bucket : $"{bucket} of {matrix.Dimension} {Invariant.InQuotes(matrix.Rates[segment].Value)}";
    }

    /// <summary>How the rate of a line of the matrix was found.</summary>
    public static string ReasonOf(ProvisionMatrix matrix, LossRates rates) =>
        rates.Method + (matrix.FactorReason is null ? "" : $" × {AllowanceInputs.InText(matrix.ForwardLookingFactor)}");

    public static IEnumerable<(string Topic, string Text)> OfRates(ProvisionMatrix matrix)
    {
        foreach ((string? value, LossRates rates) in matrix.Rates)
        {
            string of = matrix.Dimension is null ? "" : $"{matrix.Dimension} {Invariant.InQuotes(value)}: ";
            yield return ("rates", of + rates);
            foreach ((string topic, string text) in rates.Explain().Details.Select(line => (line.Key, line.Value)))
            {
                if (topic is not ("metric" or "method" or "source")) yield return (topic, of + text);
            }
        }

        if (matrix.FactorReason is { } reason)
            yield return ("factor", $"{AllowanceInputs.InText(matrix.ForwardLookingFactor)}, {Invariant.OnOneLine(reason)}; no rate "
                + "exceeds 100 % by it");
    }

    /// <summary>How many debits do not state the parts that the basis leaves out.</summary>
    public static IEnumerable<string> WhatIsNotStated(OpenItemList list, ExposureBasis basis)
    {
        if (basis.WithoutTax && CountOf(list, isTax: true) is > 0 and var tax)
            yield return WhatCountsInFull(tax, "tax");
        if (basis.WithoutInsured && CountOf(list, isTax: false) is > 0 and var insured)
            yield return WhatCountsInFull(insured, "insured");

        static string WhatCountsInFull(long items, string part) =>
            $"{Invariant.Count(items, "item states", "items state")} no {part} part and {(items == 1 ? "counts" : "count")} in full";
    }

    /// <exception cref="ArgumentException">No debit states the parts that the basis leaves out.</exception>
    public static void RequireStated(OpenItemList list, ExposureBasis basis)
    {
        if (basis == ExposureBasis.Whole) return;
        long debits = 0;
        foreach ((int line, _) in list.Lines) debits += list.Source.Attributed[line].IsCredit ? 0 : 1;
        if (debits == 0) return;
        if (basis.WithoutTax && CountOf(list, isTax: true) == debits)
            throw new ArgumentException(WhyNoneStates("tax", "Tax"));
        if (basis.WithoutInsured && CountOf(list, isTax: false) == debits)
            throw new ArgumentException(WhyNoneStates("insured", "Insured"));
    }

    /// <exception cref="ArgumentException">The ageing has other buckets.</exception>
    public static void RequireBuckets(ProvisionMatrix matrix, Ageing ageing)
    {
        if (ageing.Buckets != matrix.Buckets)
            throw new ArgumentException(
                $"Found an ageing by {ageing.Buckets}; one by {matrix.Buckets}, the buckets of the rates, is allowed.", nameof(ageing));
    }

    /// <exception cref="ArgumentException">Amounts by bucket do not have what rates or basis look at.</exception>
    public static void RequireOneSetOfRates(ProvisionMatrix matrix, string parameterName)
    {
        if (matrix.Dimension is { } dimension)
            throw new ArgumentException(
                $"Found rates by {dimension} and amounts by bucket; one set of rates is allowed for them. Apply the matrix to open items.",
                parameterName);
        if (matrix.Basis != ExposureBasis.Whole)
            throw new ArgumentException(
                $"Found amounts by bucket for {matrix.ExposureInWords}; what is open as a whole is allowed, for only items state these "
                + "parts. Apply the matrix to open items.",
                parameterName);
    }

    /// <exception cref="ArgumentException">Stated exposures do not fit the matrix.</exception>
    public static void RequireExposures(ProvisionMatrix matrix, IReadOnlyList<Money> exposures)
    {
        RequireOneSetOfRates(matrix, nameof(exposures));
        if (exposures.Count != matrix.Buckets.Count)
            throw new ArgumentException(
                $"Found {Invariant.Count(exposures.Count, "exposure", "exposures")} for "
                + $"{Invariant.Count(matrix.Buckets.Count, "bucket", "buckets")} ({matrix.Buckets}); one per bucket is allowed.",
                nameof(exposures));
        foreach (Money one in exposures)
        {
            _ = Money.Zero(one.Currency);
            if (one.Currency != exposures[0].Currency)
                throw new ArgumentException(
                    $"Found exposures in {one.Currency} and {exposures[0].Currency}; one currency is allowed.", nameof(exposures));
            if (one.MinorUnits < 0)
                throw new ArgumentException(
                    $"Found an exposure of {one}; zero or more is allowed, for credits are no negative exposure. Leave them out.",
                    nameof(exposures));
        }
    }

    /// <exception cref="ArgumentException">An overlay has another currency, or has expired.</exception>
    public static void Require(ManagementOverlay overlay, LocalDate day, Currency currency)
    {
        if (overlay.Amount.Currency != currency)
            throw new ArgumentException($"Found the overlay {overlay}; one in {currency}, the currency of what is open, is allowed.");
        if (overlay.Expires < day)
            throw new ArgumentException(
                $"Found the overlay {overlay}, which has expired on {DayNumber.ToText(day)}; one that is in force on the day is allowed. "
                + "Decide it anew, or leave it out.");
    }

    /// <exception cref="ArgumentException">An overlay is for a dimension that the items do not have.</exception>
    public static void RequireDimension(ManagementOverlay overlay, OpenItemList list)
    {
        if (overlay.Dimension is { } dimension) _ = ItemDimensions.CodesOf(list.Source, dimension, nameof(overlay));
    }

    /// <exception cref="ArgumentException">The allowance is negative, or larger than what is open.</exception>
    public static void RequireWithinExposure(RequiredAllowance required)
    {
        if (required.Exact.Sign < 0 || required.Exact.CompareTo(required.Exposure.MinorUnits) > 0)
            throw new ArgumentException(
                $"Found an allowance of {required.Total} of {required.Exposure}; zero up to what is open is allowed. Look at the overlays: "
                + $"{string.Join("; ", required.Matrix.Overlays)}.");
    }

    public static string WhyNoRate(ProvisionMatrix matrix, int segment, int column, Money exposure) =>
        $"Found {exposure} {(column == matrix.Buckets.Count ? "without a due date" : "in " + matrix.Buckets[column])}"
        + (matrix.Dimension is null ? "" : $" of {matrix.Dimension} {Invariant.InQuotes(matrix.Rates[segment].Value)}")
        + $" and no rate for it; a rate for everything that is open is needed. State it with LossRates.{(column == matrix.Buckets.Count
            ? "WithUndatedRate(rate)"
            : $"WithRate({Invariant.Text(column)}, rate)")}.";

    public static string WhyNoSegment(ProvisionMatrix matrix, string? value, Money exposure) =>
        $"Found {matrix.Dimension} {Invariant.InQuotes(value)} with {exposure} open and no rates; rates for "
        + $"{string.Join(", ", matrix.Rates.Select(one => Invariant.InQuotes(one.Value)))} are stated. State its rates, too.";

    private static string WhyNoneStates(string part, string selector) =>
        $"Found a basis without what is {part}, and no open debit that states it; items of which some do are allowed. Read it with "
        + $"OpenItemSelectors.{selector}, zero where there is none.";

    private static long CountOf(OpenItemList list, bool isTax)
    {
        long count = 0;
        foreach ((int line, _) in list.Lines)
        {
            ref readonly ItemRow row = ref list.Source.Attributed[line];
            if (!row.IsCredit && (isTax ? row.Tax : row.Insured) < 0) count++;
        }

        return count;
    }
}
