using System.Text;

namespace WriteOffMetrics.Csv.Tests;

public sealed class LongTextTests
{
    /// <summary>
    /// Texts of 700,000 bytes that differ at their ends: more of them than a batch keeps, in a plain run fewer. Every row has its own, and
    /// the second half has those of the first again.
    /// </summary>
    [Fact]
    public async Task Texts_of_hundreds_of_kilobytes_are_told_apart()
    {
        int texts = Cases.IsPlain ? 3 : 60;
        string common = new('x', 700_000);
        using var stream = new MemoryStream();
        await using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 20, leaveOpen: true))
        {
            await writer.WriteAsync("date,amount,customer\n");
            for (int i = 0; i < 2 * texts; i++) await writer.WriteAsync($"2026-01-31,{i + 1},{common}{i % texts}\n");
        }

        stream.Position = 0;
        LedgerImport import = await CsvLedger.ReadAsync(
            stream, Files.Usd, CsvEntryMap.ByHeader("date", "amount").WithAccount("customer"));
        Assert.Equal($"{2 * texts} rows offered, {2 * texts} accepted, 0 rejected", import.ToString());
        Assert.Equal(texts, import.Ledger.ValuesOf(Dimension.Account).Count);
        Assert.All(import.Ledger.Entries, entry => Assert.Equal(
            ((entry.Amount.ToDecimal() - 1) % texts).ToString("F0", System.Globalization.CultureInfo.InvariantCulture),
            entry.Account![common.Length..]));
    }
}
