using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A dashboard of write-offs: what its inputs say on any day, as known on any day. Each snapshot puts side by side what the library
/// computes from the ledger, sales, open items and allowance; it computes nothing of its own.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class WriteOffDashboard : IRefusedAsJson
{
    private readonly DashboardInputs inputs;

    private WriteOffDashboard(DashboardInputs inputs) => this.inputs = inputs;

    /// <summary>A dashboard of one entity, or of several.</summary>
    /// <param name="inputs">What it is made of.</param>
    /// <exception cref="ArgumentException">
    /// There is neither a ledger nor an entity, or both; currencies or axes differ; a target or a benchmark is null; entities
    /// have no names, or two of one name; or how they are consolidated is not stated.
    /// </exception>
    public static WriteOffDashboard FromInputs(DashboardInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        InputChecks.Require(inputs);
        return new WriteOffDashboard(inputs);
    }

    /// <summary>The dashboard on a day, with everything that the ledger and the open items hold.</summary>
    /// <param name="day">The day: what happened later is not in it.</param>
    /// <exception cref="ArgumentException">A figure cannot be computed from the inputs; the message says which and why.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public DashboardSnapshot AsOf(LocalDate day) => SnapshotBuilder.Build(inputs, day, null);

    /// <summary>The dashboard on a day, with what was known on another: late entries and settlements are left out.</summary>
    /// <param name="day">The day: what happened later is not in it.</param>
    /// <param name="knownOn">The day on which it was known. Sales, allowances and targets are as the caller states them.</param>
    /// <exception cref="ArgumentException">A figure cannot be computed from the inputs; the message says which and why.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public DashboardSnapshot AsOf(LocalDate day, LocalDate knownOn) => SnapshotBuilder.Build(inputs, day, knownOn);

    /// <summary>What it is made of, on one line, in any culture.</summary>
    public override string ToString() => $"dashboard{(inputs.Name.Length == 0 ? "" : $" of {inputs.Name}")}, {inputs.Axis}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found a WriteOffDashboard, which is not written as JSON; its snapshot of a day is. Write board.AsOf(day).";
}
