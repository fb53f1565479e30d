using System.Diagnostics;

namespace WriteOffMetrics.Sql;

/// <summary>
/// Tells of each query as an activity, for whoever listens. Names are documented; no data, no text of a query and no connection is told.
/// </summary>
internal static class QueryActivity
{
    private static readonly ActivitySource Source = new("WriteOffMetrics.Sql");

    public static Activity? Start(QueryPlan plan, int source)
    {
        Activity? activity = Source.StartActivity("WriteOffMetrics.Sql.Query", ActivityKind.Client);
        return activity?.SetTag("writeoffmetrics.dialect", plan.Dialect.ToString())
            .SetTag("writeoffmetrics.source", source)
            .SetTag("writeoffmetrics.periods", plan.Axis.Count)
            .SetTag("writeoffmetrics.dimensions", plan.Dimensions.Count);
    }

    public static void Succeeded(Activity? activity, PartialTotals totals) => activity?
        .SetTag("writeoffmetrics.fetched_rows", totals.FetchedRows)
        .SetTag("writeoffmetrics.cells", totals.Rows.Count)
        .SetStatus(ActivityStatusCode.Ok);

    public static void Failed(Activity? activity, Exception cause) => activity?
        .SetTag("error.type", cause.GetType().Name)
        .SetStatus(ActivityStatusCode.Error);
}
