using NodaTime;

namespace WriteOffMetrics;

/// <summary>The parts of a row as they were offered, all but its dimensions.</summary>
internal readonly record struct RowParts(
    LocalDate? EffectiveDate, decimal? Amount, EntryKind? Kind, EntryCategory? Category,
    LocalDate? RecordedDate, LocalDate? OriginDate, LocalDate? DueDate);
