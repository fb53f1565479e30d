namespace WriteOffMetrics;

/// <summary>The kinds of entry that a measure adds up, and the sign of each.</summary>
internal static class AmountMeasureParts
{
    public static EntryKind[] KindsOf(this AmountMeasure measure) => measure switch
    {
        AmountMeasure.Gross => [EntryKind.WriteOff],
        AmountMeasure.Reversals => [EntryKind.Reversal],
        AmountMeasure.Recoveries => [EntryKind.Recovery],
        AmountMeasure.RecoveriesReturned => [EntryKind.RecoveryReturned],
        AmountMeasure.NetRecoveries => [EntryKind.Recovery, EntryKind.RecoveryReturned],
        AmountMeasure.Net => [EntryKind.WriteOff, EntryKind.Reversal, EntryKind.Recovery, EntryKind.RecoveryReturned],
        _ => throw new ArgumentOutOfRangeException(
            nameof(measure), measure, $"Found the amount measure {Invariant.Text((int)measure)}; a member of AmountMeasure is allowed."),
    };

    /// <summary>The measure, which must be one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static AmountMeasure Require(this AmountMeasure measure)
    {
        KindsOf(measure);
        return measure;
    }

    /// <summary>
    /// Net subtracts reversals and recoveries, recoveries less returned those returned; every other measure is a sum of one kind.
    /// </summary>
    public static int SignOf(this AmountMeasure measure, EntryKind kind) => (measure, kind) switch
    {
        (AmountMeasure.Net, EntryKind.Reversal or EntryKind.Recovery) or (AmountMeasure.NetRecoveries, EntryKind.RecoveryReturned) => -1,
        _ => 1,
    };
}
