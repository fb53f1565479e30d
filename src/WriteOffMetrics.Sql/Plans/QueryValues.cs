using System.Data;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>The values of a query: parameters, or literals where the text is to stand alone or the database knows no parameters.</summary>
internal sealed class QueryValues(SqlDialect dialect, bool asLiterals)
{
    private readonly List<QueryParameter> parameters = [];

    private bool AsLiterals => asLiterals || dialect.ParameterPrefix is null;

    public IReadOnlyList<QueryParameter> Parameters => parameters.AsReadOnly();

    /// <summary>A day, by a name of its own.</summary>
    public string Add(string name, LocalDate day)
    {
        if (AsLiterals) return dialect.Literal(day);
        return dialect.DatesAreText
            ? Add(new QueryParameter(name, DbType.String, Days.ToText(day)))
            : Add(new QueryParameter(name, DbType.Date, day.ToDateOnly()));
    }

    /// <summary>A text, by a name of its own.</summary>
    public string Add(string name, string text) =>
        AsLiterals ? dialect.Literal(text) : Add(new QueryParameter(name, DbType.String, text));

    private string Add(QueryParameter parameter)
    {
        parameters.Add(parameter);
        return dialect.ParameterPrefix + parameter.Name;
    }
}
