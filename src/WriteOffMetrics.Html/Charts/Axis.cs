namespace WriteOffMetrics.Html;

/// <summary>An axis from a round number to another, with room for what is drawn and for 0.</summary>
internal readonly record struct Axis(double Least, double Greatest, double Step)
{
    private const int Ticks = 5;

    /// <summary>The decimals that a tick needs.</summary>
    public int Decimals => Math.Clamp((int)-Math.Floor(Math.Log10(Step) + 1e-9), 0, 10) + (IsHalf ? 1 : 0);

    /// <summary>Whether the step is two and a half of a power of ten, which needs one more decimal.</summary>
    private bool IsHalf => Step < 10 && Math.Abs(Step / Math.Pow(10, Math.Floor(Math.Log10(Step) + 1e-9)) - 2.5) < 1e-6;

    public IEnumerable<double> Values
    {
        get
        {
            int count = (int)Math.Round((Greatest - Least) / Step);
            for (int i = 0; i <= count; i++) yield return Least + i * Step;
        }
    }

    /// <summary>The axis of values; of none, or of zeros alone, one up to 1.</summary>
    public static Axis Of(IEnumerable<double> values)
    {
        double least = 0, greatest = 0;
        foreach (double value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (greatest == least) greatest = 1;
        double raw = (greatest - least) / (Ticks - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 };
        return new Axis(Math.Floor(least / step + 1e-9) * step, Math.Ceiling(greatest / step - 1e-9) * step, step);
    }
}
