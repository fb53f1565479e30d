using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Takes rows in any order, has each checked, and lays them out as columns. Single-threaded; may go on after a ledger was made of what it
/// has.
/// </summary>
internal sealed class LedgerColumnsBuilder
{
    private readonly Currency currency;
    private readonly LedgerStage stage = new(PeriodBasis.EffectiveDate, 0);
    private readonly List<LedgerChunk> chunks = [];
    private readonly List<DimensionColumn> dimensions = [];

    /// <summary>How many of the last rows wait for their codes, which are looked up together.</summary>
    private int waiting;

    public LedgerColumnsBuilder(Currency currency)
    {
        currency.RequireDefined(nameof(currency));
        this.currency = currency;
    }

    /// <summary>The number of rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>The currency of the rows.</summary>
    public Currency Currency => currency;

    /// <summary>
    /// Checks the names of dimensions before any is added: of some that must be the user's own, and of some that may be built in.
    /// </summary>
    /// <exception cref="ArgumentException">A name is blank, that of a built-in dimension, or a ninth of the user's own.</exception>
    public void RequireRoomForOwn(IEnumerable<string> own, IEnumerable<string> any, string parameterName)
    {
        string[] stated = [.. own];
        foreach (string name in stated)
        {
            Dimension.RequireName(name, parameterName);
            if (Dimension.IsBuiltIn(name)) throw new ArgumentException(DimensionWords.WhyBuiltIn(name), parameterName);
        }

        string[] all = [.. stated, .. any];
        foreach (string name in all) Dimension.RequireName(name, parameterName);
        if (DimensionWords.WhyTooMany([.. Names, .. all]) is { } why) throw new ArgumentException(why, parameterName);
    }

    /// <summary>Checks everything about columns but their entries.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or as for <see cref="RequireRoomForOwn"/>.</exception>
    public void Require(EntryColumns columns)
    {
        columns.RequireEqualLengths(nameof(columns));
        RequireRoomForOwn(columns.Dimensions.Keys, columns.Codes.Keys, nameof(columns));
    }

    /// <summary>Checks selectors, makes room for the dimensions that they read, and reads rows by them.</summary>
    /// <exception cref="ArgumentException">A selector is null, or as for <see cref="RequireRoomForOwn"/>.</exception>
    public RowReader<TRow> ReaderFor<TRow>(EntrySelectors<TRow> selectors, MidpointRounding? rounding, string parameterName)
    {
        selectors.RequireAll(parameterName);
        RequireRoomForOwn(selectors.Dimensions.Keys, [], parameterName);
        foreach (string name in selectors.Dimensions.Keys) Declare(name);
        return new RowReader<TRow>(selectors, ColumnOf, currency, rounding);
    }

    /// <summary>Makes room for a dimension whose name was checked, so that it exists even if no row states it.</summary>
    public void Declare(string dimension) => IndexOf(dimension, null);

    /// <summary>Makes a dimension, built-in or of the user's own, use a dictionary that others use as well.</summary>
    /// <exception cref="ArgumentException">The dimension has another dictionary already, its name is bad, or it is a ninth of the user's
    /// own.</exception>
    public void Share(string dimension, DimensionDictionary dictionary, string parameterName)
    {
        RequireRoomForOwn([], [dimension], parameterName);
        LookUp();
        if (!ReferenceEquals(dimensions[IndexOf(dimension, dictionary)].Values, dictionary))
            throw new ArgumentException(DimensionWords.WhySecondDictionary(dimension), parameterName);
    }

    /// <summary>Adds a row, or says what is wrong with it and adds nothing. Each selector is called at most once.</summary>
    /// <param name="ordinal">The row's position among the entries, where it has no number of its own.</param>
    /// <param name="position">Its position among the rows, by which a finding names it.</param>
    /// <param name="row">The row.</param>
    /// <param name="reader">What reads it.</param>
    public Finding? TryAdd<TRow>(long ordinal, long position, TRow row, RowReader<TRow> reader)
    {
        if (row is null) return RowCheck.RejectNull(position, "a row");
        StateNothing();
        if (!reader.TryRead(row)) return reader.Reject(row, position);
        Append(reader.OrdinalOr(ordinal), reader.What, reader.EffectiveDate, reader.RecordedDate, reader.OriginDate, reader.DueDate,
            reader.MinorUnits);
        return null;
    }

