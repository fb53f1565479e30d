using System.Globalization;
using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>
/// The books of a fictional company, with everything that control tests read, in which nothing is wrong but what was planted: to try
/// whether a suite of control tests finds what it is for, and nothing else.
/// <c>SyntheticBooks.FromSeed(7).Planting(PlantedFault.Split, 3)</c>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The same seed and the same faults, planted in the same order, give the same books
/// on every machine. They are of the year 2025, in US dollars, five hours behind UTC, and reviewed on 15 January 2026; the policy and what
/// is allowed are the same for all seeds, as <see cref="Inputs"/> and <see cref="TestOf"/> tell.
/// </remarks>
public sealed class SyntheticBooks
{
    private const int MostPlanted = 1_000;

    private readonly BookWriter books;
    private readonly ulong seed;
    private readonly Lazy<ControlInputs> inputs;

    private SyntheticBooks(ulong seed, BookWriter books)
    {
        (this.seed, this.books) = (seed, books);
        Planted = Array.AsReadOnly(books.Planted.ToArray());
        inputs = new Lazy<ControlInputs>(Read);
    }

    /// <summary>A suite of the tests of all faults, in their order: it finds nothing in books in which nothing was planted.</summary>
    public static ControlSuite Suite { get; } =
        ControlSuite.FromTests([.. Enum.GetValues<PlantedFault>().Select(Company.TestOf)]);

    /// <summary>
    /// What control tests read: the ledger, the log of requests, the policy, the open items as of the day of the review, the time zone, and
    /// the instant of the review. There are no figures to watch.
    /// </summary>
    public ControlInputs Inputs => inputs.Value;

    /// <summary>What was planted, in the order in which it was; empty where nothing was.</summary>
    public IReadOnlyList<PlantedViolation> Planted { get; }

    /// <summary>
    /// Books in which nothing is wrong: some 50 write-offs, each by an approved request, some of them recovered or reversed in time;
    /// requests that were returned, changed, granted in part, rejected, withdrawn or wait; and invoices that are open.
    /// </summary>
    /// <param name="seed">Any number: another one gives other books.</param>
    public static SyntheticBooks FromSeed(ulong seed) => new(seed, CleanBooks.Write(seed));

    /// <summary>The test that looks for a fault, with what these books allow: without the fault it finds nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="PlantedFault"/>.</exception>
    public static ControlTest TestOf(PlantedFault fault) => Company.TestOf(Require(fault));

    /// <summary>
    /// The same books with further violations of one kind, each of its own accounts, documents and requests: the test of the fault finds
    /// each of them, and no other test of <see cref="Suite"/> finds one.
    /// </summary>
    /// <param name="fault">What is planted.</param>
    /// <param name="count">How many violations, 1 or more; up to 1,000 in all.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Not a member of <see cref="PlantedFault"/>, or the count is below 1 or makes more than 1,000 violations in all.
    /// </exception>
    public SyntheticBooks Planting(PlantedFault fault, int count)
    {
        Require(fault);
        if (count < 1 || count > MostPlanted - Planted.Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, string.Create(
                CultureInfo.InvariantCulture,
                $"Found {count} violations to plant beside {Planted.Count}; 1 or more are allowed, and up to {MostPlanted:N0} in all."));
        var next = new BookWriter(books);
        var planter = new FaultPlanter(next);
        for (int i = 0; i < count; i++) planter.Plant(fault);
        return new SyntheticBooks(seed, next);
    }

    /// <summary>The seed and how much there is, on one line, in any culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"books of seed {seed}: {books.Entries.Count} entries, {Inputs.Requests!.Count} requests, {books.Items.Count} items, "
        + $"{Planted.Count} violations planted");

    private ControlInputs Read()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Company.Usd, BookWriter.InOrder(books.Entries));
        OpenItems items = OpenItems
            .FromRows(Company.Usd, books.Items.OrderBy(line => line.Invoiced), new OpenItemSelectors<ItemLine>
            {
                InvoiceDate = line => line.Invoiced,
                DueDate = line => line.Due,
                Amount = line => Company.Dollars(line.Amount).ToDecimal(),
                Document = line => line.Document,
                Account = line => line.Account,
            })
            .Settle(books.Payments.OrderBy(paid => paid.Day), new SettlementSelectors<Paid>
            {
                ValueDate = paid => paid.Day,
                Amount = paid => Company.Dollars(paid.Amount).ToDecimal(),
                Document = paid => paid.Document,
                Account = paid => paid.Account,
            })
            .Settle(ledger)
            .WithFacts(books.Facts);
        return new ControlInputs
        {
            Ledger = ledger,
            Requests = RequestLog.FromEvents(books.Events.OrderBy(step => step.At)),
            Policy = Company.Policy,
            OpenItems = items.AsOf(Company.ReviewDay),
            Zone = Company.Zone,
            At = Company.At(Company.ReviewDay, LocalTime.Noon),
        };
    }

    private static PlantedFault Require(PlantedFault fault) => Enum.IsDefined(fault) ? fault : throw new ArgumentOutOfRangeException(
        nameof(fault), fault, string.Create(
            CultureInfo.InvariantCulture, $"Found the fault {(int)fault}; a member of PlantedFault is allowed."));
}
