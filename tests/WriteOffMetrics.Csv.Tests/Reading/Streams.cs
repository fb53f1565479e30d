namespace WriteOffMetrics.Csv.Tests;

/// <summary>A stream that can be read only, in pieces, and is asked for them asynchronously.</summary>
internal abstract class SourceStream : Stream
{
    /// <summary>How many bytes were given out.</summary>
    public long Given { get; private set; }

    /// <summary>Whether it was closed.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => !IsClosed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await WaitAsync(cancellationToken);
        int count = Fill(buffer.Span);
        Given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    protected abstract int Fill(Span<byte> buffer);

    protected virtual ValueTask WaitAsync(CancellationToken cancellationToken) => default;

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}

/// <summary>Bytes in pieces of random sizes, of one byte where none is stated, behind which an exception may come.</summary>
internal sealed class PiecesStream(byte[] bytes, Random? sizes = null, bool yields = false, Exception? end = null, int most = 40)
    : SourceStream
{
    private int at;

    protected override int Fill(Span<byte> buffer)
    {
        if (at == bytes.Length && end is not null) throw end;
        int count = Math.Min(Math.Min(sizes?.Next(1, most) ?? 1, buffer.Length), bytes.Length - at);
        bytes.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    protected override async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (!yields) return;
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
    }
}

/// <summary>A beginning, and then the same bytes again and again.</summary>
internal sealed class EndlessStream(byte[] beginning, byte[] again, long length) : SourceStream
{
    protected override int Fill(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - Given);
        for (int i = 0; i < count; i++)
            buffer[i] = Given + i is var at && at < beginning.Length ? beginning[at] : again[(at - beginning.Length) % again.Length];
        return count;
    }
}