    /// <summary>Adds all entries of columns of equal length, or says what is wrong with the first bad one and adds nothing.</summary>
    public Finding? TryAddAll(EntryColumns columns)
    {
        if (RowCheck.FirstBad(columns, currency) is >= 0 and var bad)
            return RowCheck.Reject(columns.OrdinalOr(bad, bad), ColumnRows.PartsOf(columns, bad, currency), currency, null);

        LookUp();
        foreach (string name in columns.Dimensions.Keys) Declare(name);
        List<(int Dimension, ReadOnlyMemory<string?> Texts)> texts = [];
        List<(int Dimension, int[]? Codes, ReadOnlyMemory<int> Source)> codes = [];
        AddText(Dimension.Account, columns.Accounts);
        AddText(Dimension.Document, columns.Documents);
        AddText(Dimension.Reason, columns.Reasons);
        AddText(Dimension.Request, columns.Requests);
        foreach ((string name, ReadOnlyMemory<string?> values) in columns.Dimensions) AddText(name, values);
        foreach ((string name, DimensionCodes source) in columns.Codes)
        {
            int dimension = IndexOf(name, source.Dictionary);
            codes.Add((dimension, CodesHere(dimension, source), source.Codes));
        }

        int[] others = [.. Enumerable.Range(0, dimensions.Count).Except(texts.Select(one => one.Dimension))
            .Except(codes.Select(one => one.Dimension))];
        for (int start = 0; start < columns.EffectiveDates.Length;)
        {
            int rows = Math.Min(stage.Room, columns.EffectiveDates.Length - start);
            stage.MakeRoom(rows);
            ColumnRows.Add(stage, columns, currency, start, rows, Count);
            foreach ((int dimension, ReadOnlyMemory<string?> values) in texts)
                dimensions[dimension].Values.GetOrAdd(values.Span.Slice(start, rows), stage.NextCodes(dimension, rows));
            foreach ((int dimension, int[]? codesHere, ReadOnlyMemory<int> source) in codes)
                Translate(source.Span.Slice(start, rows), codesHere, stage.NextCodes(dimension, rows));
            foreach (int dimension in others) stage.NextCodes(dimension, rows).Fill(dimensions[dimension].Values.GetOrAdd(null));
            stage.Advance(rows);
            start += rows;
            Count += rows;
            if (stage.IsFull) chunks.Add(stage.Seal());
        }

        return null;

        void AddText(string name, ReadOnlyMemory<string?> values)
        {
            if (!values.IsEmpty) texts.Add((IndexOf(name, null), values));
        }
    }

    /// <summary>
    /// Adds all rows of a ledger, and its dimensions also where it has no rows. Its chunks are shared; where their codes are not those of
    /// here, with other codes. Only a dictionary that its user shares is used here as well: others are
    /// given the values that the rows state.
    /// </summary>
    /// <exception cref="ArgumentException">The ledger has a ninth dimension of the user's own.</exception>
    public void AddAll(LedgerColumns columns, string parameterName)
    {
        RequireRoomForOwn([], columns.Dimensions.Select(dimension => dimension.Name), parameterName);
        LookUp();
        if (!stage.IsEmpty && columns.Count > 0) chunks.Add(stage.Seal());
        int[]?[] codesHere = [.. columns.Dimensions.Select((_, i) => CodesHere(columns, i))];
        bool isAlike = dimensions.Select(column => column.Name).SequenceEqual(columns.Dimensions.Select(dimension => dimension.Name))
            && Array.TrueForAll(codesHere, codes => codes is null);
        foreach (LedgerChunk chunk in columns.Chunks)
            chunks.Add(isAlike ? chunk : chunk.WithCodes([.. dimensions.Select(column => CodesOf(column, chunk))]));
        Count += columns.Count;

        CodeColumn CodesOf(DimensionColumn column, LedgerChunk chunk)
        {
            int there = columns.IndexOfDimension(column.Name);
            return there < 0 ? CodeColumn.OfOne(column.Values.GetOrAdd(null)) : codesHere[there] is { } codes
                ? chunk.CodesOf(there).Recoded(codes, chunk.Rows) : chunk.CodesOf(there);
        }
    }

