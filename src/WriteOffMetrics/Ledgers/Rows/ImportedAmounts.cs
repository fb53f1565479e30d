namespace WriteOffMetrics;

/// <summary>The amounts of imported rows added up exactly: entered, rounded and rejected.</summary>
/// <param name="digits">The decimals of the ledger's currency.</param>
internal sealed class ImportedAmounts(int digits)
{
    private Int128 acceptedMinorUnits;
    private DecimalSum rounding;
    private DecimalSum? rejected = default(DecimalSum);

    /// <summary>How many accepted amounts were rounded.</summary>
    public long RoundedCount { get; private set; }

    /// <summary>What was entered, in major units.</summary>
    public decimal? Accepted
    {
        get
        {
            DecimalSum sum = default;
            sum.AddMinorUnits(acceptedMinorUnits, digits);
            return sum.ToDecimal();
        }
    }

    /// <summary>What was rejected as it was offered; none where it is not known.</summary>
    public decimal? Rejected => rejected?.ToDecimal();

    /// <summary>What rounding added to what was offered, or took from it where it is below zero.</summary>
    public decimal? Rounding => rounding.ToDecimal();

    /// <summary>What was offered: accepted less rounding, and rejected.</summary>
    public decimal? Offered
    {
        get
        {
            if (rejected is not { } sum) return null;
            sum.AddMinorUnits(acceptedMinorUnits, digits);
            sum.Subtract(rounding);
            return sum.ToDecimal();
        }
    }

    public void AddAccepted(OfferedAmount amount)
    {
        acceptedMinorUnits += amount.MinorUnits;
        decimal entered = MinorUnitConversion.ToDecimal(amount.MinorUnits, digits);
        if (amount.Offered is not { } offered || offered == entered) return;
        RoundedCount++;
        rounding.Add(entered);
        rounding.Add(-offered);
    }

    public void AddRejected(OfferedAmount amount)
    {
        if (rejected is not { } sum || amount.Offered is not { } offered) return;
        sum.Add(offered);
        rejected = sum;
    }

    /// <summary>What a reader of one's own added up.</summary>
    /// <param name="accepted">What was entered, in minor units.</param>
    /// <param name="rejectedAmount">What was rejected, in major units; none where it is not known.</param>
    public void State(Int128 accepted, decimal? rejectedAmount)
    {
        acceptedMinorUnits = accepted;
        rejected = null;
        if (rejectedAmount is not { } amount) return;
        DecimalSum sum = default;
        sum.Add(amount);
        rejected = sum;
    }
}
