using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>What holds of flows for any open items, settlements and days.</summary>
public sealed class FlowLaws
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 7, 14);

    private static PeriodAxis WeeksOf(RandomPortfolio portfolio) =>
        ReportingCalendar.IsoWeeks.Between(portfolio.Days.First(), portfolio.Last);

    /// <summary>Recounted from the lists of what was open at each end; what is not open may be written off.</summary>
    [Fact]
    public void Moves_are_those_of_the_lists_at_the_ends_and_rates_of_a_state_add_up_to_one()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            PeriodAxis weeks = WeeksOf(portfolio);
            BucketTransitions found = items.TransitionsBy(Buckets, weeks);
            long[,] counts = new long[found.States.Count, found.States.Count];
            AttributedItems lines = items.Attributed;
            foreach (var account in Enumerable.Range(0, lines.Count).Where(line => !lines[line].IsCredit && lines[line].Account != 0)
                .GroupBy(line => lines[line].Account))
            {
                LocalDate invoiced = account.Min(line => DayNumber.ToDate(lines[line].InvoiceDay));
                int[] states = [.. weeks.Where(week => week.End >= invoiced).Select(week => StateOf(items.AsOf(week.End)
                    .Where(item => !item.IsCredit && item.Account == items.Codes.Accounts[account.Key])))];
                foreach ((int from, int to) in states.Zip(states.Skip(1))) counts[from, to]++;
            }

            for (int from = 0; from < found.States.Count; from++)
            {
                double?[] rates = [.. Enumerable.Range(0, found.States.Count).Select(to => found.Rate(from, to))];
                if (found.Total(from) == 0) Assert.All(rates, Assert.Null);
                else Assert.Equal(1, rates.Sum(rate => rate!.Value), 12);
                Assert.Equal(1, Enumerable.Range(0, found.States.Count).Sum(to => found.RateAhead(from, to, 5)), 12);
                for (int to = 0; to < found.States.Count; to++)
                {
                    if (from < found.NotOpen && to < found.NotOpen)
                        Assert.Equal((seed, from, to, counts[from, to]), (seed, from, to, found.Count(from, to)));
                }

                if (from < found.NotOpen)
                    Assert.Equal(
                        (seed, counts[from, found.NotOpen]),
                        (seed, found.Count(from, found.NotOpen) + found.Count(from, found.WrittenOff)));
            }

            Assert.Equal(counts.Cast<long>().Sum(), Enumerable.Range(0, found.States.Count).Sum(found.Total));
            if (found.Accounts.Sum() > 0) Assert.Equal(1, found.SharesAhead(4).Sum(), 12);

            int StateOf(IEnumerable<OpenItem> open)
            {
                int?[] places = [.. open.Select(item => item.DaysPastDue is { } days ? Buckets.IndexOf(days) : (int?)null)];
                return places.Length == 0 ? found.NotOpen : places.Max() ?? found.Undated;
            }
        }
    }

    [Fact]
    public void Rolled_and_cured_amounts_of_all_values_are_those_of_the_total()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            PeriodAxis weeks = WeeksOf(portfolio);
            foreach (string dimension in items.Dimensions)
            {
                IReadOnlyList<RatioSeries> rolls = items.AgeBy(Buckets, weeks).ToRollRates();
                IReadOnlyList<MetricBreakdown<RatioSeries>> parts = items.AgeBy(Buckets, weeks, dimension).ToRollRates();
                for (int bucket = 0; bucket < rolls.Count; bucket++) AssertAddUp(rolls[bucket], parts[bucket]);
                AssertAddUp(items.CureRatesBy(weeks, 2), items.CureRatesBy(weeks, 2, dimension));
            }

            void AssertAddUp(RatioSeries whole, MetricBreakdown<RatioSeries> parts)
            {
                for (int i = 0; i < whole.Count; i++)
                {
                    Money above = parts.Aggregate(Dollars(0), (sum, part) => sum + part.Value[i].Numerator!.Value),
                        below = parts.Aggregate(Dollars(0), (sum, part) => sum + part.Value[i].Denominator!.Value);
                    Assert.Equal((seed, whole[i].Numerator!.Value, whole[i].Denominator!.Value), (seed, above, below));
                    Assert.Equal((whole[i].Ratio, whole[i].Status), (parts.Total[i].Ratio, parts.Total[i].Status));
                }
            }
        }
    }

    /// <summary>
    /// Without what opens items again, what was overdue is at the horizon cured, written off or still open, line by line; and never is more
    /// cured than was overdue, or less than nothing.
    /// </summary>
    [Fact]
    public void What_was_overdue_is_cured_written_off_or_still_open()
    {
        int compared = 0;
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            PeriodAxis weeks = WeeksOf(portfolio);
            AttributedItems lines = items.Attributed;
            AmountSeries overdue = items.AgeBy(AgeingBuckets.UpTo(0), weeks).Overdue;
            foreach (int horizon in (int[])[1, 3])
            {
                RatioSeries cured = items.CureRatesBy(weeks, horizon);
                for (int i = 0; i < weeks.Count; i++)
                {
                    Assert.Equal(overdue[i].Amount, cured[i].Denominator!.Value);
                    Assert.True(cured[i].Numerator!.Value.MinorUnits >= 0 && cured[i].Numerator!.Value <= overdue[i].Amount);
                    if (i + horizon >= weeks.Count)
                    {
                        Assert.Equal(MetricStatus.IncompletePeriod, cured[i].Status);
                        continue;
                    }

                    int end = DayNumber.OfAllowed(weeks[i].End), then = DayNumber.OfAllowed(weeks[i + horizon].End);
                    int[] of = [.. Enumerable.Range(0, lines.Count).Where(line =>
                        !lines[line].IsCredit && lines[line].DueDay != DayNumber.None && lines[line].DueDay < end
                        && lines.OpenOn(line, end) > 0)];
                    if (of.Any(line => lines.AppliedTo(line).ToArray().Any(one => one.Amount < 0))) continue;
                    long expected = of.Sum(line => lines.OpenOn(line, end) - lines.OpenOn(line, then) - lines.AppliedTo(line).ToArray()
                        .Where(one => one.Day > end && one.Day <= then && items.Settlements[one.Settlement].Kind == SettlementKind.WriteOff)
                        .Sum(one => one.Amount));
                    Assert.Equal((seed, i, expected), (seed, i, cured[i].Numerator!.Value.MinorUnits));
                    compared++;
                }
            }
        }

        Assert.True(compared > Cases.Count, $"{compared} compared");
    }

    [Fact]
    public void Survival_never_rises_and_every_document_ends_once()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            foreach (LocalDate day in portfolio.Days.Where((_, i) => i % 20 == 7).Append(portfolio.Last))
            {
                SurvivalCurve curve = portfolio.ToItems().TimeToWriteOff(day);
                int documents = portfolio.Items.Where(item => item.Kind == OpenItemKind.Invoice && item.InvoiceDate <= day)
                    .Select((item, i) => (item.Account, item.Document ?? $"line {i}")).Distinct().Count();
                Assert.Equal((documents, documents), (curve.DocumentCount, curve.WrittenOff.Sum() + curve.Censored.Sum()));
                Assert.All(curve.Survival.Zip(curve.Survival.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
                Assert.All(curve.Survival, s => Assert.InRange(s, 0, 1));
                Assert.All(curve.Limits(0.9).Zip(curve.Survival), one => Assert.True(
                    one.First.Lower is null || (one.First.Lower <= one.Second && one.Second <= one.First.Upper)));
            }
        }
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            var random = new Random(seed);
            ItemLine[] lines = [.. portfolio.Items];
            SettlementLine[] settlements = [.. portfolio.Settlements];
            random.Shuffle(lines);
            random.Shuffle(settlements);
            OpenItems other = ToItems().Settle(settlements).Add(lines, ItemSelectors)
                .Settle(WriteOffLedger.FromEntries(Usd, portfolio.Entries));
            Assert.Equal(Describe(portfolio.ToItems(), portfolio), Describe(other, portfolio));
        }
    }

    private static string Describe(OpenItems items, RandomPortfolio portfolio)
    {
        PeriodAxis weeks = WeeksOf(portfolio);
        BucketTransitions moves = items.TransitionsBy(Buckets, weeks);
        SurvivalCurve curve = items.TimeToWriteOff(portfolio.Last);
        return string.Join("\n", [
            .. Enumerable.Range(0, moves.States.Count * moves.States.Count)
                .Select(cell => moves.Count(cell / moves.States.Count, cell % moves.States.Count).ToString(CultureInfo.InvariantCulture)),
            .. items.CureRatesBy(weeks, 2).IncludeIncomplete().Select(point => $"{point.Numerator} {point.Denominator}"),
            .. items.AgeBy(Buckets, weeks).ToRollRates().SelectMany(rate => rate.Select(point => $"{point.Numerator} {point.Denominator}")),
            .. curve.Days.Select((days, i) =>
                $"{days} {curve.AtRisk[i]} {curve.WrittenOff[i]} {curve.Censored[i]} {curve.Survival[i]:R}")]);
    }
}
