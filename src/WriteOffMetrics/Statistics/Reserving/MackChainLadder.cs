namespace WriteOffMetrics;

/// <summary>
/// The chain ladder with standard errors (Mack 1993, 1999) over a cumulative triangle (see <see cref="Triangles"/>). The weights of the
/// single ratios are amounts to the power alpha: 1 volume weighted, 0 the simple average, 2 regression. σ of an age is null where an amount
/// in it is not above zero, or where it has one row and too few ages before; then errors that rest on it are null too.
/// </summary>
internal sealed class MackChainLadder
{
    private readonly int alpha;
    private readonly double?[] variances;

    public MackChainLadder(double[][] cumulative, int alpha = 1, SigmaExtrapolation extrapolation = SigmaExtrapolation.MackMinimum)
    {
        Triangles.Require(cumulative);
        this.alpha = alpha;
        (double From, double To)[][] links = [
            .. Enumerable.Range(0, Math.Max(0, Triangles.Ages(cumulative) - 1)).Select(age => Triangles.Links(cumulative, age))];
        Factors = [.. links.Select(Factor)];
        variances = [.. links.Select((ones, age) => Variance(ones, Factors[age]))];
        for (int age = 0; age < links.Length; age++)
        {
            if (links[age] is [{ From: > 0 }])
                variances[age] = extrapolation == SigmaExtrapolation.LogLinear ? LogLinear(links, age) : Minimum(age);
        }

        Sigmas = [.. variances.Select(Root)];
        FactorErrors = [.. links.Select((ones, age) => Weight(ones) is > 0 and var weight ? Sigmas[age] / Math.Sqrt(weight) : null)];
        Latest = [.. cumulative.Select(row => row[^1])];
        Full = [.. cumulative.Select(Project)];
        Ultimate = [.. Full.Select(row => row[^1])];
        Reserves = [.. Ultimate.Select((ultimate, i) => ultimate - Latest[i])];

        int[] starts = [.. cumulative.Select(row => row.Length - 1)];
        double?[] process = [.. Full.Select((row, i) => Process(row, starts[i]))];
        StandardErrors = [.. Full.Select((row, i) => Root(process[i] + Parameter(row, starts[i])))];

        // All origins have the errors of the factors in common, so what is projected at an age is added up before.
        double?[] projected = [
            .. Enumerable.Range(0, links.Length).Select(
            age => OptionalSum.SumUp([.. Full.Where((_, i) => starts[i] <= age).Select(row => row[age])]))];
        TotalReserve = OptionalSum.SumUp(Reserves);
        TotalStandardError = Root(OptionalSum.SumUp(process) + Parameter(projected, starts.DefaultIfEmpty().Min()));
    }

    public double?[] Factors { get; }

    public double?[] FactorErrors { get; }

    public double?[] Sigmas { get; }

    public double[] Latest { get; }

    /// <summary>The triangle filled up: observed, then projected amounts.</summary>
    public double?[][] Full { get; }

    public double?[] Ultimate { get; }

    /// <summary>Ultimate − latest.</summary>
    public double?[] Reserves { get; }

    /// <summary>The roots of the mean squared errors of prediction per origin.</summary>
    public double?[] StandardErrors { get; }

    public double? TotalReserve { get; }

    public double? TotalStandardError { get; }

    private double? Factor((double From, double To)[] links)
    {
        if (alpha == 0) return Triangles.SimpleAverage(links);
        double weight = Weight(links);
        return weight == 0 ? null : Summation.Sum([.. links.Select(link => Math.Pow(link.From, alpha - 1) * link.To)]) / weight;
    }

    private double Weight((double From, double To)[] links) => Summation.Sum([.. links.Select(link => Math.Pow(link.From, alpha))]);

    private double? Variance((double From, double To)[] links, double? factor)
    {
        if (factor is not { } f || links.Length < 2 || Array.Exists(links, link => link.From <= 0)) return null;
        return Summation.Sum([.. links.Select(link => Math.Pow(link.From, alpha) * Math.Pow(link.To / link.From - f, 2))]) / (
            links.Length - 1);
    }

    private double? Minimum(int age)
    {
        if (age < 2 || variances[age - 2] is not { } before || variances[age - 1] is not { } last) return null;
        return before == 0 ? 0 : Math.Min(last / before * last, Math.Min(before, last));
    }

    private double? LogLinear((double From, double To)[][] links, int age)
    {
        int[] known = [.. Enumerable.Range(0, links.Length).Where(one => links[one].Length > 1 && variances[one] is > 0)];
        if (known.Length < 2) return null;
        double[] logs = [.. known.Select(one => Math.Log(variances[one]!.Value) / 2)];
        double middle = known.Average(), level = Summation.Sum(logs) / known.Length;
        double slope = Summation.Sum([.. logs.Select((log, i) => (known[i] - middle) * log)]) / Summation
            .Sum([.. known.Select(one => (one - middle) * (one - middle))]);
        return Math.Exp(2 * (level + slope * (age - middle)));
    }

    private double?[] Project(double[] row)
    {
        var full = new double?[Factors.Length + 1];
        for (int age = 0; age < full.Length; age++) full[age] = age < row.Length ? row[age] : full[age - 1] * Factors[age - 1];
        return full;
    }

    /// <summary>What the future may differ by from its mean.</summary>
    private double? Process(double?[] amounts, int start)
    {
        double? error = 0;
        for (int age = start; age < Factors.Length; age++)
            error = (amounts[age] is >= 0 and var amount ? Math.Pow(amount, 2 - alpha) : (double?)null) * variances[age]
                + Factors[age] * Factors[age] * error;
        return error;
    }

    /// <summary>What the estimated factors may be wrong by.</summary>
    private double? Parameter(double?[] amounts, int start)
    {
        double? error = 0;
        for (int age = start; age < Factors.Length; age++)
            error = amounts[age] * amounts[age] * FactorErrors[age] * FactorErrors[age] + Factors[age] * Factors[age] * error;
        return error;
    }

    private static double? Root(double? square) => square is { } known ? Math.Sqrt(known) : null;
}
