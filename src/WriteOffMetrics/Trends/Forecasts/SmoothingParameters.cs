using System.Globalization;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The weights of the newest figure in level, slope and season, and the factor by which a damped slope fades per period. The season is
/// corrected against the level after the figure was seen (Winters). What a method has no use for is ignored.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record SmoothingParameters : IReport
{
    internal SmoothingParameters(double alpha, double beta, double gamma, double phi)
    {
        Alpha = alpha;
        Beta = beta;
        Gamma = gamma;
        Phi = phi;
    }

    /// <summary>The weight in the level, 0 to 1.</summary>
    public double Alpha { get; }

    /// <summary>The weight in the slope, 0 to 1.</summary>
    public double Beta { get; }

    /// <summary>The weight in the season, 0 to 1.</summary>
    public double Gamma { get; }

    /// <summary>The damping, above 0 and up to 1.</summary>
    public double Phi { get; }

    /// <summary>Weights and damping, as published or as found before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not 0 to 1, or the damping not above 0 and up to 1.</exception>
    public static SmoothingParameters FromWeights(double alpha, double beta, double gamma, double phi)
    {
        Require(alpha, nameof(alpha));
        Require(beta, nameof(beta));
        Require(gamma, nameof(gamma));
        if (phi is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(
            nameof(phi), phi, "Found a damping outside its range; above 0 and up to 1 is allowed, 1 for none.");
        return new SmoothingParameters(alpha, beta, gamma, phi);
    }

    /// <summary>The weights on one line, in any culture: <c>α 0.3, β 0.1, γ 0.2, φ 1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"α {Alpha:0.###}, β {Beta:0.###}, γ {Gamma:0.###}, φ {Phi:0.###}");

    private static void Require(double weight, string parameterName)
    {
        if (weight is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(parameterName, weight, "Found a weight outside its range; 0 to 1 is allowed.");
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Alpha)
        .Add(Beta)
        .Add(Gamma)
        .Add(Phi);
}
