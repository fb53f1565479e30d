using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// A test of a ledger for signs of error and fraud: <c>ControlTest.Duplicates(days: 7)</c>. Every window, limit, share and level is stated
/// by whoever makes the test; none has a default. What it finds is a reason to look, and proves nothing. docs/controls.md has a section on
/// each, with how often the statistical ones are wrong.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Unless a test says otherwise it looks at write-offs of all categories; what was
/// reversed later is looked at too. Pass a filtered ledger to look at some of them.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed partial class ControlTest : IReport
{
    private readonly ControlProcedure procedure;

    private ControlTest(ControlProcedure procedure) => this.procedure = procedure;

    /// <summary>The id of the test, what it looks for and why that matters; its findings name the same rule.</summary>
    public FindingRule Rule => procedure.Rule;

    /// <summary>Name and value of each parameter, in any culture the same.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => procedure.Parameters;

    /// <summary>What is compared with what, and what is allowed, in words.</summary>
    public string Compares => procedure.Compares;

    /// <summary>Runs the test.</summary>
    /// <param name="inputs">What it reads.</param>
    /// <exception cref="ArgumentException">An amount that is a parameter is in another currency than the ledger.</exception>
    public ControlResult Run(ControlInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Run(new ControlMaterial(inputs));
    }

    /// <summary>Id and parameters on one line, in any culture: <c>duplicate-write-off, days 7</c>.</summary>
    public override string ToString() => Invariant.OnOneLine(
        string.Join(", ", Parameters.Select(one => $"{one.Key} {one.Value}").Prepend(Rule.Id)));

    /// <summary>What it looks at, one of them and several.</summary>
    internal (string One, string Many) LooksAt => procedure.LooksAt;

    internal ControlResult Run(ControlMaterial material) => new(this, procedure.Run(material));

    void IReport.Write(ReportWriter report) => report
        .AddValue(Rule, new FindingRuleJsonConverter())
        .AddList(Parameters, one => report.Add(one.Key, "name").Add(one.Value, "value"))
        .Add(Compares);
}
