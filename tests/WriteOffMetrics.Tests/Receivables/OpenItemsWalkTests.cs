using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Open items beside a model that knows nothing but the page (<see cref="OpenItemsModel"/>).</summary>
public sealed class OpenItemsWalkTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(-2, 0, 7, 30);

    [Fact]
    public void What_is_open_of_each_line_on_any_day_as_known_on_any_is_what_the_model_says()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            foreach (LocalDate known in portfolio.Days.Where((_, i) => i % 23 == 4).Append(portfolio.Last.PlusDays(40)))
            {
                var model = new OpenItemsModel(portfolio.Items, portfolio.Settlements, portfolio.Entries, known);
                OpenItems then = items.AsKnownOn(known);
                foreach (LocalDate day in portfolio.Days) AssertSame((seed, known, day), model, then, day);
                AssertSameFindings(seed, model, then);
            }
        }
    }

    /// <summary>
    /// Instances grow from each other at random, several from one, with refused calls in between. After each step, and once more at the
    /// end, each says what the model of its own rows says.
    /// </summary>
    [Fact]
    public void Any_instance_is_what_its_own_rows_say_whatever_grew_from_it()
    {
        for (int seed = 0; seed < Math.Max(5, Cases.Count / 5); seed++)
        {
            var random = new Random(seed);
            var stock = new RandomPortfolio(seed + 100_000);
            List<Step> steps = [Step.First(stock, random)];
            for (int step = 0; step < 12; step++)
            {
                Step from = steps[random.Next(2) == 0 ? random.Next(steps.Count) : ^1];
                Step next = from.Next(stock, random);
                steps.Add(next);
                if (random.Next(2) == 0) next.AssertIsItsRows(random);
                from.AssertChanges(next, steps[random.Next(steps.Count)], random);
            }

            foreach (Step one in steps) one.AssertIsItsRows(random);
        }
    }

    /// <summary>
    /// Readers of an instance whose attribution was not made yet, while others grow from the same base with names that it does not have.
    /// </summary>
    [Fact]
    public async Task Threads_read_one_instance_while_another_grows_from_the_same_base()
    {
        for (int seed = 0; seed < Math.Max(2, Cases.Count / 10); seed++)
        {
            RandomPortfolio[] all = [.. Enumerable.Range(0, 6).Select(i => new RandomPortfolio(seed * 10 + i))];
            OpenItems items = OpenItems.FromRows(Usd, all.SelectMany(one => one.Items), ItemSelectors)
                .Settle(all.SelectMany(one => one.Settlements), PaymentSelectors).WithFacts(all.SelectMany(one => one.Facts));
            LocalDate day = all.Max(one => one.Last);
            var model = new OpenItemsModel(all.SelectMany(one => one.Items), all.SelectMany(one => one.Settlements), [], null);
            using var start = new Barrier(9);
            await Task.WhenAll(Enumerable.Repeat<Action>(Read, 8).Append(Grow).Select(one => Task.Factory.StartNew(
                one, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            void Read()
            {
                start.SignalAndWait();
                AssertSame(seed, model, items, day);
                AssertSameFindings(seed, model, items);
                foreach (string dimension in items.Dimensions)
                {
                    AgeingBreakdown parts = items.AsOf(day).AgeBy(Buckets, dimension);
                    Assert.Equal(items.AsOf(day).Open, parts.Total.Open[0].Amount);
                    Assert.Equal(parts.Total.Open[0].Amount, parts.Aggregate(Dollars(0), (sum, one) => sum + one.Value.Open[0].Amount));
                }
            }

            void Grow()
            {
                start.SignalAndWait();
                OpenItems grown = items;
                for (int i = 0; i < 60; i++)
                {
                    grown = (i % 10 == 0 ? items : grown)
                        .Add([new ItemLine($"N-{i}", day, day, 1m) { Account = $"A-{i}", Region = $"R-{i}" }], ItemSelectors)
                        .Settle(new SettlementLine($"N-{i}", day, 1m) { Account = $"A-{i}" });
                    Assert.DoesNotContain(grown.AsOf(day), item => item.Account == $"A-{i}");
                }
            }
        }
    }

    private static void AssertSame(object where, OpenItemsModel model, OpenItems items, LocalDate day) => AssertSame(
        $"{where}, {day:R}",
        model.AsOf(day).Select(one =>
            $"{one.Line.Kind} {one.Line.Document} of {one.Line.Account}, {one.Line.InvoiceDate:R}, {one.Line.DueDate:R}, "
            + $"{one.Line.Recorded:R}, {one.Open:0.00} of {one.Line.Amount:0.00}"),
        items.AsOf(day).Select(item =>
            $"{item.Kind} {item.Document} of {item.Account}, {item.InvoiceDate:R}, {item.DueDate:R}, "
            + $"{item.RecordedDate:R}, {item.Open.ToDecimal():0.00} of {item.Amount.ToDecimal():0.00}"));

    private static void AssertSameFindings(object where, OpenItemsModel model, OpenItems items) => AssertSame(
        where,
        model.Findings.Select(one => $"{one.Rule} {one.Amount:0.00}"),
        items.Check().Select(one => $"{one.Rule.Id} {one.AmountAtStake!.Value.ToDecimal():0.00}"));

    private static void AssertSame(object where, IEnumerable<string> expected, IEnumerable<string> found)
    {
        (string all, string those) = (InOrder(expected), InOrder(found));
        Assert.True(all == those, $"{where}\nthe model says\n{all}\nbut found\n{those}");
    }

    private static string InOrder(IEnumerable<string> all) => string.Join("\n", all.Order(StringComparer.Ordinal));

    /// <summary>The rows that an instance should be of.</summary>
    private sealed record Given(
        ItemLine[] Rows, SettlementLine[] Settlements, LedgerEntry[] Entries, AccountFacts[] Facts, LocalDate? Known);

    /// <summary>An instance, with the rows that it should be of.</summary>
    private sealed class Step(OpenItems items, Given given)
    {
        private OpenItems Items => items;

        private ItemLine[] Rows => given.Rows;

        private readonly OpenItemsModel model = new(given.Rows, given.Settlements, given.Entries, given.Known);

        public static Step First(RandomPortfolio stock, Random random)
        {
            ItemLine[] rows = Some(stock.Items, random, row => row with { });
            return new Step(ToItems(rows), new Given(rows, [], [], [], null));
        }

        public Step Next(RandomPortfolio stock, Random random)
        {
            switch (random.Next(8))
            {
                case 0:
                case 1:
                    ItemLine[] rows = Some(stock.Items, random, row => row with { });
                    return new Step(items.Add(rows, ItemSelectors), given with { Rows = [.. given.Rows, .. rows] });
                case 2:
                    // The lenient door: a bad row before, between and behind.
                    ItemLine[] good = Some(stock.Items, random, row => row with { });
                    List<Finding> rejections = [];
                    OpenItems added = items.Add(
                        [null!, .. good.SelectMany(row => new[] { row, row with { Amount = 0 } })], ItemSelectors, rejections);
                    Assert.Equal(good.Length + 1, rejections.Count);
                    return new Step(added, given with { Rows = [.. given.Rows, .. good] });
                case 3:
                case 4:
                    SettlementLine[] more = Some(stock.Settlements, random, row => row with { });
                    List<Finding> none = [];
                    return new Step(
                        random.Next(2) == 0 ? items.Settle(more) : items.Settle(more, PaymentSelectors, none),
                        given with { Settlements = [.. given.Settlements, .. more] });
                case 5:
                    LedgerEntry[] entries = Some(stock.Entries, random, row => row with { });
                    return new Step(
                        items.Settle(WriteOffLedger.FromEntries(Usd, entries)), given with { Entries = [.. given.Entries, .. entries] });
                case 6:
                    AccountFacts[] facts = Some(stock.Facts, random, one => one);
                    return new Step(items.WithFacts(facts), given with { Facts = [.. given.Facts, .. facts] });
                default:
                    AssertRefuses(stock);
                    LocalDate day = stock.Days.ElementAt(random.Next(stock.Days.Count()));
                    if (random.Next(2) == 0) return this;
                    return new Step(items.AsKnownOn(day), given with { Known = given.Known < day ? given.Known : day });
            }
        }

        /// <summary>Everything that can be asked says what the model says.</summary>
        public void AssertIsItsRows(Random random)
        {
            LocalDate[] days = [.. Enumerable.Range(0, 4).Select(_ => Day(1, 1).PlusDays(random.Next(-1, 110)))];
            Assert.Equal((given.Rows.Length, given.Known), (items.Count, items.KnowledgeDay));
            foreach (LocalDate day in days) AssertSame(day, model, items, day);
            AssertSameFindings("", model, items);
            PeriodAxis axis = ReportingCalendar.Weeks(IsoDayOfWeek.Monday).Between(Day(1, 1), Day(3, 29));
            Ageing whole = items.AgeBy(Buckets, axis);
            Assert.Equal(axis.Select(week => Columns(week.End, _ => true)), axis.Select((_, i) => Columns(whole, i)));
            foreach (string dimension in items.Dimensions)
            {
                AgeingBreakdown parts = items.AgeBy(Buckets, axis, dimension);
                foreach (string? value in parts.Values.Append("not there"))
                    Assert.Equal(
                        axis.Select(week => Columns(week.End, line => ValueOf(line, dimension) == value)),
                        axis.Select((_, i) => Columns(parts[value], i)));
                Assert.Equal(
                    axis.SelectMany(week => model.AsOf(week.End)).Select(one => ValueOf(one.Line, dimension)).Distinct()
                        .Order(StringComparer.Ordinal),
                    parts.Values);
            }
        }

        /// <summary>Changes between this and what was made of it are those of the models; what grew apart is refused.</summary>
        public void AssertChanges(Step later, Step other, Random random)
        {
            LocalDate from = Day(1, 1).PlusDays(random.Next(100)), to = Day(1, 1).PlusDays(random.Next(100));
            AssertChanges(this, from, later, to);
            AssertChanges(later, from, this, to);
            if (IsPrefix(other.Rows, later.Rows)) return;
            Assert.Throws<ArgumentException>(() => later.Items.AsOf(to).ChangesSince(other.Items.AsOf(from)));
        }

        private static void AssertChanges(Step earlier, LocalDate from, Step later, LocalDate to)
        {
            Dictionary<object, decimal> before = ByRow(earlier, from), after = ByRow(later, to);
            var expected = before.Keys.Union(after.Keys, ReferenceEqualityComparer.Instance)
                .Select(row => (before.GetValueOrDefault(row), after.GetValueOrDefault(row))).Where(one => one.Item1 != one.Item2);
            AssertSame(
                $"{from:R} to {to:R}",
                expected.Select(one => $"{one.Item1:0.00} to {one.Item2:0.00}"),
                later.Items.AsOf(to).ChangesSince(earlier.Items.AsOf(from))
                    .Select(one => $"{one.Before.ToDecimal():0.00} to {one.After.ToDecimal():0.00}"));
        }

        private static Dictionary<object, decimal> ByRow(Step step, LocalDate day) =>
            step.model.AsOf(day).ToDictionary(one => one.Line.Row, one => one.Open, ReferenceEqualityComparer.Instance);

        private static bool IsPrefix(ItemLine[] one, ItemLine[] other) => one.Zip(other).All(pair =>
            (pair.First with { Region = null }).Equals(pair.Second with { Region = null }));

        private void AssertRefuses(RandomPortfolio stock)
        {
            ItemLine row = new("never", stock.Last, null, 1m) { Account = "never" };
            Assert.Throws<ArgumentException>(() => items.Add([row, row with { Amount = -1m }], ItemSelectors));
            Assert.Throws<ArgumentException>(() => items.Settle(
                new SettlementLine("never", stock.Last, 1m),
                new SettlementLine("never", stock.Last, 1m) { Kind = SettlementKind.WriteOff }));
            Assert.Throws<ArgumentException>(() => items.Settle(WriteOffLedger.FromEntries(Currency.FromCode("EUR"), [])));
            Assert.Throws<ArgumentException>(() => items.WithFacts([new AccountFacts { Account = " ", Since = stock.Last }]));
            Assert.Throws<ArgumentException>(() => items.AsOf(stock.Last).AgeBy(Buckets, "never"));
            Assert.Throws<ArgumentException>(() => items.AsOf(stock.Last).ChangesSince(ToItems(row).AsOf(stock.Last)));
            Assert.Throws<OverflowException>(() => items.Add(
                Enumerable.Repeat(row with { Amount = 90_000_000_000_000_000m }, 2), ItemSelectors));
        }

        private decimal[] Columns(LocalDate day, Func<OpenItemsModel.Line, bool> isOf)
        {
            var columns = new decimal[Buckets.Count + 2];
            foreach ((OpenItemsModel.Line line, decimal open) in model.AsOf(day))
            {
                if (!isOf(line)) continue;
                int column = line.IsCredit ? columns.Length - 1 : line.DueDate is not { } due ? columns.Length - 2
                    : Buckets.Bounds.Count(bound => Period.DaysBetween(due, day) > bound);
                columns[column] += open;
            }

            return columns;
        }

        private static decimal[] Columns(Ageing ageing, int period) =>
        [
            .. ageing.Select(bucket => bucket[period].Amount.ToDecimal()),
            ageing.Undated[period].Amount.ToDecimal(), ageing.Credits[period].Amount.ToDecimal(),
        ];

        private string? ValueOf(OpenItemsModel.Line line, string dimension) => dimension switch
        {
            "account" => line.Account,
            "document" => line.Document,
            "region" => line.Region,
            "collector" => FactsOf(line)?.Collector,
            "dunning level" => FactsOf(line)?.DunningLevel is { } level ? $"{level}" : null,
            _ => null,
        };

        /// <summary>The latest facts that were known: of the document, else of the account; of one day the last ones.</summary>
        private AccountFacts? FactsOf(OpenItemsModel.Line line)
        {
            return Latest(line.Document) ?? (line.Document is null ? null : Latest(null));

            AccountFacts? Latest(string? document) => given.Facts
                .Where(one => one.Account == line.Account && one.Document == document && !(one.Since > given.Known))
                .OrderBy(one => one.Since).LastOrDefault();
        }

        private static T[] Some<T>(T[] all, Random random, Func<T, T> copy) =>
            [.. all.Where(_ => random.Next(3) == 0).Select(copy)];
    }
}
