using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Allowances.AllowanceCases;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>What holds for the required allowance and the loss rates of any portfolio.</summary>
public sealed class AllowanceLaws
{
    [Fact]
    public void Specific_and_matrix_and_overlay_are_what_is_required_in_total_and_by_every_dimension_exactly()
    {
        foreach ((string where, RequiredAllowance required, OpenItemList list, MatrixCase matrix) in Allowed())
        {
            Rational ofItems = required.Items.Aggregate(Rational.Zero, (sum, one) =>
                sum + Rational.Of(one.Exposure.MinorUnits) * Rational.OfDecimal(one.Rate?.ToDecimal() ?? 0));
            Rational overlays = Rational.Of(matrix.Overlays.Sum(one => one.Amount)), all = Exact(required.Series);

            // Rates of items are rounded to 28 decimals, so that their sum may be off by less than a millionth of a cent.
            Assert.InRange((double)(all - overlays - ofItems).Above / (double)(all - overlays - ofItems).Below, -1e-6, 1e-6);
            foreach (string dimension in list.Source.Dimensions)
            {
                MetricBreakdown<AmountSeries> parts = required.By(dimension);
                AssertEqual($"{where} {dimension}", all, parts.Aggregate(Rational.Zero, (sum, one) => sum + Exact(one.Value)));
                AssertEqual($"{where} {dimension}", all, Exact(parts.Total));
            }
        }
    }

    [Fact]
    public void The_lines_add_up_to_the_total_as_they_are_printed_and_none_is_a_cent_from_what_it_is()
    {
        foreach ((string where, RequiredAllowance required, OpenItemList list, _) in Allowed())
        {
            AssertEqual(where, required.Total, Sum(required.Lines.Select(line => line.Amount)));
            AssertEqual(where, required.Total, Sum(Enum.GetValues<AllowancePart>().Select(part => required[part])));
            AssertEqual(where, required.Exposure, Sum(required.Lines.Select(line => line.Exposure ?? Dollars(0))));
            AssertEqual(where, required.Exposure, Sum(required.Items.Select(one => one.Exposure)));
            Assert.All(required.Lines.Where(line => line.Rate is not null), line =>
            {
                Rational exact = Rational.Of(line.Exposure!.Value.MinorUnits) * Rational.OfDecimal(line.Rate!.Value.ToDecimal());
                Rational apart = Rational.Of(line.Amount.MinorUnits) - exact;
                Assert.True(apart < Rational.OfDecimal(1.000001m) && apart > Rational.OfDecimal(-1.000001m), $"{where} {line}");
            });

            // The table, as a reader adds it up, with cents and without: the last column of all rows but the last.
            foreach (string format in new[] { "N", "N1", "N0" })
            {
                decimal[] printed = [.. required.ToTable(new TableOptions { AmountFormat = format }).ToString().Split('\n').Skip(1)
                    .Select(row => decimal.Parse(row.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture))];
                AssertEqual($"{where}, {format}", printed[^1], printed[..^1].Sum());
            }
        }
    }

    [Fact]
    public void Raising_a_rate_or_the_factor_never_lowers_the_allowance()
    {
        foreach ((string where, RequiredAllowance required, OpenItemList list, MatrixCase given) in Allowed())
        {
            MatrixCase plain = given with { Overlays = [] };
            SpecificAllowance[] specific = SpecificOf(where);
            Rational before = Exact(plain.ToMatrix().Apply(list, specific).Series), last = Rational.Zero;
            for (int segment = 0; segment < plain.Segments.Length; segment++)
            {
                (string? value, RateCase rates) = plain.Segments[segment];
                for (int bucket = 0; bucket < rates.Buckets.Length; bucket++)
                {
                    if (rates.Buckets[bucket] is not { } percent) continue;
                    decimal?[] raised = [.. rates.Buckets];
                    raised[bucket] = Math.Min(100, percent + 7.5m);
                    var higher = plain with { Segments = [.. plain.Segments] };
                    higher.Segments[segment] = (value, rates with { Buckets = raised });
                    Assert.False(Exact(higher.ToMatrix().Apply(list, specific).Series) < before, where);
                }
            }

            foreach (decimal factor in new[] { 0m, 0.5m, 1m, 1.1m, 3m, 1_000m })
            {
                Rational now = Exact((plain with { Factor = factor }).ToMatrix().Apply(list, specific).Series);
                Assert.False(now < last, $"{where}, factor {factor}");
                Assert.False(now > Rational.Of(required.Exposure.MinorUnits), $"{where}, factor {factor}");
                last = now;
            }
        }
    }

