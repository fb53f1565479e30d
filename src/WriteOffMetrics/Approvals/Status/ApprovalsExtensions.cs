using System.ComponentModel;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>Status reports of logs of requests.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ApprovalsExtensions
{
    /// <summary>Where the requests stood at the end of each period.</summary>
    /// <param name="log">The requests, in one currency.</param>
    /// <param name="currency">The currency of the requests, which an empty log does not tell.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="zone">The time zone whose days they are.</param>
    /// <exception cref="ArgumentException">
    /// A request is in another currency: take those of one with <see cref="RequestLog.Where"/>; or the currency is <c>default</c>.
    /// </exception>
    public static RequestStatus StatusBy(this RequestLog log, Currency currency, PeriodAxis axis, DateTimeZone zone)
    {
        Require(log, currency, axis, zone);
        return new RequestStatus(log, log, currency, axis, zone);
    }

    /// <summary>
    /// The same for each value of a dimension of what is to be written off, in order of the values; null stands for what states none, and
    /// comes first. A request counts where it was last changed to.
    /// </summary>
    /// <inheritdoc cref="StatusBy(RequestLog, Currency, PeriodAxis, DateTimeZone)"/>
    /// <param name="log">The requests, in one currency.</param>
    /// <param name="currency">The currency of the requests, which an empty log does not tell.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="zone">The time zone whose days they are.</param>
    /// <param name="dimension">The dimension.</param>
    public static IReadOnlyList<KeyValuePair<string?, RequestStatus>> StatusBy(
        this RequestLog log, Currency currency, PeriodAxis axis, DateTimeZone zone, string dimension)
    {
        Require(log, currency, axis, zone);
        Dimension.RequireName(dimension, nameof(dimension));
        return
        [
            .. log.GroupBy(request => (HasValue: request.Subject[dimension] is not null, Value: request.Subject[dimension] ?? ""))
                .OrderBy(group => group.Key.HasValue).ThenBy(group => group.Key.Value, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create(
                    group.Key.HasValue ? group.Key.Value : null, new RequestStatus(log, group, currency, axis, zone))),
        ];
    }

    private static void Require(RequestLog log, Currency currency, PeriodAxis axis, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(zone);
        currency.RequireDefined(nameof(currency));
        if (log.FirstOrDefault(request => request.HasOther(currency)) is { } other)
            throw new ArgumentException(
                $"Found {other}, with an event in another currency than {currency}; requests in one currency all along are allowed. Take "
                + "those with Where.", nameof(log));
    }
}
