using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <content>Tests of open items, of terms and collection, and of figures that are watched.</content>
public sealed partial class ControlTest
{
    /// <summary>
    /// Open items more than some days past their due date, which nobody wrote off (M32). Severity: warning. At stake: what is open. Items
    /// without a due date are left out. Needs <see cref="ControlInputs.OpenItems"/>.
    /// </summary>
    /// <param name="days">The last day past due on which an item may be open, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest OverdueForWriteOff(int days) => new(new PastWriteOffLimit(ControlWords.RequireDays(days)));

    /// <summary>
    /// Write-offs more than some days past their due date: collection, or the decision, was slow. Severity: warning. At stake: their
    /// amount. Write-offs without a due date are left out.
    /// </summary>
    /// <param name="days">How much later is allowed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest WrittenOffLate(int days) => new(new WrittenOffLate(ControlWords.RequireDays(days)));

    /// <summary>
    /// Items open more than some days past their due date without a contact by then, as far as is known
    /// (<see cref="AccountFacts.Contacts"/>). Facts of the document count, and of the account contacts from the invoice date on. Severity:
    /// warning. At stake: what is open. Items without a due date or an account are left out. Needs <see cref="ControlInputs.OpenItems"/>
    /// with facts that state contacts.
    /// </summary>
    /// <param name="days">Up to how many days past the due date the first contact is in time, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest ContactedLate(int days) => new(new ContactedLate(ControlWords.RequireDays(days)));

    /// <summary>
    /// Accounts with open receivables whose credit was last reviewed more than some days ago, or never as far as is known
    /// (<see cref="AccountFacts.LastCreditReview"/> of the account, not of a document, through the day of the list). One finding for an
    /// account; its evidence is its open items. Severity: warning. At stake: what is open. Items without an account are left out. Needs
    /// <see cref="ControlInputs.OpenItems"/> with facts that state reviews.
    /// </summary>
    /// <param name="days">How long ago is allowed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 0.</exception>
    public static ControlTest CreditNotReviewed(int days) => new(new CreditNotReviewed(ControlWords.RequireDays(days)));

    /// <summary>
    /// Documents of longer terms that are written off more often: a one-sided Cochran–Armitage test over the days from invoice date to due
    /// date, of the documents due some days or more before the day of the list, of which those count as written off that were so within
    /// these days after the due date, whatever the amount, less reversals. Documents count as independent: losses of few customers are not,
    /// and the evidence says of how many accounts they are. One finding; its evidence is the figures by terms. Severity: information. At
    /// stake: what was written off of documents with terms above the mean. Needs <see cref="ControlInputs.OpenItems"/>, whose source also
    /// has what is settled.
    /// </summary>
    /// <param name="days">How long each document is followed after its due date, 0 or more, such as 180.</param>
    /// <param name="level">As of <see cref="RoundAmounts"/>. An approximation, which wants ten documents of each outcome, ten accounts
    /// with losses, and terms that are spread: of a thousand documents of which one has other terms, nothing can be told.</param>
    /// <param name="fewest">How many documents are needed besides, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest RatioRisingWithTerms(int days, double level, int fewest) => new(new RatioRisingWithTerms(
        ControlWords.RequireDays(days), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest)));

    /// <summary>
    /// Figures with a significant adverse trend that nobody set a threshold for: of each of <see cref="ControlInputs.Figures"/> without one
    /// in force at the end of its last period, <see cref="TrendExtensions.FitTrend(MetricSeries, double)"/>. Severity: information. Nothing
    /// is at stake, for a trend is no amount. Left out are figures of which neither direction is better, such as amounts of money (divide
    /// them by sales first), and those of which no trend can be computed. Each figure is a test by itself: of forty figures without a trend
    /// at 0.95, one is found on average.
    /// </summary>
    /// <param name="level">The level of the trend's test, which is two-sided, 0.5 to 0.999999999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static ControlTest AdverseTrends(double level) => new(new AdverseTrends(ControlWords.RequireLevel(level)));
}
