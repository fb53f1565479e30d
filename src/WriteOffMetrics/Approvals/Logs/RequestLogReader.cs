namespace WriteOffMetrics.Approvals;

/// <summary>
/// Reads the events of many requests: first they are put together by request, in one array that all requests share, and then each request
/// is folded by itself.
/// </summary>
internal static class RequestLogReader
{
    /// <param name="events">The events.</param>
    /// <param name="rejections">Where impossible steps go; none where the first is thrown.</param>
    /// <returns>The requests in the order of their drafts.</returns>
    /// <exception cref="ArgumentException">A step is impossible, and there is no place for rejections.</exception>
    public static WriteOffRequest[] Read(IReadOnlyList<ApprovalEvent?> events, List<Finding>? rejections)
    {
        List<(int Position, string Why)> bad = [];
        (int[] positions, int[] starts) = PutTogether(events, bad);
        var ordered = new ApprovalEvent[positions.Length];
        List<(int Draft, WriteOffRequest Request)> requests = new(starts.Length);
        for (int i = 0; i < starts.Length - 1; i++)
        {
            int count = 0, start = starts[i], draft = 0;
            bool isBroken = false;
            var fold = default(RequestFold);
            for (int at = start; at < starts[i + 1]; at++)
            {
                ApprovalEvent step = events[positions[at]]!;
                string? why = count > 0 ? WriteOffRequest.WhyNoStep(null, ordered[start + count - 1], step) : null;
                bool isRepeated = why is not null;
                why ??= isBroken ? WhyBehind(step) : fold.TryApply(step);
                if (why is not null)
                {
                    // What follows an impossible step may rest on it; one that was delivered again, then or later, changes nothing.
                    if (!isRepeated && Contains(ordered.AsSpan(start, count), step))
                        (isRepeated, why) = (true, WriteOffRequest.WhyNoStep(null, step, step)!);
                    isBroken |= !isRepeated;
                    bad.Add((positions[at], why));
                    continue;
                }

                if (count == 0) draft = positions[at];
                ordered[start + count++] = step;
            }

            if (count > 0) requests.Add((draft, WriteOffRequest.FromChecked(ordered, start, count)));
        }

        Report(events, bad, rejections);
        if (bad.Count > 0) requests.Sort((one, other) => one.Draft.CompareTo(other.Draft));
        return [.. requests.Select(one => one.Request)];
    }

    /// <summary>
    /// The positions of the events, those of one request together and in order, and where each request begins; the requests in the order of
    /// their first events.
    /// </summary>
    private static (int[] Positions, int[] Starts) PutTogether(IReadOnlyList<ApprovalEvent?> events, List<(int Position, string Why)> bad)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        var requestOf = new int[events.Count];
        List<int> counts = [];
        for (int i = 0; i < requestOf.Length; i++)
        {
            requestOf[i] = -1;
            if (events[i] is not { } step)
            {
                bad.Add((i, "Found null among the events; events are allowed. Leave it out."));
                continue;
            }

            if (!byId.TryGetValue(step.Request, out int request))
            {
                byId.Add(step.Request, request = counts.Count);
                counts.Add(0);
            }

            requestOf[i] = request;
            counts[request]++;
        }

        var starts = new int[counts.Count + 1];
        for (int i = 0; i < counts.Count; i++) starts[i + 1] = starts[i] + counts[i];
        int[] next = starts[..counts.Count];
        var positions = new int[starts[^1]];
        for (int i = 0; i < requestOf.Length; i++)
        {
            if (requestOf[i] >= 0) positions[next[requestOf[i]]++] = i;
        }

        return (positions, starts);
    }

    /// <summary>Whether an event stands among those before it, which are in the order of time.</summary>
    private static bool Contains(ReadOnlySpan<ApprovalEvent> before, ApprovalEvent step)
    {
        for (int i = before.Length - 1; i >= 0 && before[i].At >= step.At; i--)
        {
            if (before[i] == step) return true;
        }

        return false;
    }

    private static string WhyBehind(ApprovalEvent step) =>
        $"Found {step} behind an event of the request that was left out; events of a whole log are allowed. Correct that event.";

    private static void Report(IReadOnlyList<ApprovalEvent?> events, List<(int Position, string Why)> bad, List<Finding>? rejections)
    {
        if (bad.Count == 0) return;
        bad.Sort((one, other) => one.Position.CompareTo(other.Position));
        if (rejections is null) throw new ArgumentException(bad[0].Why, nameof(events));
        foreach ((int position, string why) in bad)
        {
            ApprovalEvent? step = events[position];
            rejections.Add(Finding.FromFaults(
                ApprovalRules.ImpossibleStep, FindingSeverity.Error, [FindingPosition.FromOrdinal(position)],
                [FindingFault.FromText("event", step is null ? null : ApprovalWords.NameOf(step.Kind), why)]) with
            {
                AmountAtStake = step?.Amount,
            });
        }
    }
}
