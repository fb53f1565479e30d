namespace WriteOffMetrics.Receivables;

/// <summary>The values of the items in their dimensions, as codes.</summary>
internal static class ItemDimensions
{
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static string? ValueOf(OpenItems source, string dimension, int line)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        if (IsOfFacts(source, dimension)) return FactDimensions.ValueOf(source, dimension, line);
        (DimensionDictionary values, Func<int, int> codeOf) = CodesOf(source, dimension, nameof(dimension));
        return values[codeOf(line)];
    }

    /// <summary>
    /// The values of a dimension, and the code of each line; of what settlements left over, only account and document are known.
    /// </summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static (DimensionDictionary Values, Func<int, int> CodeOf) CodesOf(OpenItems source, string dimension, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(dimension, parameterName);
        AttributedItems lines = source.Attributed;
        if (dimension == Dimension.Account) return (source.Codes.Accounts, line => lines[line].Account);
        if (dimension == Dimension.Document) return (source.Codes.Documents, line => lines[line].Document);
        if (IsOfFacts(source, dimension)) return FactDimensions.CodesOf(source, dimension);
        AppendedList<int> codes = source.CodesOf(dimension) ?? throw new ArgumentException(
            $"Found the dimension '{dimension}'; {string.Join(", ", source.Dimensions)} are those of the open "
            + "items. State it where they are "
            + "read.",
            parameterName);
        return (source.Codes.OfDimension(dimension), line => line < codes.Count ? codes[line] : 0);
    }

    /// <summary>Whether facts make the dimension; one that rows state goes before.</summary>
    private static bool IsOfFacts(OpenItems source, string dimension) => !source.Facts.IsEmpty
        && FactDimensions.Names.Contains(dimension) && source.CodesOf(dimension) is null;
}
