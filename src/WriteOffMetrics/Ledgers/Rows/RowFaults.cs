using NodaTime;

namespace WriteOffMetrics;

/// <summary>Puts together everything that is wrong with a bad row.</summary>
/// <param name="position">Where the row is.</param>
/// <param name="row">Its parts, all but its dimensions.</param>
/// <param name="currency">The currency of the ledger.</param>
/// <param name="rounding">How amounts are rounded; none where they are not.</param>
internal sealed class RowFaults(FindingPosition position, RowParts row, Currency currency, MidpointRounding? rounding)
{
    public const string EffectiveDate = "effective date", Amount = "amount", CurrencyCodeField = "currency", Kind = "kind",
        Category = "category", RecordedDate = "recorded date", OriginDate = "origin date", DueDate = "due date",
        RowNumberField = "row number", Row = "row";

    private readonly List<FindingFault> faults = [];

    /// <summary>Whether the currency of the row is looked at.</summary>
    public bool ReadsCurrency { get; init; }

    /// <summary>The code of the row's currency; none where it states none.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>The row's own number and its position from 0; none where rows have none of their own.</summary>
    public (long? Number, long Position)? RowNumber { get; init; }

    /// <summary>What selectors threw.</summary>
    public IReadOnlyList<(string Field, bool IsDimension, Exception Thrown)> Thrown { get; init; } = [];

    /// <summary>What stands in the row for a field; none where nobody says it.</summary>
    public Func<string, string?> FoundText { get; init; } = static _ => null;

    private bool IsOfOtherCurrency => ReadsCurrency && CurrencyCode != currency.Code;

    /// <summary>The finding; at stake is the row's amount, where that is good.</summary>
    public Finding ToFinding()
    {
        if (RowNumber is var (number, place) && !RowCheck.IsGoodNumber(number))
            Add(RowNumberField, number is { } stated ? Invariant.Text(stated) : null, found => RowWords.WhyNotNumber(found, place));
        AddDay();
        AddAmount();
        if (IsOfOtherCurrency) Add(CurrencyCodeField, CurrencyCode, _ => RowWords.WhyNotCurrency(CurrencyCode, currency));
        AddMember(Kind, (int?)row.Kind, RowCheck.IsGood(row.Kind), nameof(EntryKind));
        AddMember(Category, (int?)row.Category, RowCheck.IsGood(row.Category), nameof(EntryCategory));
        AddOptionalDay(RecordedDate, row.RecordedDate);
        AddOptionalDay(OriginDate, row.OriginDate);
        AddOptionalDay(DueDate, row.DueDate);
        AddOtherThrown();
        return RowCheck.Rejection(position, faults) with { AmountAtStake = AtStake };
    }

    private Money? AtStake => !IsOfOtherCurrency && RowCheck.IsGood(row.Amount, currency.MinorUnitDigits, rounding, out long minorUnits)
        ? Money.FromMinorUnits(minorUnits, currency)
        : null;

    private void AddDay()
    {
        if (row.EffectiveDate is null) Add(EffectiveDate, null, RowWords.WhyNoDay);
        else AddOptionalDay(EffectiveDate, row.EffectiveDate);
    }

    private void AddOptionalDay(string field, LocalDate? stated)
    {
        if (stated is { } day)
        {
            if (!DayNumber.IsAllowedInRow(day)) Add(field, RowWords.TextOf(day), _ => DayNumber.WhyRefusedInRow(day));
        }
        else if (field != EffectiveDate && ThrownBy(field) is { } why)
        {
            Add(field, why);
        }
    }

    private void AddAmount()
    {
        if (RowCheck.IsGood(row.Amount, currency.MinorUnitDigits, rounding, out _)) return;
        if (row.Amount > 0 && IsOfOtherCurrency) return; // How many decimals it may have is not known.
        if (row.Amount is { } amount)
            Add(Amount, RowWords.TextOf(amount), found => RowWords.WhyNotAmount(amount, found!, currency, rounding));
        else Add(Amount, null, RowWords.WhyNoAmount);
    }

    private void AddMember(string field, int? found, bool isGood, string type)
    {
        if (isGood) return;
        Add(field, found is { } number ? Invariant.Text(number) : null,
            text => found is null ? RowWords.WhyNoMember(text, field, type) : RowWords.WhyNotMember(found.Value, type));
    }

    /// <summary>What selectors of dimensions threw, whose names may be those of fields.</summary>
    private void AddOtherThrown()
    {
        foreach ((string field, bool isDimension, Exception why) in Thrown)
        {
            if (isDimension) Add(field, why);
        }
    }

    /// <summary>Adds a fault; of a field whose selector threw, what it threw.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value that was found in words; none where there was none.</param>
    /// <param name="why">What is said of what was found: of the value, or of the text where there was none; of neither null.</param>
    private void Add(string field, string? value, Func<string?, string> why)
    {
        if (value is null && ThrownBy(field) is { } thrown)
        {
            Add(field, thrown);
            return;
        }

        string? text = FoundText(field);
        faults.Add(FindingFault.FromText(field, text ?? value, why(value ?? (text is null ? null : Invariant.InQuotes(text)))));
    }

    private void Add(string field, Exception thrown) =>
        faults.Add(FindingFault.FromText(field, FoundText(field), RowWords.WhyThrown(thrown)));

    private Exception? ThrownBy(string field) => Thrown.FirstOrDefault(one => !one.IsDimension && one.Field == field).Thrown;
}
