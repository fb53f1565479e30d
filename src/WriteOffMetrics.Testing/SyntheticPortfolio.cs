using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>
/// Open items that look like real ones and are the same whenever and wherever they are made, with what is true of them: invoices, some in
/// instalments, payments with delays of each account's own, disputes that are credited, and invoices that nobody pays, which a ledger
/// writes off. <c>SyntheticPortfolio.FromOptions(options).OpenItems</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class SyntheticPortfolio
{
    private const int DaysToCredit = 45, DaysToWriteOff = 180, Instalments = 3, DaysBetweenInstalments = 30;

    private readonly SyntheticPortfolioOptions options;
    private readonly List<Line> lines = [];
    private readonly List<Settled> settled = [];

    private SyntheticPortfolio(SyntheticPortfolioOptions options)
    {
        this.options = options;
        var random = new RandomNumbers(options.Seed);
        double[] delays = new double[options.Accounts];
        for (int account = 0; account < delays.Length; account++)
            delays[account] = options.MeanDelay + options.DelaySpread / 2 * random.Normal();
        int days = Period.DaysBetween(options.FirstDay, options.LastDay) + 1;
        for (int invoice = 0; invoice < options.Count; invoice++) AddInvoice(ref random, invoice, (int)random.Below(days), delays);
        Ledger = WriteOffLedger.FromEntries(options.Currency, settled.Where(one => one.Kind == SettlementKind.WriteOff).Select(ToEntry))
            .CompleteThrough(options.LastDay);
        OpenItems = OpenItems
            .FromRows(options.Currency, lines, new OpenItemSelectors<Line>
            {
                InvoiceDate = line => line.Date,
                DueDate = line => line.Due,
                Amount = line => ToMoney(line.MinorUnits).ToDecimal(),
                Document = line => line.Document,
                Account = line => line.Account,
            })
            .Settle(settled.Where(one => one.Kind != SettlementKind.WriteOff), new SettlementSelectors<Settled>
            {
                ValueDate = one => one.Day,
                Amount = one => ToMoney(one.MinorUnits).ToDecimal(),
                Kind = one => one.Kind,
                Document = one => one.Document,
                Account = one => one.Account,
                Reason = one => one.Kind == SettlementKind.Adjustment ? "dispute" : null,
            })
            .Settle(Ledger);
    }

    /// <summary>The write-offs of what nobody paid.</summary>
    public WriteOffLedger Ledger { get; }

    /// <summary>
    /// The open items, settled by payments, credited disputes and the ledger. <see cref="OpenItems.Check"/> finds nothing.
    /// </summary>
    public OpenItems OpenItems { get; }

    /// <summary>The number of invoices.</summary>
    public int InvoiceCount => options.Count;

    /// <summary>A portfolio.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static SyntheticPortfolio FromOptions(SyntheticPortfolioOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Require(nameof(options));
        return new SyntheticPortfolio(options);
    }

    /// <summary>What is open at the end of a day, added up from what the portfolio was made of, without open items: the truth.</summary>
    public Money OpenOn(LocalDate day) => ToMoney(
        lines.Where(line => line.Date <= day).Sum(line => line.MinorUnits)
        - settled.Where(one => one.Day <= day).Sum(one => one.MinorUnits));

    /// <summary>What was paid through the end of a day.</summary>
    public Money PaidThrough(LocalDate day) => SettledThrough(day, SettlementKind.Payment);

    /// <summary>What was credited of disputes through the end of a day.</summary>
    public Money CreditedThrough(LocalDate day) => SettledThrough(day, SettlementKind.Adjustment);

    /// <summary>What was written off through the end of a day.</summary>
    public Money WrittenOffThrough(LocalDate day) => SettledThrough(day, SettlementKind.WriteOff);

    /// <summary>The number of invoices and what is open on the last day on one line, in any culture.</summary>
    public override string ToString() => $"{options}, {OpenOn(options.LastDay)} open on the last day";

    private void AddInvoice(ref RandomNumbers random, int invoice, int day, double[] delays)
    {
        int account = (int)random.Below(options.Accounts);
        long amount = Math.Clamp((long)(30_000 * RandomNumbers.Exp(1.1 * random.Normal())), 300, 50_000_000);
        bool isInParts = random.Uniform() < options.InstalmentShare, isNeverPaid = random.Uniform() < options.NeverPaidShare,
            isDisputed = random.Uniform() < options.DisputeShare;
        int parts = isInParts ? Instalments : 1;
        LocalDate date = options.FirstDay.PlusDays(day),
            lastDue = date.PlusDays(options.TermsInDays + (parts - 1) * DaysBetweenInstalments);
        string document = Text("INV-", invoice), name = Text("C-", account);
        long left = amount;
        for (int part = 0; part < parts; part++)
        {
            LocalDate due = date.PlusDays(options.TermsInDays + part * DaysBetweenInstalments);
            long ofPart = part == parts - 1 ? left : amount / parts, disputed = isDisputed ? ofPart / 10 : 0;
            left -= ofPart;
            lines.Add(new Line(document, name, date, due, ofPart));
            int delay = (int)Math.Round(delays[account] + options.DelaySpread * random.Normal());
            if (isNeverPaid) Settle(lastDue.PlusDays(DaysToWriteOff), ofPart, SettlementKind.WriteOff);
            else
            {
                LocalDate paid = due.PlusDays(Math.Max(delay, -options.TermsInDays));
                Settle(paid, ofPart - disputed, SettlementKind.Payment);
                if (disputed > 0) Settle(due.PlusDays(Math.Max(DaysToCredit, delay)), disputed, SettlementKind.Adjustment);
            }
        }

        void Settle(LocalDate when, long minorUnits, SettlementKind kind)
        {
            if (when <= options.LastDay) settled.Add(new Settled(document, name, when, minorUnits, kind));
        }
    }

    private Money SettledThrough(LocalDate day, SettlementKind kind) =>
        ToMoney(settled.Where(one => one.Kind == kind && one.Day <= day).Sum(one => one.MinorUnits));

    private LedgerEntry ToEntry(Settled one) => LedgerEntry.WriteOff(one.Day, ToMoney(one.MinorUnits)) with
    {
        Account = one.Account,
        Document = one.Document,
        Reason = "never paid",
    };

    private Money ToMoney(long minorUnits) => Money.FromMinorUnits(minorUnits, options.Currency);

    private static string Text(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Document, string Account, LocalDate Date, LocalDate Due, long MinorUnits);

    private sealed record Settled(string Document, string Account, LocalDate Day, long MinorUnits, SettlementKind Kind);
}
