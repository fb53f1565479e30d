using System.Globalization;
using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.FlowRows;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

public sealed class TransitionTests
{
    private static readonly PeriodAxis Quarter = ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31));

    [SharedDataFact("oracles")]
    public void Known_counts_give_known_rates_errors_and_powers()
    {
        foreach (OracleVector vector in Oracles("transition_matrix.json"))
        {
            int[][] counts = Rows(vector.Inputs.GetProperty("counts"), one => one.GetInt32());
            int accounts = 0;
            BucketTransitions found = OpenAt(Months(2), counts.SelectMany((row, from) => row.SelectMany((count, to) =>
                Enumerable.Range(0, count).SelectMany(_ => Both($"C-{accounts++}", from, to)))))
                .TransitionsBy(Buckets(counts.Length), Months(2));
            for (int from = 0; from < counts.Length; from++)
            {
                Assert.Equal(counts[from].Sum(), found.Total(from));
                int[] to = [.. Enumerable.Range(0, counts.Length)];
                Assert.Equal(counts[from], to.Select(state => (int)found.Count(from, state)));
                AssertRow("probabilities", from, to.Select(state => found.Rate(from, state)));
                AssertRow("standard_errors", from, to.Select(state => found.StandardError(from, state)));
                foreach (JsonProperty power in vector.Expected.GetProperty("powers").EnumerateObject())
                {
                    int periods = int.Parse(power.Name[1..], CultureInfo.InvariantCulture);
                    AssertNear(power.Value[from], to.Select(state => (double?)found.RateAhead(from, state, periods)), power.Name);
                }
            }

            void AssertRow(string field, int from, IEnumerable<double?> actual) =>
                AssertNear(vector.Expected.GetProperty(field)[from], actual, $"{vector.Name}.{field}[{from}]");
        }

        static IEnumerable<(string?, int, int, decimal)> Both(string account, int from, int to) =>
            [(account, 0, from, 1m), (account, 1, to, 1m)];
    }

    [SharedDataFact("oracles")]
    public void Known_histories_give_known_counts()
    {
        foreach (OracleVector vector in Oracles("transition_panel.json"))
        {
            string[] states = [.. vector.Parameters.GetProperty("states").EnumerateArray().Select(one => one.ToString())];
            int[][] histories = Rows(vector.Inputs.GetProperty("histories"), one => Array.IndexOf(states, one.ToString()));
            PeriodAxis axis = Months(histories.Max(one => one.Length));
            BucketTransitions found = OpenAt(axis, histories.SelectMany((history, account) => history.Select((state, t) =>
                ((string?)$"C-{account}", axis.Count - history.Length + t, state, 1m)))).TransitionsBy(Buckets(states.Length), axis);
            for (int from = 0; from < states.Length; from++)
            {
                AssertNear(vector.Expected.GetProperty("counts")[from],
                    Enumerable.Range(0, states.Length).Select(to => (double?)found.Count(from, to)), vector.Name);
                AssertNear(vector.Expected.GetProperty("probabilities")[from],
                    Enumerable.Range(0, states.Length).Select(to => found.Rate(from, to)), vector.Name);
            }
        }
    }

    /// <summary>
    /// By hand. At the ends of January, February and March A is not due, 1–30, not open; B 1–30, 31–60, written off; C undated all the
    /// time; D has 1–30 beside 31–60 in March, and nothing before.
    /// </summary>
    private static OpenItems ByHand => ToItems(
        Item("A", "A-1", Day(1, 5), Day(2, 10)), Item("B", "B-1", Day(1, 5), Day(1, 10)), Item("C", "C-1", Day(1, 5), null),
        Item("D", "D-1", Day(3, 1), Day(2, 20)), Item("D", "D-2", Day(3, 1), Day(3, 30)), Item(null, "E-1", Day(1, 1), Day(1, 1)))
        .Settle(Payment("A", "A-1", Day(3, 9)), Payment("B", "B-1", Day(2, 9), 60m))
        .Settle(WriteOffLedger.FromEntries(Usd, [
            LedgerEntry.WriteOff(Day(3, 20), Dollars(40m)) with { Account = "B", Document = "B-1" }]));

    [Fact]
    public void An_account_is_in_the_oldest_bucket_in_which_something_of_it_is_open()
    {
        BucketTransitions found = ByHand.TransitionsBy(Buckets(4), Quarter);
        Assert.Equal(["not due", "1–30", "31–60", "61+", "undated", "not open", "written off"], found.States);
        Assert.Equal((4, 5, 6), (found.Undated, found.NotOpen, found.WrittenOff));
        Assert.Equal([0L, 0, 1, 0, 1, 1, 1], found.Accounts);
        Assert.Equal([(0, 1, 1L), (1, 2, 1), (1, 5, 1), (2, 6, 1), (4, 4, 2)],
            Enumerable.Range(0, 49).Select(cell => (cell / 7, cell % 7, found.Count(cell / 7, cell % 7))).Where(cell => cell.Item3 > 0));
        Assert.Equal((0.5, Math.Sqrt(1) / 2, 2L), (found.Rate(1, 5), found.StandardError(1, 5), found.Total(1)));
        Assert.Equal((null, null, 0L), (found.Rate(3, 3), found.StandardError(3, 3), found.Total(3)));

        // From not due to 1–30, and from there half to 31–60 and half to not open, where nobody was seen to leave.
        Assert.Equal((0.5, 0.5, 0.5), (found.RateAhead(0, 2, 2), found.RateAhead(0, 5, 2), found.RateAhead(0, 6, 3)));
        Assert.Equal([0, 0, 0.25, 0, 0.25, 0.25, 0.25], found.SharesAhead(0));
        Assert.Equal([0, 0, 0, 0, 0.25, 0.25, 0.5], found.SharesAhead(1));
        string text = found.Explain().ToString();
        Assert.Contains("6 moves of accounts by not due, 1–30, 31–60, 61+ by due date, 2026-01 to 2026-03", text, StringComparison.Ordinal);
        Assert.Contains("was in 61+, not open, written off: no rates", text, StringComparison.Ordinal);
        Assert.Contains("1 item without an account", text, StringComparison.Ordinal);
        Assert.Contains("M15b account-level transition", text, StringComparison.Ordinal);
    }

    /// <summary>A reversal opens the item again, and a later invoice that is paid ends the state.</summary>
    [Fact]
    public void Written_off_is_left_by_a_reversal_and_by_the_next_invoice()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(5, 31));
        LedgerEntry writeOff = LedgerEntry.WriteOff(Day(1, 20), Dollars(100m)) with { Account = "A", Document = "A-1" };
        OpenItems off = ToItems(Item("A", "A-1", Day(1, 5), Day(1, 10))).Settle(WriteOffLedger.FromEntries(Usd, [writeOff]));
        Assert.Equal(4, off.TransitionsBy(Buckets(3), months).Count(5, 5));
        BucketTransitions reversed = off
            .Settle(WriteOffLedger.FromEntries(
                Usd, [LedgerEntry.Reversal(Day(2, 2), Dollars(100m)) with { Account = "A", Document = "A-1" }]))
            .TransitionsBy(Buckets(3), months);
        Assert.Equal((1L, 3L), (reversed.Count(5, 2), reversed.Count(2, 2)));
        BucketTransitions again = off.Add([Item("A", "A-2", Day(2, 5), Day(3, 10))], ItemSelectors).Settle(Payment("A", "A-2", Day(3, 5)))
            .TransitionsBy(Buckets(3), months);
        Assert.Equal((1L, 1L, 2L), (again.Count(5, 0), again.Count(0, 4), again.Count(4, 4)));
    }

    [Fact]
    public void Ends_behind_the_knowledge_day_do_not_count()
    {
        Assert.Equal(3, Moves(ByHand.AsKnownOn(Day(2, 28))));
        Assert.Equal(6, Moves(ByHand));

        static long Moves(OpenItems items)
        {
            BucketTransitions found = items.TransitionsBy(Buckets(4), Quarter);
            return Enumerable.Range(0, found.States.Count).Sum(found.Total);
        }
    }

    [Fact]
    public void Of_nothing_there_are_no_rates_and_numbers_of_no_state_are_refused()
    {
        foreach (OpenItems items in (OpenItems[])[
            ToItems(), ToItems(Item("A", "A-1", Day(1, 1), Day(1, 1)) with { Kind = OpenItemKind.CreditNote }),
            ToItems(Item("A", "A-1", Day(4, 1), Day(4, 1))), ByHand.AsKnownOn(new LocalDate(2025, 1, 1))])
        {
            BucketTransitions found = items.TransitionsBy(Buckets(3), Quarter);
            Assert.Empty(found.SharesAhead(3));
            Assert.All(Enumerable.Range(0, 6), state => Assert.Equal(
                (0L, null, 1), (found.Total(state), found.Rate(state, 0), found.RateAhead(state, state, 4))));
        }

        BucketTransitions one = ByHand.TransitionsBy(Buckets(3), Quarter);
        string message = Assert.Throws<ArgumentOutOfRangeException>("to", () => one.Rate(0, 6)).Message;
        Assert.Contains("0 to 5 are allowed", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("from", () => one.Count(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => one.Total(6));
        Assert.Throws<ArgumentOutOfRangeException>("to", () => one.StandardError(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => one.RateAhead(0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => one.SharesAhead(-1));
    }

    private static ItemLine Item(string? account, string document, LocalDate invoiced, LocalDate? due) =>
        new(document, invoiced, due, 100m) { Account = account };

    private static SettlementLine Payment(string account, string document, LocalDate day, decimal amount = 100m) =>
        new(document, day, amount) { Account = account };
}
