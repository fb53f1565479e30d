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
    /// <summary>The entries. To look at some of them, such as those of one category or year, pass a filtered ledger.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public required WriteOffLedger Ledger { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>The ledger on one line, in any culture.</summary>
    public override string ToString() => $"inputs of control tests: {Ledger}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found ControlInputs, which are not written as JSON; what tests make of them is. Write suite.Run(inputs).";
}
