using System.Globalization;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Allowances.AllowanceCases;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Allowances of random portfolios beside models that know nothing but the words.</summary>
public sealed class AllowanceWalkTests
{
    [Fact]
    public void The_required_allowance_of_any_portfolio_is_what_the_model_says_or_is_refused_where_it_refuses()
    {
        Dictionary<string, int> met = [];
        for (int seed = 0; seed < Cases.Count * 8; seed++)
        {
            var random = new Random(seed);
            var portfolio = new RandomPortfolio(random.Next());
            LocalDate day = portfolio.Days.ElementAt(random.Next(portfolio.Days.Count()));
            LocalDate known = random.Next(3) == 0 ? day.PlusDays(random.Next(-9, 9)) : portfolio.Last.PlusDays(40);
            OpenItems items = portfolio.ToItems().AsKnownOn(known);
            var open = new OpenItemsModel(portfolio.Items, portfolio.Settlements, portfolio.Entries, known);
            for (int i = 0; i < 4; i++)
            {
                MatrixCase matrix = AnyMatrix(random, portfolio, day);
                SpecificCase[] specific = AnySpecific(random, day);
                var model = new AllowanceModel(open, day, matrix, specific);
                string outcome = model.Refusal ?? "allowed";
                met[outcome] = met.GetValueOrDefault(outcome) + 1;
                AssertSame($"seed {seed}, case {i}", model, items, day, matrix, specific);
            }
        }

        Assert.True(met["allowed"] > Cases.Count, string.Join(", ", met));
    }

    private static void AssertSame(
        string where, AllowanceModel model, OpenItems items, LocalDate day, MatrixCase matrix, SpecificCase[] specific)
    {
        ProvisionMatrix rates = matrix.ToMatrix();
        SpecificAllowance[] ones = [.. specific.Select(one => one.ToSpecific())];
        if (model.Refusal is { } refusal)
        {
            Exception? found = Record.Exception(() => rates.Apply(items.AsOf(day), ones));
            Assert.True(found is ArgumentException, $"{where}: the model refuses ({refusal}), but found {found?.ToString() ?? "none"}");
            return;
        }

        Exception? refused = Record.Exception(() => rates.Apply(items.AsOf(day), ones));
        Assert.True(refused is null, $"{where}: the model allows, but found {refused}");
        RequiredAllowance required = rates.Apply(items.AsOf(day), ones);
        AssertEqual(where, $"{model.Total} of {model.Exposure}", $"{Exact(required.Series)} of {required.Exposure.MinorUnits}");
        AssertEqual(where, model.Total.Rounded, required.Total.MinorUnits);
        AssertEqual(where, Lines(model, matrix, specific), Lines(required));
        AssertEqual(
            where, InOrder(model.Shares.Select(one => Text(
                one.Line.Document, one.Line.Account, one.Open, one.Exposure, one.Specific is null,
                one.Amount.Rounded.ToString(CultureInfo.InvariantCulture)))),
            InOrder(required.Items.Select(one => Text(
                one.Item.Document, one.Item.Account, one.Item.Open.MinorUnits, one.Exposure.MinorUnits, one.Part == AllowancePart.Matrix,
                one.Amount.MinorUnits.ToString(CultureInfo.InvariantCulture)))));
        foreach (string dimension in items.Dimensions)
        {
            AssertEqual(
                where, InOrder(model.By(dimension).Select(one => $"{dimension} {one.Value ?? "null"} {one.Amount}")),
                InOrder(required.By(dimension).Select(one => $"{dimension} {one.Key ?? "null"} {Exact(one.Value)}")));
        }

        static string Text(string? document, string? account, long open, long exposure, bool isMatrix, string amount) =>
            FormattableString.Invariant($"{document} {account} {open} {exposure} {isMatrix} {amount}");
    }

    /// <summary>Part, name, segment and exposure of each line, in order; the amounts are looked at by laws.</summary>
    private static string Lines(RequiredAllowance required) => InOrder(required.Lines.Select(line =>
        $"{line.Part} {line.Name} {line.Segment} {(line.Exposure is { } exposure ? exposure.MinorUnits : "")}"));

    private static string Lines(AllowanceModel model, MatrixCase matrix, SpecificCase[] specific)
    {
        AgeingBuckets buckets = matrix.ToBuckets();
        List<string> lines = [.. specific.Select((one, i) => $"Specific {(one.Account is null ? $"document '{one.Document}'"
            : $"account '{one.Account}'")}  {model.Shares.Where(share => share.Specific == i).Sum(share => share.Exposure)}")];
        foreach ((string? value, _) in matrix.Segments)
        {
            string segment = matrix.Dimension is null ? "" : value ?? "(not stated)";
            AllowanceModel.Share[] here = [.. model.Shares.Where(one => one.Specific is null && one.Segment == value)];
            if (matrix.Dimension is not null && here.Sum(one => one.Exposure) == 0) continue;
            for (int column = 0; column <= buckets.Count; column++)
            {
                long exposure = here.Where(one => one.Column == column).Sum(one => one.Exposure);
                if (column < buckets.Count || exposure != 0)
                    lines.Add($"Matrix {(column < buckets.Count ? buckets[column] : "undated")} {segment} {exposure}");
            }
        }

        lines.AddRange(matrix.Overlays.Select(one =>
            $"Overlay {(one.Dimension is null ? "everything" : $"{one.Dimension} '{one.Value}'")}  "));
        return InOrder(lines);
    }

