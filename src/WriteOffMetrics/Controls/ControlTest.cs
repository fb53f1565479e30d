using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Controls;

/// <summary>
/// A test of a ledger for signs of error and fraud: <c>ControlTest.Duplicates(days: 7)</c>. Every window, limit, share and level is stated
/// by whoever makes the test; none has a default. What it finds is a reason to look, and proves nothing. docs/controls.md has a section on
/// each, with how often the statistical ones are wrong.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Unless a test says otherwise it looks at write-offs of all categories; what was
/// reversed later is looked at too. Pass a filtered ledger to look at some of them.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlTest : IReport
{
    private readonly ControlProcedure procedure;

    private ControlTest(ControlProcedure procedure) => this.procedure = procedure;

    /// <summary>The id of the test, what it looks for and why that matters; its findings name the same rule.</summary>
    public FindingRule Rule => procedure.Rule;

    /// <summary>Name and value of each parameter, in any culture the same.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => procedure.Parameters;

    /// <summary>What is compared with what, and what is allowed, in words.</summary>
    public string Compares => procedure.Compares;

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
        return new ControlTest(new NotStated(dimension));
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

    /// <summary>
    /// More round amounts than are expected: an exact binomial test of the share of write-offs that are multiples of an amount. One
    /// finding; its evidence is these. Severity: information. At stake: their sum.
    /// </summary>
    /// <param name="unit">What amounts are multiples of, such as 100.00.</param>
    /// <param name="expectedShare">
    /// The share that is usual, above 0 % and below 100 %, as an earlier year tells. Cents that are as likely as each other make 1 % of
    /// amounts whole.
    /// </param>
    /// <param name="level">
    /// How often there is no finding where that share is right, 0.5 to 0.999999999: 0.99 for 99 in 100 times or more.
    /// </param>
    /// <param name="fewest">How many write-offs are needed, 1 or more.</param>
    /// <exception cref="ArgumentException">The unit has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest RoundAmounts(Money unit, Ratio expectedShare, double level, int fewest) => new(new RoundAmounts(
        ControlWords.RequireAboveZero(unit, nameof(unit)),
        new ShareTest(ControlWords.RequireShare(expectedShare), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest))));

    /// <summary>
    /// Write-offs crowded just below a limit: of those in the band that ends at the limit and in the band of the same width below it, the
    /// share of the upper one, by an exact binomial test that takes as given how many are in both. Both bands include their upper end and
    /// not their lower. One finding; its evidence is the write-offs of the upper band. Severity: information. At stake: their sum.
    /// </summary>
    /// <param name="limit">The limit, which is itself allowed.</param>
    /// <param name="width">How wide each band is: of a limit of 1,000.00 and a width of 100.00 above 900.00 and above 800.00.</param>
    /// <param name="expectedShare">
    /// The share of the upper band that is usual, above 0 % and below 100 %. Where greater amounts are rarer, it is below 50 %.
    /// </param>
    /// <param name="level">As of <see cref="RoundAmounts"/>.</param>
    /// <param name="fewest">How many write-offs are needed in both bands together, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// An amount has no currency, both have not the same, or two bands are wider than the limit.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest BelowLimit(Money limit, Money width, Ratio expectedShare, double level, int fewest)
    {
        ControlWords.RequireAboveZero(limit, nameof(limit));
        ControlWords.RequireAboveZero(width, nameof(width));
        if (width.Currency != limit.Currency || width.MinorUnits > limit.MinorUnits / 2)
            throw new ArgumentException(
                $"Found bands of {width} below a limit of {limit}; bands of up to half the limit are allowed, in its currency. State a "
                + "narrower width.",
                nameof(width));
        return new ControlTest(new BelowLimit(
            limit, width,
            new ShareTest(ControlWords.RequireShare(expectedShare), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest))));
    }

    /// <summary>
    /// First digits that do not follow Benford's law, by χ² at a level. <see cref="BenfordAnalysis"/> has all figures, and what amounts
    /// follow it. One finding; its evidence is the write-offs that begin with the digits that stand out most. Severity: information. At
    /// stake: their sum. Of tens of thousands of write-offs χ² finds what matters to nobody: see <see cref="BenfordExcess"/>.
    /// </summary>
    /// <param name="digits">How many digits, 1 or 2.</param>
    /// <param name="level">
    /// The level of the quantile of χ², 0.5 to 0.999999999. It is an approximation: of fewer write-offs than 5 for the rarest digits (110
    /// for one digit, 1,146 for two) it would promise too much, and they are too few.
    /// </param>
    /// <param name="fewest">How many write-offs are needed besides, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest Benford(int digits, double level, int fewest) => new(
        FirstDigits.ByChiSquare(RequireDigits(digits), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest)));

    /// <summary>
    /// As <see cref="Benford"/>, by the excess of the mean absolute deviation over what the number of write-offs explains
    /// (<see cref="BenfordAnalysis.ExcessDeviation"/>): a measure of how much, which tends to the true deviation where there are more.
    /// </summary>
    /// <param name="digits">How many digits, 1 or 2.</param>
    /// <param name="mostExcess">
    /// The greatest excess without a finding, such as 0.001: from 0 to below the greatest deviation that there is, 0.212 for one digit and
    /// 0.0221 for two.
    /// </param>
    /// <param name="fewest">How many write-offs are needed, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest BenfordExcess(int digits, double mostExcess, int fewest)
    {
        double greatest = FirstDigits.GreatestDeviation(RequireDigits(digits));
        if (!(mostExcess >= 0 && mostExcess < greatest))
            throw new ArgumentOutOfRangeException(
                nameof(mostExcess),
                $"Found an excess that is not from 0 to below {Invariant.Number(greatest, 4)}, the greatest deviation that there is; one "
                + "such as 0.001 is allowed.");
        return new ControlTest(FirstDigits.ByExcess(digits, mostExcess, ControlWords.RequireFewest(fewest)));
    }

    /// <summary>Runs the test.</summary>
    /// <param name="inputs">What it reads.</param>
    /// <exception cref="ArgumentException">An amount that is a parameter is in another currency than the ledger.</exception>
    public ControlResult Run(ControlInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Run(new ControlMaterial(inputs));
    }

    /// <summary>Id and parameters on one line, in any culture: <c>duplicate-write-off, days 7</c>.</summary>
    public override string ToString() => Invariant.OnOneLine(
        string.Join(", ", Parameters.Select(one => $"{one.Key} {one.Value}").Prepend(Rule.Id)));

    internal ControlResult Run(ControlMaterial material) => new(this, procedure.Run(material));

    private static int RequireDigits(int digits) => digits is 1 or 2 ? digits : throw new ArgumentOutOfRangeException(
        nameof(digits), digits, $"Found {Invariant.Text(digits)} digits; 1 and 2 are allowed.");

    void IReport.Write(ReportWriter report) => report
        .AddValue(Rule, new FindingRuleJsonConverter())
        .AddList(Parameters, one => report.Add(one.Key, "name").Add(one.Value, "value"))
        .Add(Compares);
}
