namespace WriteOffMetrics;

/// <summary>Why a ledger refuses dimensions.</summary>
internal static class DimensionWords
{
    /// <summary>Why dimensions are too many; none where they are not.</summary>
    public static string? WhyTooMany(IEnumerable<string> names)
    {
        string[] own = [.. names.Where(name => !Dimension.IsBuiltIn(name)).Distinct(StringComparer.Ordinal)];
        if (own.Length <= Dimension.MaxOwn) return null;
        string before = string.Join(", ", own.Take(Dimension.MaxOwn));
        return $"Found '{own[Dimension.MaxOwn]}' as one more dimension of the user's own, after {before}; "
            + $"up to {Invariant.Text(Dimension.MaxOwn)} are allowed. Leave out one that no report needs.";
    }

    public static string WhyBuiltIn(string name) =>
        $"Found '{name}' among the dimensions of the user's own; every ledger has it. State it with Account, Document, Reason or Request.";

    public static string WhySecondDictionary(string dimension) =>
        $"Found a second dictionary for '{dimension}'; one is allowed, named before the first entry that states it. Share it first.";
}
