using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace WriteOffMetrics.Tests;

/// <summary>A law that is checked on generated cases.</summary>
internal static class Law
{
    /// <summary>What holds for all cases. A failure prints the shrunk case, and the command that replays it.</summary>
    public static Property ForAll<T>(Arbitrary<T> cases, Action<T> law, [CallerMemberName] string name = "") =>
        Prop.ForAll(cases, law).Label($"Replay: {Cases.CommandFor(name, Cases.SeedOf(name), Cases.Count)}");
}
