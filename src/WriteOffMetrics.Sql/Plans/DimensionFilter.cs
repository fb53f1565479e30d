namespace WriteOffMetrics.Sql;

/// <summary>Only rows with a value in a dimension.</summary>
internal sealed record DimensionFilter(DimensionOfTable Dimension, string Value);
