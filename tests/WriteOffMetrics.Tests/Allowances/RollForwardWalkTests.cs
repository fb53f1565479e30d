using System.Globalization;
using System.Numerics;
using WriteOffMetrics.Allowances;
using static WriteOffMetrics.Tests.Allowances.AllowanceCases;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;
using Kind = WriteOffMetrics.Allowances.AllowanceMovementKind;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Walks over the verbs of roll-forwards, refused ones among them, and the laws of histories, journals and both methods.</summary>
public sealed class RollForwardWalkTests
{
    private static readonly Currency Eur = Currency.FromCode("EUR");

    private static readonly JournalAccounts Accounts = new() { Allowance = "1209", Cash = "1000", Expense = "6550", Receivables = "1200" };

    [Fact]
    public void Any_walk_over_the_verbs_is_what_the_model_says_and_what_it_was_stays_what_it_was()
    {
        for (int seed = 0; seed < Cases.Count * 4; seed++)
        {
            (AllowanceRollForward year, RollForwardModel model, _) = Walk(new Random(seed), seed);
            AssertSame(seed, year, model);
            AssertPosts(seed, year, model);
        }
    }

    [Fact]
    public void Converted_it_closes_or_keeps_its_difference_and_combined_ones_add_up()
    {
        for (int seed = 0; seed < Cases.Count * 4; seed++)
        {
            var random = new Random(seed);
            (AllowanceRollForward year, RollForwardModel model, _) = Walk(random, seed);
            decimal[] rates = [.. Enumerable.Range(0, 3).Select(_ => random.Next(1, 30_000) / (decimal)Math.Pow(10, random.Next(5)))];
            Currency into = Currency.FromCode(random.Next(3) switch { 0 => "JPY", 1 => "KWD", _ => "EUR" });
            AllowanceRollForward converted = year.ConvertTo(into, rates[0], rates[1], rates[2], MidpointRounding.ToEven);
            int digits = into.MinorUnitDigits - 2;
            Rational scale = digits >= 0 ? Rational.Of(BigInteger.Pow(10, digits)) : Rational.Of(1, BigInteger.Pow(10, -digits));
            AssertNear(model.Opening, rates[0], converted.Opening);
            AssertNear(model.Closing, rates[2], converted.Closing);
            AssertNear(model.Difference, rates[2], converted.Difference);
            if (model.Difference == 0) Assert.Equal((seed, 0L), (seed, converted.Difference.MinorUnits));
            foreach (Kind kind in Enum.GetValues<Kind>().Where(kind => kind != Kind.ExchangeDifferences))
                AssertEqual(seed, year.Movements.Count(one => one.Kind == kind), converted.Movements.Count(one => one.Kind == kind));
            AssertEqual(seed, converted.Closing - converted.Opening - converted.Difference, converted.Movements.Aggregate(
                Money.Zero(into), (sum, one) => sum + one.Change));
            AssertPosts(seed, converted, null);

            (AllowanceRollForward other, RollForwardModel otherModel, _) = Walk(random, seed, isRead: false);
            AllowanceRollForward both = AllowanceRollForward.Combine([year, other]);
            AssertEqual(seed, Cents(model.Opening + otherModel.Opening), both.Opening);
            AssertEqual(seed, Cents(model.Closing + otherModel.Closing), both.Closing);
            AssertEqual(seed, Cents(model.Difference + otherModel.Difference), both.Difference);
            foreach (Kind kind in Enum.GetValues<Kind>()) AssertEqual(seed, Cents(model.Of(kind) + otherModel.Of(kind)), both[kind]);

            void AssertNear(BigInteger cents, decimal rate, Money found)
            {
                Rational apart = Rational.Of(found.MinorUnits) - Rational.Of(cents) * Rational.OfDecimal(rate) * scale;
                Assert.False(apart > Rational.Of(1, 2) || apart < Rational.Of(-1, 2), $"seed {seed}: {found} for {cents} at {rate}");
            }
        }
    }

