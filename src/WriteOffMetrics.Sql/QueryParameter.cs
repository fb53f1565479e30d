using System.Data;

namespace WriteOffMetrics.Sql;

/// <summary>A value of a query that travels beside its text.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record QueryParameter
{
    internal QueryParameter(string name, DbType type, object value)
    {
        Name = name;
        Type = type;
        Value = value;
    }

    /// <summary>The name as it stands in the text, but for its first character: <c>first</c> for <c>@first</c>.</summary>
    public string Name { get; }

    /// <summary>A date, or a text.</summary>
    public DbType Type { get; }

    /// <summary>A <see cref="DateOnly"/>, or a <see cref="string"/>: of SQLite, which has no dates, always the latter.</summary>
    public object Value { get; }

    /// <summary>The name and the type; never the value, which may be a customer's name.</summary>
    public override string ToString() => $"{Name}: {Type}";
}
