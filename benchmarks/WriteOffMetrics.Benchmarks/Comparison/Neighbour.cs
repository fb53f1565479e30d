using System.Diagnostics;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// A second process that walks through 64 MiB of memory at random, as busy neighbours of a server do, until it is disposed of.
/// </summary>
public sealed class Neighbour : IDisposable
{
    private const int Words = 64 << 20 >> 3;

    private readonly Process process;

    public Neighbour()
    {
        ProcessStartInfo start = Comparison.Itself("walk");
        start.RedirectStandardInput = true;
        process = Process.Start(start)!;
    }

    /// <summary><c>walk</c>: what the second process does. It ends when its input does, also where this process was killed.</summary>
    public static int Walk()
    {
        var memory = new ulong[Words];
        new Thread(() => Step(memory)) { IsBackground = true }.Start();
        while (Console.In.Read() >= 0)
        {
        }

        return 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Eight independent walks, so that memory is kept busy and not only waited for.</summary>
    private static void Step(ulong[] memory)
    {
        Span<ulong> at = [1, 2, 3, 4, 5, 6, 7, 8];
        while (true)
        {
            for (int walk = 0; walk < at.Length; walk++)
            {
                at[walk] = (at[walk] * 6364136223846793005 + 1442695040888963407) ^ (memory[(int)(at[walk] >> 41) % Words] & 1);
                memory[(int)(at[walk] >> 41) % Words]++;
            }
        }
    }
}
