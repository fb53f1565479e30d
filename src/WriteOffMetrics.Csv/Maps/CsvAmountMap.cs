namespace WriteOffMetrics.Csv;

/// <summary>Says in which columns of a file dated amounts are, such as sales or balances.</summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as functions of one's own are.</remarks>
public sealed class CsvAmountMap : CsvMap<CsvAmountMap>
{
    internal const string Date = "date";

    private CsvAmountMap(MapState state)
        : base(state)
    {
    }

    /// <summary>A map by the names in the header.</summary>
    /// <param name="date">The column of the day.</param>
    /// <param name="amount">The column of the amount in major units; it may be negative.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static CsvAmountMap ByHeader(string date, string amount) => FromColumns(date, amount);

    /// <summary>A map by the positions of columns, 0 for the first.</summary>
    /// <param name="date">The column of the day.</param>
    /// <param name="amount">The column of the amount in major units; it may be negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is below 0.</exception>
    public static CsvAmountMap ByPosition(int date, int amount) => FromColumns(date, amount);

    /// <summary>A map by columns of any kind, such as computed ones.</summary>
    /// <param name="date">The column of the day.</param>
    /// <param name="amount">The column of the amount in major units; it may be negative.</param>
    public static CsvAmountMap FromColumns(CsvColumn date, CsvColumn amount) => new(StateOf(Date, date, amount));

    /// <summary>A dimension by which the amounts are told apart, called like its column.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public CsvAmountMap WithDimension(string column) => WithDimension(column, column);

    /// <summary>A dimension by which the amounts are told apart, in a column of another name.</summary>
    /// <param name="name">The name of the dimension, built-in or of one's own, as the ledger has it.</param>
    /// <param name="column">Its column.</param>
    /// <exception cref="ArgumentException">The name is blank, or that of another field.</exception>
    public CsvAmountMap WithDimension(string name, CsvColumn column)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return WithText(name, column);
    }

    private protected override CsvAmountMap Make(MapState state) => new(state);
}
