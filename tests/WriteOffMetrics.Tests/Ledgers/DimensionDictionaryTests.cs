namespace WriteOffMetrics.Tests;

public sealed class DimensionDictionaryTests
{
    /// <summary>More values than a batch of lookups, some of them twice, null and the empty text among them.</summary>
    [Fact]
    public void Many_values_at_once_have_the_codes_that_they_have_one_by_one()
    {
        var random = new Random(7);
        string?[] values = [.. Enumerable.Range(0, 5_000).Select(i => random.Next(50) switch
        {
            0 => null,
            1 => "",
            var one => one < 20 ? $"A{i}" : $"A{random.Next(2_000)}",
        })];
        var oneByOne = new DimensionDictionary();
        int[] expected = [.. values.Select(oneByOne.GetOrAdd)];
        var atOnce = new DimensionDictionary();
        var codes = new int[values.Length];
        atOnce.GetOrAdd(values.AsSpan(0, 1_000), codes);
        atOnce.GetOrAdd(values.AsSpan(1_000), codes.AsSpan(1_000));
        Assert.Equal(expected, codes);
        Assert.Equal(oneByOne.Count, atOnce.Count);
        Assert.All(codes.Select((code, i) => (code, i)), one => Assert.Equal(values[one.i], atOnce[one.code]));
    }

    [Fact]
    public void Codes_need_as_much_room_as_there_are_values()
    {
        var dictionary = new DimensionDictionary();
        Assert.StartsWith("Found room for 1 code of 2 values; as many are needed.",
            Assert.Throws<ArgumentException>("codes", () => dictionary.GetOrAdd(["A", "B"], new int[1])).Message, StringComparison.Ordinal);
        Assert.Equal(0, dictionary.Count);
        dictionary.GetOrAdd([], []);
    }
}
