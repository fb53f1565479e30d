namespace WriteOffMetrics.Browser.Tests;

/// <summary>A small page without a fault, from which faulty ones are made that differ from it in one thing.</summary>
internal static class GoodPage
{
    public const string Html = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>A small page</title>
        <style>
        :root{color-scheme:light dark;--paper:#ffffff;--ink:#222222;--soft:#555555;--blue:#1f5f99;--good:#1b6b5c;--bad:#a8431a;
        --bar:#6691bd;--line:#dddddd;--band1:#e9f3ee;--band2:#faf6ea;--band3:#fbece4}
        @media (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e9e6df;--soft:#a7adb5;--blue:#8cbdea;--good:#74cbb8;--bad:#f0a47a;
        --bar:#527ca3;--line:#3a4047;--band1:#182a26;--band2:#24231c;--band3:#2f211b}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 sans-serif}
        main{max-width:60rem;margin:0 auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%}
        th,td{padding:.25rem .5rem;text-align:start;border-bottom:1px solid var(--line)}
        .b{width:30%}
        .bar,.fall{display:block;width:100%;height:.75rem}
        rect{fill:var(--bar)}.neg{fill:var(--bad)}.field{fill:var(--band1)}text{fill:var(--soft);font-size:12px}
        .scroll{overflow-x:auto;mask:linear-gradient(to right,#000 calc(100% - 2rem),transparent) no-repeat;
        mask-size:calc(100% + 2rem) 100%;animation:more linear both;animation-timeline:scroll(self inline)}.scroll .wide{min-width:40rem}
        @keyframes more{from{mask-size:100% 100%}to{mask-size:calc(100% + 2rem) 100%}}
        @media (forced-colors:active){rect{fill:CanvasText}.field{fill:Canvas}}
        .chart{display:block;width:40rem;height:auto}
        @media (max-width:30rem){.b{display:none}}
        @media print{body{background:#fff}tr{break-inside:avoid}@page{size:A4;margin:16mm}}
        </style></head>
        <body><main><h1>Write-offs</h1>
        <section><h2>By sector</h2>
        <table><thead><tr><th scope="col">Sector</th><th scope="col">Net</th><td class="b"></td></tr></thead><tbody>
        <tr><th scope="row">Construction</th><td><data value="80000">80,000</data></td><td class="b"><svg
        class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" /></svg></td></tr>
        <tr><th scope="row">Retail trade</th><td><data value="50120.4">50,120</data></td><td class="b"><svg
        class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="62.7" height="10" /></svg></td></tr>
        <tr><th scope="row">Manufacturing</th><td><data value="-20000">−20,000</data></td><td class="b"><svg
        class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="neg" width="25" height="10" /></svg></td></tr>
        </tbody></table></section>
        <section><h2>Allowance</h2>
        <table><tbody>
        <tr class="level"><th scope="row">Opening</th><td><data value="200">200</data></td><td class="b"><svg
        class="fall" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" width="80" height="10" /></svg></td></tr>
        <tr class="up"><th scope="row">Provision</th><td><data value="50">50</data></td><td class="b"><svg
        class="fall" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x="80" width="20" height="10" /></svg></td></tr>
        <tr class="down"><th scope="row">Written off</th><td><data value="-100">−100</data></td><td class="b"><svg
        class="fall" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x="60" width="40" height="10" /></svg></td></tr>
        <tr class="level"><th scope="row">Closing</th><td><data value="150">150</data></td><td class="b"><svg
        class="fall" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" width="60" height="10" /></svg></td></tr>
        </tbody></table></section>
        <section><h2>Trend</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Trend">
        <svg class="chart" viewBox="0 0 640 200" role="img" aria-labelledby="t"><title id="t">Net write-offs</title>
        <rect class="field" x="0" y="0" width="640" height="200" /><text x="10" y="40">Excellent</text><text x="10" y="80">target</text>
        </svg></div>
        </section></main></body></html>
        """;

    public static readonly PageExpectations Expected = new() { Sheets = (1, 1) };

    /// <summary>The page with one passage changed wherever it stands.</summary>
    public static string With(string passage, string changed)
    {
        Assert.Contains(passage, Html, StringComparison.Ordinal);
        return Html.Replace(passage, changed, StringComparison.Ordinal);
    }
}
