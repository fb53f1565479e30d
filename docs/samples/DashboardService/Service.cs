using System.Text;
using MonthEnd;
using NodaTime;
using NodaTime.Text;
using WriteOffMetrics;
using WriteOffMetrics.Html;

namespace DashboardService;

/// <summary>
/// The dashboard over HTTP: <c>/</c> is the page, <c>/dashboard.json</c> the snapshot, <c>/schema.json</c> its schema. The queries
/// <c>asOf</c> and <c>knownOn</c> are days. The books are read once, when the service starts: dashboards are immutable, and any number of
/// requests may ask one at once.
/// </summary>
public static class Service
{
    /// <summary>The service, ready to run. <c>--folder</c> names the folder of the books, <c>--urls</c> where it listens.</summary>
    public static async Task<WebApplication> CreateAsync(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(arguments);
        MonthEndBooks books = await MonthEndBooks.ReadAsync(builder.Configuration["folder"] ?? MonthEndBooks.SampleFolder);
        WriteOffDashboard board = books.ToDashboard(null, LocalDate.MaxIsoValue);
        WebApplication app = builder.Build();

        app.MapGet("/", (string? asOf, string? knownOn, HttpResponse response) => Answer(board, asOf, knownOn, snapshot =>
        {
            response.Headers.ContentSecurityPolicy = HtmlPage.ContentSecurityPolicy;
            return Results.Text(HtmlPage.ToHtml(snapshot), "text/html", Encoding.UTF8);
        }));
        app.MapGet("/dashboard.json", (string? asOf, string? knownOn) => Answer(board, asOf, knownOn, snapshot =>
            Results.Text(snapshot.ToJson(), "application/json", Encoding.UTF8)));
        app.MapGet("/schema.json", () =>
            Results.File(Path.Combine(AppContext.BaseDirectory, "dashboard.schema.json"), "application/schema+json"));
        return app;
    }

    private static IResult Answer(WriteOffDashboard board, string? asOf, string? knownOn, Func<DashboardSnapshot, IResult> write)
    {
        try
        {
            LocalDate day = DayOf(nameof(asOf), asOf) ?? MonthEndBooks.Months.End;
            return write(DayOf(nameof(knownOn), knownOn) is { } known ? board.AsOf(day, known) : board.AsOf(day));
        }
        catch (ArgumentException why)
        {
            return Results.Problem(why.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static LocalDate? DayOf(string name, string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate day) ? day
        : throw new ArgumentException($"Found '{text}' as {name}; a day such as 2026-06-30 is allowed. Correct it, or leave it out.");
}
