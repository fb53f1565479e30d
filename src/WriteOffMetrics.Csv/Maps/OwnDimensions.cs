namespace WriteOffMetrics.Csv;

/// <summary>Dimensions of the user's own in a map.</summary>
internal static class OwnDimensions
{
    private const int Most = 8;

    private static readonly string[] BuiltIn = [Dimension.Account, Dimension.Document, Dimension.Reason, Dimension.Request];

    /// <summary>Of a map, the names of the dimensions, built-in or of the user's own.</summary>
    public static IEnumerable<string> Of(MapState state) => state.Fields.Where(field => field.IsText).Select(field => field.Name);

    /// <summary>Whether a text is a dimension of the user's own.</summary>
    public static bool IsOwn(string name) => !BuiltIn.Contains(name);

    /// <exception cref="ArgumentException">The name is blank, that of a built-in dimension in any case, taken, or a ninth.</exception>
    /// <param name="state">The map.</param>
    /// <param name="name">The name.</param>
    /// <param name="taken">Names that have methods of their own besides those of the ledger.</param>
    public static string Require(MapState state, string name, params string[] taken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (BuiltIn.Contains(name, StringComparer.OrdinalIgnoreCase) || taken.Contains(name))
            throw new ArgumentException(
                $"Found a dimension of your own called '{name}', a name that has a meaning of its own. Use the method of that name, or "
                + "name it otherwise.",
                nameof(name));
        if (state.IndexOf(name) < 0 && Of(state).Count(one => IsOwn(one) && !taken.Contains(one)) == Most)
            throw new ArgumentException(
                $"Found a ninth dimension, {Found.InQuotes(name)}; eight of your own are allowed. Leave one out.", nameof(name));
        return name;
    }
}
