namespace WriteOffMetrics.Allowances;

/// <summary>What a cohort needs to know of an entry.</summary>
/// <param name="Day">Its effective day.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Amount">Its amount in minor units.</param>
/// <param name="Cohort">The position of its period; −1 outside the axis.</param>
/// <param name="IsCounted">Whether a write-off is one of those that are asked for.</param>
internal readonly record struct CohortEntry(int Day, EntryKind Kind, long Amount, int Cohort, bool IsCounted);
