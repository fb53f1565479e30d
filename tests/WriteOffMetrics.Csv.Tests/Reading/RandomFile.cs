using System.Globalization;
using System.Text;
using NodaTime;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>What stands in a field, what it means, and whether it can be read at all.</summary>
internal sealed record Cell(string Text, object? Value, bool IsReadable = true)
{
    /// <summary>The text as findings show it.</summary>
    public string? Found(bool isText) => (isText ? Text : Text.Trim(' ', '\t')) is { Length: > 0 } text ? text : null;
}

/// <summary>A row of a random file: its fields, or none where it is no record of the file's columns.</summary>
internal sealed record ModelRow(int Number, long Line, Dictionary<string, Cell>? Cells)
{
    public T? Value<T>(string field) => !Cells!.TryGetValue(field, out Cell? cell) ? default
        : cell.IsReadable ? (T?)cell.Value : throw new FormatException(cell.Text);
}

/// <summary>
/// A random file and its map, and what every row means, known from how it was made: nothing that is tested has read it.
/// </summary>
internal sealed class RandomFile
{
    private static readonly string[] TextFields =
        [Dimension.Account, Dimension.Document, Dimension.Reason, Dimension.Request, "d1", "d2", "d3"];

    private static readonly string[][] Forms = [["yyyy-MM-dd"], ["dd.MM.yyyy", "yyyy-MM-dd"], ["M/d/yyyy"], ["yyyyMMdd", "d MMM yyyy"]];

    private readonly Random random;
    private readonly List<(string Field, string Header, bool IsComputed)> columns = [];
    private readonly string[] forms;
    private readonly char delimiter, quote;
    private readonly bool hasOwnKinds, isProtected;
    private readonly int decimals;
    private readonly StringBuilder text = new();

