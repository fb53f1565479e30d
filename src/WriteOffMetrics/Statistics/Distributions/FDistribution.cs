namespace WriteOffMetrics;

/// <summary>The F distribution (quotient of two mean squares), each with 1 or more degrees of freedom.</summary>
internal static class FDistribution
{
    /// <summary>P(F > f), computed as a tail.</summary>
    public static double UpperTail(double f, double numeratorDegrees, double denominatorDegrees)
    {
        if (f <= 0) return 1;
        double part = numeratorDegrees * f, all = denominatorDegrees + part;
        return IncompleteBeta.Evaluate(denominatorDegrees / all, part / all, denominatorDegrees / 2, numeratorDegrees / 2);
    }
}
