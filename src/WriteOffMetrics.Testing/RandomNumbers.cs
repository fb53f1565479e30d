namespace WriteOffMetrics.Testing;

/// <summary>
/// Random numbers from a seed (SplitMix64). Whole numbers are integer arithmetic, and the others use only operations that IEEE 754 fixes to
/// the last bit (+ − × ÷ and powers of two): exponentials and logarithms of the C library differ between systems, so they are made here.
/// </summary>
internal struct RandomNumbers(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A whole number from 0 up to below a bound, by the upper half of a product.</summary>
    public long Below(long bound) => (long)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>0 up to below 1, a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Nearly normal with mean 0 and deviation 1: the sum of twelve uniform numbers less 6, which ends at ±6.</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += Uniform();
        return sum;
    }

    /// <summary>e^x for −30 to 30: 2^k × e^r with |r| up to ½ ln 2, by its series.</summary>
    public static double Exp(double x)
    {
        const double Ln2 = 0.693147180559945309417;
        double whole = Math.Floor(x / Ln2 + 0.5), rest = x - whole * Ln2, sum = 1;
        for (int i = 18; i >= 1; i--) sum = 1 + sum * rest / i;
        return Math.ScaleB(sum, (int)whole);
    }
}
