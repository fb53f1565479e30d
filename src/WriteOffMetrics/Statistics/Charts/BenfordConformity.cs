namespace WriteOffMetrics;

/// <summary>Nigrini's (2012) classes of the mean absolute deviation.</summary>
internal enum BenfordConformity
{
    Close,
    Acceptable,
    MarginallyAcceptable,
    Nonconformity,
}