    /// <summary>Adds the entry at a position of columns of equal length, or says what is wrong with it and adds nothing.</summary>
    public Finding? TryAdd(int row, EntryColumns columns, MidpointRounding? rounding, out OfferedAmount offered)
    {
        RowParts parts = ColumnRows.PartsOf(columns, row, currency);
        bool isGood = RowCheck.IsGood(parts, currency, rounding, out long minorUnits);
        offered = new OfferedAmount(parts.Amount, minorUnits);
        int ordinal = columns.OrdinalOr(row, row);
        if (!isGood) return RowCheck.Reject(ordinal, parts, currency, rounding);
        StateNothing();
        if (!columns.Accounts.IsEmpty) Set(Dimension.Account, columns.Accounts.Span[row]);
        if (!columns.Documents.IsEmpty) Set(Dimension.Document, columns.Documents.Span[row]);
        if (!columns.Reasons.IsEmpty) Set(Dimension.Reason, columns.Reasons.Span[row]);
        if (!columns.Requests.IsEmpty) Set(Dimension.Request, columns.Requests.Span[row]);
        foreach ((string name, ReadOnlyMemory<string?> values) in columns.Dimensions) Set(name, values.Span[row]);
        foreach ((string name, DimensionCodes codes) in columns.Codes) Set(name, codes.Dictionary[codes.Codes.Span[row]]);
        Append(ordinal, new CategoryAndKind(parts.Category!.Value, parts.Kind!.Value), parts.EffectiveDate!.Value, parts.RecordedDate,
            parts.OriginDate, parts.DueDate, minorUnits);
        return null;
    }

    /// <summary>Adds an entry, or says why it does not belong here and adds nothing.</summary>
    public Finding? TryAdd(long ordinal, LedgerEntry? entry)
    {
        if (entry is null) return RowCheck.RejectNull(ordinal, "an entry");
        string? whyTooMany = Array.Exists(entry.OwnDimensions, own => Find(own.Name) < 0)
            ? DimensionWords.WhyTooMany([.. Names, .. entry.OwnDimensions.Select(own => own.Name)])
            : null;
        if (RowCheck.RejectEntry(ordinal, entry, currency, whyTooMany) is { } finding) return finding;

        StateNothing();
        if (entry.Account is not null) Set(Dimension.Account, entry.Account);
        if (entry.Document is not null) Set(Dimension.Document, entry.Document);
        if (entry.Reason is not null) Set(Dimension.Reason, entry.Reason);
        if (entry.Request is not null) Set(Dimension.Request, entry.Request);
        foreach (LedgerEntry.OwnDimension own in entry.OwnDimensions) Set(own.Name, own.Value);
        Append(ordinal, new CategoryAndKind(entry.Category, entry.Kind), entry.EffectiveDate, entry.RecordedDate, entry.OriginDate,
            entry.DueDate, entry.Amount.MinorUnits);
        return null;
    }

    /// <summary>Gives the rows that wait for them their codes: to be called before anybody may look at a dictionary.</summary>
    public void LookUp()
    {
        for (int i = 0; i < dimensions.Count && waiting > 0; i++)
        {
            Span<string?> texts = dimensions[i].Waiting.AsSpan(0, waiting);
            dimensions[i].Values.GetOrAdd(texts, stage.LastCodes(i, waiting));
            texts.Clear();
        }

        waiting = 0;
    }

    /// <summary>The rows so far; the sealed chunks are shared with what follows.</summary>
    public LedgerColumns Build()
    {
        LookUp();
        LedgerColumns.DimensionValues[] values = [
            .. dimensions.Select(column =>
            new LedgerColumns.DimensionValues(column.Name, column.Values, column.Values.Count, column.IsShared))];
        return new LedgerColumns(currency, PeriodBasis.EffectiveDate, stage.IsEmpty ? [.. chunks] : [.. chunks, stage.ToChunk()], values,
            null);
    }

