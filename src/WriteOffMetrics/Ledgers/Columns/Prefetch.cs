using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace WriteOffMetrics;

/// <summary>Asks the processor for memory that will be read soon; where it cannot be asked, nothing. No result depends on it.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Most texts are no longer, with what lies before their letters: they lie in one line of memory, or in two.</summary>
    private const int LengthOfMost = 48;

    /// <summary>A place that is read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read<T>(ref readonly T place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }

    /// <summary>The letters of a text. If the collector moves it meanwhile, the wrong memory is asked for, which does no harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Content(ref readonly string? text)
    {
        if (!Sse.IsSupported) return;
        byte* start = (byte*)Unsafe.As<string?, nint>(ref Unsafe.AsRef(in text));
        Sse.Prefetch0(start);
        Sse.Prefetch0(start + LengthOfMost);
    }
}
