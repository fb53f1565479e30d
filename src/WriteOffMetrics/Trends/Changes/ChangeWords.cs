using NodaTime;

namespace WriteOffMetrics;

/// <summary>Why two series are not compared period by period.</summary>
internal static class ChangeWords
{
    public static string WhyNotDefinition(MetricSeries series, MetricSeries earlier) =>
        $"Found {earlier.Definition} beside {series.Definition}; one definition is allowed. Compare like with like.";

    public static string WhyNotCurrency(MetricSeries series, MetricSeries earlier) =>
        $"Found amounts in {earlier.CurrencyOfFigures} beside {series.CurrencyOfFigures}; one currency is allowed. "
        + "Convert one of them first.";

    public static string WhyNotTaxBasis(TaxBasis basis, TaxBasis earlier) =>
        $"Found amounts {TaxWords.NameOf(earlier)} beside amounts {TaxWords.NameOf(basis)}; one tax basis is allowed. Restate one of them.";

    public static string WhyNotVintage(LocalDate day, LocalDate earlier) =>
        $"Found the series as of {DayNumber.ToText(earlier)} as the earlier of one as of {DayNumber.ToText(day)}; an earlier day is "
        + "allowed. Swap them.";

    public static string WhyNotRead(MetricSeries series, ReportingPeriod earlier) =>
        $"Found {series.Definition}, whose figure of {earlier.Name} ({earlier}) is not known: those days are no period of the axis, and it "
        + "was stated by period, computed elsewhere or rolled up, or a part of it was. Read it from a ledger, "
            + "add up rows on this axis with "
        + "FromRows, or state the comparable figures on an axis of weeks.";
}
