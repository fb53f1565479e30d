namespace WriteOffMetrics;

/// <summary>Sums of figures some of which may be undefined.</summary>
internal static class OptionalSum
{
    /// <summary>The sum, zero of no values; none where one of them is none.</summary>
    public static double? SumUp(double?[] values) =>
        Array.TrueForAll(values, value => value is not null) ? Summation.Sum([.. values.Select(value => value!.Value)]) : null;
}
