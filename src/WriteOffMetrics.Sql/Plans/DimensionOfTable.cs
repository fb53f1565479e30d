namespace WriteOffMetrics.Sql;

/// <summary>A dimension and the column in which it is found.</summary>
internal sealed record DimensionOfTable(string Name, string Column);
