using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>A dated amount, which may be negative, and the code of its segment.</summary>
internal readonly record struct AmountRow(LocalDate Day, long MinorUnits, int Segment);
