using NodaTime;

namespace WriteOffMetrics.Controls;

/// <content>Tests of the entries of a ledger, one by one and together.</content>
public sealed partial class ControlTest
{
    /// <summary>
    /// Write-offs of one account, category and amount, each up to some days after the one before, whatever their documents. One finding for
    /// all of them. Severity: warning. At stake: the amounts of all but one. Write-offs that state no account are left out: a missing
    /// account is not one account.
    /// </summary>
    /// <param name="days">How far apart neighbours may be, 0 or more; 0 for one day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest Duplicates(int days) => new(new Duplicates(ControlWords.RequireDays(days)));

    /// <summary>
    /// Entries of every kind recorded more than some days after their effective date: back-dated. Severity: warning. At stake: their
    /// amount. Entries without a recorded date are left out; where none has one, the input is missing.
    /// </summary>
    /// <param name="days">How much later is allowed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest RecordedLate(int days) => new(new RecordedLate(ControlWords.RequireDays(days)));

    /// <summary>
    /// Entries of every kind recorded more than some days after the end of the period in which their effective date lies. Severity:
    /// warning. At stake: their amount. Entries without a recorded date, and those of days that lie in no period, are left out.
    /// </summary>
    /// <param name="calendar">The periods that are closed.</param>
    /// <param name="days">How many days after its end a period is closed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest RecordedAfterClose(ReportingCalendar calendar, int days)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new ControlTest(new RecordedAfterClose(calendar, ControlWords.RequireDays(days)));
    }

    /// <summary>
    /// Entries of every kind on some days of the week, such as Saturday and Sunday. Severity: information. At stake: their amount. Of the
    /// recorded date, entries that state none are left out.
    /// </summary>
    /// <param name="date">Which date is looked at: the recorded date says when somebody worked, the effective date is chosen.</param>
    /// <param name="days">One day of the week or more, each once.</param>
    /// <exception cref="ArgumentException">There is no day, or one stands there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date is neither of the two, or a day is none of Monday to Sunday.</exception>
    public static ControlTest OnDaysOfWeek(PeriodBasis date, params IReadOnlyList<IsoDayOfWeek> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (date is not (PeriodBasis.EffectiveDate or PeriodBasis.RecordedDate))
            throw new ArgumentOutOfRangeException(
                nameof(date), date,
                $"Found the {EntryWords.NameOf(date)}; the effective date and the recorded date are allowed, on which somebody worked.");
        IsoDayOfWeek[] all = [.. days.Order()];
        if (all.Length == 0 || all.Distinct().Count() < all.Length)
            throw new ArgumentException(
                "Found no day of the week, or one twice; one or more are needed, each once. Name the days on which nobody is to post.",
                nameof(days));
        if (all[0] < IsoDayOfWeek.Monday || all[^1] > IsoDayOfWeek.Sunday)
            throw new ArgumentOutOfRangeException(
                nameof(days), "Found a day of the week that is none of Monday to Sunday; these are allowed.");
        return new ControlTest(new OnDaysOfWeek(date, all));
    }

    /// <summary>
    /// Write-offs that state nothing in a dimension, or white space only: a reason, an account, a document, or a dimension of one's own.
    /// Severity: warning. At stake: their amount. Where the ledger has no such dimension, the input is missing.
    /// </summary>
    /// <param name="dimension">The dimension, such as <see cref="Dimension.Reason"/>.</param>
    /// <exception cref="ArgumentException">The name is blank, or differs from a built-in one in case only.</exception>
    public static ControlTest Missing(string dimension)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        return new ControlTest(new MissingValue(dimension));
    }

    /// <summary>Write-offs of credit balances. Severity: information, for some policies allow them. At stake: their amount.</summary>
    public static ControlTest CreditBalances() => new(new CreditBalances());

    /// <summary>
    /// Splits: write-offs that share a value of a dimension, each up to a limit, that are above it together within some days. What shares
    /// an entry with another window above the limit is one finding with it, whose evidence is all write-offs of these windows. Severity:
    /// warning. At stake: their sum. Write-offs that state no value are left out: a missing account is not one account.
    /// </summary>
    /// <param name="dimension">What they share: <see cref="Dimension.Account"/>, or a group or person of one's own.</param>
    /// <param name="days">How far apart the first and the last of a window may be, 0 or more; 0 for one day.</param>
    /// <param name="limit">The limit, which is itself allowed. Of a limit that is not, pass the amount one minor unit below it.</param>
    /// <exception cref="ArgumentException">The name is blank or differs from a built-in one in case only, or the limit has no
    /// currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0, or the limit is not above zero.</exception>
    public static ControlTest Splits(string dimension, int days, Money limit)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        return new ControlTest(
            new Splits(dimension, ControlWords.RequireDays(days), ControlWords.RequireAboveZero(limit, nameof(limit))));
    }

    /// <summary>
    /// Amounts that are written off more often than some times, to the minor unit and whatever the account. Of small ledgers it says more
    /// than first digits. Severity: information. At stake: their sum. The figure is how often the most frequent one is.
    /// </summary>
    /// <param name="mostTimes">How often is allowed, 1 or more.</param>
    /// <param name="exempt">Amounts that repeat for a known reason, such as a fee; none where there are none.</param>
    /// <exception cref="ArgumentException">An amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The times are below 1, or an amount is not above zero.</exception>
    public static ControlTest RepeatedAmounts(int mostTimes, params IReadOnlyList<Money> exempt)
    {
        ArgumentNullException.ThrowIfNull(exempt);
        if (mostTimes < 1)
            throw new ArgumentOutOfRangeException(
                nameof(mostTimes), mostTimes, $"Found {Invariant.Text(mostTimes)} times; 1 or more are allowed.");
        return new ControlTest(
            new RepeatedAmounts(mostTimes, [.. exempt.Select(amount => ControlWords.RequireAboveZero(amount, nameof(exempt)))]));
    }

    /// <summary>
    /// Write-offs of a document that are followed by a recovery within some days: written off too early. Entries are linked by document,
    /// account and category; those without a document are left out. One finding for a document; its evidence is these write-offs and
    /// recoveries. Severity: warning. At stake: the recoveries.
    /// </summary>
    /// <param name="days">Up to how many days after a write-off a recovery is found, 0 or more; 0 for its own day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest RecoveredWithin(int days) => new(FollowedWithin.Recovery(ControlWords.RequireDays(days)));

    /// <summary>As <see cref="RecoveredWithin"/>, of reversals: written off and taken back.</summary>
    /// <inheritdoc cref="RecoveredWithin"/>
    public static ControlTest ReversedWithin(int days) => new(FollowedWithin.Reversal(ControlWords.RequireDays(days)));

    /// <summary>
    /// Recoveries less returned ones of a document beyond its write-offs less reversals. Entries are linked by document, account and
    /// category; those without a document are left out. The evidence is all entries of the document. Severity: warning, for a part of the
    /// write-offs may lie before the ledger. At stake: the excess.
    /// </summary>
    public static ControlTest RecoveredBeyondWriteOff() => new(new RecoveredBeyond());
}
