namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// Every text stands out from what lies below it, in light, in dark and on paper; in a chart from each shape that it is drawn over. Dark
/// is dark.
/// </summary>
internal static class ContrastCheck
{
    private const double Least = 4.5;

    private const string Faint = """
        least => {
            for (const one of document.querySelectorAll('details')) one.open = true;
            const dot = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
            const pen = dot.getContext('2d', { willReadFrequently: true });
            const known = new Map();
            const rgba = text => {
                if (!known.has(text)) {
                    pen.clearRect(0, 0, 1, 1);
                    pen.fillStyle = text;
                    pen.fillRect(0, 0, 1, 1);
                    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
                    known.set(text, [r, g, b, a / 255]);
                }
                return known.get(text);
            };
            const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
            const linear = x => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            const contrast = (a, b) => {
                const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                return (high + 0.05) / (low + 0.05);
            };
            const faded = (color, alpha) => [...color.slice(0, 3), color[3] * alpha];
            const opacity = one => one ? Number(getComputedStyle(one).opacity) * opacity(one.parentElement) : 1;

            const probe = document.body.appendChild(document.createElement('div'));
            probe.style.backgroundColor = 'Canvas';
            const sheet = rgba(getComputedStyle(probe).backgroundColor);
            probe.remove();

            const found = [];
            const groundOf = one => {
                if (!one) return sheet;
                const style = getComputedStyle(one);
                if (style.backgroundImage !== 'none') found.push(`${one.localName} has a picture as its ground, which cannot be judged`);
                return over(rgba(style.backgroundColor), groundOf(one.parentElement));
            };
            // What lies below a text of a chart: at points across it, the last shape that is filled there before the text is drawn.
            const groundsIn = (chart, text) => {
                const ground = groundOf(chart);
                const all = [...chart.querySelectorAll('*')];
                const shapes = all.slice(0, all.indexOf(text)).filter(one => one instanceof SVGGeometryElement && one.checkVisibility());
                const box = text.getBBox();
                const grounds = [];
                for (const x of [0.02, 0.25, 0.5, 0.75, 0.98]) for (const y of [0.2, 0.5, 0.8]) {
                    const point = new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(text.getScreenCTM());
                    grounds.push(shapes.reduce((below, shape) => {
                        const style = getComputedStyle(shape);
                        const within = point.matrixTransform(shape.getScreenCTM().inverse());
                        if (style.fill === 'none' || !shape.isPointInFill(within)) return below;
                        return over(faded(rgba(style.fill), Number(style.fillOpacity) * opacity(shape)), below);
                    }, ground));
                }
                return grounds;
            };

            let judged = 0;
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const one = node.parentElement;
                const says = node.data.trim();
                const range = document.createRange();
                range.selectNodeContents(node);
                const box = range.getBoundingClientRect();
                if (!says || !one.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue;
                if (['STYLE', 'SCRIPT', 'title', 'desc'].includes(one.tagName)) continue;
                const style = getComputedStyle(one);
                const chart = one.closest('svg');
                const ink = faded(rgba(chart ? style.fill : style.color), opacity(one) * (chart ? Number(style.fillOpacity) : 1));
                for (const ground of chart ? groundsIn(chart, one.closest('text')) : [groundOf(one)]) {
                    const ratio = contrast(over(ink, ground), ground);
                    judged++;
                    if (ratio < least) {
                        found.push(`contrast ${ratio.toFixed(2)} of '${says.slice(0, 40)}' in ${one.localName}, `
                            + `ink ${ink}, ground ${ground.slice(0, 3)}`);
                        break;
                    }
                }
            }
            if (judged === 0) found.push('no text was seen');
            return found;
        }
        """;

    private const string Ground = """
        () => {
            const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
            return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html)
    {
        List<string> found = [];
        Dictionary<ColorScheme, double> grounds = [];
        foreach ((ColorScheme scheme, Media media) in new[]
        {
            (ColorScheme.Light, Media.Screen), (ColorScheme.Dark, Media.Screen), (ColorScheme.Light, Media.Print),
        })
        {
            IPage page = await chromium.ShowAsync(html, 1440, scheme, media);
            if (media == Media.Screen) grounds[scheme] = await page.EvaluateAsync<double>(Ground);
            found.AddRange((await page.EvaluateAsync<string[]>(Faint, Least)).Select(text => $"{scheme}, {media}: {text}"));
        }
        if (grounds[ColorScheme.Light] < 0.8 || grounds[ColorScheme.Dark] > 0.2)
        {
            double light = grounds[ColorScheme.Light], dark = grounds[ColorScheme.Dark];
            found.Add(FormattableString.Invariant(
                $"brightness of the ground: light {light:0.00}, at least 0.8; dark {dark:0.00}, at most 0.2"));
        }
        return found;
    }
}
