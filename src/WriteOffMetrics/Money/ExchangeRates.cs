using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Exchange rates by day and pair of currencies, as a bank publishes them. Nothing is inferred: a rate is not inverted, not crossed through
/// a third currency, and holds for its day only, unless <see cref="CarriedForward"/> says for how many more.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ExchangeRates : IReport
{
    private readonly Dictionary<(Currency From, Currency To), SortedList<int, decimal>> pairs;
    private readonly int carriedDays;

    private ExchangeRates(Dictionary<(Currency From, Currency To), SortedList<int, decimal>> pairs, int carriedDays, string? source)
    {
        this.pairs = pairs;
        this.carriedDays = carriedDays;
        Source = source;
        Count = pairs.Values.Sum(rates => rates.Count);
    }

    /// <summary>The number of rates stated.</summary>
    public int Count { get; }

    /// <summary>Where the rates come from, as stated with <see cref="WithSource"/>; null where it was not.</summary>
    public string? Source { get; }

    /// <summary>Rates in any order: one unit of the first currency costs so many units of the second.</summary>
    /// <exception cref="ArgumentException">
    /// A rate is not above zero, a currency is <c>default</c>, both are one, or a pair has two rates on one day.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static ExchangeRates FromRates(IEnumerable<(LocalDate Day, Currency From, Currency To, decimal Rate)> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        Dictionary<(Currency From, Currency To), SortedList<int, decimal>> pairs = [];
        foreach ((LocalDate day, Currency from, Currency to, decimal rate) in rates)
        {
            int number = DayNumber.Require(day, nameof(rates));
            if (!from.IsDefined || !to.IsDefined || from == to)
                throw new ArgumentException(WhyNoPair(Words(day, from, to)), nameof(rates));
            if (rate <= 0) throw new ArgumentException(WhyNotAboveZero(rate, Words(day, from, to)), nameof(rates));
            if (!pairs.TryGetValue((from, to), out SortedList<int, decimal>? ofPair)) pairs[(from, to)] = ofPair = [];
            if (!ofPair.TryAdd(number, rate))
                throw new ArgumentException(WhyOneMore(rate, ofPair[number], Words(day, from, to)), nameof(rates));
        }

        return new ExchangeRates(pairs, 0, null);
    }

    /// <summary>The same rates, each standing for up to so many days after its own that have none: weekends and holidays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 days.</exception>
    public ExchangeRates CarriedForward(int days) => days >= 0
        ? new ExchangeRates(pairs, days, Source)
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"Found {Invariant.Text(days)} days; 0 or more are allowed.");

    /// <summary>The same rates with a word on where they come from, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public ExchangeRates WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new ExchangeRates(pairs, carriedDays, source);
    }

    /// <summary>What one unit of a currency costs in another on a day; 1 of a currency in itself, null where there is no rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public decimal? RateOn(LocalDate day, Currency from, Currency to) => Find(DayNumber.Require(day, nameof(day)), from, to);

    /// <summary>The number of rates and the pairs on one line, in any culture.</summary>
    public override string ToString()
    {
        IEnumerable<string> known = pairs.Keys.Select(pair => Words(pair.From, pair.To)).Order(StringComparer.Ordinal);
        string of = pairs.Count == 0 ? "no pair" : string.Join(", ", known);
        string carried = carriedDays == 0 ? "" : $", carried forward up to {Invariant.Count(carriedDays, "day", "days")}";
        return $"{Invariant.Count(Count, "rate", "rates")} of {of}{carried}{(Source is null ? "" : "; " + Source)}";
    }

    /// <exception cref="ArgumentException">There is no rate; the message says of which day and pair.</exception>
    internal decimal Require(int day, Currency from, Currency to) =>
        Find(day, from, to) ?? throw new ArgumentException(WhyNoRate(DayNumber.ToDate(day), from, to));

    /// <summary>The mean of the rates stated for days of a span; those carried forward do not count.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal Fraction RequireMean(int firstDay, int lastDay, Currency from, Currency to) =>
        MeanOf(firstDay, lastDay, from, to).Mean
        ?? throw new ArgumentException(WhyNoMean(DayNumber.ToDate(firstDay), DayNumber.ToDate(lastDay), from, to));

    /// <summary>The same and how many rates they are; none where there is none.</summary>
    internal (Fraction? Mean, int Count) MeanOf(int firstDay, int lastDay, Currency from, Currency to)
    {
        if (from == to) return (1L, 1);
        Fraction sum = 0L;
        int count = 0;
        foreach ((int day, decimal rate) in pairs.GetValueOrDefault((from, to)) ?? [])
        {
            if (day < firstDay || day > lastDay) continue;
            sum += rate;
            count++;
        }

        return count > 0 ? (sum / (long)count, count) : (null, 0);
    }

    internal static string Words(Currency from, Currency to) => $"{Name(from)} in {Name(to)}";

    internal static string Read(decimal rate) => rate.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private decimal? Find(int day, Currency from, Currency to)
    {
        if (from == to) return 1;
        if (!pairs.TryGetValue((from, to), out SortedList<int, decimal>? rates)) return null;
        for (int earlier = day; earlier >= day - carriedDays && earlier >= DayNumber.Min; earlier--)
        {
            if (rates.TryGetValue(earlier, out decimal rate)) return rate;
        }

        return null;
    }

    private static string Name(Currency currency) => currency.IsDefined ? currency.Code : "no currency";

    private static string Words(LocalDate day, Currency from, Currency to) => $"{Words(from, to)} on {DayNumber.ToText(day)}";

    private static string WhyNoPair(string what) =>
        $"Found a rate of {what}; two different currencies are allowed. A currency costs 1 of itself and needs no rate.";

    private static string WhyNotAboveZero(decimal rate, string what) =>
        $"Found the rate {Read(rate)} of {what}; rates above zero are allowed. Correct it.";

    private static string WhyOneMore(decimal rate, decimal other, string what) =>
        $"Found {Read(rate)} as one more rate of {what}, beside {Read(other)}; one a day is allowed. Keep the one that the policy names.";

    private string WhyNoRate(LocalDate day, Currency from, Currency to)
    {
        string before = carriedDays == 0 ? "" : $" or on the {Invariant.Count(carriedDays, "day", "days")} before";
        return $"Found no rate of {Words(day, from, to)}{before}; a rate is needed for each day that is converted, and none is inverted, "
            + "crossed or interpolated. State it, or carry rates forward with CarriedForward.";
    }

    private static string WhyNoMean(LocalDate first, LocalDate last, Currency from, Currency to) =>
        $"Found no rate of {Words(from, to)} from {DayNumber.ToText(first)} to {DayNumber.ToText(last)}; one or more are needed for an "
        + "average. State them.";

    void IReport.Write(ReportWriter report) => report
        .Add(Count)
        .Add(Source);
}
