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
        WriteSignals();
        WriteBandNames();
        WriteEnds();
    }

    private static Axis AxisOf(TrendData data)
    {
        double[] drawn =
        [
            .. new[]
            {
                data.Figures, data.Targets, data.Lower, data.Upper, data.Forecasts, data.ForecastLower, data.ForecastUpper,
            }.SelectMany(values => values).OfType<Quantity>().Select(value => Read(value))
                .Select(value => data.HasNegative ? value : Math.Max(0, value)),
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

    /// <summary>The points of a line; none where it is below the axis.</summary>
    private (double X, double Y)?[] Points(Quantity?[] values) =>
        [.. values.Select((value, row) => value is { } known && IsDrawn(known) ? (X(row), Y(known)) : ((double, double)?)null)];

    /// <summary>The points of the edge of an area, which is cut off where the axis ends.</summary>
    private (double X, double Y)?[] Edge(Quantity?[] values) =>
        [.. values.Select((value, row) => value is { } known ? (X(row), Math.Min(Y(known), Bottom)) : ((double, double)?)null)];

    private bool IsDrawn(Quantity value) => Read(value) >= axis.Least - 1e-9 * (axis.Greatest - axis.Least);

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
            page.Leaf("rect", ("class", "band-" + KindOf(index)), ("x", Geometry.Text(left)), ("y", Geometry.Text(upper)),
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

        double widest = Enumerable.Range(0, data.Count).Max(row => Labels.WidthOf(Short(data.ShortNameOf(row), 16), 12)) + 14;
        double most = Math.Max(1, Math.Min(MostTicks, (right - left) / widest));
        int step = TickSteps.FirstOrDefault(one => (data.Count - 1) / one < most, data.Count);
        for (int row = 0; row < data.Count; row += step)
        {
            string text = Short(data.ShortNameOf(row), 16);

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
        (double X, double Y)?[] upper = Edge(FromLast(data.ForecastUpper)), lower = Edge(FromLast(data.ForecastLower));
        (double X, double Y)?[] both = [.. upper.Where((point, row) => point is not null && lower[row] is not null)];
        if (both.Length < 2) return;
        IEnumerable<(double, double)?> back = lower.Where((point, row) => point is not null && upper[row] is not null).Reverse();
        page.Leaf("path", ("class", "interval"), ("d", Geometry.Path(both.Concat(back)) + " Z"));
    }

    /// <summary>The points of a line and those between them, which words had better not cover.</summary>
    private IEnumerable<(double X, double Y)> Covered(Quantity?[] values)
    {
        (double X, double Y)?[] points = Points(values);
        for (int row = 0; row < points.Length; row++)
        {
            if (points[row] is not { } at) continue;
            yield return at;
            if (row + 1 == points.Length || points[row + 1] is not { } next) continue;
            int parts = (int)Math.Max(1, Math.Max(Math.Abs(next.X - at.X), Math.Abs(next.Y - at.Y)) / 5);
            for (int part = 1; part < parts; part++)
                yield return (at.X + (next.X - at.X) * part / parts, at.Y + (next.Y - at.Y) * part / parts);
        }
    }

    /// <summary>All that is drawn as a line, with the lines of the grid within the drawing.</summary>
    private IEnumerable<(double X, double Y)> Lines() => new[] { data.Figures, data.Targets, data.Upper, data.Lower, data.Forecasts }
        .SelectMany(Covered)
        .Concat(from value in axis.Values
                let y = Y(value)
                where y > Top + 1 && y < Bottom - 1
                from step in Enumerable.Range(0, (int)((right - left) / 5) + 1)
                select (left + step * 5, y));

    /// <summary>The names of the bands, free of lines where there is such a place, and with the ground of their band behind them.</summary>
    private void WriteBandNames()
    {
        (double X, double Y)[] lines = [.. Lines()];
        foreach ((int index, double upper, double lower) in Fields().Where(field => field.Lower - field.Upper >= 18))
        {
            (string name, Quantity? upTo, bool isIncluding) = data.Bands[index];
            string text = SafeText.Isolated(Short(name, LongestWords));
            if (upTo is { } limit) text += (isIncluding ? ", up to " : ", below ") + numbers.AsSet(limit);
            else if (index > 0 && data.Bands[index - 1] is { UpTo: { } from } before)
                text += (before.IsIncluding ? ", above " : ", from ") + numbers.AsSet(from);
            double width = Labels.WidthOf(text, 12);
            double[] heights =
                [upper + 14, lower - 6, .. Enumerable.Range(1, (int)((lower - upper) / 6)).Select(step => upper + 14 + 6 * step)];
            double[] starts =
                [left + 6, right - 6 - width, .. Enumerable.Range(1, 11).Select(step => left + (right - width - left) * step / 12)];
            (double X, double Y)[] places =
            [
                .. from start in starts
                   from height in heights
                   where height >= upper + 12 && height <= lower - 5
                   select (start, height),
            ];
            (double, double, double, double)[] boxes =
                [.. places.Select(place => (place.X, place.Y - 11, place.X + width, place.Y + 4))];
            if ((labels.Take(boxes, lines) ?? labels.Take(boxes, Covered(data.Figures)) ?? labels.Take(boxes, [])) is not { } at) continue;
            bool isRight = places[at].X == right - 6 - width;
            WriteText("band-l on-" + KindOf(index), isRight ? right - 6 : places[at].X, places[at].Y, isRight ? "end" : "start", text);
        }
    }

    private string KindOf(int band) => band == 0 ? "good" : band == data.Bands.Count - 1 ? "bad" : "ok";

    /// <summary>Rings, and the words of the farthest of each run where there is room for them; all of them stand below the chart.</summary>
    private void WriteSignals()
    {
        (double X, double Y)[] covered = [.. new[] { data.Figures, data.Targets, data.Upper, data.Lower }.SelectMany(Covered)];
        List<int> run = [];
        for (int row = 0; row < data.Count; row++)
        {
            if (data.Signals[row] is null || data.Figures[row] is not { } value)
            {
                WriteSignal(run, covered);
                run.Clear();
                continue;
            }

            page.Leaf("circle", ("class", "signal"), ("cx", Geometry.Text(X(row))), ("cy", Geometry.Text(Y(value))), ("r", "6"));
            run.Add(row);
        }

        WriteSignal(run, covered);
    }

    private void WriteSignal(List<int> run, (double X, double Y)[] covered)
    {
        if (run.Count == 0) return;
        int row = run.MaxBy(one => data.Centers[one] is { } center ? Math.Abs(Read(data.Figures[one]!.Value) - Read(center)) : 0);
        Quantity value = data.Figures[row]!.Value;
        (double x, double y) = (X(row), Y(value));
        string words = data.Signals[row]!.Split(", ")[0];
        string text = $"{numbers.WithUnit(value)}, {SafeText.Isolated(Short(words, LongestWords))}";
        double width = Labels.WidthOf(text, 12), middle = Math.Clamp(x, left + width / 2 + 2, right - width / 2 - 2);
        (double X, double Y)[] places =
        [
            .. from place in new[]
               {
                   (middle, y - 13), (middle, y + 22), (middle, y - 29), (middle, y + 38),
                   (x + 12 + width / 2, y + 4), (x - 12 - width / 2, y + 4), (x - 12 - width / 2, y - 12), (x + 12 + width / 2, y - 12),
               }
               where place.Item2 - 11 > Top - 8 && place.Item2 + 4 < Bottom
               where place.Item1 - width / 2 > left && place.Item1 + width / 2 < right
               select place,
        ];
        if (labels.Take([.. places.Select(at => (at.X - width / 2, at.Y - 11, at.X + width / 2, at.Y + 4))], covered) is { } free)
            WriteText("signal-l", places[free].X, places[free].Y, "middle", text);
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
            if (TrendData.LastOf(values) is >= 0 and var last && IsDrawn(values[last]!.Value))
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
