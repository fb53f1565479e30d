using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Approvals;

/// <summary>Approvals in words.</summary>
internal static class ApprovalWords
{
    public static string ToText(Instant at) => InstantPattern.ExtendedIso.Format(at);

    public static string NameOf(ApprovalEventKind kind) => kind switch
    {
        ApprovalEventKind.Drafted => "drafted",
        ApprovalEventKind.Amended => "amended",
        ApprovalEventKind.Submitted => "submitted",
        ApprovalEventKind.Returned => "returned",
        ApprovalEventKind.Answered => "answered",
        ApprovalEventKind.Approved => "approved",
        ApprovalEventKind.Rejected => "rejected",
        ApprovalEventKind.Withdrawn => "withdrawn",
        ApprovalEventKind.Expired => "expired",
        ApprovalEventKind.Posted => "posted",
        _ => "reversed",
    };

    public static string NameOf(RequestState state) => state switch
    {
        RequestState.Draft => "draft",
        RequestState.Submitted => "submitted",
        RequestState.InResearch => "in research",
        RequestState.Approved => "approved",
        RequestState.Rejected => "rejected",
        RequestState.Withdrawn => "withdrawn",
        RequestState.Expired => "expired",
        RequestState.Posted => "posted",
        _ => "reversed",
    };

    public static string Join(IEnumerable<string> words, string last)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    public static void RequireName(string name, string what, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException($"Found a blank {what}; a text that is not blank is allowed.", parameterName);
    }
}
