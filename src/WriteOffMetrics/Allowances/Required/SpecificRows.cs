using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Which lines each specific allowance covers, and which part of their exposure it is.</summary>
internal sealed class SpecificRows
{
    private readonly OpenItemList list;
    private readonly ExposureBasis basis;
    private readonly SpecificAllowance[] all;
    private readonly string parameterName;
    private readonly Dictionary<int, int> byAccount = [], byDocument = [];
    private readonly Fraction[] rates;

    /// <param name="list">What is open.</param>
    /// <param name="basis">On which basis exposure is measured.</param>
    /// <param name="specific">The specific allowances.</param>
    /// <param name="parameterName">How they are called where they are passed.</param>
    /// <exception cref="ArgumentException">They do not fit the items, or each other.</exception>
    public SpecificRows(OpenItemList list, ExposureBasis basis, IReadOnlyList<SpecificAllowance> specific, string parameterName)
    {
        this.parameterName = parameterName;
        this.list = list;
        this.basis = basis;
        all = [.. specific];
        rates = new Fraction[Count];
        for (int i = 0; i < Count; i++) Register(all[i], i);
        if (Count > 0) FindRates();
    }

    public int Count => all.Length;

    public SpecificAllowance this[int index] => all[index];

    /// <summary>Which part of its exposure an allowance is, exactly.</summary>
    public Fraction RateOf(int index) => rates[index];

    /// <summary>The allowance that covers a line; −1 where none does.</summary>
    public int IndexOf(int line)
    {
        ref readonly ItemRow row = ref list.Source.Attributed[line];
        int ofAccount = Covering(byAccount, row.Account, line), ofDocument = Covering(byDocument, row.Document, line);
        if (ofAccount >= 0 && ofDocument >= 0)
            throw new ArgumentException(SpecificWords.WhyTwice(all[ofAccount], all[ofDocument]), parameterName);
        return Math.Max(ofAccount, ofDocument);
    }

    private int Covering(Dictionary<int, int> allowances, int code, int line) =>
        allowances.TryGetValue(code, out int index) && (all[index].AssessedOn is not { } day
            || list.Source.Attributed.OpenOn(line, DayNumber.OfAllowed(day)) > 0) ? index : -1;

    private void Register(SpecificAllowance? one, int index)
    {
        if (one is null)
            throw new ArgumentException("Found null among the specific allowances; none is allowed.", parameterName);
        if (one.Amount is { } amount && amount.Currency != list.Currency)
            throw new ArgumentException(SpecificWords.WhyNotCurrency(one, list.Currency), parameterName);
        if (one.AssessedOn > list.Day) throw new ArgumentException(SpecificWords.WhyLater(one, list.Day), parameterName);
        ReceivableCodes codes = list.Source.Codes;
        (Dictionary<int, int> allowances, int code) = one.Account is { } account
            ? (byAccount, codes.Accounts.CodeOf(account))
            : (byDocument, codes.Documents.CodeOf(one.Document));
        if (code < 0) throw new ArgumentException(SpecificWords.WhyUnknown(one), parameterName);
        if (!allowances.TryAdd(code, index))
            throw new ArgumentException(SpecificWords.WhyTwice(all[allowances[code]], one), parameterName);
    }

    /// <summary>One pass over all lines: what each allowance covered on the day on which it was assessed.</summary>
    private void FindRates()
    {
        AttributedItems lines = list.Source.Attributed;
        var exposures = new long[Count];
        var accounts = new int[Count];
        Array.Fill(accounts, -1);
        for (int line = 0; line < lines.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.IsCredit || !lines.IsKnown(row)) continue;
            if (byAccount.TryGetValue(row.Account, out int ofAccount)) Add(ofAccount, line, row);
            if (byDocument.TryGetValue(row.Document, out int ofDocument)) Add(ofDocument, line, row);
        }

        for (int index = 0; index < Count; index++)
        {
            if (accounts[index] < 0) throw new ArgumentException(SpecificWords.WhyUnknown(all[index]), parameterName);
            rates[index] = RateOf(all[index], exposures[index]);
        }

        void Add(int index, int line, in ItemRow row)
        {
            if (all[index].Document is not null && accounts[index] >= 0 && accounts[index] != row.Account)
                throw new ArgumentException(SpecificWords.WhyAmbiguous(all[index]), parameterName);
            accounts[index] = row.Account;
            if (all[index].Amount is null) return;
            int day = all[index].AssessedOn is { } assessed ? DayNumber.OfAllowed(assessed) : list.DayAsNumber;
            exposures[index] += basis.Of(row, lines.OpenOn(line, day));
        }
    }

    private Fraction RateOf(SpecificAllowance one, long exposure)
    {
        if (one.Share is { } share) return share.ToDecimal();
        Money amount = one.Amount!.Value;
        if (amount.MinorUnits > exposure)
            throw new ArgumentException(
                SpecificWords.WhyAboveBalance(one, Money.FromMinorUnits(exposure, amount.Currency)), parameterName);
        return exposure == 0 ? 0L : (Fraction)amount.MinorUnits / exposure;
    }
}
