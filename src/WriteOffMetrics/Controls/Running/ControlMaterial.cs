namespace WriteOffMetrics.Controls;

/// <summary>The inputs, and the ledger's rows, which are read once for all tests of a run.</summary>
internal sealed class ControlMaterial(ControlInputs inputs)
{
    public ControlInputs Inputs { get; } = inputs;

    public ControlRows Rows => field ??= ControlRows.Read(Inputs.Ledger);

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
