namespace WriteOffMetrics.Tests;

/// <summary>Why tests take long.</summary>
internal static class Long
{
    public const string ReadsSources = "Reads all sources by the compiler";

    public const string CompilesDocuments = "Compiles the programs of documents";

    public const string Grows = "Measures how time grows";

    public const string Fills = "Fills much memory";

    public const string ManySeries = "Looks at many series";
}
