using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// The requests of an append-only log of events, by id: read strictly with <see cref="FromEvents"/> or with findings with
/// <see cref="Import"/>, and as known at an instant with <see cref="AsKnownAt"/>. Enumerating it gives the requests in the order of their
/// drafts.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Events of different requests may stand in any order among each other; those of one
/// stand in order.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RequestLog : IReadOnlyCollection<WriteOffRequest>, IReport
{
    private readonly WriteOffRequest[] requests;

    /// <summary>Made when first asked for; two threads may make it at once and find the same.</summary>
    private volatile Dictionary<string, int>? byId;

    /// <summary>
    /// Requests by the values of dimensions, each made when first asked for; two threads may make one at once and find the same, and one
    /// that is lost that way is made again.
    /// </summary>
    private volatile ByValue[] byValue = [];

    private RequestLog(WriteOffRequest[] requests) => this.requests = requests;

    /// <summary>The number of requests.</summary>
    public int Count => requests.Length;

    /// <summary>The request of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public WriteOffRequest this[string id]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(id);
            return ById.TryGetValue(id, out int index) ? requests[index] : throw new KeyNotFoundException(
                $"Found no request {Invariant.InQuotes(id)} among {Invariant.Count(Count, "request", "requests")}.");
        }
    }

    /// <summary>The requests of a log.</summary>
    /// <exception cref="ArgumentException">An event is null, or a step is impossible; the message says which are allowed.</exception>
    public static RequestLog FromEvents(IEnumerable<ApprovalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new RequestLog(RequestLogReader.Read([.. events], null));
    }

    /// <summary>
    /// The requests of a log that may have impossible steps: such a step is left out, with a finding, and so is what follows it in the same
    /// request, which stands where it stood before; other requests are read on. An event that stands there twice, at once or later, is left
    /// out once and nothing with it, unless the request allows the same step at the same instant again.
    /// </summary>
    public static RequestLogImport Import(IEnumerable<ApprovalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        List<Finding> rejections = [];
        ApprovalEvent[] all = [.. events];
        WriteOffRequest[] requests = RequestLogReader.Read(all, rejections);
        return new RequestLogImport(new RequestLog(requests), Array.AsReadOnly<Finding>([.. rejections]), all.Length);
    }

    /// <summary>Whether there is a request of an id.</summary>
    public bool Contains(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.ContainsKey(id);
    }

    /// <summary>The request of an id, if there is one.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out WriteOffRequest? request)
    {
        ArgumentNullException.ThrowIfNull(id);
        bool isThere = ById.TryGetValue(id, out int index);
        request = isThere ? requests[index] : null;
        return isThere;
    }

    /// <summary>The requests as they were known at an instant, by what was recorded up to it.</summary>
    public RequestLog AsKnownAt(Instant at) => new([.. requests.Select(request => request.AsKnownAt(at)).OfType<WriteOffRequest>()]);

    /// <summary>The requests that meet a condition, in the same order.</summary>
    public RequestLog Where(Func<WriteOffRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new RequestLog([.. requests.Where(condition)]);
    }

    /// <inheritdoc/>
    public IEnumerator<WriteOffRequest> GetEnumerator() => ((IEnumerable<WriteOffRequest>)requests).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many requests stand where, on one line, in any culture.</summary>
    public override string ToString()
    {
        IEnumerable<string> states = requests.CountBy(request => request.State).OrderBy(one => one.Key)
            .Select(one => $"{Invariant.Count(one.Value)} {ApprovalWords.NameOf(one.Key)}");
        return $"{Invariant.Count(Count, "request", "requests")}{(Count == 0 ? "" : ": " + string.Join(", ", states))}";
    }

    /// <summary>The requests that had a value of a dimension at any time.</summary>
    internal IEnumerable<WriteOffRequest> Of(string dimension, string value)
    {
        ByValue[] made = byValue;
        ByValue? found = Array.Find(made, one => one.Dimension == dimension);
        if (found is null)
        {
            found = new ByValue(
                dimension,
                requests.SelectMany(request => request.Events.Select(step => step.Subject?[dimension]).OfType<string>().Distinct()
                        .Select(had => (Value: had, Request: request)))
                    .ToLookup(one => one.Value, one => one.Request, StringComparer.Ordinal));
            byValue = [.. made, found];
        }

        return found.Requests[value];
    }

    private Dictionary<string, int> ById
    {
        get
        {
            if (byId is { } made) return made;
            var index = new Dictionary<string, int>(requests.Length, StringComparer.Ordinal);
            for (int i = 0; i < requests.Length; i++) index.Add(requests[i].Id, i);
            return byId = index;
        }
    }

    private sealed record ByValue(string Dimension, ILookup<string, WriteOffRequest> Requests);

    void IReport.Write(ReportWriter report) => report
        .RequireRows("a log of requests", Count, "Write the requests that are wanted.")
        .Add((long)Count, nameof(Count))
        .AddList((IEnumerable<IReport>)requests, "requests");
}
