using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>Rows of a database as an object mapper gives them: a class of one's own behind an <see cref="IQueryable{T}"/>.</summary>
public sealed class DatabaseRows
{
    // In a program: context.WriteOffs, of a DbContext.
    private static readonly IQueryable<WriteOffRow> Table = Enumerable.Range(1, 400).Select(id => new WriteOffRow
    {
        Id = id,
        PostedOn = new DateOnly(2026, 1, 1).AddDays(id % 181),
        Type = id % 7 == 0 ? "RECOVERY" : "WRITEOFF",
        Region = id % 11 == 0 ? null : id % 3 == 0 ? "north" : "south",
        Amount = id % 100 == 0 ? null : 5.05m * id,
    }).AsQueryable();

    private static readonly EntrySelectors<WriteOffRow> Selectors = new()
    {
        EffectiveDate = row => LocalDate.FromDateOnly(row.PostedOn),
        Amount = row => row.Amount,
        Kind = row => row.Type switch { "WRITEOFF" => EntryKind.WriteOff, "RECOVERY" => EntryKind.Recovery, _ => null },
        Document = row => row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Dimensions = { ["region"] = row => row.Region },
    };

    [Fact]
    public void A_table_becomes_a_ledger_and_its_bad_rows_findings()
    {
        var usd = Currency.FromCode("USD");
        var quarters = ReportingCalendar.Quarters.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 30));

        // What the database can leave out it leaves out; the rest is read row by row and never kept.
        var import = WriteOffLedger.Import(usd, Table.Where(row => row.Id > 50), Selectors);
        var regions = import.Ledger.SummarizeBy(quarters, "region");

        // Rows 100, 200, 300 and 400 have no amount.
        Assert.Equal((350, 346), (import.OfferedCount, import.Ledger.Count));
        Assert.Equal(["amount", "amount", "amount", "amount"], import.Rejections.Select(finding => finding.Faults.Single().Field));
        Assert.Equal([50L, 150L, 250L, 350L], import.Rejections.Select(finding => finding.Positions.Single().Row!.Value));

        foreach (string? region in new[] { "north", "south", null })
        {
            for (int i = 0; i < 2; i++)
            {
                decimal writtenOff = SumOf("WRITEOFF", region, i + 1), recovered = SumOf("RECOVERY", region, i + 1);
                Assert.Equal(writtenOff, regions[region].Gross[i].Amount.ToDecimal());
                Assert.Equal(writtenOff - recovered, regions[region].Net[i].Amount.ToDecimal());
            }
        }
    }

    private static decimal SumOf(string type, string? region, int quarter) => Table
        .Where(row => row.Id > 50 && row.Type == type && row.Region == region && (row.PostedOn.Month + 2) / 3 == quarter)
        .Sum(row => row.Amount ?? 0m);

    private sealed class WriteOffRow
    {
        public int Id { get; init; }

        public DateOnly PostedOn { get; init; }

        public string Type { get; init; } = "";

        public string? Region { get; init; }

        public decimal? Amount { get; init; }
    }
}
