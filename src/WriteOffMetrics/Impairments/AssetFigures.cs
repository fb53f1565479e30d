namespace WriteOffMetrics.Impairments;

/// <summary>Tests of assets in order of their days, and the losses that they give.</summary>
internal sealed class AssetFigures
{
    private readonly AssetImpairment[] tests;

    /// <exception cref="ArgumentException">There is none, one is null, currencies differ, or an asset has two of one day.</exception>
    public AssetFigures(IEnumerable<AssetImpairment> tests, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(tests, parameterName);
        AssetImpairment[] all = [.. tests];
        if (all.Length == 0) throw new ArgumentException("Found no test of an asset; one or more are needed.", parameterName);
        if (all.Contains(null!)) throw new ArgumentException("Found null among the tests; tests are needed. Leave it out.", parameterName);
        if (Array.Find(all, one => one.Loss.Currency != all[0].Loss.Currency) is { } other)
            throw new ArgumentException(
                $"Found tests in {all[0].Loss.Currency} and {other.Loss.Currency}; one currency is allowed. Read them per currency.",
                parameterName);
        this.tests = [.. all.OrderBy(one => one.Day).ThenBy(one => one.Asset, StringComparer.Ordinal)];
        for (int i = 1; i < all.Length; i++)
        {
            AssetImpairment one = this.tests[i];
            if (one.Day == this.tests[i - 1].Day && one.Asset == this.tests[i - 1].Asset)
                throw new ArgumentException(
                    $"Found two tests of {Invariant.InQuotes(one.Asset)} of {DayNumber.ToText(one.Day)}; one per asset and day is allowed. "
                    + "Keep the one that holds.",
                    parameterName);
        }
    }

    /// <summary>The tests of each asset, the earliest first, in order of the names.</summary>
    public IEnumerable<IGrouping<string, AssetImpairment>> ByAsset =>
        tests.GroupBy(one => one.Asset, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>The losses (M28).</summary>
    public PostedFigures Losses => new(
        ImpairmentMetrics.AssetImpairmentLoss, tests[0].Loss.Currency, Source, [.. tests.SelectMany(one => one.ToEntries())]);

    private string Source => tests.Length == 1
        ? $"the test of an asset of {DayNumber.ToText(tests[0].Day)}"
        : $"{Invariant.Count(tests.Length)} tests of assets, {DayNumber.ToText(tests[0].Day)} to {DayNumber.ToText(tests[^1].Day)}";
}
