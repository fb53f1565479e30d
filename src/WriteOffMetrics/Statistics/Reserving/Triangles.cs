using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>
/// Run-off triangles: one row per origin, oldest first, each from the first age to its latest one, with one finite value or more. Rows may
/// differ in length in any way.
/// </summary>
internal static class Triangles
{
    /// <summary>Refuses rows without a value, and values that are not finite.</summary>
    public static void Require(double[][] triangle, [CallerArgumentExpression(nameof(triangle))] string name = "")
    {
        Finite.Require(triangle, name);
        foreach (double[] row in triangle) Finite.RequireSome<double>(row, name);
    }

    /// <summary>The length of the longest row.</summary>
    public static int Ages(double[][] triangle) => triangle.Select(row => row.Length).DefaultIfEmpty().Max();

    /// <summary>The values at an age and at the next one, of the rows observed at both, in the order of the rows.</summary>
    public static (double From, double To)[] Links(double[][] triangle, int age) =>
        [.. triangle.Where(row => row.Length > age + 1).Select(row => (row[age], row[age + 1]))];

    /// <summary>Σ next ÷ Σ this; none without a row or over zero.</summary>
    public static double? VolumeWeighted(ReadOnlySpan<(double From, double To)> links)
    {
        double[] from = new double[links.Length], to = new double[links.Length];
        for (int i = 0; i < links.Length; i++) (from[i], to[i]) = links[i];
        double below = Summation.Sum(from);
        return below == 0 ? null : Summation.Sum(to) / below;
    }

    /// <summary>The mean of next ÷ this; none without a row or where one is over zero.</summary>
    public static double? SimpleAverage((double From, double To)[] links) =>
        links.Length == 0 || Array.Exists(links, link => link.From == 0) ? null
            : Summation.Sum([.. links.Select(link => link.To / link.From)]) / links.Length;

    /// <summary>The geometric mean of next ÷ this; none without a row, where one is over zero or where one is negative.</summary>
    public static double? GeometricAverage((double From, double To)[] links)
    {
        if (links.Length == 0 || Array.Exists(links, link => link.From == 0 || link.To / link.From < 0)) return null;
        return Array.Exists(links, link => link.To == 0) ? 0
            : Math.Exp(Summation.Sum([.. links.Select(link => Math.Log(link.To / link.From))]) / links.Length);
    }
}
