using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.FlowRows;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

public sealed class TimeToWriteOffTests
{
    private static readonly LocalDate First = new(2020, 1, 1), Last = new(2025, 12, 31);

    [SharedDataFact("oracles")]
    public void Known_times_give_known_curves()
    {
        foreach (OracleVector vector in Oracles("kaplan_meier.json"))
        {
            (int Days, bool IsEvent)[] all = [.. vector.Input("time").Zip(
                vector.Input("event"), (time, isEvent) => ((int)time, isEvent == 1))];
            Assert.Equal(vector.Input("time"), all.Select(one => (double)one.Days));
            SurvivalCurve curve = ToItems(all.Select((_, i) => new ItemLine($"D-{i}", First, null, 1m)))
                .Settle(all.Select((one, i) => (one, i)).Where(one => !one.one.IsEvent).Select(one =>
                    new SettlementLine($"D-{one.i}", First.PlusDays(one.one.Days), 1m)))
                .Settle(WriteOffLedger.FromEntries(Usd, all.Select((one, i) => (one, i)).Where(one => one.one.IsEvent).Select(one =>
                    LedgerEntry.WriteOff(First.PlusDays(one.one.Days), Dollars(1m)) with { Account = "C-1", Document = $"D-{one.i}" })))
                .TimeToWriteOff(Last);
            JsonElement expected = vector.Expected, limits = expected.GetProperty("ci").GetProperty("loglog");
            (double? Lower, double? Upper)[] found = [.. curve.Limits(vector.Number("confidence"))];
            AssertNear(expected.GetProperty("time"), curve.Days.Select(one => (double?)one), vector.Name);
            AssertNear(expected.GetProperty("n_risk"), curve.AtRisk.Select(one => (double?)one), vector.Name);
            AssertNear(expected.GetProperty("n_event"), curve.WrittenOff.Select(one => (double?)one), vector.Name);
            AssertNear(expected.GetProperty("n_censor"), curve.Censored.Select(one => (double?)one), vector.Name);
            AssertNear(expected.GetProperty("survival"), curve.Survival.Select(one => (double?)one), vector.Name);
            AssertNear(expected.GetProperty("std_error"), curve.StandardErrors, vector.Name);
            AssertNear(limits.GetProperty("lower"), found.Select(one => one.Lower), vector.Name);
            AssertNear(limits.GetProperty("upper"), found.Select(one => one.Upper), vector.Name);
            AssertNear(NumberOrNone(expected, "median"), curve.MedianDays, vector.Name);
            (double? lower, double? upper) = curve.MedianLimits(vector.Number("confidence"));
            AssertNear(NumberOrNone(limits, "median_low"), lower, vector.Name);
            AssertNear(NumberOrNone(limits, "median_high"), upper, vector.Name);
        }

        static double? NumberOrNone(JsonElement element, string name) =>
            element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    /// <summary>
    /// By hand: five documents, one paid after 30 days, written off after 60 and 90, two open on day 120. S = 3/4 and 3/4 × 2/3 = 1/2;
    /// Greenwood 3/4 × √(1/12) and 1/2 × √(1/12 + 1/6) = 1/4.
    /// </summary>
    [Fact]
    public void Paid_documents_count_as_long_as_they_were_open_and_open_ones_to_the_last_day()
    {
        SurvivalCurve curve = Five.TimeToWriteOff(First.PlusDays(120));
        Assert.Equal((5, 2), (curve.DocumentCount, curve.WrittenOffCount));
        Assert.Equal([30, 60, 90, 120], curve.Days);
        Assert.Equal([5, 4, 3, 2], curve.AtRisk);
        Assert.Equal([0, 1, 1, 0], curve.WrittenOff);
        Assert.Equal([1, 0, 0, 2], curve.Censored);
        Assert.Equal([1, 0.75, 0.5, 0.5], curve.Survival.Select(one => Math.Round(one, 12)));
        Assert.Equal(
            [0, Math.Round(0.75 * Math.Sqrt(1.0 / 12), 12), 0.25, 0.25], curve.StandardErrors.Select(one => Math.Round(one!.Value, 12)));
        Assert.Equal(90, curve.MedianDays);
        Assert.Equal([1, 1, 0.75, 0.5, null],
            ((int[])[0, 59, 60, 120, 121]).Select(days => curve.SurvivalAfter(days) is { } s ? Math.Round(s, 12) : (double?)null));
        Assert.Equal("2 of 5 documents written off, median 90.0 days", curve.ToString());
        Assert.Contains(
            "3 documents: paid, settled otherwise, or open on the last day", curve.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal("M19a time to write-off: product-limit estimate of the days from invoice date to write-off (from: invoice date)",
            curve.Definition.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("days", () => curve.SurvivalAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => curve.Limits(1));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => curve.MedianLimits(double.NaN));

        // Seen from day 70, the second write-off has not come, and nothing is known beyond.
        SurvivalCurve earlier = Five.TimeToWriteOff(First.PlusDays(70));
        Assert.Equal((1, (double?)null, 70), (earlier.WrittenOffCount, earlier.MedianDays, earlier.Days[^1]));
    }

    private static OpenItems Five => ToItems(Enumerable.Range(0, 5).Select(i => new ItemLine($"D-{i}", First, null, 10m)))
        .Settle(new SettlementLine("D-0", First.PlusDays(30), 10m))
        .Settle(WriteOffLedger.FromEntries(Usd, [Off("D-1", 60, 10m), Off("D-2", 90, 10m)]));

    /// <summary>Two lines of one document are one; a part written off is an end, and a write-off that was reversed is none.</summary>
    [Fact]
    public void A_document_ends_with_the_first_write_off_that_stands()
    {
        ItemLine[] lines =
        [
            new("D-1", First, First.PlusDays(30), 10m), new("D-1", First.PlusDays(5), First.PlusDays(60), 10m),
            new(null, First, null, 10m) { Account = "C-2" }, new(null, First, null, 10m) { Account = "C-2" },
            new("K-1", First, null, 10m) { Kind = OpenItemKind.CreditNote, Account = "C-3" },
        ];
        Assert.Equal(3, ToItems(lines).TimeToWriteOff(Last).DocumentCount);
        Assert.Equal([(50, 1)], Ends(Off("D-1", 50, 4m)));
        Assert.Equal([(70, 1)], Ends(Off("D-1", 50, 4m), Undone("D-1", 60, 4m), Off("D-1", 70, 4m)));
        Assert.Equal([(50, 1)], Ends(Off("D-1", 50, 4m), Undone("D-1", 60, 3m), Off("D-1", 70, 4m)));
        Assert.Empty(Ends(Off("D-1", 50, 4m), Undone("D-1", 60, 4m)));

        // Paid before the rest is written off: the write-off is the end. Paid in whole, it goes out of sight on that day.
        SurvivalCurve paid = ToItems(lines[..2]).Settle(new SettlementLine("D-1", First.PlusDays(40), 20m)).TimeToWriteOff(Last);
        Assert.Equal((40, 1, 0), (Assert.Single(paid.Days), paid.Censored[0], paid.WrittenOffCount));

        (int, int)[] Ends(params LedgerEntry[] entries)
        {
            SurvivalCurve curve = ToItems(lines).Settle(WriteOffLedger.FromEntries(Usd, entries)).TimeToWriteOff(Last);
            return [.. curve.Days.Zip(curve.WrittenOff).Where(one => one.Second > 0)];
        }
    }

    [Fact]
    public void Of_nothing_there_is_no_curve_and_what_is_not_known_is_refused()
    {
        foreach (OpenItems items in (OpenItems[])[
            ToItems(), ToItems(new ItemLine("D-1", First, null, 5m) { Kind = OpenItemKind.OnAccountCash }),
            ToItems(new ItemLine("D-1", Last.PlusDays(1), null, 5m)), ToItems().Settle(new SettlementLine("D-1", First, 5m))])
        {
            SurvivalCurve curve = items.TimeToWriteOff(Last);
            Assert.Equal((0, 0, null, null), (curve.DocumentCount, curve.WrittenOffCount, curve.MedianDays, curve.SurvivalAfter(0)));
            Assert.Empty(curve.Days);
            Assert.Empty(curve.Limits(0.95));
            Assert.Contains("0 of 0 documents", curve.Explain().ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("behind the knowledge day 2020-03-01", Assert.Throws<ArgumentException>(
            "observedThrough", () => Five.AsKnownOn(new LocalDate(2020, 3, 1)).TimeToWriteOff(new LocalDate(2020, 3, 2))).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, Five.AsKnownOn(new LocalDate(2020, 2, 29)).TimeToWriteOff(new LocalDate(2020, 2, 29)).WrittenOffCount);
    }

    private static LedgerEntry Off(string document, int days, decimal amount) =>
        LedgerEntry.WriteOff(First.PlusDays(days), Dollars(amount)) with { Account = "C-1", Document = document };

    private static LedgerEntry Undone(string document, int days, decimal amount) =>
        LedgerEntry.Reversal(First.PlusDays(days), Dollars(amount)) with { Account = "C-1", Document = document };
}
