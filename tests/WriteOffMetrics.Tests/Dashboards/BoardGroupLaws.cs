using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Snapshots of several entities in three currencies beside whole numbers: every entry times its rate, added up exactly and rounded once.
/// </summary>
public sealed class BoardGroupLaws
{
    /// <summary>Rates have four decimals; the smallest unit of the model is a ten-thousandth of a cent of a cent.</summary>
    private const int Scale = 10_000;

    private static readonly Currency Eur = Currency.FromCode("EUR"), Jpy = Currency.FromCode("JPY");

    private static readonly Currency[] Currencies = [Eur, Generate.Usd, Jpy];

    private static readonly MidpointRounding[] Rules =
    [
        MidpointRounding.ToEven, MidpointRounding.AwayFromZero, MidpointRounding.ToZero, MidpointRounding.ToNegativeInfinity,
        MidpointRounding.ToPositiveInfinity,
    ];

    [Law(10)]
    public Property Consolidated_is_the_sum_of_all_entries_at_their_rates_and_the_line_between_it_and_the_entities() =>
        Law.ForAll(BoardCase.All, drawn =>
        {
            Group group = new(BoardCase.Of(drawn));
            DashboardSnapshot board = group.Snapshot;
            Assert.Equal(group.Entities.Select(entity => entity.Name), board.Entities.Select(entity => entity.Name));
            Assert.Equal(group.Index < 0 ? null : group.Axis[group.Index], board.Period);
            Assert.Equal(group.Index >= 0, board["entities"].IsPresent);
            if (group.Index < 0) return;
            DashboardTable headline = board["headline"]["figures"];
            foreach ((string column, (int First, int Count)? window) in group.Model.Windows)
            {
                if (window is not { } at) continue;
                Assert.Equal(group.Round(group.Entities.Select(entity => entity.Gross(at))), headline["gross write-offs", column].Amount());
                Assert.Equal(group.Round(group.Entities.Select(entity => entity.Net(at))), headline["net write-offs", column].Amount());
            }

            AssertEntities(group, board["entities"]["period"], (group.Index, 1));
            string main = group.Model.Windows["trailing year"] is null ? "all periods" : "trailing year";
            if (group.Model.Main.Count > 1) AssertEntities(group, board["entities"][main], group.Model.Main);
            Assert.Equal(
                group.Entities.Count(entity => entity.Model.Index != group.Index),
                board["entities"].Notes.Count(note => note.Contains("complete through another period", StringComparison.Ordinal)));
        });

    [Law(10)]
    public Property The_entities_of_a_group_have_the_snapshots_that_they_have_alone() => Law.ForAll(BoardCase.All, drawn =>
    {
        Group group = new(BoardCase.Of(drawn));
        DashboardSnapshot board = group.Snapshot;
        foreach ((Entity entity, DashboardSnapshot found) in group.Entities.Zip(board.Entities))
            Assert.Equal(group.AsOf(WriteOffDashboard.FromInputs(entity.Inputs)), found);
        string json = board.ToJson();
        Assert.Equal(board, DashboardSnapshot.FromJson(json));
        Assert.Equal(json, DashboardSnapshot.FromJson(json).ToJson());
        Assert.Empty(board.ChangesSince(board));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(json, group.Snapshot.ToJson());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    private static void AssertEntities(Group group, DashboardTable table, (int First, int Count) window)
    {
        Assert.Equal(
            [.. group.Entities.Select(entity => (DashboardRowKind.Item, entity.Name)),
                (DashboardRowKind.Reconciliation, "rounding of converted amounts"), (DashboardRowKind.Total, "consolidated")],
            table.Rows.Select(row => (row.Kind, row.Name!)));
        (string Column, Func<Entity, BigInteger> Exact)[] columns =
        [
            ("gross write-offs", entity => entity.Gross(window)), ("net write-offs", entity => entity.Net(window)),
            ("sales", entity => entity.SalesOf(window)),
        ];
        foreach ((string column, Func<Entity, BigInteger> exact) in columns)
        {
            decimal sum = 0, all = group.Round(group.Entities.Select(exact));
            foreach ((Entity entity, DashboardRow row) in group.Entities.Zip(table.Rows))
            {
                decimal own = group.Round([exact(entity)]);
                Assert.Equal(own, table.At(row, column).Amount());
                sum += own;
            }

            Assert.Equal(all, table.At(table.Rows[^1], column).Amount());
            Assert.Equal(all - sum, table.At(table.Rows[^2], column).Amount());
        }

        // The ratio is of the exact amounts, not of those that are read.
        foreach ((DashboardRow row, IEnumerable<Entity> some) in table.Rows.SkipLast(2).Zip(group.Entities.Select(entity =>
            new[] { entity }))
            .Append((table.Rows[^1], [.. group.Entities])))
        {
            decimal gross = some.Aggregate(BigInteger.Zero, (all, entity) => all + entity.Gross(window)).ToDecimal(),
                sales = some.Aggregate(BigInteger.Zero, (all, entity) => all + entity.SalesOf(window)).ToDecimal();
            BoardReading.AssertQuotient(gross, sales, table.At(row, "gross to sales"));
        }
    }

    /// <summary>One to three entities that share the entries of a case.</summary>
    private sealed class Group
    {
        private readonly BoardCase one;
        private readonly MidpointRounding rule;

        public Group(BoardCase one)
        {
            this.one = one;
            rule = Rules[one.Seed % Rules.Length];
            int count = 1 + one.Seed % 3;
            Entities = [.. Enumerable.Range(0, count).Select(i => new Entity(one, i, [.. one.Entries.Where((_, j) => j % count == i)]))];
        }

        public PeriodAxis Axis => one.Axis;

        public Entity[] Entities { get; }

        public BoardModel Model => new(one.Entries, one.Axis, one.Day, one.Known,
            Entities.Any(entity => entity.Complete is not null) ? Entities.Min(entity => entity.Complete ?? LocalDate.MaxIsoValue) : null);

        public int Index => Model.Index;

        public DashboardSnapshot Snapshot => AsOf(WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Group",
            Axis = one.Axis,
            Currency = Eur,
            Rates = ExchangeRates.FromRates(AllDays().SelectMany(day =>
                Currencies.Skip(1).Select(from => (day, from, Eur, Rate(day, from))))),
            RateBasis = ExchangeRateBasis.PeriodEnd,
            Rounding = rule,
            Entities = [.. Entities.Select(entity => entity.Inputs)],
        }));

        public static decimal Rate(LocalDate day, Currency from) => from == Eur
            ? 1
            : (5_000 + (Days.Of(day) * 7 + from.MinorUnitDigits * 1_001) % 7_919) / (decimal)Scale;

        public DashboardSnapshot AsOf(WriteOffDashboard board) =>
            one.Known is { } known ? board.AsOf(one.Day, known) : board.AsOf(one.Day);

        /// <summary>Ten-thousandths of cents added up, as an amount in euros.</summary>
        public decimal Round(IEnumerable<BigInteger> exact) =>
            decimal.Round(exact.Aggregate(BigInteger.Zero, (sum, part) => sum + part).ToDecimal() / Scale, rule) / 100;

        private IEnumerable<LocalDate> AllDays()
        {
            LocalDate first = one.Axis.Start.PlusYears(-3);
            return Enumerable.Range(0, Period.DaysBetween(first, one.Axis.End) + 1).Select(first.PlusDays);
        }
    }

