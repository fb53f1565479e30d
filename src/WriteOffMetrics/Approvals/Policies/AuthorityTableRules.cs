namespace WriteOffMetrics.Approvals;

/// <summary>What the lines of a table of authority may be.</summary>
internal static class AuthorityTableRules
{
    /// <summary>Why lines are no table; null where they are.</summary>
    public static string? WhyNot(Authority[] tiers)
    {
        if (tiers.Length == 0) return "Found a table without a line; one or more are needed. State who may approve how much.";
        if (Array.IndexOf(tiers, null) >= 0) return "Found null among the lines; lines are allowed. Leave it out.";
        if (tiers.GroupBy(one => one.Role, StringComparer.Ordinal).FirstOrDefault(role => role.Count() > 1) is { } twice)
            return $"Found the role {Invariant.InQuotes(twice.Key)} twice; one line for each role is allowed. Keep the one that holds.";
        for (int i = 1; i < tiers.Length; i++)
        {
            if (WhyNotBehind(tiers[i - 1], tiers[i]) is { } why) return why;
        }

        return tiers is [{ Tier.Lower: not null }]
            ? $"Found the only line {tiers[0]}, which leaves amounts below it to nobody; lines from the smallest amount on are allowed."
            : null;
    }

    private static string? WhyNotBehind(Authority before, Authority line)
    {
        string found = $"Found {line} behind {before}";
        if (before.Tier == line.Tier) return null;
        if (before.Tier.Upper is not { } end) return $"{found}, which has no upper bound; such a line as the last one is allowed.";
        if (line.Tier.Lower is { } start)
        {
            if (start > end || (start == end && !before.Tier.IncludesUpper && !line.Tier.IncludesLower))
                return $"{found}: nobody may approve what lies between them. Close the gap.";
            return start < end || (before.Tier.IncludesUpper && line.Tier.IncludesLower)
                ? $"{found}: both are for the same amounts. Take the overlap away."
                : null;
        }

        bool isLess = line.Tier.Upper < end || (line.Tier.Upper == end && before.Tier.IncludesUpper && !line.Tier.IncludesUpper);
        return isLess ? $"{found}: lines with the smallest amount first are allowed. Put them in order." : null;
    }
}
