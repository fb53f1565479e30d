namespace WriteOffMetrics.Browser.Tests;

internal static class Report
{
    /// <summary>Fails with all that was found, a line each.</summary>
    public static void None(IReadOnlyList<string> found) => Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
}
