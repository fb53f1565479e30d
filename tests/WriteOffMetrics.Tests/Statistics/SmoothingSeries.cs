using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Series for laws that hold for all: of every length from 1 to 40, plain, with ties, constant, with a season, above and around zero.
/// </summary>
internal static class SmoothingSeries
{
    /// <summary>Sixty series.</summary>
    public static IEnumerable<double[]> Any()
    {
        var random = new Random(20261);
        for (int i = 0; i < 60; i++)
        {
            double shift = i % 3 * 10 - 10, scale = Math.Pow(10, random.Next(-3, 5));
            var values = new double[1 + i * 7 % 40];
            for (int t = 0; t < values.Length; t++)
            {
                double plain = 8 * random.NextDouble() - 4 + 0.1 * t + (i % 4 == 1 ? 3 * (t % 4) : 0);
                values[t] = scale * (shift + (i % 5) switch { 0 => Math.Round(plain), 4 => 0.1, _ => plain });
            }

            yield return values;
        }
    }

    /// <summary>Those above zero, of as many values or more.</summary>
    public static IEnumerable<double[]> Positive(int length) =>
        Any().Select(values => values.Select(value => Math.Abs(value) + 1e-3).ToArray()).Where(values => values.Length >= length);

    /// <summary>Fails for a result that holds NaN or an infinity anywhere: JSON has no such numbers.</summary>
    public static void IsFinite<T>(T result) => Assert.NotEmpty(JsonSerializer.Serialize(result));

    /// <summary>Numbers that agree to a part of their size and of a scale.</summary>
    public static void Near(double expected, double? actual, double scale, double precision)
    {
        Assert.NotNull(actual);
        double bound = precision * Math.Max(scale, Math.Abs(expected));
        Assert.True(Math.Abs(expected - actual.Value) <= bound, $"{expected:R} expected, {actual.Value:R} computed");
    }

    /// <summary>The same of lists.</summary>
    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double scale, double precision)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++) Near(expected[i], actual[i], scale, precision);
    }

    /// <summary>The greatest size of a value.</summary>
    public static double Scale(double[] values) => values.Max(Math.Abs);
}
