using System.Text;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>
/// A reader of its own, by the grammar of RFC 4180 and nothing else: it shares no line with what writes, and refuses what the grammar does.
/// </summary>
internal static class Rfc4180
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The records of a file, each as its fields; a field without quotes and characters is empty.</summary>
    public static List<string[]> Read(byte[] file, char delimiter)
    {
        string text = Strict.GetString(file);
        List<string[]> records = [];
        List<string> fields = [];
        for (int at = 0; at < text.Length;)
        {
            fields.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at, delimiter));
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at == text.Length) throw new FormatException("The file ends behind a delimiter.");
                continue;
            }

            if (at + 1 >= text.Length || text[at] != '\r' || text[at + 1] != '\n')
                throw new FormatException($"Neither a delimiter nor CR LF behind the field '{fields[^1]}'.");
            at += 2;
            records.Add([.. fields]);
            fields.Clear();
        }

        return records;
    }

    private static string Plain(string text, ref int at, char delimiter)
    {
        int start = at;
        while (at < text.Length && text[at] != delimiter && text[at] != '\r')
        {
            if (text[at] is '"' or '\n') throw new FormatException($"A quote or LF in the field '{text[start..at]}'.");
            at++;
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (at == text.Length) throw new FormatException($"The quotes of the field '{field}' are never closed.");
            if (text[at] != '"') field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else break;
        }

        at++;
        return field.ToString();
    }
}
