namespace WriteOffMetrics.Receivables;

/// <summary>The cell of a row, or why it has none.</summary>
/// <param name="Reason">Why it is in no cell.</param>
/// <param name="Cohort">The position of its cohort, where it is in one.</param>
/// <param name="Age">Its age as a position, 0 for the first age.</param>
internal readonly record struct VintagePlace(LeftOut Reason, int Cohort, int Age);
