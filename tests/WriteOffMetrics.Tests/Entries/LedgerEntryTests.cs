using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class LedgerEntryTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly Money Ten = Money.FromDecimal(10m, Usd);

    [Fact]
    public void The_kind_carries_the_sign()
    {
        Assert.Equal(
            [10m, -10m, -10m, 10m],
            new[] { LedgerEntry.WriteOff(Day, Ten), LedgerEntry.Reversal(Day, Ten), LedgerEntry.Recovery(Day, Ten),
            LedgerEntry.RecoveryReturned(Day, Ten) }.Select(entry => entry.SignedAmount.ToDecimal()));
    }

    [Fact]
    public void Amounts_and_days_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.WriteOff(Day, Money.Zero(Usd)));
        Assert.StartsWith("Found the amount -10.00 USD; amounts above zero are allowed",
            Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.Recovery(Day, -Ten)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LedgerEntry.WriteOff(Day, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.WriteOff(new LocalDate(0, 1, 1), Ten));
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.WriteOff(Day, Ten) with { Category = (EntryCategory)9 });
        Assert.Throws<ArgumentException>(() => LedgerEntry.WriteOff(Day, Ten).With("", "x"));
        Assert.Throws<ArgumentException>(() => LedgerEntry.WriteOff(Day, Ten)[" "]);
    }

    [Fact]
    public void Equal_entries_say_the_same_whatever_the_order_in_which_it_was_said()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Ten).With("b", "2").With("a", "1").With(Dimension.Account, "C")
            .With(Dimension.Document, "D").With(Dimension.Reason, "R");
        LedgerEntry same = LedgerEntry.WriteOff(Day, Ten).With("a", "x").With("a", "1")
            .With("b", "2") with
        { Account = "C", Document = "D", Reason = "R" };
        Assert.True(entry == same);
        Assert.Equal(entry.GetHashCode(), same.GetHashCode());
        Assert.Equal(("C", "D", "R", "1", "2", null), (
            entry[Dimension.Account], entry[Dimension.Document], entry[Dimension.Reason], entry["a"], entry["b"], entry["c"]));
        LedgerEntry[] different =
        [
            entry.With("a", "3"), entry with { Account = "X" }, entry with { Document = "X" }, entry with { Reason = "X" },
            entry with { Category = EntryCategory.Asset },
            entry with { RecordedDate = Day }, entry with { OriginDate = Day }, entry with { DueDate = Day },
            LedgerEntry.Recovery(Day, Ten), LedgerEntry.WriteOff(Day, Ten), LedgerEntry.WriteOff(Day.PlusDays(1), Ten),
            LedgerEntry.WriteOff(Day, -Ten * -2),
        ];
        Assert.Equal(different.Length + 1, different.Append(entry).Distinct().Count());
        Assert.All(different, other => Assert.False(entry == other));
        Assert.False(entry.Equals(null));
        Assert.NotEqual(entry, entry.With("a", null));
        Assert.NotEqual(entry, entry.With("a", ""));
        Assert.Equal(entry, entry.With("c", null));
        Assert.NotEqual(entry with { Account = "" }, entry with { Account = null });
        Assert.Equal("2026-03-14 write-off 10.00 USD receivable, account C, document D, reason R, a 1, b 2", entry.ToString());
    }
}