    private static void Translate(ReadOnlySpan<int> source, int[]? codes, Span<int> target)
    {
        if (codes is null)
        {
            source.CopyTo(target);
            return;
        }

        for (int i = 0; i < source.Length; i++) target[i] = codes[source[i]];
    }

    /// <summary>States a value of the next row.</summary>
    private void Set(string dimension, string? value) => ColumnOf(dimension).TextOfNext = value;

    /// <summary>Before the values of a row: those of one that was given up midway are forgotten.</summary>
    private void StateNothing()
    {
        foreach (DimensionColumn column in dimensions) column.TextOfNext = null;
    }

    /// <summary>Adds the parts of a good row, whose dimensions were stated before.</summary>
    private void Append(long ordinal, CategoryAndKind what, LocalDate day, LocalDate? recorded, LocalDate? origin, LocalDate? due,
        long minorUnits)
    {
        stage.MakeRoom(1);
        stage.Add(what.Id, DayNumber.OfAllowed(day), DayNumber.OrNone(recorded), DayNumber.OrNone(origin), DayNumber.OrNone(due),
            minorUnits, checked((int)ordinal));
        foreach (DimensionColumn column in dimensions) column.Waiting[waiting] = column.TextOfNext;
        waiting++;
        Count++;
        if (waiting == DimensionColumn.MostWaiting || stage.IsFull) LookUp();
        if (stage.IsFull) chunks.Add(stage.Seal());
    }

    /// <summary>The code here of each code that columns bring along; none where they are the same.</summary>
    private int[]? CodesHere(int dimension, DimensionCodes source)
    {
        DimensionDictionary here = dimensions[dimension].Values;
        if (ReferenceEquals(here, source.Dictionary)) return null;
        var isStated = new bool[source.Dictionary.Count];
        foreach (int code in source.Codes.Span) isStated[code] = true;
        return here.AddAll(source.Dictionary, isStated);
    }

    /// <summary>
    /// The code here of each code of a ledger's dimension, which is added where there is none yet; none where they are the same.
    /// </summary>
    private int[]? CodesHere(LedgerColumns columns, int dimension)
    {
        LedgerColumns.DimensionValues source = columns.Dimensions[dimension];
        DimensionDictionary here = dimensions[IndexOf(source.Name, source.IsShared ? source.Values : null)].Values;
        if (ReferenceEquals(here, source.Values)) return null;
        int[] codes = columns.StatesEveryValue(dimension)
            ? here.AddAll(source.Values, source.Count)
            : here.AddAll(source.Values, columns.OccurringCodes(dimension));
        for (int code = 0; code < codes.Length; code++)
        {
            if (codes[code] >= 0 && codes[code] != code) return codes;
        }

        return null;
    }

    private IEnumerable<string> Names => dimensions.Select(column => column.Name);

    private DimensionColumn ColumnOf(string name) => dimensions[IndexOf(name, null)];

    /// <summary>The position of a dimension, or −1.</summary>
    private int Find(string name)
    {
        for (int i = 0; i < dimensions.Count; i++)
        {
            if (dimensions[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>
    /// The position of a dimension, which is added where there is none yet: with a dictionary to share, or with its own. There is room for
    /// it.
    /// </summary>
    private int IndexOf(string name, DimensionDictionary? shared)
    {
        if (Find(name) is var found and >= 0) return found;

        // Rows so far state nothing of it.
        var added = new DimensionColumn(name, shared);
        int notStated = Count > 0 ? added.Values.GetOrAdd(null) : 0;
        for (int i = 0; i < chunks.Count; i++)
        {
            LedgerChunk chunk = chunks[i];
            chunks[i] = chunk.WithCodes([.. Enumerable.Range(0, chunk.DimensionCount).Select(chunk.CodesOf), CodeColumn.OfOne(notStated)]);
        }

        stage.AddDimension(notStated);
        dimensions.Add(added);
        return dimensions.Count - 1;
    }
}
