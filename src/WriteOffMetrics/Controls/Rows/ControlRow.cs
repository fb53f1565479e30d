namespace WriteOffMetrics.Controls;

/// <summary>What tests look at of a row.</summary>
/// <param name="Amount">The amount in minor units.</param>
/// <param name="Day">The effective day.</param>
/// <param name="RecordedDay">The day on which it was recorded; none where that is not stated.</param>
/// <param name="What">Category and kind.</param>
internal readonly record struct ControlRow(long Amount, int Day, int RecordedDay, CategoryAndKind What)
{
    public EntryKind Kind => What.Kind;
}
