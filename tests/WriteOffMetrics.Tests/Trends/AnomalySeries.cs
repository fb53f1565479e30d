namespace WriteOffMetrics.Tests;

/// <summary>
/// Generated series, in dollars and cents, of the kinds on which the search for anomalies is proved, each with what a planted anomaly looks
/// like in it.
/// </summary>
/// <param name="Name">The kind.</param>
/// <param name="Make">A series of so many periods with so many a year.</param>
/// <param name="Plant">The figure planted in place of another.</param>
internal sealed record AnomalySeries(string Name, Func<Random, int, int, double[]> Make, Func<Random, double, double> Plant)
{
    /// <summary>Without chance: nothing is unusual but what is planted. Anomalies from 5 dollars to ten million.</summary>
    public static readonly AnomalySeries[] Exact =
    [
        new("constant", (_, _, n) => Each(n, _ => 100), Far),
        new("line", (r, _, n) => Line(r, n), Far),
        new("line rounded to cents", (r, _, n) => Each(n, Rising(3000, 40 * r.NextDouble() - 20)), Far),
        new("season", (r, year, n) => Season(r, year, n), Far),
        new("line and season", (r, year, n) => Sum(Line(r, n), Season(r, year, n)), Far),
    ];

    /// <summary>
    /// Mostly zero. Entries are log-normal about 1,000 dollars with a deviation of 0.7 of the logarithm, anomalies 20,000 dollars.
    /// </summary>
    public static readonly AnomalySeries[] Quiet =
    [
        new("all zero", (_, _, n) => new double[n], (_, _) => 20_000),
        new("two or three entries", (r, _, n) => Few(r, n), (_, _) => 20_000),
        new("entries in 12 to 42 %", (r, _, n) => Sparse(r, n, 0.12 + 0.3 * r.NextDouble()), (_, _) => 20_000),
        new("entries in 50 to 90 %", (r, _, n) => Sparse(r, n, 0.5 + 0.4 * r.NextDouble()), (_, _) => 20_000),
    ];

    /// <summary>
    /// Anomalies of normal noise are ten of its standard deviations above the figure, those of log-normal noise 10 and 50 times the median.
    /// </summary>
    public static readonly AnomalySeries[] Noisy =
    [
        new("normal", (r, _, n) => Each(n, _ => 1000 + 100 * Normal(r)), (_, figure) => figure + 1000),
        new("uniform", (r, _, n) => Each(n, _ => r.Next(1, 10_000) / 100.0), (_, _) => 500),
        new("log-normal 0.3", (r, _, n) => LogNormal(r, n, 0.3), (_, _) => 10_000),
        new("log-normal 0.5", (r, _, n) => LogNormal(r, n, 0.5), (_, _) => 10_000),
        new("log-normal 1", (r, _, n) => LogNormal(r, n, 1), (_, _) => 50_000),
        new(
            "season, trend, normal", (r, year, n) => Sum(Line(r, n), Sum(Season(r, year, n), Each(n, _ => 100 * Normal(r)))),
            (_, figure) => figure + 1000),
        new("season × trend × log-normal 0.3", (r, year, n) => Product(r, year, n), (_, figure) => 10 * figure),
    ];

    /// <summary>Dollars and cents of one of the lengths: just above three years, and longer.</summary>
    public decimal[] Of(Random random, int perYear)
    {
        int[] lengths = perYear switch { 12 => [37, 48, 60, 120], 4 => [13, 28, 60], _ => [10, 24, 65] };
        return [.. Make(random, perYear, lengths[random.Next(lengths.Length)]).Select(Cents)];
    }

    /// <summary>The series with anomalies at those positions.</summary>
    public decimal[] With(Random random, decimal[] values, params int[] positions) =>
        [.. values.Select((value, i) => positions.Contains(i) ? Cents(Plant(random, (double)value)) : value)];

    private static decimal Cents(double value) => decimal.Round((decimal)value, 2);

    private static double Far(Random random, double figure) => figure + 5 * Math.Pow(10, 6.3 * random.NextDouble());

    private static double[] Each(int n, Func<int, double> of) => [.. Enumerable.Range(0, n).Select(of)];

    private static double[] Sum(double[] one, double[] other) => [.. one.Zip(other, (x, y) => x + y)];

    /// <summary>Rises or falls by up to 20.00 a period.</summary>
    private static double[] Line(Random random, int n) => Each(n, Rising(3000, random.Next(-2000, 2001) / 100.0));

    private static Func<int, double> Rising(double from, double slope) => i => from + slope * i;

    private static double[] Season(Random random, int perYear, int n)
    {
        double[] figures = Each(perYear, _ => 1 + 10 * random.Next(200));
        return Each(n, i => figures[i % perYear]);
    }

    private static double[] Few(Random random, int n)
    {
        var values = new double[n];
        for (int count = random.Next(2, 4); count > 0; count--) values[random.Next(n)] = 1000 * Math.Exp(0.7 * Normal(random));
        return values;
    }

    private static double[] Sparse(Random random, int n, double share) =>
        Each(n, _ => random.NextDouble() < share ? 1000 * Math.Exp(0.7 * Normal(random)) : 0);

    private static double[] LogNormal(Random random, int n, double deviation) => Each(n, _ => 1000 * Math.Exp(deviation * Normal(random)));

    private static double[] Product(Random random, int perYear, int n)
    {
        double slope = (random.NextDouble() - 0.3) / 50, size = 0.5 * random.NextDouble();
        return Each(n, i => 1000 * Math.Exp(slope * i + size * Math.Sin(2 * Math.PI * i / perYear) + 0.3 * Normal(random)));
    }

    /// <summary>Box and Muller (1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