    /// <summary>An entity with entries of its own in a currency of its own, perhaps complete through another day than the others.</summary>
    private sealed class Entity(BoardCase one, int number, LedgerEntry[] drawn)
    {
        private readonly Currency currency = Currencies[number];

        /// <summary>Small enough for a decimal that is multiplied by a rate.</summary>
        private LedgerEntry[] Entries =>
        [
            .. drawn.Select(entry => Copy(entry, Money.FromMinorUnits(1 + entry.Amount.MinorUnits % 10_000_000_019, currency))),
        ];

        public string Name => $"Entity {number}";

        public LocalDate? Complete => (one.Seed / 7 + number) % 3 == 0 ? one.Day.PlusDays(-(one.Seed + number * 40) % 120) : null;

        public BoardModel Model => new(Entries, one.Axis, one.Day, one.Known, Complete);

        public DashboardInputs Inputs => new()
        {
            Name = Name,
            Ledger = Complete is { } day ? Ledger.CompleteThrough(day) : Ledger,
            Axis = one.Axis,
            Sales = AmountSeries.FromValuesInOrder(currency, one.Axis, one.Axis.Select((_, i) => Sales(i))),
            Dimensions = ["account"],
        };

        private WriteOffLedger Ledger => WriteOffLedger.FromEntries(currency, Entries, "sector");

        public BigInteger Gross((int First, int Count) window) =>
            Exact(Model.In(window, EntryCategory.Receivable).Where(entry => entry.Kind == EntryKind.WriteOff));

        public BigInteger Net((int First, int Count) window) => Exact(Model.In(window, EntryCategory.Receivable));

        public BigInteger SalesOf((int First, int Count) window) => Enumerable.Range(window.First, window.Count)
            .Aggregate(BigInteger.Zero, (sum, i) => sum + Converted(Sales(i), i));

        private decimal Sales(int i) => 1_000 + (i * 37 + number * 11) % 500;

        private BigInteger Exact(IEnumerable<LedgerEntry> some) => some.Aggregate(BigInteger.Zero, (sum, entry) =>
            sum + Converted(
                entry.Amount.ToDecimal() * (entry.Kind is EntryKind.WriteOff or EntryKind.RecoveryReturned ? 1 : -1),
                one.Axis.IndexOf(entry.EffectiveDate)));

        private BigInteger Converted(decimal amount, int period) =>
            new(amount * Group.Rate(one.Axis[period].End, currency) * 100 * Scale);

        private static LedgerEntry Copy(LedgerEntry entry, Money amount)
        {
            LedgerEntry made = entry.Kind switch
            {
                EntryKind.WriteOff => LedgerEntry.WriteOff(entry.EffectiveDate, amount),
                EntryKind.Reversal => LedgerEntry.Reversal(entry.EffectiveDate, amount),
                EntryKind.Recovery => LedgerEntry.Recovery(entry.EffectiveDate, amount),
                _ => LedgerEntry.RecoveryReturned(entry.EffectiveDate, amount),
            };
            return made with { Category = entry.Category, RecordedDate = entry.RecordedDate, Account = entry.Account };
        }
    }
}

internal static class WholeNumbers
{
    public static decimal ToDecimal(this BigInteger number) => (decimal)number;
}
