using System.Globalization;
using System.Net;
using System.Text.Json;
using DashboardService;
using Microsoft.AspNetCore.Builder;
using MonthEnd;
using NodaTime;
using WriteOffMetrics.Html;

namespace WriteOffMetrics.Samples.Tests;

/// <summary>The service listens on a free port of this machine and is asked over HTTP.</summary>
public sealed class DashboardServiceTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        app = await Service.CreateAsync(["--urls", "http://127.0.0.1:0", "--folder", PlainBooks.Folder]);
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_page_comes_with_the_policy_that_allows_its_style_alone()
    {
        using HttpResponseMessage page = await client.GetAsync("/");
        string html = await page.Content.ReadAsStringAsync();
        decimal gross = PlainBooks.Gross("2026-06-01", "2026-06-30", "9999-12-31");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Equal(HtmlPage.ContentSecurityPolicy, Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"<data value=\"{gross}\">"), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_is_the_snapshot_of_the_day_as_known_on_the_other()
    {
        WriteOffDashboard board = (await MonthEndBooks.ReadAsync(PlainBooks.Folder)).ToDashboard(null, LocalDate.MaxIsoValue);
        var day = new LocalDate(2026, 5, 31);

        Assert.Equal(board.AsOf(new LocalDate(2026, 6, 30)).ToJson(), await client.GetStringAsync("/dashboard.json"));
        Assert.Equal(board.AsOf(day).ToJson(), await client.GetStringAsync("/dashboard.json?asOf=2026-05-31"));
        string known = await client.GetStringAsync("/dashboard.json?asOf=2026-05-31&knownOn=2026-06-08");
        Assert.Equal(board.AsOf(day, new LocalDate(2026, 6, 8)).ToJson(), known);
        Assert.Equal(
            PlainBooks.Gross("2026-05-01", "2026-05-31", "2026-06-08"),
            DashboardSnapshot.FromJson(known)["headline"]["figures"]["gross write-offs", "period"]!.Value!.Value.ToDecimal());
    }

    [Theory]
    [InlineData("/?asOf=2026-02-30", "Found '2026-02-30' as asOf; a day such as 2026-06-30 is allowed.")]
    [InlineData("/dashboard.json?asOf=30.06.2026", "Found '30.06.2026' as asOf")]
    [InlineData("/dashboard.json?knownOn=", "Found '' as knownOn")]
    [InlineData("/dashboard.json?knownOn=0001-01-01&knownOn=2026-06-08", "Found '0001-01-01,2026-06-08' as knownOn")]
    public async Task A_bad_day_is_answered_with_the_reason(string address, string reason)
    {
        using HttpResponseMessage answer = await client.GetAsync(address);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(reason, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_that_of_the_documents() =>
        Assert.Equal(Repository.Read("docs", "dashboard.schema.json"), await client.GetStringAsync("/schema.json"));
}
