namespace WriteOffMetrics;

/// <summary>The quadratic function slope·d + ½ d·curvature·d of one to three arguments, in a box.</summary>
internal static class QuadraticModel
{
    /// <summary>Where it is least in the box: each face of the box, its inside among them, has at most one point to try.</summary>
    public static double[] Least(double[] slope, double[,] curvature, double[] low, double[] high)
    {
        int faces = 1;
        for (int i = 0; i < slope.Length; i++) faces *= 3;
        (double[] best, double least) = (new double[slope.Length], 0);
        for (int face = 0; face < faces; face++)
        {
            if (OnFace(face, slope, curvature, low, high) is { } point && Value(slope, curvature, point) is var value && value < least)
                (best, least) = (point, value);
        }

        return best;
    }

    private static double Value(double[] slope, double[,] curvature, double[] point)
    {
        double value = 0;
        for (int i = 0; i < point.Length; i++)
        {
            value += slope[i] * point[i];
            for (int j = 0; j < point.Length; j++) value += point[i] * curvature[i, j] * point[j] / 2;
        }

        return value;
    }

    /// <summary>
    /// The stationary point of a face: its digits to base 3 say which arguments are free (0), at their lowest (1), at their highest (2).
    /// None where it is outside or not single.
    /// </summary>
    private static double[]? OnFace(int face, double[] slope, double[,] curvature, double[] low, double[] high)
    {
        int n = slope.Length;
        var free = new bool[n];
        var point = new double[n];
        for (int i = 0; i < n; i++, face /= 3)
        {
            free[i] = face % 3 == 0;
            if (!free[i]) point[i] = face % 3 == 1 ? low[i] : high[i];
        }

        // One row per argument: a bound one keeps its place, a free one has no slope there.
        var rows = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; free[i] && j < n; j++) rows[i, j] = curvature[i, j];
            if (!free[i]) rows[i, i] = 1;
            rows[i, n] = free[i] ? -slope[i] : point[i];
        }

        if (!Solve(rows, point)) return null;
        for (int i = 0; i < n; i++)
        {
            if (!(point[i] >= low[i] && point[i] <= high[i])) return null;
        }

        return point;
    }

    /// <summary>Gaussian elimination with the largest pivot first; whether there is one solution.</summary>
    private static bool Solve(double[,] rows, double[] solution)
    {
        int n = solution.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++) pivot = Math.Abs(rows[row, column]) > Math.Abs(rows[pivot, column]) ? row : pivot;
            if (!(Math.Abs(rows[pivot, column]) > 0)) return false;
            for (int j = column; j <= n; j++) (rows[column, j], rows[pivot, j]) = (rows[pivot, j], rows[column, j]);
            for (int row = 0; row < n; row++)
            {
                double factor = rows[row, column] / rows[column, column];
                if (row == column || factor == 0) continue;
                for (int j = column; j <= n; j++) rows[row, j] -= factor * rows[column, j];
            }
        }

        for (int i = 0; i < n; i++) solution[i] = rows[i, n] / rows[i, i];
        return true;
    }
}
