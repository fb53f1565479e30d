namespace WriteOffMetrics;

/// <summary>
/// The names of the dimensions that every ledger has. Any other name is a dimension of the user's own, such as <c>sector</c>; up to eight
/// of them. Names are compared letter by letter; one that differs from these in case only is refused.
/// </summary>
public static class Dimension
{
    /// <summary>Whoever or whatever owes: customer, vendor, asset, stock item.</summary>
    public const string Account = "account";

    /// <summary>The document written off; it links a recovery or reversal to its write-off.</summary>
    public const string Document = "document";

    /// <summary>Why it was written off.</summary>
    public const string Reason = "reason";

    /// <summary>The id of the approval request that allowed the entry.</summary>
    public const string Request = "request";

    /// <summary>The most dimensions of the user's own that a ledger holds.</summary>
    internal const int MaxOwn = 8;

    internal static bool IsBuiltIn(string name) => name is Account or Document or Reason or Request;

    /// <exception cref="ArgumentException">A name is bad, or both are one.</exception>
    internal static void RequireTwo(string firstDimension, string secondDimension)
    {
        RequireName(firstDimension, nameof(firstDimension));
        RequireName(secondDimension, nameof(secondDimension));
        if (firstDimension == secondDimension)
            throw new ArgumentException(
                $"Found '{firstDimension}' twice; two different dimensions are allowed. Name "
                + "another, or break down by one.",
                nameof(secondDimension));
    }

    /// <exception cref="ArgumentException">The name is blank, or differs from a built-in one in case only.</exception>
    internal static void RequireName(string name, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException(
                $"Found the dimension name '{name}'; a name that is not blank is allowed, such as \"sector\".", parameterName);
        if (!IsBuiltIn(name) && IsBuiltIn(name.ToLowerInvariant()))
            throw new ArgumentException(
                $"Found the dimension name '{name}'; a name that differs from a built-in one in more than case is allowed. "
                + "Use Dimension.Account, Dimension.Document, Dimension.Reason or Dimension.Request.",
                parameterName);
    }
}
