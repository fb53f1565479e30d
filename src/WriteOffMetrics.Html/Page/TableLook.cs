namespace WriteOffMetrics.Html;

/// <summary>
/// How a table is shown: what stands above its names, which column has bars, which numbers carry a sign, whether it stands beside another.
/// </summary>
/// <param name="RowHead">What its rows are.</param>
internal sealed record TableLook(string RowHead)
{
    private static readonly HashSet<string> ChangeColumns =
        ["change", "gap", "relative gap", "rate effect", "mix effect", "against the target"];

    private static readonly HashSet<string> ChangeRows =
        ["booked less required", "difference to the general ledger", "slope a year", "trend a year"];

    /// <summary>Words of the page for those that programs look up.</summary>
    private static readonly Dictionary<string, string> Plain = new()
    {
        ["ratio"] = "figure",
        ["trend a year"] = "trend per year",
        ["slope a year"] = "slope per year",
        ["exhaustion time"] = "exhaustion time, years",
        ["errors"] = "errors found",
        ["warnings"] = "warnings found",
        ["information"] = "remarks for information",
    };

    /// <summary>Whether the names of its items are the user's: shown as they are, with no letter made large.</summary>
    public bool NamesAreData { get; init; }

    /// <summary>Whether its rows are periods.</summary>
    public bool NamesArePeriods { get; init; }

    /// <summary>The columns with a bar behind each number.</summary>
    public string[] Bars { get; init; } = [];

    /// <summary>The column whose rows lead from the first to the last.</summary>
    public string? Fall { get; init; }

    /// <summary>Whether it needs half the width of the page.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Whether it stands in <c>details</c>: the points of a chart.</summary>
    public bool IsFolded { get; init; }

    /// <summary>The columns <c>lower</c> and <c>upper</c> stand as words behind the text of this one, and not by themselves.</summary>
    public string? Interval { get; init; }

    /// <summary>Whether rows named <c>lower</c> and <c>upper</c> are of a difference.</summary>
    public bool IsOfSlope { get; init; }

    /// <summary>The look of a table; of one that is not known, a plain one.</summary>
    public static TableLook Of(string section, string table) => (section, table) switch
    {
        ("headline", "standing") => new("Measure") { IsHalf = true, Interval = "of" },
        ("entities", _) => new("Entity") { NamesAreData = true, Bars = ["net write-offs", "net to sales"] },
        ("breakdown", "categories") => new("Category") { Bars = ["gross write-offs"] },
        ("breakdown", "concentration") => new("Dimension") { NamesAreData = true },

        // Its rows stand in the order of this column.
        (_, _) when table.StartsWith("by ", StringComparison.Ordinal) => new(table["by ".Length..])
        {
            NamesAreData = true,
            Bars = ["gross write-offs"],
        },
        ("trend", "periods") => new("Period") { NamesArePeriods = true, IsFolded = true },
        ("trend", "bands") => new("Band") { NamesAreData = true, IsFolded = true },
        ("trend", "trend") => new("Trend") { IsFolded = true, IsOfSlope = true },
        ("collections", "history") => new("Figure") { IsFolded = true },
        ("collections", "ageing") => new("Overdue, days") { Bars = ["amount"], IsHalf = true },
        ("collections", "roll rates") => new("From bucket to bucket") { Bars = ["period"], IsHalf = true },
        ("at risk", "accounts") => new("Account") { NamesAreData = true, Bars = ["at risk"] },
        ("at risk", "left the list") => new("Account") { NamesAreData = true, IsHalf = true },
        ("at risk", "figures") => new("Figure") { IsHalf = true },
        ("allowance", "roll-forward") => new("Movement") { Fall = "amount", IsHalf = true },
        ("allowance", "figures") => new("Figure") { IsHalf = true },
        ("allowance", "matrix") => new("Overdue, days") { Bars = ["allowance"], IsHalf = true },
        ("approvals", "states") => new("State") { Bars = ["requests"] },
        ("approvals", "waiting") => new("Waiting") { IsHalf = true },
        ("approvals", "decisions") => new("Person") { NamesAreData = true, Bars = ["period"], IsHalf = true },
        ("approvals", "part grants") => new("Figure"),
        ("governance", "authority") => new("Decided") { IsHalf = true },
        ("governance", "tests") => new("Control test") { NamesAreData = true, Bars = ["findings"] },
        ("governance", "figures") => new("Figure") { IsHalf = true },
        ("change explained", "bridge") => new("Movement") { Fall = "amount", IsHalf = true },
        (_, _) when table.StartsWith("rate and mix by ", StringComparison.Ordinal) => new(table["rate and mix by ".Length..])
        {
            NamesAreData = true,
            Bars = ["rate effect", "mix effect"],
        },
        ("benchmarks", "benchmarks") => new("Benchmark") { NamesAreData = true },
        ("benchmarks", "peers") => new("Peers") { NamesAreData = true },
        ("data quality", "findings") => new("Rule") { NamesAreData = true, IsHalf = true },
        ("data quality", "figures") => new("Figure") { IsHalf = true },
        (_, "figures") => new("Figure"),
        _ => new("Name") { NamesAreData = true },
    };

    /// <summary>
    /// Whether a number carries its sign, a plus as well: it is a change, a difference or a movement. Distances to a band do not.
    /// </summary>
    public bool IsChange(DashboardTable table, DashboardRow row, string column, DashboardFigure figure)
    {
        bool isWord = !NamesAreData && row.Kind != DashboardRowKind.Reconciliation;
        if (isWord && row.Name?.StartsWith("to the ", StringComparison.Ordinal) == true) return false;
        return figure.IsFavourable is not null || figure.Value?.Unit == MetricUnit.Points || ChangeColumns.Contains(column)
            || row.Kind == DashboardRowKind.Reconciliation
            || Fall == column && row.Kind != DashboardRowKind.Total && !ReferenceEquals(row, table.Rows[0])
            || isWord && row.Name is { } name && (name.StartsWith("against ", StringComparison.Ordinal) || ChangeRows.Contains(name)
                || IsOfSlope && name is "lower" or "upper");
    }

    /// <summary>What a row is called whose name is a word of the library.</summary>
    public string RowWords(string name) => IsOfSlope && name is "lower" or "upper" ? $"slope, {name} end"
        : IsOfSlope && name == "level" ? "level of the slope's interval"
        : Plain.GetValueOrDefault(name, name);

    /// <summary>What a column is called.</summary>
    public string ColumnWords(string name) => Interval == name ? "detail" : name;
}
