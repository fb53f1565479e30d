using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Csv;

/// <summary>
/// What every map of a file states: how the file is written, how days and amounts are written in it, and what is put up with. Each method
/// gives a new map: <c>map.WithDelimiter(';').WithDates("dd.MM.yyyy")</c>.
/// </summary>
/// <typeparam name="TMap">The kind of the map.</typeparam>
/// <remarks>
/// Immutable and safe for use by any number of threads, as far as functions of one's own are. Unless stated otherwise a file is delimited
/// by commas, quoted by double quotes as RFC 4180 says, has a header, and is UTF-8 or says by a mark at its beginning that it is UTF-16;
/// days are <c>yyyy-MM-dd</c>, and amounts have a decimal point and no separators of groups. Lines end with CR LF, LF or CR. Empty lines
/// are passed over. Blanks around days, amounts and words do not count; those of texts do. An empty field states nothing.
/// </remarks>
public abstract class CsvMap<TMap>
    where TMap : CsvMap<TMap>
{
    private protected CsvMap(MapState state) => State = state;

    internal MapState State { get; }

    /// <summary>
    /// How days are written, the first form that fits counts: <c>WithDates("dd.MM.yyyy", "yyyy-MM-dd")</c>. The letters are those of .NET's
    /// custom formats, names of months those of the culture; of a day with a time the day is taken as it is written. Two digits of a year
    /// stand for the years that the calendar of the culture says, 1950 to 2049 for the invariant one.
    /// </summary>
    /// <exception cref="ArgumentException">There is no form, or one is blank or none of .NET's.</exception>
    public TMap WithDates(params IReadOnlyList<string> formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        if (formats.Count == 0) throw new ArgumentException("Found no form of days; one or more are needed.", nameof(formats));
        foreach (string format in formats) RequireForm(format, nameof(formats));
        return Make(State with { DateFormats = [.. formats], ReadDay = null });
    }

    /// <summary>
    /// What reads days, of texts without blanks around: <c>WithDates(text =&gt; epoch.PlusDays(int.Parse(text)))</c>. It returns null for
    /// what is no day; the row is then rejected, and so it is where it throws. It is asked about a text once or more often.
    /// </summary>
    public TMap WithDates(Func<string, CalendarDay?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Make(State with { ReadDay = read });
    }

    /// <summary>
    /// What reads amounts in major units, of texts without blanks around, where they are no plain numbers:
    /// <c>WithAmounts(text =&gt; decimal.Parse(text, NumberStyles.Currency, german))</c>. It returns null for what is no amount; the row is
    /// then rejected, and so it is where it throws.
    /// </summary>
    public TMap WithAmounts(Func<string, decimal?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Make(State with { ReadAmount = read });
    }

    /// <summary>The culture of decimal separators and names of months. Default: the invariant one, whatever the machine's.</summary>
    public TMap WithCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Make(State with { Culture = CultureInfo.ReadOnly(culture) });
    }

    /// <summary>
    /// Which rows are wanted, where a file has others as well: <c>map.Where(field =&gt; field("status") == "charged off")</c>. The
    /// function is given the texts of columns by their names or positions. The others are passed over: they are neither read nor counted
    /// as offered, but the rows keep their numbers. A row at which it throws is rejected. Default: all rows are wanted.
    /// </summary>
    public TMap Where(Func<Func<CsvColumn, string>, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        return Make(State with { IsWanted = isWanted });
    }

    /// <summary>
    /// The column of currency codes, which is checked: a row of another currency is rejected, and so is one of none. Default: not looked
    /// at.
    /// </summary>
    public TMap WithCurrency(CsvColumn column) => With(MapState.Currency, column, null);

    /// <summary>What stands between fields. Default: a comma.</summary>
    /// <exception cref="ArgumentException">It is no ASCII character, the quote, NUL, CR or LF.</exception>
    public TMap WithDelimiter(char delimiter)
    {
        RequireMark(delimiter, State.Form.Quote, "\0\r\n", nameof(delimiter));
        return Make(State with { Form = State.Form with { Delimiter = delimiter } });
    }

    /// <summary>What stands around fields that have delimiters in them. Default: a double quote.</summary>
    /// <exception cref="ArgumentException">It is no ASCII character, the delimiter, a blank, NUL, CR or LF.</exception>
    public TMap WithQuote(char quote)
    {
        RequireMark(quote, State.Form.Delimiter, "\0\r\n \t", nameof(quote));
        return Make(State with { Form = State.Form with { Quote = quote } });
    }

    /// <summary>
    /// The encoding of the file. Bytes that it does not know end the reading. Default: UTF-8, or UTF-16 or UTF-32 where a mark at the
    /// beginning says so, which counts more than what is stated. In UTF-8 a row is rejected that has bytes which are none in a field that
    /// is read.
    /// </summary>
    public TMap WithEncoding(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return Make(State with { Form = State.Form with { Encoding = strict } });
    }

    /// <summary>States that the first record is a row of data. Columns are then found by position. Default: it names the columns.</summary>
    public TMap WithoutHeader() => Make(State with { Form = State.Form with { HasHeader = false } });

    /// <summary>
    /// States that the file was written by <see cref="CsvTable"/>: the apostrophe that protects a text which a spreadsheet would take for a
    /// formula is taken away. Default: texts are read as they stand there.
    /// </summary>
    public TMap WithProtectedTexts() => Make(State with { Form = State.Form with { HasProtectedTexts = true } });

    /// <summary>
    /// How many rows may be rejected; one more ends the reading with a <see cref="CsvReadException"/>. 0 for a file in which every row must
    /// be good. Default: 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0.</exception>
    public TMap WithMaxRejections(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Make(State with { Form = State.Form with { MaxRejections = count } });
    }

    /// <summary>
    /// The longest record in bytes, because a quote that is never closed would make one record of the rest of the file. A longer one ends
    /// the reading with a <see cref="CsvReadException"/>, unless it was read from the source whole. Default: 1,048,576.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public TMap WithMaxRecordSize(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Make(State with { Form = State.Form with { MaxRecordSize = bytes } });
    }

    /// <summary>Who is told, now and then and at the end, how many rows were read. Default: nobody.</summary>
    public TMap WithProgress(IProgress<long> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Make(State with { Form = State.Form with { Progress = progress } });
    }

    /// <summary>The fields and their columns on one line, in any culture.</summary>
    public override string ToString() => string.Join(", ", State.Fields.Select(field => $"{field.Name} in {field.Column}"));

    private protected abstract TMap Make(MapState state);

    private protected TMap With(string field, CsvColumn column, object? words) => Make(State.With(field, column, false, words));

    private protected TMap WithText(string field, CsvColumn column) => Make(State.With(field, column, true, null));

    /// <summary>The fields that every row must state.</summary>
    private protected static MapState StateOf(string date, CsvColumn dateColumn, CsvColumn amountColumn) =>
        new MapState().With(date, dateColumn, false, null).With(MapState.Amount, amountColumn, false, null);

    private static void RequireForm(string form, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(form, parameterName);
        try
        {
            DateTimeOffset.TryParseExact("2024-02-29", form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
        catch (FormatException why)
        {
            throw new ArgumentException(
                $"Found the form of days {Found.InQuotes(form)}; one such as yyyy-MM-dd is allowed. Correct it.", parameterName, why);
        }
    }

    private static void RequireMark(char mark, char other, string reserved, string parameterName)
    {
        if (!char.IsAscii(mark) || mark == other || reserved.Contains(mark, StringComparison.Ordinal))
            throw new ArgumentException(
                $"Found {Found.InQuotes(mark.ToString())} beside {Found.InQuotes(other.ToString())}; an ASCII character of its own is "
                + $"allowed, other than {string.Join(", ", reserved.Select(one => Found.InQuotes(one.ToString())))}.", parameterName);
    }
}
