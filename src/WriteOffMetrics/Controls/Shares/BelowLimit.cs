namespace WriteOffMetrics.Controls;

/// <summary>
/// More write-offs in a band that ends at a limit than in the band of the same width below it. Both bands include the amount at their upper
/// end and not that at their lower, so that a round amount at the end of each counts alike.
/// </summary>
internal sealed class BelowLimit(Money limit, Money width, ShareTest test) : ControlProcedure(
    RuleOf(
        "below-limit", "write-offs crowded just below a limit",
        "amounts are chosen, or cut, so that nobody with a higher limit has to approve them"),
    $"of the write-offs above {limit - width - width} and up to {limit}, the share above {limit - width}: {test.InWords}",
    [("limit", limit.ToString()), ("width", width.ToString()), .. test.Parameters])
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        material.RequireCurrency(limit, "limit");
        ControlRows rows = material.Rows;
        (long end, long middle) = (limit.MinorUnits, limit.MinorUnits - width.MinorUnits);
        long start = middle - width.MinorUnits;
        int[] near = Array.FindAll(rows.WriteOffs(), row => rows[row].Amount > start && rows[row].Amount <= end);
        return test.Run(
            rows, near, row => rows[row].Amount > middle, Rule, "share just below the limit",
            words => FindingFault.FromText(
                "amount", null,
                $"Found amounts above {Money.FromMinorUnits(middle, limit.Currency)} and up to {limit} on {words} in both bands. Look who "
                + "asked for them, and for parts of one loss on other days."));
    }
}
