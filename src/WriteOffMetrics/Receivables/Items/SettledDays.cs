namespace WriteOffMetrics.Receivables;

/// <summary>
/// How many days after the due date amounts were paid or written off: a list of day, days and amount, by which averages and quantiles
/// weighted by amount are computed. What came back or was reversed is taken out again, the latest first.
/// </summary>
internal sealed class SettledDays
{
    private readonly (int Day, int Days, long Amount)[] byDay;

    private SettledDays(IEnumerable<(int Day, int Days, long Amount)> all) => byDay = [.. all.OrderBy(one => one.Day)];

    /// <summary>Of all lines with a due date.</summary>
    public static SettledDays Of(OpenItems items, SettlementKind kind) =>
        new(Read(items, kind).Select(one => (one.Day, one.Days, one.Amount)));

    /// <summary>Of the lines with a due date by a code of theirs; none of a code that has no such line.</summary>
    public static Dictionary<int, SettledDays> ByCode(OpenItems items, SettlementKind kind, Func<int, int> codeOf) =>
        Read(items, kind).GroupBy(one => codeOf(one.Line)).ToDictionary(
            group => group.Key, group => new SettledDays(group.Select(one => (one.Day, one.Days, one.Amount))));

    /// <summary>Of nothing.</summary>
    public static SettledDays Nothing { get; } = new([]);

    /// <summary>Σ amount × days ÷ Σ amount.</summary>
    public ComputedFigure Mean(ReportingPeriod period, Currency currency)
    {
        (Int128 weighted, Int128 sum, int parts) = (0, 0, 0);
        foreach ((int days, long amount) in Of(period))
        {
            weighted += (Int128)amount * days;
            sum += amount;
            parts++;
        }

        string formula = $"Σ amount × days ÷ {Money.InWords(sum, currency)}, {Invariant.Count(parts, "part", "parts")} of items";
        (Fraction? quotient, MetricStatus status) = RatioArithmetic.Divide(weighted, (Fraction)sum);
        return quotient is { } exact ? ComputedFigure.Of(exact, formula) : ComputedFigure.Undefined(status, formula);
    }

    /// <summary>The smallest number of days that a share of the amount does not exceed.</summary>
    public ComputedFigure Quantile(ReportingPeriod period, Currency currency, decimal share)
    {
        (int Days, long Amount)[] ordered = [.. Of(period).OrderBy(one => one.Days)];
        Int128 sum = 0;
        foreach ((_, long amount) in ordered) sum += amount;
        string formula = $"the days that {Ratio.FromDecimal(share)} of {Money.InWords(sum, currency)} do not exceed";
        if (sum == 0) return ComputedFigure.Undefined(MetricStatus.ZeroDenominator, formula);
        Int128 so = 0;
        foreach ((int days, long amount) in ordered)
        {
            so += amount;
            if (((Fraction)so).CompareTo((Fraction)share * (Fraction)sum) >= 0) return ComputedFigure.Of((long)days, formula);
        }

        return ComputedFigure.Of((long)ordered[^1].Days, formula);
    }

    private IEnumerable<(int Days, long Amount)> Of(ReportingPeriod period)
    {
        int start = DayNumber.OfAllowed(period.Start), end = DayNumber.OfAllowed(period.End);
        for (int i = FirstFrom(start); i < byDay.Length && byDay[i].Day <= end; i++) yield return (byDay[i].Days, byDay[i].Amount);
    }

    private int FirstFrom(int day)
    {
        (int low, int high) = (0, byDay.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (byDay[middle].Day < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static IEnumerable<(int Line, int Day, int Days, long Amount)> Read(OpenItems items, SettlementKind kind)
    {
        AttributedItems lines = items.Attributed;
        List<(int Day, int Days, long Amount)> ofLine = [];
        for (int line = 0; line < lines.Count; line++)
        {
            ItemRow row = lines[line];
            if (row.IsCredit || row.DueDay == DayNumber.None) continue;
            ofLine.Clear();
            foreach (Application one in lines.AppliedTo(line).ToArray())
            {
                SettlementKind by = items.Settlements[one.Settlement].Kind;
                if (by == kind) ofLine.Add((one.Day, one.Day - row.DueDay, one.Amount));
                else if (by == Undoing(kind)) TakeOut(ofLine, -one.Amount);
            }

            foreach ((int day, int days, long amount) in ofLine) yield return (line, day, days, amount);
        }
    }

    private static SettlementKind Undoing(SettlementKind kind) =>
        kind == SettlementKind.Payment ? SettlementKind.PaymentReturned : SettlementKind.Reversal;

    private static void TakeOut(List<(int Day, int Days, long Amount)> ofLine, long amount)
    {
        while (amount > 0 && ofLine.Count > 0)
        {
            (int day, int days, long last) = ofLine[^1];
            long part = Math.Min(amount, last);
            amount -= part;
            ofLine.RemoveAt(ofLine.Count - 1);
            if (part < last) ofLine.Add((day, days, last - part));
        }
    }
}
