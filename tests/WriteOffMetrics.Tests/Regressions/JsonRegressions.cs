using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What was once wrong with totals as JSON and with reading texts: each line of docs/regressions.md has its test.</summary>
public sealed class JsonRegressions
{
    private const string Sector = "sector";
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(First, First);

    /// <summary>
    /// Half of a surrogate pair is no character: UTF-8 has no form for it, so it cannot be written, and must not be changed.
    /// </summary>
    [Fact]
    public void A_text_that_JSON_cannot_carry_is_refused_and_never_replaced()
    {
        PeriodBreakdown halves = Breakdown("\ud800", "\udfff");
        Assert.Contains("half of a surrogate pair", Assert.Throws<InvalidOperationException>(halves.ToJson).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Breakdown("a\ud800").ToJson());
        PeriodBreakdown whole = Breakdown("\ud83d\ude00", null, "", "\0\u001f\"\\", "é");
        Assert.Equal(whole.Values, PeriodBreakdown.FromJson(whole.ToJson(), Usd, Year, Sector).Values);
        string json = Breakdown("x").ToJson();
        Refused(json.Replace("\"x\"", "\"\\ud800\"", StringComparison.Ordinal),
            "at $.values[0] \"\\ud800\", where text of whole characters, or null, is allowed");
        Refused(json.Replace("\"x\"", "\"\ud800\"", StringComparison.Ordinal), "at $ half of a surrogate pair");
    }

    [Theory]
    [InlineData("\"lastCompleteDay\"", "\"lastCompletedDay\"", "at $ the property 'lastCompletedDay'")]
    [InlineData("\"lastCompleteDay\"", "\"\\ud800\"", "at $ a property whose name holds half of a surrogate pair")]
    [InlineData("2026-06-30", "2026-06-31", "at $.lastCompleteDay '2026-06-31', where a day such as 2026-06-30 is allowed")]
    [InlineData("\"lastCompleteDay\":\"2026-06-30\"", "\"lastCompleteDay\":5",
        "at $.lastCompleteDay 5, where text of whole characters is allowed")]
    [InlineData("\"format\":\"write-off totals 1\"", "\"format\":null", "at $.format null")]
    [InlineData("\"format\":\"write-off totals 1\",", "", "at $ no format, where an object that has each of these")]
    [InlineData("\"basis\":\"EffectiveDate\"", "\"basis\":\"0\"",
        "at $.basis \"0\", where one of EffectiveDate, RecordedDate, OriginDate is allowed")]
    [InlineData("\"currency\":\"USD\"", "\"currency\":\"USD\",\"currency\":\"USD\"", "or states a property twice")]
    [InlineData("\"cells\":[", "\"cells\":[[0],", "at $.cells[0] [0], where period, category, kind, code, sum and count is allowed")]
    [InlineData("[0,\"Receivable\",\"WriteOff\",0,\"100\",1]", "[0,\"Receivable\",\"WriteOff\",0,100,1]",
        "at $.cells[0][4] 100, where a whole number up to")]
    [InlineData("[0,\"Receivable\",\"WriteOff\",0,\"100\",1]", "[0,\"Receivable\",\"WriteOff\",0,\"9223372036854775808\",1]",
        "at $.cells[0][4]")]
    [InlineData("[0,\"Receivable\",\"WriteOff\",0,\"100\",1]", "[1,\"Receivable\",\"WriteOff\",0,\"100\",1]",
        "at $.cells[0][0] 1, where a period from -1 to 0 is allowed")]
    [InlineData("[0,\"Receivable\",\"WriteOff\",0,\"100\",1]", "[0,\"Receivable\",\"Loss\",0,\"100\",1]", "at $.cells[0][2] \"Loss\"")]
    [InlineData("[0,\"Receivable\",\"WriteOff\",0,\"100\",1]",
        "[0,\"Receivable\",\"WriteOff\",0,\"100\",1],[0,\"Receivable\",\"WriteOff\",0,\"100\",1]", "at $.cells[1] a cell a second time")]
    [InlineData("\"values\":[\"x\"]", "\"values\":[\"x\",\"y\"]", "at $.values[1] a value that no cell has")]
    [InlineData("\"values\":[\"x\"]", "\"values\":[\"x\",\"x\"]", "at $.values[1] the value 'x' twice")]
    [InlineData("\"controlSum\":\"100\"", "\"controlSum\":100", "at $.controlSum 100")]
    [InlineData("{\"format\"", "{format", "line 1, byte 2")]
    public void What_ToJson_did_not_write_is_refused_in_words_of_our_own_with_the_path(string written, string changed, string found)
    {
        string json = Breakdown("x").ToJson();
        Assert.Contains(written, json, StringComparison.Ordinal);
        Refused(json.Replace(written, changed, StringComparison.Ordinal), found);
    }

    [Theory]
    [InlineData("2024-01-01/2024-03-31\0junk")]
    [InlineData("2024-01-01\0/2024-03-31")]
    [InlineData("2024-01-01/2024-03-31 ")]
    [InlineData("2024-01-01/2024-03-31\n")]
    public void A_period_with_something_behind_it_is_no_period(string text)
    {
        Assert.False(ReportingPeriod.TryParse(text, null, out ReportingPeriod period));
        Assert.Equal(default, period);
    }

    private static void Refused(string text, string found)
    {
        var refusal = Assert.Throws<ArgumentException>("json", () => PeriodBreakdown.FromJson(text, Usd, Year, Sector));
        Assert.StartsWith("Found text that is not totals as ToJson writes them: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(found, refusal.Message, StringComparison.Ordinal);
    }

    private static PeriodBreakdown Breakdown(params string?[] sectors) => WriteOffLedger
        .FromEntries(Usd, sectors.Select(sector => LedgerEntry.WriteOff(First, Money.FromMinorUnits(100, Usd)).With(Sector, sector)),
            Sector)
        .CompleteThrough(new LocalDate(2026, 6, 30))
        .SummarizeBy(Year, Sector);
}
