namespace WriteOffMetrics.Html;

/// <summary>
/// The one chart with axes: figures by period as a line, the bands as fields, the target dashed, control limits thin, the forecast dotted
/// with its interval, signals ringed.
/// </summary>
internal sealed class TrendChart
{
    private const double Width = 960, Height = 330, Top = 18, Bottom = 292;
    private const int MostTicks = 9, LongestWords = 40;
    private static readonly int[] TickSteps = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600];

    private readonly MarkupWriter page;
    private readonly Numbers numbers;
    private readonly TrendData data;
    private readonly Axis axis;
    private readonly double left;
    private readonly double right;
    private readonly Labels labels = new();
    private readonly List<(string Class, string Text, double At)> ends;

    public TrendChart(MarkupWriter page, Numbers numbers, TrendData data)
    {
        this.page = page;
        this.numbers = numbers;
        this.data = data;
        axis = AxisOf(data);
        ends = EndsOf();
        left = Math.Max(44, 14 + axis.Values.Max(value => Labels.WidthOf(TickText(value), 12)));
        right = Width - Math.Max(110, 16 + ends.Select(end => Labels.WidthOf(end.Text, 13)).DefaultIfEmpty(0).Max());
    }

    /// <summary>Writes the chart; what it shows stands in its title and description, and every figure in the table beside it.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="id">What tells its ids from those of other charts of the page.</param>
    public void Write(string title, string id)
    {
        using var _ = page.Element("svg", "chart");
        page.Attribute("viewBox", $"0 0 {Geometry.Text(Width)} {Geometry.Text(Height)}");
        page.Attribute("role", "img");
        page.Attribute("aria-labelledby", $"t{id} d{id}");
        using (page.Element("title"))
        {
            page.Attribute("id", "t" + id);
            page.Text(title);
        }

        using (page.Element("desc"))
        {
            page.Attribute("id", "d" + id);
            page.Text(Description());
        }

        WriteFields();
        WriteGrid();
        WriteInterval();
        WriteLine("limit", data.Upper);
        WriteLine("limit", data.Lower);
        WriteLine("target", data.Targets);
        WriteLine("actual", data.Figures);
        WriteDots();
        WriteForecast();
        WriteBandNames();
        WriteSignals();
        WriteEnds();
    }

    private static Axis AxisOf(TrendData data)
    {
        double[] drawn =
        [
            .. new[]
            {
                data.Figures, data.Targets, data.Lower, data.Upper, data.Forecasts, data.ForecastLower, data.ForecastUpper,
            }.SelectMany(values => values).OfType<Quantity>().Select(value => Read(value)),
        ];
        double greatest = drawn.DefaultIfEmpty(0).Max();

        // The next band above is shown where it is near, so that the distance to it is seen.
        IEnumerable<double> near = data.Bands.Select(band => band.UpTo).OfType<Quantity>().Select(value => Read(value) * 1.15)
            .Where(limit => limit <= greatest * 1.7);
        return Axis.Of(drawn.Concat(near));
    }

    private static double Read(Quantity value) => (double)value.ToDecimal() * (value.Unit == MetricUnit.Ratio ? 100 : 1);

    private string TickText(double value) => numbers.Tick(value, axis.Decimals, data.Unit ?? MetricUnit.Index);

    private double X(int row) => data.Count == 1 ? (left + right) / 2 : left + (right - left) * row / (data.Count - 1);

    private double Y(double read) => Bottom - (read - axis.Least) / (axis.Greatest - axis.Least) * (Bottom - Top);

    private double Y(Quantity value) => Y(Read(value));

    private (double X, double Y)?[] Points(Quantity?[] values) =>
        [.. values.Select((value, row) => value is { } known ? (X(row), Y(known)) : ((double, double)?)null)];

    private string Description()
    {
        int first = Array.FindIndex(data.Figures, value => value is not null), last = TrendData.LastOf(data.Figures);
        string text = first < 0 ? "No period has a figure." : first == last
            ? $"{numbers.WithUnit(data.Figures[first]!.Value)} in {SafeText.Isolated(data.NameOf(first))}."
            : $"From {numbers.WithUnit(data.Figures[first]!.Value)} in {SafeText.Isolated(data.NameOf(first))} to "
                + $"{numbers.WithUnit(data.Figures[last]!.Value)} in {SafeText.Isolated(data.NameOf(last))}.";
        if (TrendData.LastOf(data.Targets) is >= 0 and var target) text += $" Target {numbers.WithUnit(data.Targets[target]!.Value)}.";
        if (TrendData.LastOf(data.Forecasts) is >= 0 and var forecast)
            text += $" Forecast {numbers.WithUnit(data.Forecasts[forecast]!.Value)} for {SafeText.Isolated(data.NameOf(forecast))}.";
        return text + " The table of figures below has every point.";
    }

    /// <summary>The bands between their limits, as far as the axis reaches.</summary>
    private IEnumerable<(int Index, double Upper, double Lower)> Fields()
    {
        double lower = axis.Least;
        for (int i = 0; i < data.Bands.Count; i++)
        {
            double upper = i == data.Bands.Count - 1 || data.Bands[i].UpTo is not { } limit ? axis.Greatest
                : Math.Clamp(Read(limit), axis.Least, axis.Greatest);
            if (upper > lower) yield return (i, Y(upper), Y(lower));
            lower = Math.Max(lower, upper);
        }
    }

    private void WriteFields()
    {
        foreach ((int index, double upper, double lower) in Fields())
        {
            string kind = index == 0 ? "band-good" : index == data.Bands.Count - 1 ? "band-bad" : "band-ok";
            page.Leaf("rect", ("class", kind), ("x", Geometry.Text(left)), ("y", Geometry.Text(upper)),
                ("width", Geometry.Text(right - left)), ("height", Geometry.Text(lower - upper)));
        }
    }

    private void WriteGrid()
    {
        foreach (double value in axis.Values)
        {
            string y = Geometry.Text(Y(value));
            string kind = value == 0 ? "zero" : "grid";
            page.Leaf("line", ("class", kind), ("x1", Geometry.Text(left)), ("x2", Geometry.Text(right)), ("y1", y), ("y2", y));
            WriteText("tick", left - 8, Y(value) + 4, "end", TickText(value));
        }

        double widest = Enumerable.Range(0, data.Count).Max(row => Labels.WidthOf(Short(data.NameOf(row), 16), 12)) + 14;
        double most = Math.Max(1, Math.Min(MostTicks, (right - left) / widest));
        int step = TickSteps.FirstOrDefault(one => (data.Count - 1) / one < most, data.Count);
        for (int row = 0; row < data.Count; row += step)
        {
            string text = Short(data.NameOf(row), 16);

            // The first and the last stay within the drawing.
            double half = Labels.WidthOf(text, 12) / 2;
            WriteText("tick", Math.Clamp(X(row), half + 2, Width - half - 2), Bottom + 22, "middle", text);
        }
    }

    private void WriteLine(string kind, Quantity?[] values)
    {
        if (Geometry.Path(Points(values)) is { } path) page.Leaf("path", ("class", kind), ("d", path));
    }

    /// <summary>A dot at the last figure, and at those that have no neighbour, which no line shows.</summary>
    private void WriteDots()
    {
        int last = TrendData.LastOf(data.Figures);
        for (int row = 0; row < data.Count; row++)
        {
            if (data.Figures[row] is not { } value) continue;
            bool isAlone = (row == 0 || data.Figures[row - 1] is null) && (row == data.Count - 1 || data.Figures[row + 1] is null);
            string radius = row == last ? "4" : "2.5";
            if (row == last || isAlone)
                page.Leaf("circle", ("class", "dot"), ("cx", Geometry.Text(X(row))), ("cy", Geometry.Text(Y(value))), ("r", radius));
        }
    }

    /// <summary>The forecast leads on from the last figure.</summary>
    private Quantity?[] FromLast(Quantity?[] values)
    {
        int last = TrendData.LastOf(data.Figures);
        if (last < 0 || last + 1 >= values.Length || values[last + 1] is null || values[last] is not null) return values;
        Quantity?[] led = [.. values];
        led[last] = data.Figures[last];
        return led;
    }

    private void WriteForecast() => WriteLine("forecast", FromLast(data.Forecasts));

    private void WriteInterval()
    {
        (double X, double Y)?[] upper = Points(FromLast(data.ForecastUpper)), lower = Points(FromLast(data.ForecastLower));
        (double X, double Y)?[] both = [.. upper.Where((point, row) => point is not null && lower[row] is not null)];
        if (both.Length < 2) return;
        IEnumerable<(double, double)?> back = lower.Where((point, row) => point is not null && upper[row] is not null).Reverse();
        page.Leaf("path", ("class", "interval"), ("d", Geometry.Path(both.Concat(back)) + " Z"));
    }

    /// <summary>The points of a line and those halfway between, which words had better not cover.</summary>
    private IEnumerable<(double X, double Y)> Covered(Quantity?[] values)
    {
        (double X, double Y)?[] points = Points(values);
        for (int row = 0; row < points.Length; row++)
        {
            if (points[row] is not { } at) continue;
            yield return at;
            if (row + 1 == points.Length || points[row + 1] is not { } next) continue;
            for (int part = 1; part < 8; part++) yield return (at.X + (next.X - at.X) * part / 8, at.Y + (next.Y - at.Y) * part / 8);
        }
    }

    private void WriteBandNames()
    {
        (double X, double Y)[] covered =
            [.. new[] { data.Figures, data.Targets, data.Upper, data.Lower, data.Forecasts }.SelectMany(Covered)];
        foreach ((int index, double upper, double lower) in Fields().Where(field => field.Lower - field.Upper >= 18))
        {
            (string name, Quantity? upTo, bool isIncluding) = data.Bands[index];
            string text = SafeText.Isolated(Short(name, LongestWords));
            if (upTo is { } limit) text += (isIncluding ? ", up to " : ", below ") + numbers.AsSet(limit);
            else if (index > 0 && data.Bands[index - 1] is { UpTo: { } from } before)
                text += (before.IsIncluding ? ", above " : ", from ") + numbers.AsSet(from);
            double width = Labels.WidthOf(text, 12);
            (double X, double Y)[] corners =
                [(left + 6, upper + 14), (right - 6 - width, upper + 14), (left + 6, lower - 6), (right - 6 - width, lower - 6)];
            int? at = labels.Take([.. corners.Select(corner => (corner.X, corner.Y - 11, corner.X + width, corner.Y + 4))], covered)
                ?? labels.Take([.. corners.Select(corner => (corner.X, corner.Y - 11, corner.X + width, corner.Y + 4))], []);
            if (at is { } place)
                WriteText("band-l", place % 2 == 0 ? left + 6 : right - 6, corners[place].Y, place % 2 == 0 ? "start" : "end", text);
        }
    }

    /// <summary>Rings, and the words where there is room for them; all of them stand below the chart.</summary>
    private void WriteSignals()
    {
        (double X, double Y)[] covered = [.. Covered(data.Figures)];
        for (int row = 0; row < data.Count; row++)
        {
            if (data.Signals[row] is not { } words || data.Figures[row] is not { } value) continue;
            (double x, double y) = (X(row), Y(value));
            page.Leaf("circle", ("class", "signal"), ("cx", Geometry.Text(x)), ("cy", Geometry.Text(y)), ("r", "6"));
            string text = $"{numbers.WithUnit(value)}, {SafeText.Isolated(Short(words, LongestWords))}";
            double width = Labels.WidthOf(text, 12), middle = Math.Clamp(x, left + width / 2 + 2, right - width / 2 - 2);
            double[] lines = [y - 13, y + 22, y - 29, y + 38];
            int? at = labels.Take(
                [.. lines.Select(line => (middle - width / 2, line - 11, middle + width / 2, line + 4))
                    .Where(box => box.Item2 > Top - 8 && box.Item4 < Bottom)],
                covered);
            double[] within = [.. lines.Where(line => line - 11 > Top - 8 && line + 4 < Bottom)];
            if (at is { } place) WriteText("signal-l", middle, within[place], "middle", text);
        }
    }

    /// <summary>What each line is, with its last value.</summary>
    private List<(string Class, string Text, double At)> EndsOf()
    {
        List<(string, string, double)> found = [];
        Add("actual-l", "actual", data.Figures);
        Add("target-l", "target", data.Targets);
        Add("forecast-l", "forecast", data.Forecasts);
        Add("limit-l", "upper limit", data.Upper);
        Add("limit-l", "lower limit", data.Lower);
        return found;

        void Add(string kind, string word, Quantity?[] values)
        {
            if (TrendData.LastOf(values) is >= 0 and var last)
                found.Add((kind, $"{word} {numbers.WithUnit(values[last]!.Value)}", Y(values[last]!.Value)));
        }
    }

    private void WriteEnds()
    {
        double[] heights = Labels.PushApart([.. ends.Select(end => end.At + 4)], Top + 4, Bottom);
        for (int i = 0; i < ends.Count; i++) WriteText("label " + ends[i].Class, right + 10, heights[i], null, ends[i].Text);
    }

    private void WriteText(string kind, double x, double y, string? anchor, string text)
    {
        using var _ = page.Element("text", kind);
        page.Attribute("x", Geometry.Text(x));
        page.Attribute("y", Geometry.Text(y));
        if (anchor is not null) page.Attribute("text-anchor", anchor);
        page.Text(text);
    }

    private static string Short(string text, int length) => SafeText.Shorten(SafeText.OnOneLine(text), length);
}
