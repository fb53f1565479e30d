namespace WriteOffMetrics;

/// <summary>
/// How autocorrelations are added up: as they are (Hamed &amp; Rao), or the absolute of their sum, which never makes the variance smaller.
/// </summary>
internal enum CorrectionSum
{
    Signed,
    Absolute,
}