    /// <summary>Which line takes a cent that is left over may depend on the order where two are equally near to it; nothing else.</summary>
    [Fact]
    public void The_order_of_rows_of_specific_allowances_and_of_overlays_changes_nothing()
    {
        foreach ((string where, RequiredAllowance required, OpenItemList list, MatrixCase given) in Allowed())
        {
            var random = new Random(where.Length);
            (RandomPortfolio portfolio, _, SpecificCase[] specific) = Drawn(where);
            ItemLine[] rows = [.. portfolio.Items];
            SettlementLine[] settlements = [.. portfolio.Settlements];
            LedgerEntry[] entries = [.. portfolio.Entries];
            OverlayCase[] overlays = [.. given.Overlays];
            SpecificCase[] ones = [.. specific];
            random.Shuffle(rows);
            random.Shuffle(settlements);
            random.Shuffle(entries);
            random.Shuffle(overlays);
            random.Shuffle(ones);
            (string?, RateCase)[] segments = [.. given.Segments];
            random.Shuffle(segments);
            OpenItems items = ToItems(rows).Settle(settlements).Settle(WriteOffLedger.FromEntries(Usd, entries));
            RequiredAllowance again = (given with { Overlays = overlays, Segments = segments }).ToMatrix().Apply(
                items.AsOf(required.Day), [.. ones.Select(one => one.ToSpecific())]);
            AssertEqual(
                where, (Exact(required.Series), required.Total, required.Exposure),
                (Exact(again.Series), again.Total, again.Exposure));
            AssertEqual(where, Lines(required), Lines(again));
            foreach (string dimension in new[] { "account", "document" })
                AssertEqual(where, By(required, dimension), By(again, dimension));
        }

        static string Lines(RequiredAllowance one) => InOrder(one.Lines.Select(line =>
            $"{line.Part} {line.Name} {line.Segment} {line.Exposure} {line.Rate}"));

        static string By(RequiredAllowance one, string dimension) =>
            InOrder(one.By(dimension).Select(part => $"{part.Key ?? "null"} {Exact(part.Value)}"));
    }

    /// <summary>Of the rows that were known on a day, built anew; and the same by way of an ageing of the day.</summary>
    [Fact]
    public void As_known_on_a_day_is_what_only_the_rows_known_then_give()
    {
        for (int seed = 0; seed < Cases.Count * 4; seed++)
        {
            var random = new Random(seed);
            var portfolio = new RandomPortfolio(random.Next());
            LocalDate day = portfolio.Days.ElementAt(random.Next(portfolio.Days.Count())), known = day.PlusDays(random.Next(-5, 9));
            MatrixCase given = AnyMatrix(random, portfolio, day);
            SpecificAllowance[] specific = [.. AnySpecific(random, day).Select(one => one.ToSpecific())];
            OpenItems then = portfolio.ToItems().AsKnownOn(known);
            OpenItems built = ToItems(portfolio.Items.Where(one => (one.Recorded ?? one.InvoiceDate) <= known))
                .Settle(portfolio.Settlements.Where(one => (one.Recorded ?? one.ValueDate) <= known))
                .Settle(WriteOffLedger.FromEntries(Usd, portfolio.Entries.Where(one => (one.RecordedDate ?? one.EffectiveDate) <= known)));
            ProvisionMatrix matrix = given.ToMatrix();
            string expected = Describe(() => matrix.Apply(built.AsOf(day), specific));
            AssertEqual($"seed {seed}", expected, Describe(() => matrix.Apply(then.AsOf(day), specific)));
            AssertEqual($"seed {seed}", expected, Describe(() => matrix.Apply(then.AsOf(day).AgeBy(given.ToBuckets()), specific)));
        }

        static string Describe(Func<RequiredAllowance> apply)
        {
            try
            {
                RequiredAllowance one = apply();
                return $"{Exact(one.Series)} of {one.Exposure}: {string.Join("; ", one.Lines)}";
            }
            catch (ArgumentException refused)
            {
                return refused.GetType().Name;
            }
        }
    }

