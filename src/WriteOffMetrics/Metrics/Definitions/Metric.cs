using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A metric: what is measured, in which unit, which way it improves, by which formula, and who defines it so. What a metric leaves open
/// (gross or net, which category, which averaging) is chosen in a <see cref="MetricDefinition"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Metric : IReport
{
    internal Metric(string id, string name, MetricUnit unit, MetricDirection direction, string formula, string source, MetricRole role)
    {
        Id = id;
        Name = name;
        Unit = unit;
        Direction = direction;
        Formula = formula;
        Source = source;
        Role = role;
    }

    /// <summary>The id, such as <c>M3</c>. No two of the library's metrics, which are M or S with digits, have the same.</summary>
    public string Id { get; }

    /// <summary>The name in words: <c>write-off to sales</c>.</summary>
    public string Name { get; }

    /// <summary>What the number is counted in.</summary>
    public MetricUnit Unit { get; }

    /// <summary>Which way it improves.</summary>
    public MetricDirection Direction { get; }

    /// <summary>How it is computed, in words: <c>write-offs ÷ total sales</c>.</summary>
    public string Formula { get; }

    /// <summary>Who defines it so.</summary>
    public string Source { get; }

    /// <summary>A metric of one's own, for figures that were computed elsewhere.</summary>
    /// <param name="id">The id. M or S followed by a digit are the library's.</param>
    /// <param name="name">The name in words.</param>
    /// <param name="unit">What the number is counted in; points are the unit of a difference and none of a metric.</param>
    /// <param name="direction">Which way it improves.</param>
    /// <param name="combination">
    /// How the figures of several periods become one. There is no usual way: name it. Ratios and indices do not add up.
    /// </param>
    /// <param name="formula">How it is computed, in words.</param>
    /// <param name="source">Who defines it so.</param>
    /// <exception cref="ArgumentException">
    /// A text is blank, the id is one of the library's, the unit is points, or ratios or indices shall add up.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Unit, direction or combination are no members.</exception>
    public static Metric FromDefinition(
        string id, string name, MetricUnit unit, MetricDirection direction, PeriodCombination combination, string formula, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (!Enum.IsDefined(unit)) throw new ArgumentOutOfRangeException(nameof(unit), unit, WhyNoMember((int)unit, nameof(MetricUnit)));
        if (!Enum.IsDefined(direction))
            throw new ArgumentOutOfRangeException(nameof(direction), direction, WhyNoMember((int)direction, nameof(MetricDirection)));
        if (!Enum.IsDefined(combination))
            throw new ArgumentOutOfRangeException(nameof(combination), combination,
                WhyNoMember((int)combination, nameof(PeriodCombination)));
        if (IsReserved(id)) throw new ArgumentException(
            $"Found the id '{id}'; ids other than M or S followed by a digit are allowed, which are the library's.", nameof(id));
        if (unit == MetricUnit.Points)
            throw new ArgumentException(
                "Found points, the unit of a difference of ratios; the unit of a figure is allowed, such as Ratio.", nameof(unit));
        if (combination == PeriodCombination.Sum && unit is (MetricUnit.Ratio or MetricUnit.Index))
            throw new ArgumentException(
                $"Found a sum of {Units.NameOf(unit)} over periods; PeriodCombination.None is allowed for it. State numerators and "
                + "denominators where several periods are wanted.",
                nameof(combination));
        return new Metric(id, name, unit, direction, formula, source, RoleOf(unit, combination)) { IsOwn = true };
    }

    /// <summary>Id and name on one line, in any culture: <c>M3 write-off to sales</c>.</summary>
    public override string ToString() => $"{Id} {Name}";

    /// <summary>What its figures are for.</summary>
    internal MetricRole Role { get; }

    /// <summary>Whether it is one of the user's.</summary>
    internal bool IsOwn { get; private init; }

    /// <summary>Whether it is a figure of a year by its own definition.</summary>
    internal bool IsOfYear { get; init; }

    /// <summary>Whether the figures of several periods add up.</summary>
    internal bool AddsUp => Role is MetricRole.Flow or MetricRole.Count;

    /// <summary>Whether no figure can lie below zero by its definition.</summary>
    internal bool IsNeverNegative { get; init; }

    private static MetricRole RoleOf(MetricUnit unit, PeriodCombination combination) => (unit, combination) switch
    {
        (MetricUnit.Count, PeriodCombination.Sum) => MetricRole.Count,
        (_, PeriodCombination.Sum) => MetricRole.Flow,
        (MetricUnit.Money or MetricUnit.Count, _) => MetricRole.Balance,
        _ => MetricRole.Computed,
    };

    private static bool IsReserved(string id) => id.Length > 1 && char.ToUpperInvariant(id[0]) is ('M' or 'S') && char.IsAsciiDigit(id[1]);

    private static string WhyNoMember(int value, string type) => $"Found {Invariant.Text(value)}; a member of {type} is allowed.";

    void IReport.Write(ReportWriter report) => report
        .Add(Id)
        .Add(Name)
        .AddMember(Unit)
        .AddMember(Direction)
        .Add(Formula)
        .Add(Source);
}
