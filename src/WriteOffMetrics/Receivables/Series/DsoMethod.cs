using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>How days sales outstanding are computed (M20). The methods give different figures, so that each is named.</summary>
[JsonConverter(typeof(EnumJsonConverter<DsoMethod>))]
public enum DsoMethod
{
    /// <summary>Receivables at the end of the period ÷ its credit sales × its days.</summary>
    Simple,

    /// <summary>
    /// As the Credit Research Foundation has it: the sum of three month-end receivables × 30 ÷ the credit sales of the three months. On an
    /// axis of twelve periods a year; the first two have none.
    /// </summary>
    Quarterly,

    /// <summary>
    /// The sales of the latest periods are taken off the balance, the latest first, and their days added up; of the period in which the
    /// balance runs out a part of its days. Where the sales of the axis run out first, the figure is a lower bound, and says so.
    /// </summary>
    CountBack,
}