    /// <summary>Histories of random movements: what both methods show, how they tie to each other and to the ledger.</summary>
    [Fact]
    public void Both_methods_agree_on_cash_differ_by_the_change_of_the_allowance_and_tables_tie_to_the_ledger()
    {
        for (int seed = 0; seed < Cases.Count * 2; seed++)
        {
            var random = new Random(seed);
            PeriodAxis axis = ReportingCalendar.Months.Between(Day(1, 1), Day(1 + random.Next(8), 28));
            LedgerEntry[] entries = AnyEntries(random, axis);
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries);
            bool isClosedLife = random.Next(2) == 0;
            decimal[] closings = [.. axis.Select((_, i) => isClosedLife && i == axis.Count - 1 ? 0m : random.Next(-5_000, 90_000) / 100m)];
            Money opening = isClosedLife ? Dollars(0) : Cents(random.Next(0, 9_000));
            AllowanceHistory history = AllowanceHistory.FromLedger(
                ledger, axis, opening, AmountSeries.FromValuesInOrder(Usd, axis, closings));
            AssertEqual(seed, closings.Count(closing => closing < 0), history.Findings.Count(one => one.Rule.Id == "allowance-below-zero"));
            AssertEqual(seed, 0, history.Findings.Count(one => one.Rule.Id != "allowance-below-zero"));
            long[] receivables = [.. axis.Select(_ => random.NextInt64(0, 1_000_000))];
            long[] sales = [.. axis.Select(_ => random.NextInt64(1, 900_000))];
            long openingReceivables = random.NextInt64(0, 900_000);
            WriteOffModels models = WriteOffModels.Compare(
                history, Cents(openingReceivables), Series(receivables), Series(sales));
            long before = openingReceivables, expenseDirect = 0, expenseAllowance = 0;
            for (int i = 0; i < axis.Count; i++)
            {
                long Sum(EntryKind kind) => entries.Where(one => one.Kind == kind && one.Category == EntryCategory.Receivable
                    && axis[i].Contains(one.EffectiveDate)).Sum(one => one.Amount.MinorUnits);
                long writtenOff = Sum(EntryKind.WriteOff) - Sum(EntryKind.Reversal);
                long recovered = Sum(EntryKind.Recovery) - Sum(EntryKind.RecoveryReturned);
                long closing = (long)(closings[i] * 100), atStart = i == 0 ? opening.MinorUnits : (long)(closings[i - 1] * 100);
                long provision = closing - atStart + writtenOff - recovered;
                long cash = sales[i] - (receivables[i] - before) - writtenOff + recovered;
                AssertEqual(seed, (writtenOff, recovered, provision), (history.WriteOffs[i].Amount.MinorUnits,
                    history.Recoveries[i].Amount.MinorUnits, history.Provision[i].Amount.MinorUnits));
                AssertEqual(seed, (cash, writtenOff - recovered, receivables[i], recovered - writtenOff), Of(models.Direct, i));
                AssertEqual(seed, (cash, provision, receivables[i] - closing, -provision), Of(models.Allowance, i));
                (expenseDirect, expenseAllowance, before) = (
                    expenseDirect + writtenOff - recovered, expenseAllowance + provision, receivables[i]);
            }

            if (isClosedLife) AssertEqual(seed, expenseDirect, expenseAllowance);
            AssertEqual(seed, Cents(expenseDirect), models.Direct.Expense.Overall.Amount);
            AssertEqual(seed, Cents(expenseAllowance), models.Allowance.Expense.Overall.Amount);

            // The postings of the whole life move the accounts by what the figures say.
            var byAllowance = RollForwardModel.Post(models.Allowance.ProposedJournal);
            var direct = RollForwardModel.Post(models.Direct.ProposedJournal);
            AssertEqual(seed, -(BigInteger)(history[^1].Closing - opening).MinorUnits, byAllowance.GetValueOrDefault("allowance"));
            AssertEqual(seed, (BigInteger)expenseAllowance, byAllowance.GetValueOrDefault("bad-debt expense"));
            AssertEqual(seed, (BigInteger)expenseDirect, direct.GetValueOrDefault("bad-debt expense"));
            AssertEqual(seed, byAllowance.GetValueOrDefault("cash"), direct.GetValueOrDefault("cash"));
            AssertEqual(seed, byAllowance.GetValueOrDefault("receivables"), direct.GetValueOrDefault("receivables"));
            Assert.False(direct.ContainsKey("allowance"));

            // The table of the notes, as a reader adds it up, with cents and without: each column, and each opening is the closing before.
            foreach (string format in new[] { "N", "N1", "N0" })
            {
                string table = history.ToTable(new TableOptions { AmountFormat = format }).ToString();
                decimal[][] rows = [.. table.Split('\n').Skip(1).Select(row => row
                    .Split("  ", StringSplitOptions.RemoveEmptyEntries).Skip(1)
                    .Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
                for (int i = 0; i < axis.Count; i++)
                {
                    AssertEqual(seed, rows[^1][i], rows[..^1].Sum(row => row[i]));
                    if (i > 0) AssertEqual(seed, rows[^1][i - 1], rows[0][i]);
                }
            }

            AmountSeries Series(long[] cents) => AmountSeries.FromValuesInOrder(Usd, axis, cents.Select(one => one / 100m));
        }

        static (long Cash, long Expense, long Net, long Profit) Of(WriteOffModel model, int i) => (
            model.Cash[i].Amount.MinorUnits, model.Expense[i].Amount.MinorUnits, model.NetReceivables[i].Amount.MinorUnits,
            model.ProfitEffect[i].Amount.MinorUnits);
    }

    /// <summary>Gross receivables fall by a write-off; less the allowance they stay, by the direct method they fall by as much.</summary>
    [Fact]
    public void A_write_off_leaves_net_receivables_and_by_the_direct_method_lowers_them_by_the_amount()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(Day(1, 1), Day(1, 31));
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var random = new Random(seed);
            (long gross, long allowance) = (random.NextInt64(1_000, 90_000), random.NextInt64(500, 1_000));
            long sales = random.NextInt64(1, 9_000);
            long amount = random.NextInt64(1, 500);
            WriteOffModels without = Compare(gross, 0), with = Compare(gross - amount, amount);
            AssertEqual(seed, Net(without.Allowance), Net(with.Allowance));
            AssertEqual(seed, Net(without.Direct) - amount, Net(with.Direct));
            AssertEqual(seed, without.Allowance.Expense[0].Amount, with.Allowance.Expense[0].Amount);
            AssertEqual(seed, without.Direct.ProfitEffect[0].Amount - Cents(amount), with.Direct.ProfitEffect[0].Amount);
            AssertEqual(seed, without.Direct.Cash[0].Amount, with.Allowance.Cash[0].Amount);

            WriteOffModels Compare(long receivables, long writtenOff) => WriteOffModels.Compare(
                AllowanceHistory.FromRollForwards(
                    axis, [AllowanceRollForward.From(Cents(allowance)).WriteOffs(Cents(writtenOff)).Provision(Cents(100))]),
                Cents(gross), AmountSeries.FromValuesInOrder(Usd, axis, [receivables / 100m]),
                AmountSeries.FromValuesInOrder(Usd, axis, [sales / 100m]));
        }

