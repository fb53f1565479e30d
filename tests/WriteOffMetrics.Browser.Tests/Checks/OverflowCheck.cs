namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// Nothing is wider than the screen, but in a region that scrolls, can be focused and has a label; nothing is cut off; and columns stay
/// columns.
/// </summary>
internal static class OverflowCheck
{
    private static readonly int[] Widths = [320, 360, 768, 1440];

    private const string Wide = """
        async even => {
            const found = [];
            const name = one => `${one.localName}${one.className && one.className.baseVal === undefined ? '.' + one.className : ''}`
                + ` '${(one.textContent ?? '').trim().slice(0, 40)}'`;
            const root = document.documentElement;
            const boxes = [...document.body.querySelectorAll('*')].filter(one => one instanceof HTMLElement && one.checkVisibility());
            const scrolls = one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
            if (root.scrollWidth > root.clientWidth) {
                const guilty = boxes.filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5
                    && !boxes.some(other => other !== one && other.contains(one) && scrolls(other)));
                found.push(`the document is ${root.scrollWidth} px wide: ${guilty.slice(0, 3).map(name).join(', ')}`);
            }
            for (const one of boxes) {
                if (one.scrollWidth <= one.clientWidth + 1 || one.clientWidth <= 1) continue;
                const overflow = getComputedStyle(one).overflowX;
                if (['hidden', 'clip'].includes(overflow)) found.push(`cut off: ${name(one)}`);
                if (scrolls(one) && !(one.getAttribute('role') === 'region' && one.getAttribute('aria-label') && one.tabIndex === 0))
                    found.push(`scrolls, and is no region with a label that can be focused: ${name(one)}`);
            }
            for (const one of boxes.filter(one => one.localName === 'data'))
                if (new Set([...one.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(`breaks: ${name(one)}`);
            // What scrolls fades at its end, until it has been scrolled there.
            for (const one of boxes.filter(one => scrolls(one) && one.scrollWidth > one.clientWidth + 1)) {
                const look = () => { const style = getComputedStyle(one); return [style.maskImage, style.maskSize]; };
                const [image, before] = look();
                one.scrollLeft = one.scrollWidth;
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                if (image === 'none' || look()[1] === before) found.push(`does not show that it scrolls: ${name(one)}`);
                one.scrollLeft = 0;
            }
            // A cell that is hidden in some rows only shifts the others from under their heads.
            if (even) for (const [i, table] of [...document.querySelectorAll('table')].entries()) {
                const columns = row => [...row.cells].filter(cell => cell.checkVisibility()).reduce((sum, cell) => sum + cell.colSpan, 0);
                const counts = new Set([...table.rows].filter(row => row.checkVisibility()).map(columns));
                if (counts.size > 1 && !table.querySelector('[rowspan]'))
                    found.push(`rows of table ${i + 1} have ${[...counts].join(' or ')} columns`);
            }
            return found;
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html, PageExpectations expected)
    {
        List<string> found = [];
        foreach (int width in Widths)
        {
            IPage page = await chromium.ShowAsync(html, width);
            found.AddRange((await page.EvaluateAsync<string[]>(Wide, expected.HasEvenRows)).Select(text => $"at {width} px, {text}"));
        }
        return found;
    }
}
