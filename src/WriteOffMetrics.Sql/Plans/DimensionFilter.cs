namespace WriteOffMetrics.Sql;

/// <summary>Only rows with a value in a column.</summary>
internal sealed record DimensionFilter(string Column, string Value);
