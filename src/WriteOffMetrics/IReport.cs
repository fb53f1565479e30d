namespace WriteOffMetrics;

/// <summary>What JSON has of a type that is more than a value: its report, written by <see cref="ReportJsonConverter"/>.</summary>
internal interface IReport
{
    /// <summary>Writes the properties of the report; the braces are written already.</summary>
    void Write(ReportWriter report);
}
