namespace WriteOffMetrics.Controls;

/// <summary>
/// What a control test does: its rule, its parameters, and the pass over the inputs. A test of an input that may be missing returns
/// <see cref="ControlOutcome.MissingInput"/> where it is.
/// </summary>
internal abstract class ControlProcedure(FindingRule rule, string compares, params (string Name, string Value)[] parameters)
{
    public FindingRule Rule { get; } = rule;

    /// <summary>What is compared with what, in words.</summary>
    public string Compares { get; } = compares;

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; } =
        Array.AsReadOnly(Array.ConvertAll(parameters, one => KeyValuePair.Create(one.Name, one.Value)));

    /// <summary>What is looked at, one of them and several.</summary>
    public virtual (string One, string Many) LooksAt => ControlWords.Entry;

    public abstract ControlOutcome Run(ControlMaterial material);

    protected static FindingRule RuleOf(string id, string looksFor, string whyItMatters) =>
        FindingRule.FromDefinition(id, looksFor, whyItMatters, "WriteOffMetrics");
}
