namespace WriteOffMetrics;

/// <summary>
/// The chain ladder without a model of errors, over a cumulative triangle (see <see cref="Triangles"/>). What rests on a factor that is
/// undefined is null.
/// </summary>
internal sealed class ChainLadder
{
    private readonly double[][] triangle;

    public ChainLadder(double[][] cumulative)
    {
        Triangles.Require(cumulative);
        triangle = cumulative;
        (double From, double To)[][] links = [
            .. Enumerable.Range(0, Math.Max(0, Triangles.Ages(cumulative) - 1)).Select(age => Triangles.Links(cumulative, age))];
        Factors = [.. links.Select(ones => Triangles.VolumeWeighted(ones))];
        FactorsOfLatestThree = [.. links.Select(ones => Triangles.VolumeWeighted(ones.AsSpan(Math.Max(0, ones.Length - 3))))];
        GeometricFactors = [.. links.Select(Triangles.GeometricAverage)];

        ToUltimate = new double?[links.Length + 1];
        PercentDeveloped = new double?[links.Length + 1];
        ToUltimate[^1] = PercentDeveloped[^1] = 1;
        for (int age = links.Length - 1; age >= 0; age--)
        {
            ToUltimate[age] = Factors[age] * ToUltimate[age + 1];
            double? part = Triangles.VolumeWeighted([.. links[age].Select(link => (link.To, link.From))]);
            PercentDeveloped[age] = part * PercentDeveloped[age + 1];
        }
    }

    /// <summary>Age by age Σ next ÷ Σ this over the rows observed at both (volume weighted).</summary>
    public double?[] Factors { get; }

    /// <summary>The same over the three latest such rows.</summary>
    public double?[] FactorsOfLatestThree { get; }

    /// <summary>Geometric means of the single ratios.</summary>
    public double?[] GeometricFactors { get; }

    /// <summary>Products of the factors from an age on; 1 at the last age.</summary>
    public double?[] ToUltimate { get; }

    /// <summary>
    /// 1 ÷ the factor to ultimate, as a product of Σ this ÷ Σ next: 0 at an age where every row is zero and later ones are not, although
    /// there is no factor. Null over zero.
    /// </summary>
    public double?[] PercentDeveloped { get; }

    public double[] Latest => [.. triangle.Select(row => row[^1])];

    /// <summary>Latest × the factor to ultimate at its age.</summary>
    public double?[] Ultimate => [.. triangle.Select(row => row[^1] * ToUltimate[row.Length - 1])];

    /// <summary>Latest + prior × the part not developed yet (Bornhuetter and Ferguson 1972).</summary>
    public double?[] BornhuetterFerguson(double[] priorUltimate)
    {
        Finite.Require(priorUltimate);
        Finite.RequireEqual<double, double[]>(priorUltimate, triangle);
        double?[] developed = PercentDeveloped;
        return [.. triangle.Select((row, i) => row[^1] + priorUltimate[i] * (1 - developed[row.Length - 1]))];
    }
}
