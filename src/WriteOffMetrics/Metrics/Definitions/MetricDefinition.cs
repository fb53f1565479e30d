using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// What a figure means: a metric with the choices that it leaves open. Two figures may be put side by side only if their definitions are
/// equal. The tables of the rooms have the usual ones, such as <c>RatioMetrics.GrossWriteOffToSales</c>; every series has its own.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when metric and choices are equal; the words are derived from these.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record MetricDefinition : IReport
{
    internal MetricDefinition(Metric metric) => Metric = metric;

    /// <summary>The further choices as they are kept, in order of their names.</summary>
    private (string Name, string Value)[] OwnChoices { get; init; } = [];

    /// <summary>The metric.</summary>
    public Metric Metric { get; internal init; }

    /// <summary>
    /// What stands above the line, or is added up, without what was read: <c>gross write-offs</c>; null where the formula alone says it.
    /// </summary>
    public string? NumeratorBasis => Above?.ToString();

    /// <summary>What stands below the line, without what was read: <c>total sales</c>; null for what is no quotient.</summary>
    public string? DenominatorBasis => Below?.ToString();

    /// <summary>What entries were read: <c>receivable</c>, another category, or <c>all losses</c>; null for what was stated.</summary>
    public string? Scope { get; internal init; }

    /// <summary>Which date of the entries decided their periods; null where no entries are meant.</summary>
    public PeriodBasis? PeriodBasis => Scope is null ? null : Basis;

    /// <summary>
    /// The length of the periods of a flow over a balance, which is part of its meaning: <c>month</c>; null where it is not.
    /// </summary>
    public string? FlowPeriod { get; internal init; }

    /// <summary>How balances were averaged: <c>two-point</c>, or <c>as stated by their source</c>; null where none were.</summary>
    public string? Averaging { get; internal init; }

    /// <summary>How the figure of a period was brought to a year; null where it was not.</summary>
    public Annualization? Annualization { get; internal init; }

    /// <summary>Further choices in order of their names, of formulas that are no quotient of two series; mostly empty.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Choices =>
        [.. OwnChoices.Select(choice => KeyValuePair.Create(choice.Name, choice.Value))];

    /// <summary>The id of the metric, such as <c>M3</c>.</summary>
    public string Id => Metric.Id;

    /// <summary>The name in words: <c>write-off to sales</c>.</summary>
    public string Name => Annualization is null || Metric.IsOfYear ? Metric.Name : Metric.Name + ", annualised";

    /// <summary>What the number is counted in.</summary>
    public MetricUnit Unit => Metric.Unit;

    /// <summary>Which way it improves.</summary>
    public MetricDirection Direction => Metric.Direction;

    /// <summary>Who defines it so.</summary>
    public string Source => Metric.Source;

    /// <summary>The numerator, or what is added up, in words: <c>gross write-offs (receivable)</c>.</summary>
    public string Numerator =>
        Above is null ? Metric.Formula : Above.InWords(ScopeInWords) + Rate + (Below is null ? AveragingInWords : "");

    /// <summary>The denominator in words, such as <c>average receivables (two-point)</c>; null for what is no quotient.</summary>
    public string? Denominator => Below is null ? null : Below.InWords(ScopeInWords) + AveragingInWords;

    /// <summary>All of it as a formula: <c>gross write-offs (receivable) ÷ total sales</c>.</summary>
    public string Formula
    {
        get
        {
            string formula = Denominator is { } below ? $"{Numerator} ÷ {below}" : Numerator;
            string words = string.Join(", ", OwnChoices.Select(choice => $"{choice.Name}: {choice.Value}"));
            return OwnChoices.Length == 0 ? formula : $"{formula} ({words})";
        }
    }

    /// <summary>The definition of a metric of one's own.</summary>
    /// <exception cref="ArgumentException">The metric is one of the library's, whose figures carry their choices with them.</exception>
    public static MetricDefinition FromMetric(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.IsOwn ? new MetricDefinition(metric) : throw new ArgumentException(
            $"Found {metric}, one of the library's; a metric of your own is allowed. Take the definition from a series, or from "
            + "AmountMetrics or RatioMetrics.", nameof(metric));
    }

    /// <summary>The same with a further choice, which makes it another definition.</summary>
    /// <param name="name">What is chosen.</param>
    /// <param name="value">What was chosen.</param>
    /// <exception cref="ArgumentException">A text is blank, or the choice was made before.</exception>
    public MetricDefinition WithChoice(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (OwnChoices.Any(choice => choice.Name == name))
            throw new ArgumentException(
                $"Found the choice '{name}' once more; each is made once. Start from the definition without it.", nameof(name));
        return this with { OwnChoices = [.. OwnChoices.Append((name, value)).OrderBy(choice => choice.Item1, StringComparer.Ordinal)] };
    }

    /// <summary>Whether metric and choices are equal.</summary>
    public bool Equals(MetricDefinition? other) => ReferenceEquals(this, other) || (other is not null
        && Metric == other.Metric && Above == other.Above && Below == other.Below
        && Scope == other.Scope && Basis == other.Basis && FlowPeriod == other.FlowPeriod
        && Averaging == other.Averaging && Annualization == other.Annualization && OwnChoices.AsSpan().SequenceEqual(other.OwnChoices));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Metric, Above, Below, Scope, Basis, FlowPeriod, Averaging, Annualization);

    /// <summary>The definition on one line: <c>M3 write-off to sales: gross write-offs (receivable) ÷ total sales</c>.</summary>
    public override string ToString() => $"{Id} {Name}: {Formula}";

    /// <summary>Which date of the entries decided their periods.</summary>
    internal PeriodBasis Basis { get; init; }

    /// <summary>What balances averaged elsewhere are called.</summary>
    internal const string AsStated = "as stated by their source";

    /// <summary>What stands above the line, or is added up.</summary>
    internal MetricBasis? Above { get; init; }

    /// <summary>What stands below the line.</summary>
    internal MetricBasis? Below { get; init; }

    private string? ScopeInWords =>
        Scope is null || Basis == WriteOffMetrics.PeriodBasis.EffectiveDate ? Scope : $"{Scope}, by {EntryWords.NameOf(Basis)}";

    private string Rate
    {
        get
        {
            if (Annualization is { } how) return $" per year ({how})";
            return FlowPeriod is { } period ? $" per {period}" : "";
        }
    }

    private string AveragingInWords => Averaging switch
    {
        null => "",
        AsStated => " " + AsStated,
        _ => $" ({Averaging})",
    };

    void IReport.Write(ReportWriter report)
    {
        report
            .Add(Id)
            .Add(Name)
            .AddMember(Unit)
            .AddMember(Direction)
            .Add(Formula)
            .Add(NumeratorBasis)
            .Add(DenominatorBasis)
            .Add(Scope)
            .AddMember(PeriodBasis)
            .Add(FlowPeriod)
            .Add(Averaging)
            .AddValue(Annualization, new AnnualizationJsonConverter());
        if (OwnChoices.Length > 0) report.AddList(OwnChoices, choice => report.Add(choice.Name).Add(choice.Value), nameof(Choices));
        report.Add(Source);
    }
}
