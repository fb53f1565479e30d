using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WriteOffMetrics;
using WriteOffMetrics.Csv;
using WriteOffMetrics.Html;

namespace MonthEnd;

/// <summary>The month-end report: a page and a JSON beside the books, and three lines that say what is in them.</summary>
public static class MonthEndReport
{
    /// <summary>The books of a month close on the eighth day of the next: what is recorded later is in the next report.</summary>
    private const int DaysToClose = 8;

    private const string Page = "month-end.html", Json = "month-end.json", JsonBefore = "month-end-before.json";

    /// <summary>Writes the report.</summary>
    /// <param name="arguments">The folder of the CSV files, and the last day of the month; both may be left out.</param>
    /// <param name="output">Where the lines go.</param>
    /// <returns>0, or 1 where the report could not be made.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        string folder = Path.GetFullPath(arguments.Count > 0 ? arguments[0] : MonthEndBooks.SampleFolder);
        LocalDate day = MonthEndBooks.Months.End;
        if (arguments.Count > 1 && !LocalDatePattern.Iso.Parse(arguments[1]).TryGetValue(day, out day))
        {
            await output.WriteLineAsync($"Found '{arguments[1]}' as the last day of the month; a day such as 2026-06-30 is allowed.");
            return 1;
        }

        try
        {
            MonthEndBooks books = await MonthEndBooks.ReadAsync(folder);
            LocalDate monthBefore = day.PlusDays(1).PlusMonths(-1).PlusDays(-1);
            LocalDate closed = day.PlusDays(DaysToClose);
            DashboardSnapshot snapshot = books.ToDashboard(monthBefore.PlusDays(DaysToClose), closed).AsOf(day, closed);
            DashboardSnapshot? before = await BeforeAsync(folder, snapshot);
            await WriteAsync(folder, snapshot);

            await output.WriteLineAsync(Headline(snapshot));
            await output.WriteLineAsync(Moved(before, snapshot));
            await output.WriteLineAsync($"Written: {Path.Combine(folder, Page)} and {Json}, from {books.WriteOffs}.");
            return 0;
        }
        catch (Exception why) when (why is IOException or CsvReadException or JsonException)
        {
            await output.WriteLineAsync(why.Message);
            return 1;
        }
    }

    /// <summary>The report of an earlier month: what the last run wrote, kept under another name once a new month is reported.</summary>
    private static async Task<DashboardSnapshot?> BeforeAsync(string folder, DashboardSnapshot snapshot)
    {
        (string last, string kept) = (Path.Combine(folder, Json), Path.Combine(folder, JsonBefore));
        if (File.Exists(last) && DashboardSnapshot.FromJson(await File.ReadAllTextAsync(last)).AsOf < snapshot.AsOf)
            File.Move(last, kept, overwrite: true);
        if (!File.Exists(kept)) return null;
        var before = DashboardSnapshot.FromJson(await File.ReadAllTextAsync(kept));
        return before.AsOf < snapshot.AsOf ? before : null;
    }

    private static async Task WriteAsync(string folder, DashboardSnapshot snapshot)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Json), snapshot.ToJson());
        await using StreamWriter page = File.CreateText(Path.Combine(folder, Page));
        HtmlPage.Write(snapshot, page, new HtmlPageOptions { Title = "Write-offs of the month" });
    }

    private static string Headline(DashboardSnapshot snapshot)
    {
        if (snapshot["headline"].Absence is { } absence) return absence;
        DashboardTable figures = snapshot["headline"]["figures"], standing = snapshot["headline"]["standing"];
        DashboardFigure variance = standing["against the target", "value"]!;
        string against = variance.IsFavourable switch { true => " (better)", false => " (worse)", null => "" };
        return $"{snapshot.Period!.Value.Name}: {figures["gross write-offs", "period"]} written off, {figures["gross to sales", "period"]} "
            + $"of sales, {standing["band", "of"]}, {variance} against the {standing["against the target", "of"]}{against}.";
    }

    private static string Moved(DashboardSnapshot? before, DashboardSnapshot snapshot)
    {
        if (before is null) return "There is no report of an earlier month to compare with.";
        IReadOnlyList<DashboardChange> changes = snapshot.ChangesSince(before);
        IEnumerable<string> headline =
            from change in changes
            where change is { Section: "headline", Table: "figures", Column: "period" } && change.Row?.Contains(" to ") == true
            select $"{change.Row} {change.Before} → {change.After}";
        IEnumerable<string> atRisk =
            from change in changes
            where change is { Section: "at risk", Table: "figures", Column: "period", Row: "at risk" }
            select $"{change.Row} {change.Before} → {change.After}";
        return $"Since {before.Period?.Name}: {string.Join("; ", headline.Concat(atRisk))}; "
            + string.Create(CultureInfo.InvariantCulture, $"{changes.Count} figures differ.");
    }
}
