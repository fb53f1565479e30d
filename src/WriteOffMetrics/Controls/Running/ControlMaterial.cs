using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>The inputs, and what is made of them once for all tests of a run.</summary>
internal sealed class ControlMaterial(ControlInputs inputs)
{
    private readonly Dictionary<string, ReviewedApproval[]> reviewed = new(StringComparer.Ordinal);
    private ILookup<string, int>? byRequest;

    public ControlInputs Inputs { get; } = inputs;

    public ControlRows Rows => field ??= ControlRows.Read(Inputs.Ledger);

    /// <summary>Every write-off against its request; none where an input is missing.</summary>
    public Posting[]? Postings => Inputs is { Requests: { } log, Zone: { } zone }
        ? field ??= Controls.Postings.Of(Rows, log, zone, ApprovalsOf)
        : null;

    /// <summary>The approvals of a request of the log, held against the policy if there is one.</summary>
    public ReviewedApproval[] ApprovalsOf(WriteOffRequest request)
    {
        if (!reviewed.TryGetValue(request.Id, out ReviewedApproval[]? found))
            reviewed.Add(request.Id, found = ReviewedApproval.Of(request, Inputs.Requests!, Inputs.Policy));
        return found;
    }

    /// <summary>The rows of the write-offs that name a request.</summary>
    public IEnumerable<int> WriteOffsOf(string request)
    {
        if (byRequest is null)
        {
            int dimension = Rows.Columns.IndexOfDimension(Dimension.Request);
            byRequest = (dimension < 0 ? [] : Rows.WriteOffs())
                .Select(row => (Row: row, Request: Rows.Columns.Value(row, dimension))).Where(one => one.Request is not null)
                .ToLookup(one => one.Request!, one => one.Row, StringComparer.Ordinal);
        }

        return byRequest[request];
    }

    /// <exception cref="ArgumentException">An amount that a test was given is in another currency than the ledger.</exception>
    public void RequireCurrency(Money amount, string what)
    {
        Currency currency = Inputs.Ledger.Currency;
        if (amount.Currency != currency)
            throw new ArgumentException(
                $"Found a {what} of {amount} and a ledger in {currency}; a {what} in the currency of the ledger is needed. State it in "
                + $"{currency}.");
    }
}
