namespace WriteOffMetrics;

/// <summary>
/// The population stability index: (actual share − expected share) × ln(actual share ÷ expected share), bin by bin and added up. Counts of
/// zero or more, one per bin. A bin that is empty on either side has no contribution, and then there is no index.
/// </summary>
internal sealed record PopulationStability(double?[] Contributions, double? Index)
{
    public static PopulationStability Compute(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Finite.RequireBetween(0, double.PositiveInfinity, expected);
        Finite.RequireBetween(0, double.PositiveInfinity, actual);
        Finite.RequireEqual(actual, expected);
        double allExpected = Summation.Sum(expected), allActual = Summation.Sum(actual);
        var contributions = new double?[expected.Length];
        for (int i = 0; i < contributions.Length; i++)
        {
            if (expected[i] == 0 || actual[i] == 0) continue;
            double from = expected[i] / allExpected, to = actual[i] / allActual;
            contributions[i] = (to - from) * Math.Log(to / from);
        }

        return new PopulationStability(contributions, OptionalSum.SumUp(contributions));
    }
}
