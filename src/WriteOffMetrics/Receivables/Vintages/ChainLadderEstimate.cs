using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// A triangle of vintages completed by the chain ladder, with the standard errors of Mack (1993). Numbers are doubles in major units,
/// null where they are undefined. Factors are Σ net write-offs at the next age ÷ Σ at this one, over the cohorts that have reached both.
/// Nothing is expected beyond the last age that a cohort has reached.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ChainLadderEstimate : IReport
{
    private readonly VintageTable table;
    private readonly double?[][] full;
    private readonly bool isTooShort;

    /// <param name="table">The vintages.</param>
    /// <param name="triangle">Their net write-offs up to each age reached; rows of cohorts that have reached none are empty.</param>
    /// <param name="isAboveZero">
    /// For each age but the last, whether the cohorts that have reached the next one have net write-offs above zero together: a factor over
    /// nothing, or over more recovered than lost, says nothing of what comes.
    /// </param>
    internal ChainLadderEstimate(VintageTable table, double[][] triangle, bool[] isAboveZero)
    {
        this.table = table;
        double[][] rows = [.. triangle.Where(row => row.Length > 0)];
        isTooShort = rows.Length < 2 || table.AgeCount < 2;
        var mack = new MackChainLadder(isTooShort ? [] : rows);
        Factors = Array.AsReadOnly([.. mack.Factors.Select((factor, age) => isAboveZero[age] ? factor : null)]);
        FactorStandardErrors = Array.AsReadOnly([.. mack.FactorErrors.Select((error, age) => isAboveZero[age] ? error : null)]);
        full = isTooShort ? [.. rows.Select(row => row.Select(amount => (double?)amount).ToArray())]
            : [.. mack.Full.Select((row, cohort) => Founded(row, rows[cohort].Length, isAboveZero))];
        bool[] isEstimated = [.. full.Select(row => !isTooShort && row[^1] is not null)];
        Ultimates = ForEachCohort(isEstimated, mack.Ultimate);
        Remaining = ForEachCohort(isEstimated, mack.Reserves);
        StandardErrors = ForEachCohort(isEstimated, mack.StandardErrors);
        if (isTooShort || isEstimated.Contains(false)) return;
        TotalUltimate = OptionalSum.SumUp(mack.Ultimate);
        TotalRemaining = mack.TotalReserve;
        TotalStandardError = mack.TotalStandardError;
    }

    /// <summary>What is estimated: net write-offs still expected (M17a).</summary>
    public MetricDefinition Definition => VintageMetrics.StillExpected(table.Definition);

    /// <summary>The cohorts, oldest first. One that has reached no age has no estimate and is in no total.</summary>
    public PeriodAxis Cohorts => table.Cohorts;

    /// <summary>How many ages the oldest cohort has reached: the last of them counts as the end.</summary>
    public int AgeCount => table.AgeCount;

    /// <summary>
    /// Whether every cohort that has reached an age has an estimate, and if not, why: fewer than two such cohorts or ages (too short), or
    /// an age at which the cohorts together have lost nothing that could be multiplied (not above zero).
    /// </summary>
    public AnalysisStatus Status
    {
        get
        {
            if (isTooShort) return AnalysisStatus.TooShort;
            return TotalRemaining is null ? AnalysisStatus.NotAboveZero : AnalysisStatus.Defined;
        }
    }

    /// <summary>
    /// Whether the total has a standard error, and if not, why: as <see cref="Status"/>, or a cohort whose net write-offs are not above
    /// zero at an age, or an age with one cohort only and without two ages before it from which its variance could be taken (too short).
    /// </summary>
    public AnalysisStatus StandardErrorStatus
    {
        get
        {
            if (Status != AnalysisStatus.Defined || TotalStandardError is not null) return Status;
            bool isAboveZero = full.All(row => row.SkipLast(1).All(amount => amount > 0));
            return isAboveZero ? AnalysisStatus.TooShort : AnalysisStatus.NotAboveZero;
        }
    }

    /// <summary>The development factors, from age 1 to 2 first, one fewer than ages; empty where the triangle is too short.</summary>
    public IReadOnlyList<double?> Factors { get; }

    /// <summary>The standard errors of the factors.</summary>
    public IReadOnlyList<double?> FactorStandardErrors { get; }

    /// <summary>What each cohort will have lost in the end, net.</summary>
    public IReadOnlyList<double?> Ultimates { get; }

    /// <summary>What each cohort is still expected to lose: ultimate − latest, which actuaries call its reserve.</summary>
    public IReadOnlyList<double?> Remaining { get; }

    /// <summary>The standard errors of what remains, of chance and of the factors together.</summary>
    public IReadOnlyList<double?> StandardErrors { get; }

    /// <summary>What all cohorts together will have lost in the end.</summary>
    public double? TotalUltimate { get; }

    /// <summary>What all cohorts together are still expected to lose.</summary>
    public double? TotalRemaining { get; }

    /// <summary>Its standard error, which is no sum of those of the cohorts, because they share the factors.</summary>
    public double? TotalStandardError { get; }

    /// <summary>Net write-offs of a cohort up to an age: as they are where it is reached, as expected where it is not.</summary>
    /// <param name="cohort">The position of the cohort, 0 for the oldest.</param>
    /// <param name="age">The age, from 1 to <see cref="AgeCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cohort or age.</exception>
    public double? this[int cohort, int age]
    {
        get
        {
            _ = Cohorts[cohort];
            if (age < 1 || age > AgeCount) throw new ArgumentOutOfRangeException(nameof(age), age, VintageWords.WhyNoAge(age, AgeCount));
            return cohort < full.Length ? full[cohort][age - 1] : null;
        }
    }

    /// <summary>The total with its error, the factors, what the method assumes, and what the triangle was read from.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("method", "chain ladder, factors weighted by amount; standard errors by Mack (1993), the last variance by his minimum rule"),
        ("factors", Factors.Count == 0 ? "none" : string.Join(", ", Factors.Select(VintageWords.Factor))),
        ("assumes", "cohorts develop alike, and nothing is lost beyond the last age that a cohort has reached"),
        ("status", VintageWords.InWords(Status)),
        ("error", WhyNoError),
        .. table.InWords(),
        ("source", Definition.Source),
    ]);

    /// <summary>What remains and its standard error on one line, in any culture.</summary>
    public override string ToString() => TotalRemaining is { } remaining
        ? $"{Read(remaining)} still expected, standard error "
            + (TotalStandardError is { } error ? Read(error) : $"undefined ({WhyNoError})")
        : $"no estimate: {VintageWords.InWords(Status)}";

    /// <summary>A row without what rests on a factor that is over no sum above zero.</summary>
    private static double?[] Founded(double?[] row, int reached, bool[] isAboveZero)
    {
        int unfounded = Array.FindIndex(isAboveZero, reached - 1, one => !one);
        return unfounded < 0 ? row : [.. row.Select((amount, age) => age > unfounded ? null : amount)];
    }

    /// <summary>The values of the cohorts that have an estimate, and none of the others.</summary>
    private ReadOnlyCollection<double?> ForEachCohort(bool[] isEstimated, double?[] values) => Array.AsReadOnly(
        [.. Cohorts.Select((_, cohort) => cohort < isEstimated.Length && isEstimated[cohort] ? values[cohort] : null)]);

    private string WhyNoError => Status == AnalysisStatus.Defined
        ? VintageWords.WhyNoError(StandardErrorStatus)
        : VintageWords.InWords(Status);

    private string Read(double amount) => $"{Invariant.Number(amount, table.Currency.MinorUnitDigits)} {table.Currency.Code}";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddObject(Cohorts.WriteSpan, nameof(Cohorts))
        .Add(AgeCount)
        .Add(table.Currency.Code, nameof(table.Currency))
        .AddMember(Status)
        .AddMember(StandardErrorStatus)
        .Add(TotalUltimate)
        .Add(TotalRemaining)
        .Add(TotalStandardError)
        .RequireRows("an estimate", Cohorts.Count + Factors.Count, "Write its totals, and the cohorts that are wanted.")
        .AddList(Enumerable.Range(0, Factors.Count), i => report
            .Add(i + 1, "age")
            .Add(Factors[i], "factor")
            .Add(FactorStandardErrors[i], "standardError"), nameof(Factors))
        .AddList(Enumerable.Range(0, Cohorts.Count), i => report
            .AddValue(Cohorts[i], "cohort")
            .Add(Ultimates[i], "ultimate")
            .Add(Remaining[i], "remaining")
            .Add(StandardErrors[i], "standardError"), "estimates");
}
