using NodaTime;

namespace WriteOffMetrics;

/// <summary>Takes rows in any order, checks each, and lays them out as columns. Single-threaded; used once.</summary>
internal sealed class LedgerColumnsBuilder
{
    private readonly Currency currency;
    private readonly LedgerStage stage = new(PeriodBasis.EffectiveDate, 0);
    private readonly List<LedgerChunk> chunks = [];
    private readonly List<ColumnBuilder> dimensions = [];

    public LedgerColumnsBuilder(Currency currency)
    {
        if (!currency.IsDefined)
            throw new ArgumentException("Found default(Currency), which is no currency; name the ledger's currency with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        this.currency = currency;
    }

    /// <summary>Makes room for a dimension, so that it exists even if no row states it.</summary>
    /// <exception cref="ArgumentException">The name is blank, that of a built-in one, or a ninth of the user's own.</exception>
    public void Declare(string dimension, string parameterName)
    {
        Dimension.RequireName(dimension, parameterName);
        if (Dimension.IsBuiltIn(dimension))
            throw new ArgumentException($"Found '{dimension}' among the dimensions of the user's own; every ledger has it. State it with Account, Document or Reason.", parameterName);
        ColumnOf(dimension);
    }

    /// <summary>Adds a row, or says what is wrong with it and adds nothing. Each selector is called at most once.</summary>
    public Finding? TryAdd<TRow>(long ordinal, TRow row, EntrySelectors<TRow> selectors, out decimal? offered)
    {
        offered = row is null ? null : selectors.Amount(row);
        if (row is null) return new Finding(ordinal, "row", "Found null; a row is needed. Leave it out or restore it.");
        LocalDate? day = selectors.EffectiveDate(row);
        if (WhyBadDay(ordinal, day) is { } badDay) return badDay;
        if (WhyBadAmount(ordinal, offered, out long minorUnits) is { } badAmount) return badAmount;
        (EntryKind? kind, EntryCategory? category) = (selectors.Kind(row), selectors.Category(row));
        if (WhyBadKind(ordinal, kind, category) is { } badKind) return badKind;
        LocalDate? recorded = selectors.RecordedDate?.Invoke(row), origin = selectors.OriginDate?.Invoke(row), due = selectors.DueDate?.Invoke(row);
        if (WhyBadDays(ordinal, recorded, origin, due) is { } badDays) return badDays;

        if (selectors.Account is { } account) Set(Dimension.Account, account(row));
        if (selectors.Document is { } document) Set(Dimension.Document, document(row));
        if (selectors.Reason is { } reason) Set(Dimension.Reason, reason(row));
        foreach ((string name, Func<TRow, string?> select) in selectors.Dimensions) Set(name, select(row));
        Append(ordinal, day!.Value, recorded, origin, due, minorUnits, kind!.Value, category!.Value);
        return null;
    }

    /// <summary>Adds the entry at a position of columns of equal length, or says what is wrong with it and adds nothing.</summary>
    public Finding? TryAdd(int row, EntryColumns columns, out decimal? offered)
    {
        offered = columns.Amounts.IsEmpty ? MinorUnitConversion.ToDecimal(columns.MinorUnits.Span[row], currency.MinorUnitDigits) : columns.Amounts.Span[row];
        LocalDate day = columns.EffectiveDates.Span[row];
        if (WhyBadDay(row, day) is { } badDay) return badDay;
        if (WhyBadAmount(row, offered, out long minorUnits) is { } badAmount) return badAmount;
        EntryKind kind = columns.Kinds.IsEmpty ? EntryKind.WriteOff : columns.Kinds.Span[row];
        EntryCategory category = columns.Categories.IsEmpty ? EntryCategory.Receivable : columns.Categories.Span[row];
        if (WhyBadKind(row, kind, category) is { } badKind) return badKind;
        LocalDate? recorded = At(columns.RecordedDates), origin = At(columns.OriginDates), due = At(columns.DueDates);
        if (WhyBadDays(row, recorded, origin, due) is { } badDays) return badDays;

        if (!columns.Accounts.IsEmpty) Set(Dimension.Account, columns.Accounts.Span[row]);
        if (!columns.Documents.IsEmpty) Set(Dimension.Document, columns.Documents.Span[row]);
        if (!columns.Reasons.IsEmpty) Set(Dimension.Reason, columns.Reasons.Span[row]);
        foreach ((string name, ReadOnlyMemory<string?> values) in columns.Dimensions) Set(name, values.Span[row]);
        Append(row, day, recorded, origin, due, minorUnits, kind, category);
        return null;

        LocalDate? At(ReadOnlyMemory<LocalDate?> dates) => dates.IsEmpty ? null : dates.Span[row];
    }

    /// <summary>Adds an entry, or says why it does not belong here and adds nothing.</summary>
    public Finding? TryAdd(long ordinal, LedgerEntry? entry)
    {
        if (entry is null) return new Finding(ordinal, "row", "Found null; an entry is needed. Leave it out or restore it.");
        if (entry.Amount.Currency != currency)
            return new Finding(ordinal, "amount", $"Found {entry.Amount} in a ledger kept in {currency}; one ledger keeps one currency. Build a ledger per currency.");

        if (entry.Account is not null) Set(Dimension.Account, entry.Account);
        if (entry.Document is not null) Set(Dimension.Document, entry.Document);
        if (entry.Reason is not null) Set(Dimension.Reason, entry.Reason);
        foreach (LedgerEntry.OwnDimension own in entry.OwnDimensions) Set(own.Name, own.Value);
        Append(ordinal, entry.EffectiveDate, entry.RecordedDate, entry.OriginDate, entry.DueDate, entry.Amount.MinorUnits, entry.Kind, entry.Category);
        return null;
    }

    public LedgerColumns Build()
    {
        if (!stage.IsEmpty) chunks.Add(stage.Seal());
        return new LedgerColumns(currency, PeriodBasis.EffectiveDate, [.. chunks], [.. dimensions.Select(column => new LedgerColumns.DimensionValues(column.Name, column.Values))], origin: null);
    }

    private static Finding? WhyBadDay(long ordinal, LocalDate? stated)
    {
        if (stated is not { } day) return new Finding(ordinal, "effective date", "Found no date; a day of the years 1 to 9999 is needed, because it decides the period. Supply it.");
        return DayNumber.IsAllowed(day) ? null : new Finding(ordinal, "effective date", DayNumber.WhyRefused(day));
    }

    private Finding? WhyBadAmount(long ordinal, decimal? offered, out long minorUnits)
    {
        minorUnits = 0;
        if (offered is not { } amount) return new Finding(ordinal, "amount", "Found no amount; an amount above zero is needed. Supply it.");
        if (amount <= 0) return new Finding(ordinal, "amount", $"Found {amount.ToString(System.Globalization.CultureInfo.InvariantCulture)}; amounts above zero are allowed, because the kind carries the sign. Leave out an entry of nothing; give one that lowers a write-off the kind Reversal or Recovery.");
        if (Money.TryFromDecimal(amount, currency, out Money money) is { } problem) return new Finding(ordinal, "amount", problem);
        minorUnits = money.MinorUnits;
        return null;
    }

    private static Finding? WhyBadKind(long ordinal, EntryKind? kind, EntryCategory? category)
    {
        if (kind is null) return new Finding(ordinal, "kind", "Found no kind; a member of EntryKind is needed. Supply it.");
        if (!Enum.IsDefined(kind.Value)) return new Finding(ordinal, "kind", $"Found {Invariant.Text((int)kind)}; a member of EntryKind is allowed. Correct the row.");
        if (category is null) return new Finding(ordinal, "category", "Found no category; a member of EntryCategory is needed. Supply it.");
        return Enum.IsDefined(category.Value) ? null : new Finding(ordinal, "category", $"Found {Invariant.Text((int)category)}; a member of EntryCategory is allowed. Correct the row.");
    }

    private static Finding? WhyBadDays(long ordinal, LocalDate? recorded, LocalDate? origin, LocalDate? due)
    {
        foreach ((string field, LocalDate? stated) in new[] { ("recorded date", recorded), ("origin date", origin), ("due date", due) })
        {
            if (stated is { } found && !DayNumber.IsAllowed(found)) return new Finding(ordinal, field, DayNumber.WhyRefused(found));
        }

        return null;
    }

    /// <summary>States a value of the next row.</summary>
    private void Set(string dimension, string? value)
    {
        ColumnBuilder column = ColumnOf(dimension);
        column.CodeOfNext = column.Values.GetOrAdd(value);
    }

    private void Append(long ordinal, LocalDate day, LocalDate? recorded, LocalDate? origin, LocalDate? due, long minorUnits, EntryKind kind, EntryCategory category)
    {
        stage.MakeRoom();
        for (int i = 0; i < dimensions.Count; i++)
        {
            if (dimensions[i].CodeOfNext < 0) dimensions[i].CodeOfNext = dimensions[i].Values.GetOrAdd(null);
            stage.SetCode(i, dimensions[i].CodeOfNext);
            dimensions[i].CodeOfNext = -1;
        }

        stage.Add(
            new CategoryAndKind(category, kind).Id, DayNumber.Of(day, nameof(day)), DayNumber.OrNone(recorded), DayNumber.OrNone(origin), DayNumber.OrNone(due), minorUnits, checked((int)ordinal));
        if (stage.IsFull) chunks.Add(stage.Seal());
    }

    private ColumnBuilder ColumnOf(string name)
    {
        foreach (ColumnBuilder column in dimensions)
        {
            if (column.Name == name) return column;
        }

        Dimension.RequireName(name, nameof(name));
        if (!Dimension.IsBuiltIn(name) && dimensions.Count(column => !Dimension.IsBuiltIn(column.Name)) == Dimension.MaxOwn)
        {
            throw new ArgumentException(
                $"Found '{name}' as one more dimension of the user's own, after {string.Join(", ", dimensions.Select(column => column.Name).Where(own => !Dimension.IsBuiltIn(own)))}; up to {Invariant.Text(Dimension.MaxOwn)} are allowed. Leave out one that no report needs.", nameof(name));
        }

        // Rows so far state nothing of it, which is its first value, so that its code is 0 in chunks sealed before.
        var added = new ColumnBuilder(name);
        if (chunks.Count > 0 || !stage.IsEmpty) added.Values.GetOrAdd(null);
        stage.AddDimension();
        dimensions.Add(added);
        return added;
    }

    /// <summary>One dimension while rows are added.</summary>
    private sealed class ColumnBuilder(string name)
    {
        public string Name => name;

        public ValueDictionary Values { get; } = new();

        /// <summary>What the next row states; -1 for nothing yet.</summary>
        public int CodeOfNext { get; set; } = -1;
    }
}
