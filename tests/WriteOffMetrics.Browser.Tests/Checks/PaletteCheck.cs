using System.Text.RegularExpressions;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>The colours that a style defines, in light and in dark: every text on every ground, and the bars on the paper.</summary>
internal static partial class PaletteCheck
{
    private const double LeastOfText = 4.5;
    private const double LeastOfBars = 3;

    private static readonly string[] Texts = ["ink", "soft", "blue", "good", "bad"];
    private static readonly string[] Grounds = ["paper", "band1", "band2", "band3"];
    private static readonly string[] Bars = ["bar"];

    /// <summary>Lines between rows and fields that carry no meaning alone.</summary>
    private static readonly string[] Ornaments = ["line", "hair", "interval"];

    public static IReadOnlyList<string> Find(string html)
    {
        string style = Comment().Replace(Chromium.Style().Match(html).Groups[1].Value, "");
        Dictionary<string, string> dark = ColorsOf(Dark().Match(style).Groups[1].Value);
        Dictionary<string, string> light = ColorsOf(Root().Match(Dark().Replace(style, "")).Groups[1].Value);
        string[] all = [.. Texts, .. Grounds, .. Bars];
        return
        [
            .. all.Where(name => !light.ContainsKey(name)).Select(name => $"light: --{name} is not defined"),
            .. all.Where(name => !dark.ContainsKey(name)).Select(name => $"dark: --{name} is not defined"),
            .. light.Keys.Union(dark.Keys).Except([.. all, .. Ornaments])
                .Select(name => $"--{name} is neither text, ground, bar nor ornament"),
            .. Faint("light", light), .. Faint("dark", dark),
        ];
    }

    /// <summary>The contrast of WCAG 2: relative luminances with 0.05 of stray light.</summary>
    public static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static IEnumerable<string> Faint(string scheme, Dictionary<string, string> colors) =>
        from pair in (from text in Texts from ground in Grounds select (Top: text, Ground: ground, Least: LeastOfText))
            .Concat(from bar in Bars select (Top: bar, Ground: "paper", Least: LeastOfBars))
        where colors.ContainsKey(pair.Top) && colors.ContainsKey(pair.Ground)
        let contrast = Contrast(colors[pair.Top], colors[pair.Ground])
        where contrast < pair.Least
        select FormattableString.Invariant($"{scheme}: --{pair.Top} on --{pair.Ground} has {contrast:0.00}, at least {pair.Least}");

    private static double Luminance(string color)
    {
        string digits = color.Length == 4 ? string.Concat(color[1..].Select(c => $"{c}{c}")) : color[1..];
        double[] parts = [.. Convert.FromHexString(digits).Select(part => Linear(part / 255.0))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];

        static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    private static Dictionary<string, string> ColorsOf(string block) =>
        Property().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex(@"--([\w-]+)\s*:\s*(#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3}))\s*(?=[;}]|$)")]
    private static partial Regex Property();

    [GeneratedRegex(@":root\s*\{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"@media[^{]*prefers-color-scheme:\s*dark\)[^{]*\{\s*:root\s*\{([^}]*)\}")]
    private static partial Regex Dark();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
