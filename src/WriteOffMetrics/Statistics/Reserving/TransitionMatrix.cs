namespace WriteOffMetrics;

/// <summary>
/// Probabilities of moving between states in one period, by the cohort method: counts of moves ÷ the total of their row. Counts are zero or
/// more, from the state of the row to that of the column. A row without observations is null, and in powers its state is never left.
/// </summary>
internal sealed class TransitionMatrix
{
    private readonly double[][] step;

    public TransitionMatrix(double[][] counts)
    {
        Finite.Require(counts);
        foreach (double[] row in counts)
        {
            Finite.RequireEqual<double, double[]>(row, counts, nameof(counts), "its rows");
            Finite.RequireBetween(0, double.PositiveInfinity, row, nameof(counts));
        }

        Counts = counts;
        RowTotals = [.. counts.Select(row => Summation.Sum(row))];
        Probabilities = [.. counts.Select(
            (row, i) => row.Select(count => RowTotals[i] == 0 ? null : (double?)(count / RowTotals[i])).ToArray())];
        StandardErrors = [.. counts.Select(
            (row, i) => row.Select(count => RowTotals[i] == 0 ? null : (double?)(Math.Sqrt(count) / RowTotals[i])).ToArray())];
        step = [.. Probabilities.Select((row, i) => row.Select((p, j) => p ?? (i == j ? 1 : 0)).ToArray())];
    }

    public double[][] Counts { get; }

    public double[] RowTotals { get; }

    public double?[][] Probabilities { get; }

    /// <summary>√count ÷ the total of the row.</summary>
    public double?[][] StandardErrors { get; }

    /// <summary>Counts of consecutive pairs over all histories, each a list of states from 0 to <paramref name="states"/> − 1.</summary>
    public static TransitionMatrix FromHistories(int[][] histories, int states)
    {
        double[][] counts = [.. Enumerable.Range(0, states).Select(_ => new double[states])];
        foreach (int[] history in histories)
        {
            for (int t = 1; t < history.Length; t++) counts[history[t - 1]][history[t]]++;
        }

        return new TransitionMatrix(counts);
    }

    /// <summary>The probabilities over several periods, 0 or more, by repeated squaring.</summary>
    public double[][] Power(int periods)
    {
        double[][] power = [.. step.Select((row, i) => row.Select((_, j) => i == j ? 1.0 : 0).ToArray())], square = step;
        for (int left = periods; left > 0; left /= 2)
        {
            if (left % 2 == 1) power = Product(power, square);
            if (left > 1) square = Product(square, square);
        }

        return power;
    }

    /// <summary>The shares of the states after several periods, from those at the start.</summary>
    public double[] Distribution(double[] start, int periods)
    {
        Finite.Require(start);
        Finite.RequireSome<double>(start);
        Finite.RequireEqual<double, double[]>(start, Counts, otherName: "the states");
        return Product([start], Power(periods))[0];
    }

    private static double[][] Product(double[][] left, double[][] right) =>
        [.. left.Select(row => right[0].Select((_, j) => Summation.Sum([.. row.Select((value, k) => value * right[k][j])])).ToArray())];
}
