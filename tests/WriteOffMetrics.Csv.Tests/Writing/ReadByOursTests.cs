namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>What is written is read by this package's own reader as well, which takes the apostrophe away where its map says so.</summary>
public sealed class ReadByOursTests
{
    /// <summary>Ten random values a case: sales of each in both months, which come back value by value, amount by amount.</summary>
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Sales_by_random_values_come_back_equal(char delimiter)
    {
        var texts = new Texts(3 + delimiter);
        string?[] values = [.. Enumerable.Range(0, 10 * Cases.Count).Select(_ => texts.Next()).Distinct()];
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments("region", values.Select((value, i) => (
            value, AmountSeries.FromValuesInOrder(Small.Usd, Small.Months, [i + 0.25m, -i - 1m]))));
        using var file = new MemoryStream(ReadBack.BytesOf(sales.ToCsv(), delimiter));

        CsvImport<MetricBreakdown<AmountSeries>> import = await CsvData.ReadSalesByAsync(
            file, Small.Usd, Small.Months, "region",
            CsvAmountMap.ByHeader(date: "start", amount: "amount").WithDimension("region").WithCurrency("currency")
                .WithDelimiter(delimiter).WithProtectedTexts());

        Assert.True(import.Rejections.Count == 0, $"{string.Join(" / ", import.Rejections)} {texts.Replay}");
        Assert.Equal(2 * values.Length, import.AcceptedCount);
        Assert.True(sales.Values.SequenceEqual(import.Value.Values), texts.Replay);
        foreach ((string? value, AmountSeries series) in sales)
        {
            Assert.Equal(
                series.Select(point => point.Amount), import.Value[value].Select(point => point.Amount));
        }
    }
}
