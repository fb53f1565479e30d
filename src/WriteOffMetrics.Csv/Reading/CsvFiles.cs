namespace WriteOffMetrics.Csv;

/// <summary>What all doors have in common.</summary>
internal static class CsvFiles
{
    /// <summary>Opens a file to be read from its beginning to its end.</summary>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileStream(path, new FileStreamOptions
        {
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0,
        });
    }

    /// <summary>How many minor units one major unit has.</summary>
    public static decimal ScaleOf(Currency currency)
    {
        decimal scale = 1;
        for (int i = 0; i < currency.MinorUnitDigits; i++) scale *= 10;
        return scale;
    }

    /// <summary>A sum of minor units in major units; those of a ledger's rows fit a decimal.</summary>
    public static decimal ToMajorUnits(Int128 minorUnits, Currency currency) => (decimal)minorUnits / ScaleOf(currency);
}
