namespace WriteOffMetrics.Html;

/// <summary>How a table is shown: what stands above its names, which columns have bars, whether it stands beside another.</summary>
/// <param name="RowHead">What its rows are.</param>
internal sealed record TableLook(string RowHead)
{
    /// <summary>Whether the names of its items are the user's: shown as they are, with no letter made large.</summary>
    public bool NamesAreData { get; init; }

    /// <summary>The columns with a bar behind each number.</summary>
    public string[] Bars { get; init; } = [];

    /// <summary>The column whose rows lead from the first to the last.</summary>
    public string? Fall { get; init; }

    /// <summary>Whether it needs half the width of the page.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Whether it stands in <c>details</c>: the points of a chart.</summary>
    public bool IsFolded { get; init; }

    /// <summary>The look of a table; of one that is not known, a plain one.</summary>
    public static TableLook Of(string section, string table) => (section, table) switch
    {
        ("headline", "standing") => new("Measure") { IsHalf = true },
        ("entities", "rates") => new("Currencies"),
        ("entities", _) => new("Entity") { NamesAreData = true, Bars = ["net write-offs", "net to sales"] },
        ("breakdown", "categories") => new("Category") { Bars = ["net write-offs", "share of gross"] },
        ("breakdown", "concentration") => new("Dimension") { NamesAreData = true },
        (_, _) when table.StartsWith("by ", StringComparison.Ordinal) => new(table["by ".Length..])
        {
            NamesAreData = true,
            Bars = ["net write-offs", "to sales"],
        },
        ("trend", "periods") => new("Period") { NamesAreData = true, IsFolded = true },
        ("trend", "bands") => new("Band") { NamesAreData = true, IsFolded = true },
        ("trend", "trend") => new("Trend") { IsFolded = true },
        ("collections", "history") => new("Figure") { IsFolded = true },
        ("collections", "ageing") => new("Overdue, days") { Bars = ["amount"], IsHalf = true },
        ("collections", "roll rates") => new("From bucket to bucket") { Bars = ["period"], IsHalf = true },
        ("at risk", "accounts") => new("Account") { NamesAreData = true, Bars = ["at risk"] },
        ("at risk", "left the list") => new("Account") { NamesAreData = true, IsHalf = true },
        ("at risk", "figures") => new("Figure") { IsHalf = true },
        ("allowance", "roll-forward") => new("Movement") { Fall = "amount", IsHalf = true },
        ("allowance", "figures") => new("Figure") { IsHalf = true },
        ("allowance", "matrix") => new("Overdue, days") { Bars = ["allowance"], IsHalf = true },
        ("change explained", "bridge") => new("Entries made known since") { Fall = "amount", IsHalf = true },
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
}
