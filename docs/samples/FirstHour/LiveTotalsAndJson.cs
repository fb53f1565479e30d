using System.Text.Json;
using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>Two branches add their postings as they happen and send their totals as JSON; head office puts them together.</summary>
public sealed class LiveTotalsAndJson
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));

    // Ninety days from 1 January on; each branch has every second posting.
    private static readonly LedgerEntry[] Postings = [.. Enumerable.Range(0, 90).Select(i =>
        LedgerEntry.WriteOff(new LocalDate(2026, 1, 1).PlusDays(i), Money.FromDecimal(10.01m * (i + 1), Usd)))];

    [Fact]
    public void Two_branches_make_one_whole()
    {
        string[] messages = [.. Enumerable.Range(0, 2).Select(branch =>
        {
            var live = new LiveTotals(Usd, Months);
            foreach (var entry in Postings.Where((_, i) => i % 2 == branch)) live.Add(entry);
            return live.ToTotals().ToJson();
        })];

        var whole = messages.Select(json => PeriodTotals.FromJson(json, Usd, Months)).Aggregate((one, other) => one.Merge(other));

        // 31, 28 and 31 days of 10.01, 20.02, … : Σ of 1 to 31 is 496, of 32 to 59 1,274, of 60 to 90 2,325.
        Assert.Equal([4_964.96m, 12_752.74m, 23_273.25m], whole.Gross.Select(month => month.Amount.ToDecimal()));
        Assert.Equal([31L, 28L, 31L], whole.Gross.Select(month => month.EntryCount!.Value));
        Assert.Equal(WriteOffLedger.FromEntries(Usd, Postings).SummarizeBy(Months), whole);

        // What goes to a web page is a report of the same figures.
        using var page = JsonDocument.Parse(JsonSerializer.Serialize(whole.Gross, JsonSerializerOptions.Web));
        var march = page.RootElement.GetProperty("points")[2];
        Assert.Equal("2026-03", march.GetProperty("period").GetProperty("name").GetString());
        Assert.Equal("23273.25", march.GetProperty("value").GetProperty("value").GetString());
        Assert.Equal(31, march.GetProperty("entryCount").GetInt64());
    }
}
