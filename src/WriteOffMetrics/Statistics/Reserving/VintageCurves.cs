namespace WriteOffMetrics;

/// <summary>
/// Cumulative losses of vintages by age as parts of what was originated: per vintage, and pooled at each age over the vintages observed at
/// that age. Rows of incremental losses begin at the first age and end at the last observed one; over originations of zero a rate is null.
/// </summary>
internal sealed record VintageCurves(double[][] Cumulative, double?[][] Rates, double?[] PooledRates, int[] PooledCounts)
{
    public static VintageCurves FromLosses(ReadOnlySpan<double> originated, double[][] losses)
    {
        Finite.Require(originated);
        Finite.Require(losses);
        Finite.RequireEqual<double, double[]>(originated, losses);
        int vintages = losses.Length, ages = Triangles.Ages(losses);
        var cumulative = new double[vintages][];
        var rates = new double?[vintages][];
        for (int i = 0; i < vintages; i++)
        {
            cumulative[i] = new double[losses[i].Length];
            rates[i] = new double?[losses[i].Length];
            for (int age = 0; age < losses[i].Length; age++)
            {
                cumulative[i][age] = Summation.Sum(losses[i].AsSpan(0, age + 1));
                rates[i][age] = originated[i] == 0 ? null : cumulative[i][age] / originated[i];
            }
        }

        var pooled = new double?[ages];
        var counts = new int[ages];
        for (int age = 0; age < ages; age++)
        {
            var (above, below) = (new List<double>(), new List<double>());
            for (int i = 0; i < vintages; i++)
            {
                if (age >= losses[i].Length) continue;
                above.Add(cumulative[i][age]);
                below.Add(originated[i]);
            }

            double all = Summation.Sum([.. below]);
            pooled[age] = all == 0 ? null : Summation.Sum([.. above]) / all;
            counts[age] = above.Count;
        }

        return new VintageCurves(cumulative, rates, pooled, counts);
    }
}
