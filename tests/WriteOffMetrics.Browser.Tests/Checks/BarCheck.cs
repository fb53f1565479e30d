using System.Globalization;
using System.Text.Json;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// Every bar says what the number in its own cell says, or where that has none the one in the cell before it: within a column of a table
/// widths are in proportion to numbers, as written and as drawn; bars of negative numbers are marked; the steps of a roll-forward begin
/// where the ones before them end; and the number that is read is the number that is drawn.
/// </summary>
internal static class BarCheck
{
    /// <summary>How far, of 100, a bar may be from its number: two roundings to a tenth, and a little.</summary>
    private const double Tolerance = 0.15;

    // The rows of a roll-forward that are levels have the class level, its steps up or down.
    private const string Bars = """
        () => {
            for (const one of document.querySelectorAll('details')) one.open = true;
            const tables = [...document.querySelectorAll('table')];
            return JSON.stringify([...document.querySelectorAll('svg.bar, svg.fall')].map(svg => {
                const cell = svg.closest('td, th'), row = svg.closest('tr'), before = cell?.previousElementSibling;
                const data = cell?.querySelector('data[value]') ?? before?.querySelector('data[value]');
                const rects = svg.querySelectorAll('rect'), rect = rects[0];
                const box = svg.getBoundingClientRect(), drawn = rect?.getBoundingClientRect();
                const mirrored = getComputedStyle(svg).direction === 'rtl';
                const share = length => box.width > 0 ? 100 * length / box.width : -1;
                return {
                    table: tables.indexOf(svg.closest('table')), column: cell?.cellIndex ?? -1,
                    row: (row?.cells[0]?.textContent ?? '').trim(),
                    isStep: svg.matches('.fall'), isLevel: svg.matches('.level') || (row?.matches('.level') ?? false),
                    isUp: row?.matches('.up') ?? false, isDown: row?.matches('.down') ?? false,
                    isNegative: svg.matches('.neg') || !!rect?.matches('.neg'),
                    viewBox: svg.getAttribute('viewBox'), rects: rects.length,
                    data: data?.getAttribute('value') ?? null, text: ((data ? data.closest('td, th') : before)?.textContent ?? '').trim(),
                    inEnglish: (svg.closest('[lang]')?.getAttribute('lang') ?? '').startsWith('en'),
                    x: Number(rect?.getAttribute('x') ?? 0), width: Number(rect?.getAttribute('width') ?? 0),
                    drawnWidth: drawn ? share(drawn.width) : 0, drawnX: drawn ? share(drawn.left - box.left) : 0,
                    drawnFromEnd: drawn && mirrored ? share(box.right - drawn.right) : null, isShown: box.width > 0,
                };
            }));
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html, PageExpectations expected)
    {
        IPage page = await chromium.ShowAsync(html, 1440);
        Bar[] bars = JsonSerializer.Deserialize<Bar[]>(await page.EvaluateAsync<string>(Bars), JsonSerializerOptions.Web)!;
        if (bars.Length == 0) return expected.HasBars ? ["there is no bar"] : [];
        return
        [
            .. bars.SelectMany(bar => OfOne(bar, expected)),
            .. bars.GroupBy(bar => (bar.Table, bar.Column, bar.IsStep))
                .SelectMany(column => OfColumn([.. column.Where(bar => ValueOf(bar, expected) is not null)], expected)),
        ];
    }

    private static IEnumerable<string> OfOne(Bar bar, PageExpectations expected)
    {
        if (ValueOf(bar, expected) is not double value)
        {
            yield return $"{bar}: no number stands beside it, but '{bar.Text}'";
            yield break;
        }
        if (bar.ViewBox != "0 0 100 10") yield return $"{bar}: its viewBox is '{bar.ViewBox}', not '0 0 100 10'";
        if (bar.Rects > 1 || bar.Rects == 0 && value != 0) yield return $"{bar}: {bar.Rects} rectangles";
        if (bar.X < 0 || bar.X + bar.Width > 100 + Tolerance) yield return $"{bar}: leaves its cell, {bar.X} and {bar.Width} wide";
        if (!bar.IsStep && bar.IsNegative != value < 0) yield return $"{bar}: {(value < 0 ? "lacks" : "has")} the class neg, of {value}";
        if (bar.IsUp && value < 0 || bar.IsDown && value > 0) yield return $"{bar}: goes {(bar.IsUp ? "up" : "down")}, of {value}";
        if (!bar.IsShown) yield return $"{bar}: is not shown at 1440 px";
        else if (Math.Abs(bar.DrawnWidth - bar.Width) > Tolerance) yield return $"{bar}: drawn {bar.DrawnWidth:0.##} wide, not {bar.Width}";
        else if (bar.Rects == 1 && Math.Min(Math.Abs(bar.DrawnX - bar.X), Math.Abs((bar.DrawnFromEnd ?? bar.DrawnX) - bar.X)) > Tolerance)
        {
            yield return $"{bar}: drawn at {bar.DrawnX:0.##}, not at {bar.X}";
        }
    }

    private static IEnumerable<string> OfColumn(Bar[] bars, PageExpectations expected)
    {
        double[] values = [.. bars.Select(bar => ValueOf(bar, expected)!.Value)];
        double largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
        if (largest == 0) return bars.Where(bar => bar.Width != 0).Select(bar => $"{bar}: {bar.Width} wide, of 0");
        Bar widest = bars[Array.FindIndex(values, value => Math.Abs(value) == largest)];
        if (widest.Width <= 0) return [$"{widest}: the bar of the largest number has no width"];
        double scale = widest.Width / largest;
        return
        [
            .. bars.Zip(values).Where(one => Math.Abs(one.First.Width - WidthOf(one.Second)) > Tolerance)
                .Select(one => $"{one.First}: {one.First.Width} wide, in proportion {WidthOf(one.Second):0.##}"),
            .. bars[0].IsStep ? OfSteps(bars, values, scale) : [],
            .. OfTexts(bars, values),
        ];

        double WidthOf(double value) => value == 0 ? 0 : Math.Max(Math.Abs(value) * scale, expected.ThinnestBar);
    }

    /// <summary>A level reaches from nothing to itself, a step from what stood before it to what stands after it.</summary>
    private static IEnumerable<string> OfSteps(Bar[] bars, double[] values, double scale)
    {
        double balance = 0, first = double.NaN;
        for (int i = 0; i < bars.Length; i++)
        {
            if (bars[i].IsLevel)
            {
                if (i > 0 && Math.Abs(balance - values[i]) > 1e-6 * Math.Max(1, Math.Abs(balance)))
                {
                    yield return $"{bars[i]}: the steps lead to {balance}, not to {values[i]}";
                }
                balance = 0;
            }
            double low = Math.Min(balance, balance + values[i]) * scale;
            balance += values[i];
            if (i == 0) first = bars[i].X - low;
            else if (Math.Abs(bars[i].X - first - low) > Tolerance)
            {
                yield return $"{bars[i]}: begins at {bars[i].X}, not at {first + low:0.##}";
            }
        }
    }

    /// <summary>In English, the visible number is the value of its data element, but for a power of ten and rounding.</summary>
    private static IEnumerable<string> OfTexts(Bar[] bars, double[] values)
    {
        (decimal Text, double Value)[] read =
        [
            .. from one in bars.Zip(values)
               where one.First.InEnglish && one.First.Data is not null
               let text = NumberOf(one.First.Text)
               where text is not null
               select (text.Value, one.Second),
        ];
        bool agree = Enumerable.Range(-9, 13).Any(exponent => read.All(one => Fits(one.Text, one.Value * Math.Pow(10, exponent))));
        if (agree) yield break;
        yield return $"{bars[0]}: the numbers of its column are not those of their data: "
            + string.Join(", ", read.Select(one => (one.Text, one.Value)));

        static bool Fits(decimal text, double value) =>
            Math.Abs((double)text - value) <= 0.5001 * Math.Pow(10, -text.Scale) && (value < 0 || text >= 0);
    }

    private static double? ValueOf(Bar bar, PageExpectations expected) =>
        expected.HasData
            ? double.TryParse(bar.Data, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null
            : (double?)NumberOf(bar.Text);

    /// <summary>The number at the beginning of an English text, as in '−1,204.50 USD' and '2.35 %'.</summary>
    private static decimal? NumberOf(string text)
    {
        string plain = text.Replace('\u2212', '-').Replace(",", "", StringComparison.Ordinal).TrimStart('+');
        string digits = string.Concat(plain.TakeWhile(c => c is '-' or '.' || char.IsAsciiDigit(c)));
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    private sealed record Bar(
        int Table, int Column, string Row, bool IsStep, bool IsLevel, bool IsUp, bool IsDown, bool IsNegative, string? ViewBox, int Rects,
        string? Data, string Text, bool InEnglish, double X, double Width, double DrawnWidth, double DrawnX,
        double? DrawnFromEnd, bool IsShown)
    {
        public override string ToString() => $"bar of '{Row}' in column {Column + 1} of table {Table + 1}";
    }
}