    public RandomFile(int seed)
    {
        random = new Random(seed);
        forms = Pick(Forms);
        (delimiter, quote) = (Pick(',', ';', '\t', '|'), Pick('"', '\''));
        Culture = CultureInfo.GetCultureInfo(Pick("", "de-DE", "tr-TR", "fr-FR"));
        (Currency, decimals) = Pick((Files.Usd, 2), (Currency.FromCode("JPY"), 0), (Currency.FromCode("KWD"), 3));
        (hasOwnKinds, isProtected) = (Chance(2), Chance(4));
        string[] optional = ["kind", "category", "currency", "recorded date", "origin date", "due date", .. TextFields];
        columns.Add(("effective date", "posted", false));
        columns.Add(("amount", Chance(5) ? "betrag (€), net" : "Amount", false));
        foreach (string field in optional.Where(_ => Chance(2))) columns.Add((field, "the " + field, Chance(6)));
        for (int i = random.Next(3); i > 0; i--) columns.Add(("", i == 1 ? "" : "note", false));
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns));
        Map = MapOf(Chance(3), Chance(4));
        Write(Chance(20) ? 0 : random.Next(1, 50));
    }

    public CultureInfo Culture { get; }

    public Currency Currency { get; }

    public CsvEntryMap Map { get; private set; }

    public List<ModelRow> Rows { get; } = [];

    /// <summary>The dimensions of the map.</summary>
    public IEnumerable<string> Texts => columns.Select(column => column.Field).Where(TextFields.Contains);

    public byte[] Bytes { get; private set; } = [];

    public bool Has(string field) => columns.Any(column => column.Field == field);

    /// <summary>Whether a row is good, by the words of the docs.</summary>
    public bool IsGood(ModelRow row)
    {
        if (row.Cells is not { } cells || cells.Values.Any(cell => !cell.IsReadable)) return false;
        if (cells["amount"].Value is not decimal amount || amount <= 0) return false;
        decimal minorUnits = amount * (decimal)Math.Pow(10, decimals);
        if (minorUnits > long.MaxValue || minorUnits != decimal.Truncate(minorUnits)) return false;
        if (cells["effective date"].Value is null || (Has("kind") && cells["kind"].Value is null)
            || (Has("category") && cells["category"].Value is null)) return false;
        if (Has("currency") && (string?)cells["currency"].Value != Currency.Code) return false;
        return cells.Values.Select(cell => cell.Value).OfType<LocalDate>()
            .All(day => day >= new LocalDate(2, 1, 1) && day <= new LocalDate(9999, 12, 30));
    }

    /// <summary>The amount that a row offers, as control totals count it.</summary>
    public decimal? Offered(ModelRow row) =>
        row.Cells is { } cells && (!Has("currency") || (string?)cells["currency"].Value == Currency.Code) && cells["amount"].IsReadable
            ? (decimal?)cells["amount"].Value : null;

    public LedgerEntry Entry(ModelRow row)
    {
        var day = (LocalDate)row.Cells!["effective date"].Value!;
        var amount = Money.FromDecimal((decimal)row.Cells["amount"].Value!, Currency);
        LedgerEntry entry = (row.Value<EntryKind?>("kind") ?? EntryKind.WriteOff) switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };
        entry = entry with
        {
            Category = row.Value<EntryCategory?>("category") ?? EntryCategory.Receivable,
            RecordedDate = row.Value<LocalDate?>("recorded date"),
            OriginDate = row.Value<LocalDate?>("origin date"),
            DueDate = row.Value<LocalDate?>("due date"),
        };
        return Texts.Aggregate(entry, (all, name) => all.With(name, row.Value<string>(name)));
    }

    /// <summary>Selectors of one's own, of rows as they were made.</summary>
    public EntrySelectors<ModelRow> Selectors()
    {
        var selectors = new EntrySelectors<ModelRow>
        {
            EffectiveDate = row => Day(row, "effective date"),
            Amount = row => row.Value<decimal?>("amount"),
            Kind = row => Has("kind") ? row.Value<EntryKind?>("kind") : EntryKind.WriteOff,
            Category = row => Has("category") ? row.Value<EntryCategory?>("category") : EntryCategory.Receivable,
            Currency = Has("currency") ? row => row.Value<string>("currency") : null,
            RecordedDate = row => Day(row, "recorded date"),
            OriginDate = row => Day(row, "origin date"),
            DueDate = row => Day(row, "due date"),
            Account = TextOf(Dimension.Account),
            Document = TextOf(Dimension.Document),
            Reason = TextOf(Dimension.Reason),
            Request = TextOf(Dimension.Request),
            RowNumber = row => row.Number,
            FoundText = (row, field) => row.Cells!.GetValueOrDefault(field)?.Found(TextFields.Contains(field)),
        };
        foreach (string own in Texts.Where(name => name[0] == 'd' && name.Length == 2)) selectors.Dimensions[own] = TextOf(own)!;
        return selectors;

        Func<ModelRow, string?>? TextOf(string field) => Has(field) ? row => row.Value<string>(field) : null;
        static CalendarDay? Day(ModelRow row, string field) => row.Value<LocalDate?>(field) is { } day ? day : null;
    }

    private bool Chance(int oneOf) => random.Next(oneOf) == 0;

    private T Pick<T>(params T[] all) => all[random.Next(all.Length)];

    private CsvEntryMap MapOf(bool byPosition, bool withoutHeader)
    {
        byPosition |= withoutHeader;
        CsvEntryMap map = CsvEntryMap.FromColumns(ColumnOf("effective date"), ColumnOf("amount"))
            .WithDates(forms).WithCulture(Culture).WithDelimiter(delimiter).WithQuote(quote).WithMaxRejections(1_000);
        foreach ((string field, _, _) in columns) map = With(map, field);
        if (isProtected) map = map.WithProtectedTexts();
        if (withoutHeader) return map.WithoutHeader();
        WriteRecord([.. columns.Select(column => column.Header)]);
        return map;

        CsvColumn ColumnOf(string field)
        {
            int at = columns.FindIndex(column => column.Field == field);
            string header = columns[at].Header;
            CsvColumn column = byPosition ? at : Chance(4) ? $" {header.ToUpperInvariant()}" : header;
            return columns[at].IsComputed ? CsvColumn.FromRecord(read => read(column)) : column;
        }

        CsvEntryMap With(CsvEntryMap all, string field) => field switch
        {
            "kind" when hasOwnKinds => all.WithKind(ColumnOf(field), ("WO", EntryKind.WriteOff), (" rev", EntryKind.Reversal),
                ("Ç", EntryKind.Recovery), ("write-off", EntryKind.RecoveryReturned)),
            "kind" => all.WithKind(ColumnOf(field)),
            "category" => all.WithCategory(ColumnOf(field)),
            "currency" => all.WithCurrency(ColumnOf(field)),
            "recorded date" => all.WithRecordedDate(ColumnOf(field)),
            "origin date" => all.WithOriginDate(ColumnOf(field)),
            "due date" => all.WithDueDate(ColumnOf(field)),
            Dimension.Account => all.WithAccount(ColumnOf(field)),
            Dimension.Document => all.WithDocument(ColumnOf(field)),
            Dimension.Reason => all.WithReason(ColumnOf(field)),
            Dimension.Request => all.WithRequest(ColumnOf(field)),
            "d1" or "d2" or "d3" => all.WithDimension(field, ColumnOf(field)),
            _ => all,
        };
    }

    private void Write(int rows)
    {
        bool isClean = Chance(3);
        for (int number = 1; number <= rows; number++)
        {
            while (Chance(8)) text.Append(Pick("\n", "\r\n"));
            long line = LinesBefore();
            if (!isClean && number > 1 && Chance(15)) // The first record says how many columns there are.
            {
                WriteBroken();
                Rows.Add(new ModelRow(number, line, null));
                continue;
            }

            Cell[] cells = [.. columns.Select(column => CellOf(column.Field, isClean || !Chance(12)))];
            WriteRecord([.. cells.Select(cell => cell.Text)]);
            Rows.Add(new ModelRow(number, line, columns.Zip(cells).Where(one => one.First.Field.Length > 0)
                .ToDictionary(one => one.First.Field, one => one.Second)));
        }

        if (Chance(3)) text.Length = text.ToString().TrimEnd('\r', '\n').Length;
        string all = text.ToString();
        Bytes = Pick(0, 0, 1, 2) switch
        {
            0 => Encoding.UTF8.GetBytes(all),
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(all)],
            _ => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(all)],
        };
    }

    /// <summary>The line in which the next record starts: CR, LF and both together end one.</summary>
    private long LinesBefore()
    {
        string before = text.ToString();
        return 1 + before.Where((one, i) => one == '\n' || (one == '\r' && (i + 1 == before.Length || before[i + 1] != '\n'))).Count();
    }

    private void WriteBroken()
    {
        string[] plain = [.. Enumerable.Repeat("x", columns.Count)];
        if (Chance(3)) text.Append(quote).Append('a').Append(quote).Append('b').Append(delimiter).AppendJoin(delimiter, plain[1..]);
        else text.AppendJoin(delimiter, Chance(2) ? plain[1..] : [.. plain, "x"]);
        text.Append('\n');
    }

    private void WriteRecord(string[] fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) text.Append(delimiter);
            bool isQuoted = fields[i].AsSpan().IndexOfAny([delimiter, quote, '\r', '\n']) >= 0 || Chance(10);
            text.Append(isQuoted ? quote + fields[i].Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal) + quote : fields[i]);
        }

        text.Append(Pick("\n", "\r\n", "\n", "\r"));
    }

    private Cell CellOf(string field, bool isGood)
    {
        if (field is "effective date" || field.EndsWith(" date", StringComparison.Ordinal))
            return DayCell(isGood, field == "effective date");
        return field switch
        {
            "" => new Cell(AnyText(), null),
            "amount" => isGood ? GoodAmount() : BadAmount(),
            "kind" => hasOwnKinds
                ? isGood ? Pick(Word("WO", EntryKind.WriteOff), Word("rev", EntryKind.Reversal), Word("Ç", EntryKind.Recovery),
                    Word("write-off", EntryKind.RecoveryReturned)) : Pick(Bad("wo"), Bad("Rev"), Bad("WriteOff"), Empty)
                : isGood ? Pick(Word("WriteOff", EntryKind.WriteOff), Word("write-off", EntryKind.WriteOff),
                    Word("REVERSAL", EntryKind.Reversal),
                    Word("recovery returned", EntryKind.RecoveryReturned), Word("recovery", EntryKind.Recovery))
                    : Pick(Bad("WO"), Bad("0"), Bad("write.off"), Bad("wrıteoff"), Empty),
            "category" => isGood
                ? Pick(Word("Receivable", EntryCategory.Receivable), Word("forgiven_payable", EntryCategory.ForgivenPayable))
                : Pick(Bad("receivables"), Bad("ReceIvable".Replace('I', 'İ')), Empty),
            "currency" => isGood ? Word(Currency.Code, Currency.Code)
                : Pick(Word("EUR", "EUR"), Word(Currency.Code.ToLowerInvariant(), Currency.Code.ToLowerInvariant()), Empty),
            _ => TextCell(),
        };
    }

    private static Cell Empty => new("", null);

    private static Cell Bad(string word) => new(word, null, false);

    private Cell Word(string word, object value) => new(Blanks() + word + Blanks(), value);

    private string Blanks() => Chance(8) ? Pick(" ", "\t", "  ") is var blanks && blanks[0] == delimiter ? " " : blanks : "";

    private Cell DayCell(bool isGood, bool isNeeded)
    {
        if (isGood && !isNeeded && Chance(3)) return new Cell(Blanks(), null);
        LocalDate day = Chance(12) ? Pick(new LocalDate(2, 1, 1), new LocalDate(9999, 12, 30), new LocalDate(2024, 2, 29))
            : new LocalDate(2023, 1, 1).PlusDays(random.Next(1_000));
        if (isGood) return Word(TextOf(day), day);
        return random.Next(3) switch
        {
            0 => Never(new LocalDate(1, 1, 1), new LocalDate(1, 12, 31), new LocalDate(9999, 12, 31)),
            1 when isNeeded => new Cell(Blanks(), null),
            _ => Pick(Bad("2024-02-30"), Bad("30.02.2024"), Bad("2024-01-01T00:00:00"), Bad("yesterday"), Bad("2024 01-01"),
                Bad("٢٠٢٤-٠١-٠١"), Bad("2024-1-1"), Bad("0"), Bad("20240132"), Bad("2/30/2024"), Bad("10000-01-01")),
        };
    }

    /// <summary>A day that can be read and stands for none.</summary>
    private Cell Never(params LocalDate[] days)
    {
        LocalDate day = Pick(days);
        return Word(TextOf(day), day);
    }

    private string TextOf(LocalDate day) => Pick(forms) switch
    {
        "yyyy-MM-dd" => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}",
        "dd.MM.yyyy" => $"{day.Day:00}.{day.Month:00}.{day.Year:0000}",
        "M/d/yyyy" => $"{day.Month}/{day.Day}/{day.Year:0000}",
        "yyyyMMdd" => $"{day.Year:0000}{day.Month:00}{day.Day:00}",
        _ => $"{day.Day} {Culture.DateTimeFormat.AbbreviatedMonthNames[day.Month - 1]} {day.Year:0000}",
    };

    /// <summary>An amount above zero of no more decimals than the currency has, but for zeros.</summary>
    private Cell GoodAmount()
    {
        string greatest = $"{long.MaxValue / 64}"; // So that those of a file can be added up.
        if (Chance(40)) return Number("", greatest[..^decimals], decimals == 0 ? null : greatest[^decimals..]);
        string whole = Chance(4) ? Digits(random.Next(12, 15)) : Digits(random.Next(1, 7));
        string? fraction = decimals == 0 ? Pick(null, "", "0", "000")
            : Chance(4) ? null : Digits(random.Next(decimals + 1)) + (Chance(6) ? "00" : "");
        if (fraction?.TrimEnd('0').Length > decimals) fraction = fraction[..decimals];
        if (whole.Trim('0').Length == 0) whole = "7";
        if (Chance(8) && fraction?.Trim('0').Length > 0) whole = "";
        return Number(Chance(8) ? "+" : "", (Chance(6) ? "000" : "") + whole, fraction);
    }

    private Cell BadAmount() => random.Next(6) switch
    {
        0 => Number("-", Digits(3), Pick(null, "5")),
        1 => Number(Pick("", "-", "+"), "0", Pick(null, "", "00")),
        2 => Number("", Digits(5), Digits(decimals) + "1"),
        3 => Number("", "9" + Digits(Pick(19, 20)), null),
        4 => new Cell(Blanks(), null),
        _ => Pick(Bad("1e3"), Bad("1_000"), Bad("$5"), Bad("(5)"), Bad("5-"), Bad("- 5"), Bad("١٢٣"), Bad("１２"), Bad("1 234"), Bad("0x10"),
            Bad("NaN"), Bad("∞"), Bad("."), Bad("+"), Bad("1\0"), Bad("\u00A05"), Bad("1" + Digits(40)),
            Bad(Culture.NumberFormat.NumberDecimalSeparator == "." ? "1,234.50" : "1.234,50"),
            Bad(Culture.NumberFormat.NumberDecimalSeparator == "." ? "1,5" : "1.5"), Bad("0.0000000000000000000000000000000001")),
    };

    private Cell Number(string sign, string whole, string? fraction)
    {
        decimal value = decimal.Parse($"{sign}{whole}.{fraction}", CultureInfo.InvariantCulture);
        return Word(sign + whole + (fraction is null ? "" : Culture.NumberFormat.NumberDecimalSeparator + fraction), value);
    }

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private Cell TextCell()
    {
        string stated = Chance(6) ? "" : AnyText();
        if (!isProtected) return new Cell(stated, stated.Length == 0 ? null : stated);
        string open = stated.TrimStart('\'');
        return Chance(3) && open.Length > 0 ? new Cell("'=" + open, "=" + open) : new Cell(open, open.Length == 0 ? null : open);
    }

    private string AnyText() => random.Next(12) switch
    {
        0 => Pick("north", "North", "NORTH", "ｎｏｒｔｈ", "north ", " north"),
        1 => Pick("İ", "i", "I", "ı", "ß", "SS", "é", "e\u0301", "日本", "😀"),
        2 => new string('x', random.Next(14, 19)) + random.Next(3),
        3 => new string('é', random.Next(7, 10)),
        4 => new string('y', random.Next(250, 270)) + random.Next(3),
        5 => Pick("a,b", "a;b", "a\tb", "a|b", "say \"hi\"", "it's", "'", "\"", "\"\"", "line\nbreak", "line\r\nbreak\r"),
        6 => Pick(" ", "\t", "   ", "\u00A0", "\0", "\u2028", "\uFFFD", "x\uFEFF", "#", "NULL", "-", "0"),
        _ => "v" + random.Next(6),
    };
}
