using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>Special functions against values computed with mpmath at 50 digits by special-functions.py beside this file.</summary>
public sealed class SpecialFunctionTests
{
    private static readonly Dictionary<string, Func<double[], double>> Functions = new()
    {
        ["normal_upper_tail"] = a => NormalDistribution.UpperTail(a[0]),
        ["normal_upper_quantile"] = a => NormalDistribution.UpperQuantile(a[0]),
        ["log_gamma"] = a => LogGamma.Evaluate(a[0]),
        ["stirling_error"] = a => LogGamma.StirlingError(a[0]),
        ["deviance"] = a => LogGamma.Deviance(a[0], a[1]),
        ["incomplete_beta"] = a => IncompleteBeta.Evaluate(a[0], 1 - a[0], a[1], a[2]),
        ["beta_quantile"] = a => IncompleteBeta.Quantile(a[0], a[1], a[2]),
        ["binomial_probability"] = a => BinomialDistribution.Probability((long)a[0], (long)a[1], a[2]),
        ["binomial_upper_tail"] = a => BinomialDistribution.UpperTail((long)a[0], (long)a[1], a[2]),
        ["binomial_lower_tail"] = a => BinomialDistribution.LowerTail((long)a[0], (long)a[1], a[2]),
        ["chi_square_lower_tail"] = a => ChiSquareDistribution.LowerTail(a[0], a[1]),
        ["chi_square_upper_tail"] = a => ChiSquareDistribution.UpperTail(a[0], a[1]),
        ["chi_square_upper_quantile"] = a => ChiSquareDistribution.UpperQuantile(a[0], a[1]),
        ["gamma_lower_quantile"] = a => IncompleteGamma.LowerQuantile(a[0], a[1]),
        ["t_upper_tail"] = a => StudentTDistribution.UpperTail(a[0], a[1]),
        ["t_upper_quantile"] = a => StudentTDistribution.UpperQuantile(a[0], a[1]),
        ["f_upper_tail"] = a => FDistribution.UpperTail(a[0], a[1], a[2]),
        ["poisson_lower_tail"] = a => PoissonDistribution.LowerTail((long)a[0], a[1]),
        ["poisson_upper_tail"] = a => PoissonDistribution.UpperTail((long)a[0], a[1]),
    };

    /// <summary>
    /// 1e-12 relative. Of ln Γ near its zeros at 1 and 2 the bound is absolute, because it is a difference of larger numbers.
    /// </summary>
    [Fact]
    public void Every_value_has_twelve_digits()
    {
        List<string> failures = [];
        int rows = 0;
        foreach (string[] fields in File.ReadLines(
            Path.Combine(Repository.Root, "tests", "WriteOffMetrics.Tests", "Statistics", "special-functions.csv")).Skip(1).Select(line =>
            line.Split(',')))
        {
            double expected = Number(fields[1]), actual = Functions[fields[0]]([.. fields.Skip(2).Select(Number)]);
            double error = Math.Abs(actual - expected) / (fields[0] == "log_gamma" ? Math.Max(1, Math.Abs(expected)) : expected == 0 ? 1
                : Math.Abs(expected));
            if (!(error <= 1e-12))
                failures.Add($"{string.Join(',', fields)}: {actual.ToString("R", CultureInfo.InvariantCulture)}, relative error "
                    + $"{error.ToString("E1", CultureInfo.InvariantCulture)}");
            rows++;
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(rows > 430, rows.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Borders_are_exact()
    {
        Assert.Equal((0.5, 0.5, 0.0), (NormalDistribution.UpperTail(0), NormalDistribution.Cdf(0), NormalDistribution.UpperQuantile(0.5)));
        Assert.Equal((0.0, 1.0, 0.0, 1.0), (
            IncompleteBeta.Evaluate(0, 1, 2, 3), IncompleteBeta.Evaluate(1, 0, 2, 3), IncompleteBeta.Quantile(0, 2, 3),
            IncompleteBeta.Quantile(1, 2, 3)));
        Assert.Equal((1.0, 0.0, 0.0, 1.0), (
            BinomialDistribution.UpperTail(0, 5, 0.3), BinomialDistribution.UpperTail(6, 5, 0.3),
            BinomialDistribution.LowerTail(-1, 5, 0.3), BinomialDistribution.LowerTail(5, 5, 0.3)));
        Assert.Equal((0.0, 1.0, 1.0), (
            ChiSquareDistribution.LowerTail(0, 3), ChiSquareDistribution.UpperTail(0, 3), FDistribution.UpperTail(0, 2, 3)));
        Assert.Equal((0.5, 1.0, 0.0), (
            StudentTDistribution.UpperTail(0, 4), StudentTDistribution.TwoSided(0, 4), StudentTDistribution.UpperQuantile(0.5, 4)));
        Assert.Equal(-StudentTDistribution.UpperQuantile(0.25, 9), StudentTDistribution.UpperQuantile(0.75, 9));
        Assert.Equal((1.0, 0.0, 1.0, 0.0), (
            PoissonDistribution.LowerTail(0, 0), PoissonDistribution.UpperTail(1, 0), PoissonDistribution.UpperTail(0, 2),
            PoissonDistribution.LowerTail(-1, 2)));
        Assert.Equal(double.NegativeInfinity, Elementary.Log1p(-1));
        Assert.Equal((1e-20, 1e-20), (Elementary.Log1p(1e-20), Elementary.Expm1(1e-20)));
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
