using NodaTime;

namespace WriteOffMetrics.Benchmarks;

/// <summary>A row as a reader of files leaves it: parsed, each text an object of its own.</summary>
public sealed record StepRow(
    LocalDate Day, decimal Amount, EntryKind Kind, string Account, string Document, LocalDate? Recorded, LocalDate? Origin, LocalDate? Due);

/// <summary>
/// A year of a large ledger, the same in every run: 1,000,000 rows of 50,000 accounts and 900,000 documents. Each document is written off
/// once; a tenth of the rows are recoveries, reversals and returned recoveries of earlier documents. One row in 500 is wrong: entered
/// twice, of a document that is not there, of more than was written off, spelt otherwise, or of an impossible day.
/// </summary>
public static class StepRows
{
    public const int Count = 1_000_000, Accounts = 50_000, Documents = 900_000;

    public static readonly Currency Usd = Currency.FromCode("USD");
    public static readonly LocalDate First = new(2025, 1, 1);
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2025, 12, 31));

    private const int Days = 365;

    public static EntrySelectors<StepRow> Selectors { get; } = new()
    {
        EffectiveDate = row => row.Day,
        Amount = row => row.Amount,
        Kind = row => row.Kind,
        Account = row => row.Account,
        Document = row => row.Document,
        RecordedDate = row => row.Recorded,
        OriginDate = row => row.Origin,
        DueDate = row => row.Due,
    };

    public static StepRow[] Make()
    {
        var random = new Random(20_260_101);
        var rows = new StepRow[Count];
        int document = 0;
        for (int i = 0; i < Count; i++)
        {
            int left = Documents - document;
            bool isNew = i == 0 || (left > 0 && random.Next(Count - i) < left);
            rows[i] = isNew ? WriteOff(random, i, document++) : Later(random, i, rows[random.Next(i)]);
        }

        return rows;
    }

    /// <summary>The same rows, each of any document and kind: recoveries and reversals of what was never written off.</summary>
    public static StepRow[] Strew(StepRow[] rows)
    {
        var random = new Random(7);
        return Array.ConvertAll(rows, row => row with
        {
            Document = rows[random.Next(rows.Length)].Document,
            Kind = random.Next(4) == 0 ? (EntryKind)random.Next(1, 4) : EntryKind.WriteOff,
        });
    }

    private static StepRow WriteOff(Random random, int i, int document)
    {
        LocalDate day = First.PlusDays((int)((long)i * Days / Count));
        long cents = (long)Math.Clamp(12_000 * Math.Exp(1.4 * Normal(random)), 1, 3_100_000);

        // Numbers of accounts follow no order of appearance, and few have many documents.
        int account = (int)(Math.Pow(random.NextDouble(), 2) * Accounts);
        string name = $"C-{account * 7_919L % Accounts:00000}";
        bool isWrong = random.Next(500) == 0;
        LocalDate origin = day.PlusDays(isWrong ? 1 : -120 - random.Next(60));
        return new StepRow(
            day, new decimal((int)cents, 0, 0, false, 2), EntryKind.WriteOff,
            isWrong && random.Next(50) == 0 ? name.ToLowerInvariant() : name, $"INV-{document * 104_729L % Documents:000000}",
            day.PlusDays(random.Next(400) == 0 ? -1 : random.Next(5)), origin, origin.PlusDays(30));
    }

    /// <summary>Of an earlier row's document: half of it recovered or reversed, now and then more, or the row once more.</summary>
    private static StepRow Later(Random random, int i, StepRow earlier)
    {
        if (random.Next(500) == 0) return earlier with { Account = new string(earlier.Account), Document = new string(earlier.Document) };
        LocalDate day = First.PlusDays((int)((long)i * Days / Count));
        EntryKind kind = earlier.Kind == EntryKind.Recovery ? EntryKind.RecoveryReturned
            : random.Next(5) == 0 ? EntryKind.Reversal : EntryKind.Recovery;
        decimal factor = random.Next(500) == 0 ? 3m : 0.3m;
        return earlier with
        {
            Day = day,
            Kind = kind,
            Amount = Math.Max(0.01m, Math.Round(earlier.Amount * factor, 2)),
            Account = new string(earlier.Account),
            Document = random.Next(500) == 0 ? earlier.Document + "X" : new string(earlier.Document),
            Recorded = day,
        };
    }

    private static double Normal(Random random)
    {
        double sum = 0;
        for (int part = 0; part < 12; part++) sum += random.NextDouble();
        return sum - 6;
    }
}