    [Fact]
    public void Loss_rates_by_run_off_are_what_the_model_says_with_what_is_unresolved_and_without()
    {
        int known = 0;
        for (int seed = 0; seed < Cases.Count * 8; seed++)
        {
            var random = new Random(seed);
            var portfolio = new RandomPortfolio(random.Next());
            LocalDate observed = portfolio.Last.PlusDays(-random.Next(40));
            LocalDate first = Day(1, 1).PlusDays(random.Next(-2, 2)), last = LocalDate.Max(first, observed.PlusDays(-random.Next(30)));
            PeriodAxis cohorts = ReportingCalendar.Days.Between(first, last);
            AgeingBuckets buckets = AnyBuckets(random);
            LedgerEntry[] entries = [.. portfolio.Entries, .. AnyReturns(random, portfolio)];
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries);
            OpenItems items = ToItems(portfolio.Items).Settle(portfolio.Settlements).Settle(ledger);
            var open = new OpenItemsModel(portfolio.Items, portfolio.Settlements, portfolio.Entries, null);
            var model = new RunOffModel(open, entries, buckets, cohorts, observed);
            LossRates with = LossRates.FromRunOff(items, buckets, ledger, cohorts, observed);
            foreach ((LossRates rates, bool withUnresolved) in new[] { (with, true), (with.WithoutUnresolved(), false) })
            {
                for (int column = 0; column <= buckets.Count; column++)
                {
                    (long reached, long unpaid) = (model.Reached(column, withUnresolved), model.Unpaid(column, withUnresolved));
                    Assert.Equal(
                        (seed, column, withUnresolved, unpaid, reached),
                        (seed, column, withUnresolved, rates.RunOff!.UnpaidOf(column).MinorUnits,
                        rates.RunOff.ReachedOf(column).MinorUnits));
                    Fraction? found = column < buckets.Count ? rates.Exact[column] : rates.Undated;
                    Rational? expected = reached == 0 ? null : Rational.Of(unpaid, reached);
                    Rational? exact = found is { } rate ? Rational.Of(rate) : null;
                    Assert.Equal(expected, exact);
                    if (found is not null) known++;
                }
            }
        }

        Assert.True(known > Cases.Count, $"{known}");
    }

    private static LedgerEntry[] AnyReturns(Random random, RandomPortfolio portfolio) =>
    [
        .. portfolio.Entries.Where(one => one.Kind == EntryKind.Recovery && random.Next(3) == 0).Select(one =>
            LedgerEntry.RecoveryReturned(one.EffectiveDate.PlusDays(random.Next(9)), one.Amount) with
            {
                Account = one.Account,
                Document = one.Document,
            }),
    ];

    [Fact]
    public void Cohort_recovery_still_enforced_and_origination_are_what_the_model_says()
    {
        for (int seed = 0; seed < Cases.Count * 8; seed++)
        {
            var random = new Random(seed);
            PeriodAxis axis = ReportingCalendar.Months.Between(Day(1, 1), Day(1 + random.Next(6), 28));
            PeriodAxis years = ReportingCalendar.Quarters.Between(new(2025, 7, 1), Day(3, 31));
            LedgerEntry[] entries = AnyEntries(random, axis);
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries, "agency");
            LocalDate observed = axis.End.PlusDays(random.Next(-40, 40));
            var model = new CohortModel(entries, observed);
            RatioSeries recovery = ledger.CohortRecoveryBy(axis, observed);
            AmountSeries enforced = ledger.StillEnforcedBy(axis, "agency", agency => agency != "agency 0");
            for (int i = 0; i < axis.Count; i++)
            {
                Assert.Equal((seed, i, axis[i].End <= observed), (seed, i, recovery[i].IsComplete));
                (long writtenOff, long recovered) = (model.WrittenOff(axis[i]), model.Recovered(axis[i]));
                Rational? expected = axis[i].End > observed || writtenOff == 0 ? null : Rational.Of(recovered, writtenOff);
                Assert.Equal((seed, i, expected), (seed, i, recovery[i].Ratio is null ? (Rational?)null : Rational.Of(recovery[i].Exact)));
                long left = new CohortModel(entries, axis[i].End).Enforced(axis[i], entry => entry["agency"] != "agency 0");
                Assert.Equal((seed, i, left), (seed, i, enforced[i].Amount.MinorUnits));
            }

            MetricBreakdown<AmountSeries> origins = ledger.GrossWriteOffsByOrigination(axis, years);
            foreach ((string? name, AmountSeries series) in origins)
            {
                for (int i = 0; i < axis.Count; i++)
                {
                    long sum = entries.Where(one => one.Kind == EntryKind.WriteOff && one.Category == EntryCategory.Receivable
                        && axis[i].Contains(one.EffectiveDate) && NameOf(one.OriginDate) == name).Sum(one => one.Amount.MinorUnits);
                    Assert.Equal((seed, name, i, sum), (seed, name, i, series[i].Amount.MinorUnits));
                }
            }

            Assert.Equal(
                ledger.SummarizeBy(axis).Gross.Select(point => point.Amount),
                Enumerable.Range(0, axis.Count).Select(i => origins.Aggregate(Dollars(0), (all, one) => all + one.Value[i].Amount)));

            string? NameOf(LocalDate? origin) => origin is not { } from ? null
                : from < years.Start ? $"before {years[0].Name}"
                : from > years.End ? $"after {years[^1].Name}"
                : years.Single(period => period.Contains(from)).Name;
        }
    }

    private static Rational Exact(AmountSeries series) => Rational.Of(series[0].Exact);

    private static string InOrder(IEnumerable<string> all) => string.Join("\n", all.Order(StringComparer.Ordinal));

    private static void AssertEqual<T>(string where, T expected, T found) =>
        Assert.True(Equals(expected, found), $"{where}\nthe model says\n{expected}\nbut found\n{found}");
}
