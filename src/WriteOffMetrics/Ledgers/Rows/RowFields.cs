using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Reads the fields of rows by their selectors and says everything that is wrong with a row. What the last row states is handed to whoever
/// asked for a field.
/// </summary>
/// <typeparam name="TRow">The user's row.</typeparam>
/// <param name="currency">The currency of every amount.</param>
/// <param name="whatRowIs">What a row is, in words: <c>a row of an open item</c>.</param>
/// <param name="whatRowsAre">What rows are of, in words: <c>open items</c>.</param>
internal sealed class RowFields<TRow>(Currency currency, string whatRowIs, string whatRowsAre)
{
    public const string AmountField = "amount", CurrencyField = "currency";

    private readonly List<(string Name, Func<TRow, (string? Found, string? Why)> Read)> fields = [];
    private readonly List<Func<(string Field, string? Found, string? Why)>> checks = [];
    private readonly HashSet<string> areBad = new(StringComparer.Ordinal);

    /// <summary>The amount of the last row in minor units; none where it is bad.</summary>
    private long? amountOfRow;

    /// <summary>A day; null where it is not stated and need not be.</summary>
    public void Day(string field, Func<TRow, CalendarDay?>? select, bool isNeeded, Action<int> keep)
    {
        if (select is null) keep(DayNumber.None);
        else Add(field, row =>
        {
            LocalDate? day = select(row)?.Date;
            if (day is null) keep(DayNumber.None);
            else if (!DayNumber.IsAllowedInRow(day.Value)) return (DayNumber.ToText(day.Value), DayNumber.WhyRefusedInRow(day.Value));
            else keep(DayNumber.OfAllowed(day.Value));
            return day is null && isNeeded ? (null, RowFieldWords.WhyMissing("day")) : default;
        });
    }

    /// <summary>An amount above zero.</summary>
    public void Amount(string field, Func<TRow, decimal?> select, string ifNegative, Action<long> keep) => Add(field, row =>
    {
        if (select(row) is not { } amount) return (null, RowFieldWords.WhyMissing("amount above zero"));
        if (amount <= 0) return (Text(amount), RowFieldWords.WhyNotAbove(amount, ifNegative));
        if (Money.TryFromDecimal(amount, currency, out Money money) is { } why) return (Text(amount), why);
        amountOfRow = money.MinorUnits;
        keep(money.MinorUnits);
        return default;
    });

    /// <summary>An amount from zero on, which is what a row is about as one above zero is.</summary>
    public void AmountFromZero(string field, Func<TRow, decimal?> select, Action<long> keep) => Add(field, row =>
    {
        if (select(row) is not { } amount) return (null, RowFieldWords.WhyMissing("amount from zero on"));
        if (amount < 0) return (Text(amount), RowFieldWords.WhyNegative(amount));
        if (Money.TryFromDecimal(amount, currency, out Money money) is { } why) return (Text(amount), why);
        amountOfRow = money.MinorUnits;
        keep(money.MinorUnits);
        return default;
    });

    /// <summary>An amount of any sign beside the one that a row is about.</summary>
    public void SignedAmount(string field, Func<TRow, decimal?> select, Action<long> keep) => Add(field, row =>
    {
        if (select(row) is not { } amount) return (null, RowFieldWords.WhyMissing("amount"));
        if (Money.TryFromDecimal(amount, currency, out Money money) is { } why) return (Text(amount), why);
        keep(money.MinorUnits);
        return default;
    });

    /// <summary>A part of an amount, from zero to all of it; −1 where it is not stated.</summary>
    public void Part(
        string field, Func<TRow, decimal?>? select, Func<long> whole, Func<Money, Money, string> whyAbove, Action<long> keep)
    {
        long part = -1;
        keep(-1);
        if (select is null) return;
        Add(field, row =>
        {
            part = -1;
            keep(-1);
            if (select(row) is not { } amount) return default;
            if (Money.TryFromDecimal(amount, currency, out Money money) is { } why) return (Text(amount), why);
            part = money.MinorUnits;
            keep(part);
            return part < 0 ? (Text(amount), RowFieldWords.WhyPartNegative(amount)) : default;
        });
        checks.Add(() => part > whole() && amountOfRow is not null
            ? (field, Money.FromMinorUnits(part, currency).ToString(), whyAbove(
                Money.FromMinorUnits(part, currency), Money.FromMinorUnits(whole(), currency)))
            : default);
    }

