using System.Text;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>
/// Good files in which bytes were changed at random: every door gives a value, with a finding for each row that is bad now, or says that
/// the file cannot be read. Nothing else is thrown.
/// </summary>
public sealed class MutationTests
{
    private const int FilesPerCase = 10, DoorsPerFile = 3;

    private static readonly OpenItems Items = OpenItems.FromRows(
        Files.Usd, Enumerable.Range(1, 9), new OpenItemSelectors<int>
        {
            InvoiceDate = _ => new LocalDate(2024, 1, 1),
            Amount = i => i * 100m,
            Document = i => $"D{i}",
        });

    [Fact]
    public async Task Any_change_of_any_byte_gives_a_value_or_a_documented_exception()
    {
        for (int seed = 0; seed < FilesPerCase * Cases.Count; seed++)
        {
            var random = new Random(seed);
            bool isEntries = random.Next(3) == 0;
            byte[] file = Mutated(isEntries ? new RandomFile(seed).Bytes : Original(random), random);
            Form form = new()
            {
                MaxRejections = random.Next(4) == 0 ? random.Next(4) : 1_000,
                MaxRecordSize = random.Next(8) == 0 ? 16 : null,
            };
            try
            {
                if (isEntries)
                {
                    await ReadEntriesAsync(file, new RandomFile(seed), random);
                    continue;
                }

                // Some doors each, because each of many files tries what the others do not.
                foreach (Door door in random.GetItems([.. Doors.All], DoorsPerFile))
                    await AssertDocumentedAsync(door, () => door.ReadAsync(Stream(file, random), form));
                if (random.Next(2) == 0) await AssertDocumentedAsync("all settlements", () => SettleAsync(file, form));
                else await AssertDocumentedAsync("all items", () => ReadItemsAsync(file, form));
            }
            catch (Exception why)
            {
                throw new InvalidOperationException($"Seed {seed}, the file {Convert.ToBase64String(file)}", why);
            }
        }
    }

    private static async Task AssertDocumentedAsync(object door, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (OverflowException why)
        {
            Assert.Contains("9,223,372,036,854,775,807", why.Message, StringComparison.Ordinal); // A digit more may be a sum too great.
        }
        catch (CsvReadException stop)
        {
            Outcome.Of(stop).AssertIsWhole();
        }
        catch (Exception why)
        {
            throw new InvalidOperationException($"{door}", why);
        }
    }

    private static async Task ReadEntriesAsync(byte[] file, RandomFile original, Random random)
    {
        CsvEntryMap map = original.Map.WithMaxRejections(random.Next(3) == 0 ? 2 : 1_000);
        await AssertDocumentedAsync("ledger", async () =>
        {
            LedgerImport import = await CsvLedger.ReadAsync(Stream(file, random), original.Currency, map);
            Assert.Equal(import.OfferedCount, import.Ledger.Count + import.Rejections.Count);
            Assert.Equal(import.AcceptedAmount, import.Ledger.Entries.Sum(entry => entry.Amount.ToDecimal()));
            List<Finding> rejections = [];
            List<LedgerEntry> entries = [];
            await foreach (LedgerEntry entry in CsvLedger.ReadEntriesAsync(Stream(file, random), original.Currency, map, rejections))
                entries.Add(entry);
            Assert.Equal(import.Ledger.Entries.OrderBy(entry => entry.Ordinal), entries);
            Assert.Equal(import.Rejections, rejections);
        });
        await AssertDocumentedAsync("live", () =>
            CsvLedger.AddToAsync(Stream(file, random), new LiveTotals(original.Currency, Doors.January), map));
    }

    private static async Task SettleAsync(byte[] file, Form form)
    {
        CsvImport<OpenItems> import = await CsvData.ReadSettlementsAsync(
            new MemoryStream(file), Items, form.On(CsvSettlementMap.ByHeader("date", "amount")).WithDocument("document").WithKind("kind")
                .WithAccount("region").WithInstructedDocument("other").WithCreditDocument("credit").WithReason("reason")
                .WithRecordedDate("due").WithCurrency("currency"));
        Outcome.Of(import).AssertIsWhole();
        Assert.Equal(import.AcceptedCount, import.Value.SettlementCount);
    }

    private static async Task ReadItemsAsync(byte[] file, Form form)
    {
        CsvImport<OpenItems> import = await CsvData.ReadOpenItemsAsync(
            new MemoryStream(file), Files.Usd, form.On(CsvItemMap.ByHeader("date", "amount")).WithDocument("document").WithAccount("region")
                .WithDueDate("due").WithTax("tax").WithInsured("insured").WithAccountGroup("other").WithDimension("why", "reason")
                .WithCurrency("currency").WithRecordedDate("due"));
        Outcome.Of(import).AssertIsWhole();
        Assert.Equal(import.AcceptedCount, import.Value.Count);
    }

    private static Stream Stream(byte[] file, Random random) =>
        random.Next(16) == 0 ? new PiecesStream(file, new Random(file.Length)) : new MemoryStream(file);

    private static byte[] Original(Random random)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        text.Append("date,amount,region,document,kind,due,tax,insured,currency,other,credit,reason\n");
        for (int i = random.Next(1, 12); i > 0; i--)
        {
            text.Append("2024-01-31,").Append(random.Next(1, 99_999)).Append(".5,")
                .Append(random.Next(3) == 0 ? "\"a,\"\"b\"\n\"" : "Süd 日本")
                .Append(",D").Append(random.Next(9)).Append(i % 3 == 0 ? ",Adjustment" : ",Payment").Append(",2024-02-29,0.5,0,USD,")
                .Append(i % 4 == 0 ? "D3" : "").Append(",,").Append(i % 3 == 0 ? "why" : "").Append(random.Next(2) == 0 ? "\r\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.Insert(at, "\",\r\n\0\xFF;9-'"u8[random.Next(10)]); break;
                case 3: bytes.RemoveRange(at, length); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 5: bytes.InsertRange(at, Line(bytes, random.Next(bytes.Count))); break;
                case 6: bytes.InsertRange(random.Next(bytes.Count), Line(bytes, at)); break;
                default:
                    if (random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<byte> Line(List<byte> bytes, int at)
    {
        int start = bytes.LastIndexOf((byte)'\n', at) + 1, end = bytes.IndexOf((byte)'\n', at);
        return start > at ? [] : bytes.GetRange(start, (end < 0 ? bytes.Count : end + 1) - start);
    }
}
