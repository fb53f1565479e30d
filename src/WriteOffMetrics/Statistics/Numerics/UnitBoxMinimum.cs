namespace WriteOffMetrics;

/// <summary>
/// The least value of a smooth function of one to three arguments from 0 to 1. A grid finds the valleys. From the lowest of them it goes
/// down by quadratic models: differences around the point give slope and curvature, and the least point of that model in a box around it is
/// the next. Nothing is random, so the same function has the same result.
/// </summary>
internal sealed class UnitBoxMinimum
{
    private const int GridSteps = 20;

    /// <summary>How many points of the grid are asked about at once: many at once are quicker, and few keep the limit low.</summary>
    private const int Together = 64;

    private const int Valleys = 6;
    private const int MostSteps = 500;
    private const double Coarsest = 0.25 / GridSteps, Finest = 1e-6;

    /// <summary>
    /// How many spacings of the differences a step may go at first; twice as far after each step that went as far as it might.
    /// </summary>
    private const double FirstReach = 4;

    /// <summary>
    /// What is lower by no more than this part of itself is lower by rounding, which must not decide where the search goes: it differs from
    /// unit to unit.
    /// </summary>
    private const double Rounding = 1e-14;

    private readonly Func<double[][], double, double[]> function;
    private readonly int count;

    private UnitBoxMinimum(Func<double[][], double, double[]> function, int count) => (this.function, this.count) = (function, count);

    /// <summary>
    /// The least value, and where it is: never above the value at any point of a grid of 0.05; positive infinity where the function is
    /// nowhere finite.
    /// </summary>
    /// <param name="function">
    /// Of points and a limit the value at each point: above the limit any larger value may be given, and positive infinity where it has
    /// none.
    /// </param>
    /// <param name="count">1 to 3.</param>
    public static (double[] Point, double Value) Find(Func<double[][], double, double[]> function, int count) =>
        new UnitBoxMinimum(function, count).Least();

    private (double[] Point, double Value) Least()
    {
        double[] grid = Grid();
        (double[] Point, double Value) best = (new double[count], double.PositiveInfinity);
        foreach (int index in LowestValleys(grid))
        {
            (double[] Point, double Value) bottom = Descend((GridPoint(index), grid[index]));
            if (IsLower(bottom.Value, best.Value)) best = bottom;
        }

        return best;
    }

    /// <summary>The values on the grid; what is above four times the least seen counts as no valley.</summary>
    private double[] Grid()
    {
        var grid = new double[(int)Math.Pow(GridSteps + 1, count)];
        double least = double.PositiveInfinity;
        for (int first = 0; first < grid.Length; first += Together)
        {
            double[][] points = [.. Enumerable.Range(first, Math.Min(Together, grid.Length - first)).Select(GridPoint)];
            double[] values = function(points, 4 * least);
            for (int i = 0; i < values.Length; i++)
            {
                grid[first + i] = values[i] <= 4 * least ? values[i] : double.PositiveInfinity;
                least = Math.Min(least, values[i]);
            }
        }

        return grid;
    }

    private double[] GridPoint(int index)
    {
        var point = new double[count];
        for (int i = 0; i < count; i++, index /= GridSteps + 1) point[i] = index % (GridSteps + 1) / (double)GridSteps;
        return point;
    }

    /// <summary>The lowest valleys, one after the other; of equal ones, where weights make no difference, say, the first.</summary>
    private List<int> LowestValleys(double[] grid)
    {
        List<int> valleys = [.. Enumerable.Range(0, grid.Length).Where(index => IsValley(grid, index))], lowest = [];
        while (lowest.Count < Valleys && valleys.Count > 0)
        {
            int next = valleys[0];
            foreach (int index in valleys)
            {
                if (IsLower(grid[index], grid[next])) next = index;
            }

            lowest.Add(next);
            valleys.Remove(next);
        }

        return lowest;
    }

    private static bool IsLower(double value, double other) =>
        double.IsFinite(other) ? value < other - Rounding * Math.Abs(other) : value < other;

    /// <summary>Whether no neighbour along an axis is lower.</summary>
    private bool IsValley(double[] grid, int index)
    {
        if (!double.IsFinite(grid[index])) return false;
        for (int i = 0, stride = 1; i < count; i++, stride *= GridSteps + 1)
        {
            int step = index / stride % (GridSteps + 1);
            if (step > 0 && IsLower(grid[index - stride], grid[index])) return false;
            if (step < GridSteps && IsLower(grid[index + stride], grid[index])) return false;
        }

        return true;
    }

    /// <summary>Steps while they lead out of the differences' spacing; then with a quarter of it.</summary>
    private (double[] Point, double Value) Descend((double[] Point, double Value) best)
    {
        (double spacing, double reach) = (Coarsest, FirstReach);
        for (int step = 0; step < MostSteps && spacing >= Finest; step++)
        {
            double[] before = best.Point;
            best = Step(best, spacing, reach);
            double way = 0;
            for (int i = 0; i < count; i++) way = Math.Max(way, Math.Abs(best.Point[i] - before[i]));
            reach = way >= 0.99 * reach * spacing ? 2 * reach : FirstReach;
            if (way <= spacing) spacing /= 4;
        }

        return best;
    }

    /// <summary>The lowest of the point, those around it, and the least point of the model they make.</summary>
    private (double[] Point, double Value) Step((double[] Point, double Value) best, double spacing, double reach)
    {
        double[] middle = [.. best.Point.Select(x => Math.Clamp(x, spacing, 1 - spacing))];
        double[][] around = [.. Around(middle, spacing)];
        double[] values = function(around, double.PositiveInfinity);
        for (int i = 0; i < around.Length; i++) best = Lower(best, (around[i], values[i]));

        // In the order of Around.
        (double center, int next) = (values[0], 1);
        var slope = new double[count];
        var curvature = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            (double up, double down) = (values[next++], values[next++]);
            slope[i] = (up - down) / 2;
            curvature[i, i] = up - 2 * center + down;
            for (int j = 0; j < i; j++)
                curvature[i, j] = curvature[j, i] = (values[next++] - values[next++] - values[next++] + values[next++]) / 4;
        }

        double[] low = [.. middle.Select(x => Math.Max(-reach, -x / spacing))],
            high = [.. middle.Select(x => Math.Min(reach, (1 - x) / spacing))];
        double[] move = QuadraticModel.Least(slope, curvature, low, high);
        double[] bottom = [.. middle.Select((x, i) => Math.Clamp(x + move[i] * spacing, 0, 1))];
        return Lower(best, (bottom, function([bottom], double.PositiveInfinity)[0]));
    }

    /// <summary>
    /// The point; then of each coordinate those above and below it, and of each earlier coordinate with it the four where both move.
    /// </summary>
    private IEnumerable<double[]> Around(double[] middle, double spacing)
    {
        yield return middle;
        for (int i = 0; i < count; i++)
        {
            yield return Off(i, 1, i, 0);
            yield return Off(i, -1, i, 0);
            for (int j = 0; j < i; j++)
            {
                yield return Off(i, 1, j, 1);
                yield return Off(i, 1, j, -1);
                yield return Off(i, -1, j, 1);
                yield return Off(i, -1, j, -1);
            }
        }

        double[] Off(int i, int by, int j, int byOther)
        {
            double[] point = [.. middle];
            point[i] += by * spacing;
            point[j] += byOther * spacing;
            return point;
        }
    }

    private static (double[] Point, double Value) Lower((double[] Point, double Value) best, (double[] Point, double Value) other) =>
        IsLower(other.Value, best.Value) ? other : best;
}