    /// <summary>A member of an enumeration.</summary>
    public void Member<T>(string field, Func<TRow, T?>? select, T otherwise, Func<T, string?> whyNot, Action<T> keep)
        where T : struct, Enum
    {
        keep(otherwise);
        if (select is null) return;
        Add(field, row =>
        {
            if (select(row) is not { } member) return (null, RowFieldWords.WhyMissing($"member of {typeof(T).Name}"));
            if (!Enum.IsDefined(member)) return (member.ToString("D"), RowFieldWords.WhyNoMember(member.ToString("D"), typeof(T).Name));
            keep(member);
            return whyNot(member) is { } why ? (member.ToString(), why) : default;
        });
    }

    /// <summary>A text; null where it is not stated.</summary>
    public void Words(string field, Func<TRow, string?>? select, Action<string?> keep)
    {
        keep(null);
        if (select is null) return;
        Add(field, row =>
        {
            keep(select(row));
            return default;
        });
    }

    /// <summary>A name, which must be stated and not blank.</summary>
    public void Name(string field, Func<TRow, string?> select, Action<string> keep) => Add(field, row =>
    {
        string? name = select(row);
        if (string.IsNullOrWhiteSpace(name)) return (name, RowFieldWords.WhyBlank(name));
        keep(name);
        return default;
    });

    /// <summary>The currency of the row.</summary>
    public void CurrencyCode(Func<TRow, string?>? select)
    {
        if (select is null) return;
        Add(CurrencyField, row => select(row) is var code && code == currency.Code ? default
            : (code, RowFieldWords.WhyNotCurrency(code, currency, whatRowsAre)));
    }

    /// <summary>What several fields must say together; looked at where each is good by itself.</summary>
    public void Together(Func<(string Field, string? Found, string? Why)> check) => checks.Add(check);

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="position">Its position among those offered, from 0.</param>
    /// <returns>What is wrong with it; none where it is good.</returns>
    public Finding? Read(TRow? row, long position)
    {
        amountOfRow = null;
        if (row is null) return Rejection(position, [FindingFault.FromText("row", null, RowFieldWords.WhyNull(whatRowIs))]);
        List<FindingFault>? faults = null;
        areBad.Clear();
        foreach ((string name, Func<TRow, (string? Found, string? Why)> read) in fields)
        {
            (string? found, string? why) = Try(read, row);
            if (why is null) continue;
            areBad.Add(name);
            (faults ??= []).Add(FindingFault.FromText(name, found, why));
        }

        foreach (Func<(string Field, string? Found, string? Why)> check in checks)
        {
            (string field, string? found, string? why) = check();
            if (why is not null) (faults ??= []).Add(FindingFault.FromText(field, found, why));
        }

        return faults is null ? null : Rejection(position, faults);
    }

    /// <summary>What is wrong with a row that was good by itself.</summary>
    public Finding Reject(long position, long minorUnits, string field, string? found, string why) => Rejection(
        position, [FindingFault.FromText(field, found, why)], Money.FromMinorUnits(minorUnits, currency));

    /// <summary>Whether a field of the last row was good.</summary>
    public bool IsGood(string field) => !areBad.Contains(field);

    private void Add(string field, Func<TRow, (string? Found, string? Why)> read) => fields.Add((field, read));

    private static (string? Found, string? Why) Try(Func<TRow, (string? Found, string? Why)> read, TRow row)
    {
        try
        {
            return read(row);
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            return (null, RowWords.WhyThrown(why));
        }
    }

    /// <summary>At stake is the amount of the row, where it is good and of the currency.</summary>
    private Finding Rejection(long position, List<FindingFault> faults) => Rejection(
        position, faults,
        amountOfRow is { } minorUnits && IsGood(CurrencyField) ? Money.FromMinorUnits(minorUnits, currency) : null);

    private static Finding Rejection(long position, IReadOnlyList<FindingFault> faults, Money? atStake) => Finding.FromFaults(
        LedgerRules.RejectedRow, FindingSeverity.Error, [FindingPosition.FromOrdinal(position)], faults) with
    {
        AmountAtStake = atStake,
    };

    private static string Text(decimal amount) => RowWords.TextOf(amount);
}
