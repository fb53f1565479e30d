using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// The share of documents that are written off rises with their terms of payment: a one-sided Cochran–Armitage test over the terms in
/// days. Every document is followed for the same time after its due date, and what was written off before does not count.
/// </summary>
internal sealed class RatioRisingWithTerms(int days, double level, int fewest) : ControlProcedure(
    RuleOf(
        "rising-with-terms", "documents of longer terms that are written off more often",
        "longer terms were given to those who pay worst, or lead to losses of their own"),
    $"of documents due {Days(days)} or more before the day of the list, the share written off up to {Days(days)} past the due date, by "
        + $"terms: one-sided Cochran–Armitage test at the level {Invariant.Level(level)}, of {Invariant.Count(fewest)} or more",
    ("days", Invariant.Text(days)), ("level", Invariant.Level(level)), ("fewest", Invariant.Text(fewest)))
{
    /// <summary>The normal approximation wants as many of both outcomes, and losses of as many accounts.</summary>
    private const int LeastOfEach = 10;

    public override (string One, string Many) LooksAt => ("document", "documents");

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.OpenItems is not { } list) return ControlOutcome.MissingInput(NoOpenItems);
        TermsOfDocuments documents = TermsOfDocuments.Of(list, days);
        TermsOfDocuments.Class[] classes = documents.Classes;
        long all = classes.Sum(one => (long)one.Documents);
        if (all == 0 && documents.WithoutTerms > 0)
            return ControlOutcome.MissingInput("No document states a due date on or after its invoice date. State due dates.");
        if (WhyTooFew(all, classes) is { } why) return ControlOutcome.TooFew(all, why);
        var trend = ProportionTrend.Test(
            Array.ConvertAll(classes, one => (double)one.WrittenOff), Array.ConvertAll(classes, one => (double)one.Documents),
            Array.ConvertAll(classes, one => (double)one.Terms));
        double z = trend.Z!.Value;
        var figure = new ControlFigure(
            "rise with terms, z", z, NormalDistribution.UpperQuantile((double)(1 - (decimal)level)), NormalDistribution.UpperTail(z), 3);
        Finding[] findings = figure.IsBeyondBound ? [FindingOf(list.Currency, classes, figure, trend)] : [];
        return (ControlOutcome.Tested(all, findings, LooksAt) with { Figure = figure })
            .Excepting(documents.WithoutTerms, "no due date on or after the invoice date")
            .Excepting(documents.TooYoung, $"due less than {Days(days)} ago");
    }

    private Finding FindingOf(Currency currency, TermsOfDocuments.Class[] classes, ControlFigure figure, ProportionTrend trend)
    {
        double mean = MeanTerms(classes);
        Int128 atStake = 0;
        foreach (TermsOfDocuments.Class one in classes.Where(one => one.Terms > mean)) atStake += one.Amount;
        string message = $"Found {Invariant.Number(trend.Slope!.Value * 30 * 100, 2)} points more of the documents written off for each 30 "
            + $"days of terms; {figure} (p {Probability(figure.PValue!.Value)}). Look who was given longer terms and why, and price or "
            + "shorten them.";
        return Finding.FromFaults(Rule, FindingSeverity.Information, [], FindingFault.FromText("terms", null, message)) with
        {
            AmountAtStake = atStake <= long.MaxValue ? Money.FromMinorUnits((long)atStake, currency) : null,
            Evidence = ControlEvidence.OfFigures(Array.ConvertAll(classes, one => one.InWords())),
        };
    }

    private string? WhyTooFew(long all, TermsOfDocuments.Class[] classes)
    {
        if (all < fewest)
            return $"Found {Count(all)} to look at; {Invariant.Count(fewest)} or more are needed, as stated. Take a later day.";
        if (classes.Length < 2) return $"Found {Count(all)} of one term; documents of two terms or more are needed.";
        long writtenOff = classes.Sum(one => (long)one.WrittenOff);
        int accounts = classes.SelectMany(one => one.Accounts).Distinct().Count();
        double least = EffectiveDocuments(classes) * Math.Min(writtenOff, all - writtenOff) / all;
        return accounts < LeastOfEach || least < LeastOfEach
            ? $"Found {Count(writtenOff)} of {Invariant.Count(accounts, "account", "accounts")} written off and "
                + $"{Count(all - writtenOff)} not, of which {Invariant.Number(least, 1)} at least tell of terms; "
                + $"{Invariant.Text(LeastOfEach)} or more accounts and documents are needed for the bound to mean what it says. "
                + "Take more documents."
            : null;

        static string Count(long documents) => Invariant.Count(documents, "document", "documents");
    }

    /// <summary>
    /// How many documents of two terms, half of each, would tell as much: of a thousand of which one has other terms than the rest, it is
    /// one. (Σ d²)² ÷ Σ d⁴ of their distances from the mean.
    /// </summary>
    private static double EffectiveDocuments(TermsOfDocuments.Class[] classes)
    {
        double mean = MeanTerms(classes), squares = 0, fourths = 0;
        foreach (TermsOfDocuments.Class one in classes)
        {
            double square = (one.Terms - mean) * (one.Terms - mean);
            squares += one.Documents * square;
            fourths += one.Documents * square * square;
        }

        return squares * squares / fourths;
    }

    private static double MeanTerms(TermsOfDocuments.Class[] classes) =>
        classes.Sum(one => (double)one.Documents * one.Terms) / classes.Sum(one => (double)one.Documents);
}