    [Fact]
    public void Loss_rates_by_run_off_lie_between_0_and_1_do_not_depend_on_the_order_of_rows_and_cohorts_add_up()
    {
        for (int seed = 0; seed < Cases.Count * 4; seed++)
        {
            var random = new Random(seed);
            var portfolio = new RandomPortfolio(random.Next());
            LocalDate observed = portfolio.Last, middle = Day(1, 1).PlusDays(random.Next(1, 30));
            if (middle > observed) continue;
            AgeingBuckets buckets = AnyBuckets(random);
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, portfolio.Entries);
            ItemLine[] rows = [.. portfolio.Items];
            random.Shuffle(rows);
            OpenItems items = portfolio.ToItems(), shuffled = ToItems(rows).Settle(portfolio.Settlements).Settle(ledger);
            RunOffAmounts all = Of(items, Day(1, 1), observed), again = Of(shuffled, Day(1, 1), observed);
            RunOffAmounts early = Of(items, Day(1, 1), middle.PlusDays(-1)), late = Of(items, middle, observed);
            for (int column = 0; column <= buckets.Count; column++)
            {
                foreach (bool with in new[] { true, false })
                {
                    (Int128 reached, Int128 unpaid) = (all.Cells.ReachedOf(column, with), all.Cells.UnpaidOf(column, with));
                    Assert.InRange(unpaid, 0, reached);
                    AssertEqual(
                        $"seed {seed}, order", (reached, unpaid),
                        (again.Cells.ReachedOf(column, with), again.Cells.UnpaidOf(column, with)));
                    AssertEqual(
                        $"seed {seed}, cohorts", (reached, unpaid),
                        (early.Cells.ReachedOf(column, with) + late.Cells.ReachedOf(column, with),
                        early.Cells.UnpaidOf(column, with) + late.Cells.UnpaidOf(column, with)));
                }
            }

            RunOffAmounts Of(OpenItems of, LocalDate first, LocalDate last) => LossRates.FromRunOff(
                of, buckets, ledger, ReportingCalendar.Days.Between(first, last), observed).RunOff!;
        }
    }

    /// <summary>The matrix at each month-end, in all and by a value, is Σ exposure × rate of the items that are open then.</summary>
    [Fact]
    public void The_matrix_over_days_is_what_it_gives_on_each_day_and_by_values_it_adds_up()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var random = new Random(seed);
            var portfolio = new RandomPortfolio(random.Next());
            PeriodAxis days = ReportingCalendar.Days.Between(portfolio.Days.First(), portfolio.Last);
            MatrixCase given = AnyMatrix(random, portfolio, days.Start) with { Overlays = [], WithoutTax = false, WithoutInsured = false };
            RateCase rates = new([.. given.Bounds.Append(0).Select(_ => (decimal?)random.Next(0, 10_000) / 100m)], 12.5m);
            given = given with { Dimension = null, Segments = [(null, rates)] };
            OpenItems items = portfolio.ToItems();
            ProvisionMatrix matrix = given.ToMatrix();
            AmountSeries all = matrix.AllowanceBy(items.AgeBy(given.ToBuckets(), days));
            AgeingBreakdown byAccount = items.AgeBy(given.ToBuckets(), days, "account");
            AmountSeries[] parts = [.. byAccount.Select(one => matrix.AllowanceBy(one.Value))];
            for (int i = 0; i < days.Count; i += 7)
            {
                Rational now = Rational.Of(all[i].Exact);
                AssertEqual($"seed {seed}, {i}", Exact(matrix.Apply(items.AsOf(days[i].End)).Series), now);
                AssertEqual($"seed {seed}, {i}", now, parts.Aggregate(Rational.Zero, (sum, one) => sum + Rational.Of(one[i].Exact)));
            }
        }
    }

    /// <summary>Portfolios with matrices that apply to them, each with a text from which it is drawn again.</summary>
    private static IEnumerable<(string Where, RequiredAllowance Required, OpenItemList List, MatrixCase Matrix)> Allowed()
    {
        int found = 0;
        for (int seed = 0; seed < Cases.Count * 4; seed++)
        {
            string where = $"seed {seed}";
            (RandomPortfolio portfolio, MatrixCase matrix, SpecificCase[] specific) = Drawn(where);
            LocalDate day = portfolio.Last.PlusDays(-20);
            var model = new AllowanceModel(
                new OpenItemsModel(portfolio.Items, portfolio.Settlements, portfolio.Entries, null), day, matrix, specific);
            if (model.Refusal is not null) continue;
            OpenItemList list = portfolio.ToItems().AsOf(day);
            found++;
            yield return (where, matrix.ToMatrix().Apply(list, [.. specific.Select(one => one.ToSpecific())]), list, matrix);
        }

        Assert.True(found > Cases.Count / 2, $"{found}");
    }

    private static (RandomPortfolio Portfolio, MatrixCase Matrix, SpecificCase[] Specific) Drawn(string where)
    {
        var random = new Random(int.Parse(where[5..], System.Globalization.CultureInfo.InvariantCulture) + 7_000_000);
        var portfolio = new RandomPortfolio(random.Next());
        LocalDate day = portfolio.Last.PlusDays(-20);
        return (portfolio, AnyMatrix(random, portfolio, day), AnySpecific(random, day));
    }

    private static SpecificAllowance[] SpecificOf(string where) => [.. Drawn(where).Specific.Select(one => one.ToSpecific())];

    private static Rational Exact(AmountSeries series) => Rational.Of(series[0].Exact);

    private static Money Sum(IEnumerable<Money> all) => all.Aggregate(Dollars(0), (sum, one) => sum + one);

    private static string InOrder(IEnumerable<string> all) => string.Join("\n", all.Order(StringComparer.Ordinal));

    private static void AssertEqual<T>(string where, T expected, T found) =>
        Assert.True(Equals(expected, found), $"{where}\nexpected\n{expected}\nbut found\n{found}");
}
