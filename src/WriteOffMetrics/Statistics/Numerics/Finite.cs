using System.Globalization;
using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>
/// Refuses input that no statistic can have, by the name of the parameter: NaN and infinities first of all, then lengths that do not match.
/// </summary>
internal static class Finite
{
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static void Require(ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (IndexOfOther(values) is >= 0 and var at) throw Refusal(values[at], $"at position {Invariant.Text(at)} of {name}", name);
    }

    /// <summary>The same of rows of values.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static void Require(double[][] rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (IndexOfOther(rows[row]) is >= 0 and var at)
                throw Refusal(rows[row][at], $"at position {Invariant.Text(at)} of row {Invariant.Text(row)} of {name}", name);
        }
    }

    /// <summary>The same of a single value.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public static void Require(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value)) throw new ArgumentException(
            $"Found {Text(value)} as {name}; a finite number is allowed. Correct it.", name);
    }

    /// <summary>Finite values between two bounds, both allowed; without an upper one 0 or more, say.</summary>
    /// <exception cref="ArgumentException">A value is NaN, infinite or out of bounds.</exception>
    public static void RequireBetween(double low, double high, ReadOnlySpan<double> values,
        [CallerArgumentExpression(nameof(values))] string name = "")
    {
        Require(values, name);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < low || values[i] > high)
                throw new ArgumentException(
                    $"Found {Text(values[i])} at position {Invariant.Text(i)} of {name}; "
                    + $"{(double.IsInfinity(high) ? $"{Text(low)} or more is" : $"{Text(low)} to {Text(high)} are")} allowed. Correct "
                    + "it.",
                    name);
        }
    }

    /// <exception cref="ArgumentException">There is no value.</exception>
    public static void RequireSome<T>(ReadOnlySpan<T> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.IsEmpty) throw new ArgumentException(
            $"Found no values in {name}; one or more are needed. Ask only where there are some.", name);
    }

    /// <summary>A number of steps, periods or values that cannot be below one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below one.</exception>
    public static void RequireOne(int number, [CallerArgumentExpression(nameof(number))] string name = "")
    {
        if (number < 1) throw new ArgumentOutOfRangeException(
            name, number, $"Found {Invariant.Text(number)} as {name}; 1 or more is allowed.");
    }

    /// <exception cref="ArgumentException">One list is longer than the other.</exception>
    public static void RequireEqual<T, TOther>(
        ReadOnlySpan<T> values, ReadOnlySpan<TOther> others, [CallerArgumentExpression(nameof(values))] string name = "",
        [CallerArgumentExpression(nameof(others))] string otherName = "")
    {
        if (values.Length == others.Length) return;
        throw new ArgumentException(
            $"Found a length of {Invariant.Text(values.Length)} of {name} beside {Invariant.Text(others.Length)} of {otherName}; equal "
            + "lengths are allowed. Pair each with one of the other.",
            name);
    }

    private static int IndexOfOther(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) return i;
        }

        return -1;
    }

    private static ArgumentException Refusal(double value, string where, string name) =>
        new($"Found {Text(value)} {where}; finite numbers are allowed. Correct it, or leave it out.", name);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
