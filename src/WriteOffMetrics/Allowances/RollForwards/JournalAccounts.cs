using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The accounts of the general ledger that proposed postings name, such as <c>"6550 Bad debts"</c>. What is not stated is named by what it
/// is.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all names are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record JournalAccounts : IReport
{
    private readonly string receivables = "receivables", allowance = "allowance", expense = "bad-debt expense", cash = "cash",
        exchangeDifferences = "exchange differences", acquisitions = "acquired businesses", other = "other";

    /// <summary>Trade receivables, the control account.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Receivables { get => receivables; init => receivables = Stated(value, nameof(Receivables)); }

    /// <summary>The allowance, which stands against the receivables.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Allowance { get => allowance; init => allowance = Stated(value, nameof(Allowance)); }

    /// <summary>Bad-debt expense.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Expense { get => expense; init => expense = Stated(value, nameof(Expense)); }

    /// <summary>Cash, on which recoveries arrive.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Cash { get => cash; init => cash = Stated(value, nameof(Cash)); }

    /// <summary>What stands against exchange differences of the allowance.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string ExchangeDifferences
    {
        get => exchangeDifferences;
        init => exchangeDifferences = Stated(value, nameof(ExchangeDifferences));
    }

    /// <summary>What stands against the allowance of acquired receivables.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Acquisitions { get => acquisitions; init => acquisitions = Stated(value, nameof(Acquisitions)); }

    /// <summary>What stands against other movements.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string Other { get => other; init => other = Stated(value, nameof(Other)); }

    /// <summary>The names on one line.</summary>
    public override string ToString() => string.Join(", ", Names.Select(Invariant.OnOneLine));

    private IEnumerable<string> Names => [Receivables, Allowance, Expense, Cash, ExchangeDifferences, Acquisitions, Other];

    private static string Stated(string text, string member)
    {
        ArgumentNullException.ThrowIfNull(text, member);
        return !string.IsNullOrWhiteSpace(text) ? text : throw new ArgumentException(
            $"Found '{text}' as the name of an account; a text that is not blank is allowed.", member);
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Receivables)
        .Add(Allowance)
        .Add(Expense)
        .Add(Cash)
        .Add(ExchangeDifferences)
        .Add(Acquisitions)
        .Add(Other);
}
