namespace WriteOffMetrics.Csv;

internal static class ProtectedText
{
    public static string Unprotect(string text) => text.StartsWith('\'') ? text[1..] : text;
}
