using NodaTime;
using WriteOffMetrics;

namespace PolicyTests;

/// <summary>
/// A company's own rule: write-offs to sales are banded by quarter on the scale in force, stricter since 2025, and two quarters in a row in
/// the worst band go to the board. Quarters that are incomplete or undefined neither count nor break the row.
/// </summary>
public static class EscalationPolicy
{
    public static ThresholdScaleHistory Scales { get; } = ThresholdScaleHistory.FromScales(
        (new LocalDate(2020, 1, 1), ThresholdScale.WriteOffToSales),
        (new LocalDate(2025, 1, 1), ThresholdScale.FromBands(
            "Credit policy 2025",
            RatioMetrics.GrossWriteOffToSales,
            ThresholdBand.Below("Good", Ratio.FromPercent(1m)),
            ThresholdBand.UpTo("Watch", Ratio.FromPercent(3m)),
            ThresholdBand.Rest("Concerning"))));

    /// <summary>The quarter at whose end the board is told; none where it need not be.</summary>
    public static ReportingPeriod? GoesToTheBoard(RatioSeries quarters)
    {
        bool concerning = false;
        foreach (RatioPoint quarter in quarters.Where(point => point.Status == MetricStatus.Defined))
        {
            bool before = concerning;
            concerning = Scales.Classify(quarter).Band!.Name == "Concerning";
            if (before && concerning) return quarter.Period;
        }

        return null;
    }
}
