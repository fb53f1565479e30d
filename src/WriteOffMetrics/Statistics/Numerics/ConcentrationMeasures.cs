namespace WriteOffMetrics;

/// <summary>
/// How unequally a total is shared, from amounts of zero or more, of which at least one is above zero. Zeros count among the n.
/// </summary>
internal sealed class ConcentrationMeasures
{
    private readonly double[] ascendingShares;

    public ConcentrationMeasures(ReadOnlySpan<double> amounts)
    {
        Finite.RequireBetween(0, double.PositiveInfinity, amounts);
        double total = Summation.Sum(amounts);
        if (total == 0) throw new ArgumentException(
            "Found no amount above 0; one or more are needed to share a total. Ask only where there is one.", nameof(amounts));
        ascendingShares = new double[amounts.Length];
        for (int i = 0; i < amounts.Length; i++) ascendingShares[^(i + 1)] = amounts[i] / total;

        // Whoever ranked them already, the largest first, need not wait for another sort.
        if (!IsAscending(ascendingShares)) Array.Sort(ascendingShares);
        int n = ascendingShares.Length;
        var terms = new double[n];
        for (int i = 0; i < n; i++) terms[i] = ascendingShares[i] * ascendingShares[i];
        Herfindahl = Summation.Sum(terms);

        // Rounding can put a result just outside its bounds; it is put on them.
        HerfindahlNormalised = n == 1 ? null : Math.Clamp((Herfindahl - 1.0 / n) / (1 - 1.0 / n), 0, 1);
        for (int i = 0; i < n; i++) terms[i] = (i + 1) * ascendingShares[i];
        Gini = Math.Max(0, 2 * Summation.Sum(terms) / n - (n + 1.0) / n);
        GiniCorrected = n == 1 ? null : Gini * n / (n - 1);
    }

    public double Herfindahl { get; }

    public double? HerfindahlNormalised { get; }

    public double EffectiveNumber => 1 / Herfindahl;

    public double Gini { get; }

    public double? GiniCorrected { get; }

    public double Entropy => -Summation.Sum([.. ascendingShares.Select(share => share == 0 ? 0 : share * Math.Log(share))]);

    public double Theil => Summation.Sum(
        [.. ascendingShares.Select(share => share == 0 ? 0 : share * Math.Log(share * ascendingShares.Length))]);

    /// <summary>The share of the largest ones together.</summary>
    public double TopShare(int count) => Summation.Sum(ascendingShares.AsSpan(Math.Max(0, ascendingShares.Length - count)));

    /// <summary>The part of the total that the smallest ones hold together, for none of them up to all.</summary>
    public double[] Lorenz()
    {
        var points = new double[ascendingShares.Length + 1];
        double sum = 0, lost = 0;
        for (int i = 0; i < ascendingShares.Length; i++)
        {
            // Shares ascend, but their sum may still be smaller than the next one.
            double next = sum + ascendingShares[i];
            lost += sum >= ascendingShares[i] ? sum - next + ascendingShares[i] : ascendingShares[i] - next + sum;
            sum = next;
            points[i + 1] = Math.Min(sum + lost, 1);
        }

        points[^1] = 1;
        return points;
    }

    private static bool IsAscending(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1]) return false;
        }

        return true;
    }
}
