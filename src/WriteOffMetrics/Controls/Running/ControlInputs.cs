using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// What control tests read: <c>new ControlInputs { Ledger = ledger }</c>. A test whose input is missing has a result that says so, and is
/// never taken for one that found nothing.
/// </summary>
/// <remarks>Filled when made and not changed afterwards: any number of threads may read it.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class ControlInputs : IRefusedAsJson
{
    /// <summary>
    /// The entries. To look at those of one category or value, pass a filtered ledger. One that is filtered by days or kinds has no longer
    /// what tests put together: the recovery in January of what was written off in December, say.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public required WriteOffLedger Ledger { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>The ledger on one line, in any culture.</summary>
    public override string ToString() => $"inputs of control tests: {Ledger}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found ControlInputs, which are not written as JSON; what tests make of them is. Write suite.Run(inputs).";
}
