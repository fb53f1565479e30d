using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>How long requests stayed in a state, exactly.</summary>
internal static class RequestHours
{
    private const long NanosecondsPerHour = 3_600_000_000_000;

    /// <summary>The quantile of type 7 of the stays that ended between two instants, the first included.</summary>
    public static ComputedFigure Quantile(
        IEnumerable<WriteOffRequest> requests, RequestState state, Instant from, Instant until, Ratio share)
    {
        Duration[] times = [.. requests.SelectMany(request => RequestTimeline.VisitsOf(request, state))
            .Where(one => one.Until >= from && one.Until < until).Select(one => one.Time).Order()];
        string of = $"{Invariant.Count(times.Length, "stay", "stays")} {ApprovalWords.NameOf(state)}";
        if (times.Length == 0) return ComputedFigure.Undefined(MetricStatus.ZeroDenominator, of);
        Fraction position = (Fraction)share.ToDecimal() * (Fraction)(long)(times.Length - 1);
        int below = (int)(position.Dividend / position.Divisor);
        Fraction lower = HoursOf(times[below]), rest = position - (Fraction)(long)below;
        Fraction hours = rest.Sign == 0 ? lower : lower + (HoursOf(times[below + 1]) - lower) * rest;
        return ComputedFigure.Of(hours, of);
    }

    private static Fraction HoursOf(Duration time) => (Fraction)(Int128)time.ToBigIntegerNanoseconds() / (Fraction)NanosecondsPerHour;
}
