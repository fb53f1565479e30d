using System.Text;

namespace WriteOffMetrics.Csv;

/// <summary>
/// A file in UTF-8, decoded from the encoding that a mark at its beginning says or, where there is none, that was stated. Bytes that are
/// not of that encoding are thrown and not replaced; those of UTF-8 are handed on as they are. The source stays open.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="stated">Its encoding, which throws; none where it is UTF-8.</param>
internal sealed class Utf8Stream(Stream source, Encoding? stated) : ForwardStream
{
    private const int LongestMark = 4;

    /// <summary>Longer ones first, because UTF-16's is how one of UTF-32 begins.</summary>
    private static readonly Encoding[] Marked = [
        new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true),
        new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    private Stream? text;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        text ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await text.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        byte[] first = new byte[LongestMark];
        int count = await source.ReadAtLeastAsync(first, LongestMark, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        Encoding? marked = Array.Find(Marked, encoding => first.AsSpan(0, count).StartsWith(encoding.Preamble));
        var all = new Continued(first.AsMemory((marked?.Preamble.Length ?? 0)..count), source);
        return (marked ?? stated) is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage
            ? Encoding.CreateTranscodingStream(all, encoding, Encoding.UTF8, leaveOpen: true)
            : all;
    }

    /// <summary>Bytes that were read from a stream already, and what follows them.</summary>
    private sealed class Continued(ReadOnlyMemory<byte> first, Stream rest) : ForwardStream
    {
        private ReadOnlyMemory<byte> first = first;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            first.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ReadBothAsync(buffer, cancellationToken);

        private async ValueTask<int> ReadBothAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            int count = Math.Min(first.Length, buffer.Length);
            first[..count].CopyTo(buffer);
            first = first[count..];
            return count == buffer.Length ? count : count + await rest.ReadAsync(buffer[count..], cancellationToken).ConfigureAwait(false);
        }
    }
}
