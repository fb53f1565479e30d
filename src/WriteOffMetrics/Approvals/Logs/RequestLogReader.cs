namespace WriteOffMetrics.Approvals;

/// <summary>Reads the events of many requests in one pass.</summary>
internal static class RequestLogReader
{
    /// <param name="events">The events.</param>
    /// <param name="rejections">Where impossible steps go; none where the first is thrown.</param>
    /// <returns>The requests in the order of their first events.</returns>
    /// <exception cref="ArgumentException">A step is impossible, and there is no place for rejections.</exception>
    public static WriteOffRequest[] Read(IEnumerable<ApprovalEvent> events, List<Finding>? rejections)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        List<Reading> readings = [];
        long position = 0;
        foreach (ApprovalEvent? step in events)
        {
            string? why = step is null ? "Found null among the events; events are allowed. Leave it out." : null;
            if (step is not null)
            {
                if (!byId.TryGetValue(step.Request, out int index))
                {
                    index = readings.Count;
                    var first = new Reading();
                    why = first.TryAdd(step);
                    if (why is null)
                    {
                        byId.Add(step.Request, index);
                        readings.Add(first);
                    }
                }
                else
                {
                    why = readings[index].TryAdd(step);
                }
            }

            if (why is not null) Reject(step, why, position, rejections);
            position++;
        }

        return [.. readings.Select(reading => reading.ToRequest())];
    }

    private static void Reject(ApprovalEvent? step, string why, long position, List<Finding>? rejections)
    {
        if (rejections is null) throw new ArgumentException(why, "events");
        rejections.Add(Finding.FromFaults(
            ApprovalRules.ImpossibleStep, FindingSeverity.Error, [FindingPosition.FromOrdinal(position)],
            [FindingFault.FromText("event", step is null ? null : ApprovalWords.NameOf(step.Kind), why)]) with
        {
            AmountAtStake = step?.Amount,
        });
    }

    /// <summary>A request while its events are read.</summary>
    private sealed class Reading
    {
        private readonly List<ApprovalEvent> events = [];
        private RequestFold fold;

        public string? TryAdd(ApprovalEvent step)
        {
            if (fold.TryApply(step) is { } why) return why;
            events.Add(step);
            return null;
        }

        public WriteOffRequest ToRequest() => WriteOffRequest.FromFold([.. events], fold);
    }
}
