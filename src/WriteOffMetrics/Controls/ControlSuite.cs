using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Control tests that are run together: <c>ControlSuite.FromTests(ControlTest.Duplicates(7), ControlTest.CreditBalances())</c>. The ledger
/// is read once for all of them.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Each statistical test is wrong in as many cases as its level says, so that ten of
/// them at 99 % find something in one clean ledger of ten. A test of several figures is as many tests.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlSuite : IReport
{
    private ControlSuite(ControlTest[] tests) => Tests = Array.AsReadOnly(tests);

    /// <summary>The tests, in the order in which they were given.</summary>
    public IReadOnlyList<ControlTest> Tests { get; }

    /// <summary>The suite of some tests.</summary>
    /// <param name="tests">One or more, of which no two have the same id and parameters.</param>
    /// <exception cref="ArgumentException">There is no test, one is null, or two are the same.</exception>
    public static ControlSuite FromTests(params IReadOnlyList<ControlTest> tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ControlTest[] all = [.. tests];
        if (all.Length == 0 || Array.Exists(all, test => test is null))
            throw new ArgumentException(
                "Found no test, or null among them; one or more are needed. Make them with ControlTest, such as ControlTest.Duplicates(7).",
                nameof(tests));
        if (all.GroupBy(test => test.ToString()).FirstOrDefault(alike => alike.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"Found the test '{twice.Key}' twice; tests that differ in id or parameters are allowed. Leave one out.", nameof(tests));
        return new ControlSuite(all);
    }

    /// <summary>Runs every test.</summary>
    /// <param name="inputs">What they read.</param>
    /// <exception cref="ArgumentException">An amount that is a parameter of a test is in another currency than the ledger.</exception>
    public ControlReport Run(ControlInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var material = new ControlMaterial(inputs);
        return new ControlReport([.. Tests.Select(test => test.Run(material))], material);
    }

    /// <summary>The tests on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(Tests.Count, "control test", "control tests")}: {string.Join("; ", Tests)}";

    void IReport.Write(ReportWriter report) => report.AddList(Tests);
}
