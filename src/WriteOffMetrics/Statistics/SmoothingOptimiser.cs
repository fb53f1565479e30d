namespace WriteOffMetrics;

/// <summary>
/// The weights of 0 to 1 with the least sum of squared residuals from R's start values. A grid over all weights finds the valleys; from the bottom of each on
/// the grid a pattern search (Hooke and Jeeves 1961) that also tries the diagonals goes down until its steps are below 1e-10. No random start, so the same values give the same weights.
/// </summary>
internal sealed class SmoothingOptimiser
{
    private const int GridSteps = 20;
    private const int Valleys = 6;
    private const double Finest = 1e-10;

    private readonly double[] values;
    private readonly SmoothingMethod method;
    private readonly SmoothingStart start;
    private readonly double phi;
    private readonly int count;

    private SmoothingOptimiser(double[] values, SmoothingMethod method, SmoothingStart start, double phi)
    {
        (this.values, this.method, this.start, this.phi) = (values, method, start, phi);
        count = 1 + (method.Trend == SmoothingTrend.None ? 0 : 1) + (method.Season == SmoothingSeason.None ? 0 : 1);
    }

    /// <summary>
    /// The weights for finite values, with <paramref name="phi"/> as given; none where there is no start (see <see cref="SmoothingStart.Of"/>) or every weight leads to a division by zero.
    /// </summary>
    public static SmoothingWeights? Of(ReadOnlySpan<double> values, SmoothingMethod method, double phi)
    {
        if (SmoothingStart.Of(values, method) is not { } start || !ExponentialSmoothing.IsAllowed(values, method, start)) return null;
        var optimiser = new SmoothingOptimiser([.. values[start.Skipped..]], method, start, phi);
        (double[] point, double sse) = optimiser.Best();
        return double.IsFinite(sse) ? optimiser.Weights(point) : null;
    }

    private (double[] Point, double Sse) Best()
    {
        double[] grid = Grid();
        (double[] best, double least) = ([], double.PositiveInfinity);
        foreach (int index in Enumerable.Range(0, grid.Length).Where(index => IsValley(grid, index)).OrderBy(index => grid[index]).ThenBy(index => index).Take(Valleys))
        {
            (double[] point, double sse) = Descend(Point(index), grid[index]);
            if (best.Length == 0 || sse < least) (best, least) = (point, sse);
        }

        return (best, least);
    }

    /// <summary>The sum of squares at every point of the grid.</summary>
    private double[] Grid()
    {
        int size = 1;
        for (int i = 0; i < count; i++) size *= GridSteps + 1;
        var grid = new double[size];
        for (int index = 0; index < size; index++) grid[index] = Sse(Point(index), double.PositiveInfinity);
        return grid;
    }

    private double[] Point(int index)
    {
        var point = new double[count];
        for (int i = 0; i < count; i++, index /= GridSteps + 1) point[i] = index % (GridSteps + 1) / (double)GridSteps;
        return point;
    }

    /// <summary>Whether no neighbour along an axis is lower.</summary>
    private bool IsValley(double[] grid, int index)
    {
        if (!double.IsFinite(grid[index])) return false;
        for (int i = 0, stride = 1; i < count; i++, stride *= GridSteps + 1)
        {
            int step = index / stride % (GridSteps + 1);
            if ((step > 0 && grid[index - stride] < grid[index]) || (step < GridSteps && grid[index + stride] < grid[index])) return false;
        }

        return true;
    }

    /// <summary>Goes to the lowest neighbour, and on in its direction while that helps; halves the step where none is lower.</summary>
    private (double[] Point, double Sse) Descend(double[] point, double sse)
    {
        int directions = 1;
        for (int i = 0; i < count; i++) directions *= 3;
        for (double step = 0.5 / GridSteps; step >= Finest;)
        {
            (double[] next, double least) = (point, sse);
            for (int direction = 0; direction < directions; direction++)
            {
                double[] neighbour = Moved(point, i => step * (direction / Power(i) % 3 - 1));
                if (Sse(neighbour, least) is var there && there < least) (next, least) = (neighbour, there);
            }

            if (least >= sse)
            {
                step /= 2;
                continue;
            }

            while (true)
            {
                double[] further = Moved(next, i => 2 * (next[i] - point[i]));
                (point, sse) = (next, least);
                if (!(Sse(further, least) is var there && there < least)) break;
                (next, least) = (further, there);
            }
        }

        return (point, sse);
    }

    private static int Power(int exponent) => exponent switch { 0 => 1, 1 => 3, _ => 9 };

    private static double[] Moved(double[] point, Func<int, double> by)
    {
        var moved = new double[point.Length];
        for (int i = 0; i < moved.Length; i++) moved[i] = Math.Clamp(point[i] + by(i), 0, 1);
        return moved;
    }

    /// <summary>The sum of squares, without bound once it is above a limit or no number.</summary>
    private double Sse(double[] point, double limit)
    {
        var state = new SmoothingState(method, Weights(point), start);
        double sum = 0;
        foreach (double value in values)
        {
            double residual = value - state.Step(value);
            sum += residual * residual;
            if (!(sum <= limit)) return double.PositiveInfinity;
        }

        return double.IsFinite(sum) && state.IsFinite ? sum : double.PositiveInfinity;
    }

    private SmoothingWeights Weights(double[] point) => new(
        point[0], method.Trend == SmoothingTrend.None ? 0 : point[1], method.Season == SmoothingSeason.None ? 0 : point[^1], phi);
}
