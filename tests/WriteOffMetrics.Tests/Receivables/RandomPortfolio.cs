using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>
/// Rows of open items and settlements of every kind, with whatever goes wrong in practice: payments before invoices, unknown and ambiguous
/// documents, overpayments, returns and reversals of nothing, late records, days with several events.
/// </summary>
internal sealed class RandomPortfolio
{
    private static readonly LocalDate First = Day(1, 1);

    public RandomPortfolio(int seed)
    {
        // The parts of the amounts are drawn apart, so that stating them changes nothing else.
        Random random = new(seed), parts = new(~seed);
        int accounts = 1 + random.Next(3), documents = 1 + random.Next(5), days = 1 + random.Next(random.Next(3) == 0 ? 4 : 60);
        Items = [.. Enumerable.Range(0, random.Next(14)).Select(_ => Item())];
        Settlements = [.. Enumerable.Range(0, random.Next(18)).Select(_ => Settlement())];
        Entries = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Entry())];
        Last = First.PlusDays(days + 40);
        Facts = [.. Enumerable.Range(0, random.Next(5)).Select(_ => FactsOf())];
        return;

        LocalDate AnyDay() => First.PlusDays(random.Next(days));
        string? Account() => random.Next(6) == 0 ? null : $"C-{random.Next(accounts)}";
        string Document() => $"D-{random.Next(documents)}";
        decimal Amount() => random.Next(1, random.Next(2) == 0 ? 400 : 9_000) / 100m;
        LocalDate? Recorded(LocalDate day) => random.Next(4) == 0 ? day.PlusDays(random.Next(-3, 30)) : null;

        AccountFacts FactsOf() => new()
        {
            Account = $"C-{random.Next(accounts)}",
            Document = random.Next(3) == 0 ? Document() : null,
            Since = AnyDay(),
            Collector = random.Next(4) == 0 ? null : $"Ng {random.Next(2)}",
            DunningLevel = random.Next(3) == 0 ? null : random.Next(3),
        };

        ItemLine Item()
        {
            LocalDate day = AnyDay();
            var item = new ItemLine(
                random.Next(8) == 0 ? null : Document(), day, random.Next(6) == 0 ? null : day.PlusDays(random.Next(-5, 40)), Amount())
            {
                Account = Account(),
                Kind = (OpenItemKind)Math.Max(0, random.Next(6) - 3),
                Recorded = Recorded(day),
                Region = random.Next(3) == 0 ? null : $"R{random.Next(3)}",
            };
            return item with { Tax = PartOf(item.Amount), Insured = PartOf(item.Amount) };
        }

        decimal? PartOf(decimal amount) => parts.Next(5) == 0 ? null : decimal.Round(amount * parts.Next(0, 101) / 100m, 2);

        SettlementLine Settlement()
        {
            LocalDate day = AnyDay();
            var kind = (SettlementKind)Math.Max(0, random.Next(8) - 4);
            bool isAllocation = kind == SettlementKind.CreditAllocation, namesDocument = isAllocation || random.Next(3) > 0;
            return new SettlementLine(namesDocument ? Document() : null, day, Amount())
            {
                Account = Account(),
                Kind = kind,
                Recorded = Recorded(day),
                Credit = isAllocation ? Document() : null,
                Instructed = kind == SettlementKind.Payment && !namesDocument && random.Next(2) == 0 ? Document() : null,
                Reason = kind == SettlementKind.Adjustment ? "dispute" : null,
            };
        }

        LedgerEntry Entry()
        {
            Money amount = Dollars(Amount());
            LedgerEntry entry = random.Next(3) switch
            {
                0 => LedgerEntry.Reversal(AnyDay(), amount),
                1 => LedgerEntry.Recovery(AnyDay(), amount),
                _ => LedgerEntry.WriteOff(AnyDay(), amount),
            };
            return entry with
            {
                Account = Account(),
                Document = random.Next(3) == 0 ? null : Document(),
                RecordedDate = Recorded(entry.EffectiveDate),
            };
        }
    }

    public ItemLine[] Items { get; }

    public SettlementLine[] Settlements { get; }

    public LedgerEntry[] Entries { get; }

    public AccountFacts[] Facts { get; }

    /// <summary>A day behind all others.</summary>
    public LocalDate Last { get; }

    public IEnumerable<LocalDate> Days => Enumerable.Range(-1, Period.DaysBetween(First, Last) + 2).Select(First.PlusDays);

    public OpenItems ToItems() => ReceivableRows.ToItems(Items).Settle(Settlements).Settle(WriteOffLedger.FromEntries(Usd, Entries));

    /// <summary>
    /// What the rows add up to on a day, as known on another: invoiced + reversed + returned − credits − settled − written off.
    /// </summary>
    public decimal SumOn(LocalDate day, LocalDate known)
    {
        decimal sum = 0;
        foreach (ItemLine item in Items)
        {
            if (item.InvoiceDate <= day && (item.Recorded ?? item.InvoiceDate) <= known)
                sum += item.Kind == OpenItemKind.Invoice ? item.Amount : -item.Amount;
        }

        foreach (LedgerEntry entry in Entries)
        {
            if (entry.EffectiveDate <= day && (entry.RecordedDate ?? entry.EffectiveDate) <= known && entry.Kind != EntryKind.Recovery)
                sum += entry.Kind == EntryKind.Reversal ? entry.Amount.ToDecimal() : -entry.Amount.ToDecimal();
        }

        foreach (SettlementLine settlement in Settlements)
        {
            if (settlement.ValueDate > day || (settlement.Recorded ?? settlement.ValueDate) > known) continue;
            if (settlement.Kind == SettlementKind.PaymentReturned) sum += settlement.Amount;
            else if (settlement.Kind == SettlementKind.Payment) sum -= settlement.Amount;
        }

        return sum;
    }
}