        static long Net(WriteOffModel model) => model.NetReceivables[0].Amount.MinorUnits;
    }

    /// <summary>A random walk: verbs, refused verbs, and the model of what was taken.</summary>
    private static (AllowanceRollForward Year, RollForwardModel Model, LedgerEntry[] Entries) Walk(
        Random random, int seed, bool isRead = true)
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31));
        LedgerEntry[] entries = AnyEntries(random, axis);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries);
        ReportingPeriod period = axis[random.Next(3)];
        var model = new RollForwardModel(random.Next(-2_000, 90_000));
        AllowanceRollForward year = AllowanceRollForward.From(Cents((long)model.Opening)).WithAccounts(Accounts);
        (bool readsWriteOffs, bool readsRecoveries) = (false, false);
        int findings = 0;
        for (int step = random.Next(12); step >= 0; step--)
        {
            long amount = random.Next(-500, 5_000);
            AllowanceRollForward before = year;
            string was = before.ToString();
            switch (random.Next(isRead ? 12 : 8))
            {
                case 0 when random.Next(2) == 0:
                    model.Add(Kind.Provision, amount);
                    year = year.Provision(Cents(amount));
                    break;
                case 0:
                    // A share of sales, rounded once, halves away from zero.
                    decimal share = random.Next(0, 10_001) / 100m;
                    model.Add(Kind.Provision, (Rational.Of(amount) * Rational.OfDecimal(share) * Rational.Of(1, 100)).Rounded);
                    year = year.Provision(Cents(amount), Ratio.FromPercent(share));
                    break;
                case 1:
                    model.Add(Kind.WriteOffs, -amount);
                    year = year.WriteOffs(Cents(amount));
                    break;
                case 2:
                    model.Add(Kind.Recoveries, amount);
                    year = year.Recoveries(Cents(amount));
                    break;
                case 3:
                    model.Add(Kind.ExchangeDifferences, amount);
                    year = year.ExchangeDifferences(Cents(amount));
                    break;
                case 4:
                    model.Add(Kind.Acquisitions, amount);
                    year = year.Acquisitions(Cents(amount));
                    break;
                case 5:
                    model.Add(Kind.Other, amount);
                    year = year.Other(Cents(amount), "a move\nof accounts");
                    break;
                case 6:
                    Assert.Throws<ArgumentException>(() => year.Other(Cents(amount), " "));
                    Assert.Throws<ArgumentException>(() => year.Provision(Money.FromDecimal(1, Eur)));
                    Assert.Throws<ArgumentException>(() => year.WriteOffs(default(Money)));
                    Assert.Throws<ArgumentException>(() => year.CloseAt(Money.FromDecimal(1, Eur)));
                    Assert.Throws<ArgumentOutOfRangeException>(() => year.Provision(Cents(1), Ratio.FromPercent(100.01m)));
                    Assert.Throws<ArgumentException>(() => year.WriteOffs(WriteOffLedger.FromEntries(Eur, []), period));
                    Assert.Throws<ArgumentOutOfRangeException>(() => year[(Kind)99]);
                    break;
                case 7 or 8 when readsWriteOffs:
                    Assert.Throws<InvalidOperationException>(() => year.WriteOffs(ledger, period));
                    break;
                case 8:
                    long booked = -(Sum(EntryKind.Reversal) - Sum(EntryKind.WriteOff)) + random.Next(2);
                    model.Add(Kind.WriteOffs, -Sum(EntryKind.WriteOff));
                    if (Sum(EntryKind.Reversal) != 0) model.Add(Kind.Reversals, Sum(EntryKind.Reversal));
                    year = year.WriteOffs(ledger, period, Cents(booked));
                    if (booked != Sum(EntryKind.WriteOff) - Sum(EntryKind.Reversal)) findings++;
                    readsWriteOffs = true;
                    break;
                case 9 when readsRecoveries:
                    Assert.Throws<InvalidOperationException>(() => year.Recoveries(ledger, period, Cents(1)));
                    break;
                case 9:
                    model.Add(Kind.Recoveries, Sum(EntryKind.Recovery));
                    if (Sum(EntryKind.RecoveryReturned) != 0) model.Add(Kind.RecoveriesReturned, -Sum(EntryKind.RecoveryReturned));
                    year = year.Recoveries(ledger, period);
                    readsRecoveries = true;
                    break;
                case 10 when readsWriteOffs || readsRecoveries:
                    Assert.Throws<ArgumentException>(() => (readsRecoveries ? year.WriteOffs(ledger, axis[period == axis[0] ? 1 : 0])
                        : year.Recoveries(ledger, axis[period == axis[0] ? 1 : 0])));
                    break;
                default:
                    break;
            }

            Assert.Equal((seed, was), (seed, before.ToString()));
            AssertSame(seed, year, model);
        }

        if (random.Next(4) > 0)
        {
            long closing = random.Next(-100, 90_000);
            model.CloseAt(closing);
            year = year.CloseAt(Cents(closing));
            Assert.Throws<InvalidOperationException>(() => year.CloseAt(Cents(closing)));
            Assert.Throws<InvalidOperationException>(() => year.Acquisitions(Cents(1)));
        }

        AssertEqual(seed, findings + (model.Difference == 0 ? 0 : 1), year.Findings.Count(one => one.Rule.Id != "allowance-below-zero"));
        return (year, model, entries);

        long Sum(EntryKind kind) => entries.Where(one => one.Kind == kind && one.Category == EntryCategory.Receivable
            && period.Contains(one.EffectiveDate)).Sum(one => one.Amount.MinorUnits);
    }

    private static void AssertSame(int seed, AllowanceRollForward year, RollForwardModel model)
    {
        AssertEqual(
            seed, (Cents(model.Opening), Cents(model.Closing), Cents(model.Difference)), (year.Opening, year.Closing, year.Difference));
        AssertEqual(
            seed, string.Join("; ", model.Changes.Select(one => $"{one.Kind} {Cents(one.Change)}")),
            string.Join("; ", year.Movements.Select(one => $"{one.Kind} {one.Change}")));
        foreach (Kind kind in Enum.GetValues<Kind>()) AssertEqual(seed, Cents(model.Of(kind)), year[kind]);
    }

    /// <summary>Debits are credits, line by line; and what the lines post is what the movements say.</summary>
    private static void AssertPosts(int seed, AllowanceRollForward year, RollForwardModel? model)
    {
        Assert.All(year.ProposedJournal.Concat(year.ProposedDirectJournal), line =>
        {
            Assert.True(line.Amount.MinorUnits > 0);
            Assert.NotEqual(line.Debit, line.Credit);
        });
        Dictionary<string, BigInteger> byAllowance = RollForwardModel.Post(year.ProposedJournal);
        Dictionary<string, BigInteger> direct = RollForwardModel.Post(year.ProposedDirectJournal);
        BigInteger writeOffs = Of(Kind.WriteOffs) + Of(Kind.Reversals), recoveries = Of(Kind.Recoveries) + Of(Kind.RecoveriesReturned);
        BigInteger moved = year.Movements.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Change.MinorUnits);
        if (model is not null) AssertEqual(seed, model.Computed - model.Opening, moved);
        AssertEqual(seed, -moved, byAllowance.GetValueOrDefault(Accounts.Allowance));
        AssertEqual(seed, Of(Kind.Provision), byAllowance.GetValueOrDefault(Accounts.Expense));
        AssertEqual(seed, -(writeOffs + recoveries), direct.GetValueOrDefault(Accounts.Expense));
        foreach (Dictionary<string, BigInteger> accounts in new[] { byAllowance, direct })
        {
            AssertEqual(seed, writeOffs, accounts.GetValueOrDefault(Accounts.Receivables));
            AssertEqual(seed, recoveries, accounts.GetValueOrDefault(Accounts.Cash));
            AssertEqual(seed, BigInteger.Zero, accounts.Values.Aggregate(BigInteger.Zero, (sum, one) => sum + one));
        }

        BigInteger Of(Kind kind) => year.Movements.Where(one => one.Kind == kind)
            .Aggregate(BigInteger.Zero, (sum, one) => sum + one.Change.MinorUnits);
    }

    private static Money Cents(BigInteger cents) => AllowanceCases.Cents((long)cents);

    private static Money Cents(long cents) => AllowanceCases.Cents(cents);

    private static void AssertEqual<T>(int seed, T expected, T found) =>
        Assert.True(Equals(expected, found), $"seed {seed}\nexpected\n{expected}\nbut found\n{found}");
}
