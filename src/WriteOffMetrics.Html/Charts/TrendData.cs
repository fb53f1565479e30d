namespace WriteOffMetrics.Html;

/// <summary>What the chart of a trend shows, read from the tables of its section.</summary>
internal sealed class TrendData
{
    private readonly DashboardTable periods;

    private readonly PeriodWords words;

    public TrendData(DashboardSection section, PeriodWords words)
    {
        this.words = words;
        periods = section.Tables.FirstOrDefault(table => table.Name == "periods") ?? section.Tables[0];
        Unit = Column("figure").Concat(Column("forecast")).FirstOrDefault(figure => figure?.Value is not null)?.Value?.Unit;
        Figures = Values("figure");
        Targets = Values("target");
        Centers = Values("center");
        Lower = Values("lower limit");
        Upper = Values("upper limit");
        Forecasts = Values("forecast");
        ForecastLower = Values("forecast lower");
        ForecastUpper = Values("forecast upper");
        Signals = [.. Column("signals").Select(figure => string.IsNullOrWhiteSpace(figure?.Text) ? null : figure.Text)];
        Bands = BandsOf(section);
    }

    /// <summary>The unit of what is drawn; null where there is no figure at all.</summary>
    public MetricUnit? Unit { get; }

    public int Count => periods.Rows.Count;

    public Quantity?[] Figures { get; }

    public Quantity?[] Targets { get; }

    public Quantity?[] Centers { get; }

    public Quantity?[] Lower { get; }

    public Quantity?[] Upper { get; }

    public Quantity?[] Forecasts { get; }

    public Quantity?[] ForecastLower { get; }

    public Quantity?[] ForecastUpper { get; }

    public string?[] Signals { get; }

    /// <summary>The bands in order, each with the value up to which it goes; null of the last.</summary>
    public IReadOnlyList<(string Name, Quantity? UpTo, bool IsIncluding)> Bands { get; }

    /// <summary>Whether a figure, a target or a forecast is below zero; limits and intervals may be below what can be.</summary>
    public bool HasNegative => new[] { Figures, Targets, Forecasts }.Any(values => values.Any(value => value?.ToDecimal() < 0));

    public string NameOf(int row) => words.Of(periods.Rows[row].Name ?? "(none stated)");

    /// <summary>The name of a row where there is little room.</summary>
    public string ShortNameOf(int row) => words.Short(periods.Rows[row].Name ?? "(none stated)");

    /// <summary>The last row with a value; -1 where there is none.</summary>
    public static int LastOf(Quantity?[] values) => Array.FindLastIndex(values, value => value is not null);

    private IEnumerable<DashboardFigure?> Column(string name)
    {
        int index = periods.Columns.ToList().IndexOf(name);
        return periods.Rows.Select(row => index < 0 ? null : row.Figures[index]);
    }

    /// <summary>The values of a column that are of the unit of the chart.</summary>
    private Quantity?[] Values(string name) => [.. Column(name).Select(InUnit)];

    private Quantity? InUnit(DashboardFigure? figure) => figure?.Value is { } value && value.Unit == Unit ? value : null;

    private IReadOnlyList<(string, Quantity?, bool)> BandsOf(DashboardSection section)
    {
        DashboardTable? bands = section.Tables.FirstOrDefault(table => table.Name == "bands");
        int upTo = bands?.Columns.ToList().IndexOf("up to") ?? -1, side = bands?.Columns.ToList().IndexOf("side") ?? -1;
        if (upTo < 0) return [];
        return
        [
            .. bands!.Rows.Select(row => (
                row.Name ?? "(none stated)",
                InUnit(row.Figures[upTo]),
                side >= 0 && row.Figures[side]?.Text == "including")),
        ];
    }
}
