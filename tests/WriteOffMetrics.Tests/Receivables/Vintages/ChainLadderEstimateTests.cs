using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed class ChainLadderEstimateTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>
    /// By hand. Factors: (160 + 400 + 140) ÷ (100 + 300 + 100) = 1.4; (200 + 500) ÷ (160 + 400) = 1.25; 220 ÷ 200 = 1.1. The first has
    /// the variance (100 × 0.2² + 300 × 0.0667² + 100 × 0²) ÷ 2 = 8 ÷ 3, the others 0. What remains of 2024 has the mean squared
    /// error 8 ÷ 3 × 1.375² × (200 + 200² ÷ 500) = 1,411.67, the root of which is 37.57.
    /// </summary>
    [Fact]
    public void A_triangle_of_four_cohorts_is_completed()
    {
        ChainLadderEstimate estimate = VintageTableTests.Table(VintageTableTests.FourCohorts).ToChainLadder();
        Near([1.4, 1.25, 1.1], estimate.Factors);
        Near([Math.Sqrt(8 / 3.0 / 500), 0, 0], estimate.FactorStandardErrors);
        Near([220, 550, 192.5, 385], estimate.Ultimates);
        Near([0, 50, 52.5, 185], estimate.Remaining);
        double error = Math.Sqrt(8 / 3.0 * 1.375 * 1.375 * 280);
        Near([0, 0, 0, error], estimate.StandardErrors);
        Near([1_347.5, 287.5, error], [estimate.TotalUltimate, estimate.TotalRemaining, estimate.TotalStandardError]);
        Near([200, 280, 350, 385], Enumerable.Range(1, 4).Select(age => estimate[3, age]));
        Assert.Equal((AnalysisStatus.Defined, AnalysisStatus.Defined), (estimate.Status, estimate.StandardErrorStatus));
        Assert.Equal("287.50 USD still expected, standard error 37.57 USD", estimate.ToString());
        Assert.Equal(
            """
            287.50 USD still expected, standard error 37.57 USD
              metric        M17a net write-offs still expected: ultimate − latest net write-offs (receivable, by origin date)
              method        chain ladder, factors weighted by amount; standard errors by Mack (1993), the last variance by his minimum rule
              factors       1.4000, 1.2500, 1.1000
              assumes       cohorts develop alike, and nothing is lost beyond the last age that a cohort has reached
              status        defined
              error         defined
              cohorts       by origin date, 4 periods of years, 2021-01-01/2024-12-31
              ages          years, counted from the first day of each cohort: age 1 is the first of these periods in it
              ledger        all entries
              completeness  the books are complete through 2024-12-31; a cell is reached where its age and its cohort are over by then
              in no cell    no entry
              source        chain ladder, Mack 1993
            """.ReplaceLineEndings("\n"),
            estimate.Explain().ToString());
    }

    /// <summary>Mack 1993: the triangle of Taylor and Ashe has a reserve of 18,680,856 with the standard error 2,447,095.</summary>
    [SharedDataFact("oracles/chain_ladder_mack.json")]
    public void The_triangle_of_Taylor_and_Ashe_has_the_published_reserve_and_error()
    {
        using JsonDocument document = Oracles();
        ChainLadderEstimate estimate = Estimate(
            document.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == "chain_ladder_mack.taylor_ashe"));
        Assert.Equal((18_680_856, 2_447_095), (Math.Round(estimate.TotalRemaining!.Value), Math.Round(estimate.TotalStandardError!.Value)));
        Assert.Equal("18,680,855.61 USD still expected, standard error 2,447,094.86 USD", estimate.ToString());
    }

    /// <summary>What R's ChainLadder package computed, through a ledger made out of each triangle.</summary>
    [SharedDataFact("oracles/chain_ladder_mack.json")]
    public void Every_triangle_of_the_oracle_that_this_method_is_for_meets_it()
    {
        using JsonDocument document = Oracles();
        int met = 0;
        foreach (JsonElement vector in document.RootElement.EnumerateArray())
        {
            JsonElement parameters = vector.GetProperty("parameters");
            if (parameters.GetProperty("alpha").GetInt32() != 1 || parameters.GetProperty("sigma_extrapolation").GetString() != "mack_min"
                || !TriangleLedger.Fits(TriangleLedger.Rows(vector, "cumulative"))) continue;
            ChainLadderEstimate estimate = Estimate(vector);
            JsonElement expected = vector.GetProperty("expected");
            Near(Numbers(expected, "f").SkipLast(1), estimate.Factors);
            Near(Numbers(expected, "f_se"), estimate.FactorStandardErrors);
            Near(Numbers(expected, "ultimate"), estimate.Ultimates);
            Near(Numbers(expected, "ibnr"), estimate.Remaining);
            Near(Numbers(expected, "mack_se"), estimate.StandardErrors);
            Near([expected.GetProperty("total_ibnr").GetDouble(), expected.GetProperty("total_mack_se").GetDouble()],
                [estimate.TotalRemaining, estimate.TotalStandardError]);
            met++;
        }

        Assert.Equal(4, met);
    }

    [Fact]
    public void One_cohort_or_one_age_is_too_short()
    {
        LedgerEntry[] entries = VintageTableTests.FourCohorts;
        ChainLadderEstimate oneCohort = Estimate(entries, new(2021, 1, 1), new(2021, 12, 31), new(2024, 12, 31)),
            oneAge = Estimate(entries, new(2021, 1, 1), new(2024, 12, 31), new(2021, 12, 31)),
            none = Estimate(entries, new(2021, 1, 1), new(2024, 12, 31), new(2021, 6, 30));
        Assert.All([oneCohort, oneAge, none], estimate =>
        {
            Assert.Equal((AnalysisStatus.TooShort, AnalysisStatus.TooShort), (estimate.Status, estimate.StandardErrorStatus));
            Assert.Equal((null, null, null), (estimate.TotalUltimate, estimate.TotalRemaining, estimate.TotalStandardError));
            Assert.All(estimate.Ultimates.Concat(estimate.Remaining).Concat(estimate.StandardErrors), value => Assert.Null(value));
            Assert.Empty(estimate.Factors);
            Assert.Equal("no estimate: too short: fewer than two cohorts or two ages are reached", estimate.ToString());
        });
        Assert.Equal((220, 100), (oneCohort[0, 4], oneAge[0, 1]));
        Assert.Null(oneAge[1, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => none[0, 1]);
    }

    /// <summary>A cohort that has reached no age has no estimate, and the total is that of the others.</summary>
    [Fact]
    public void A_cohort_without_a_cell_has_no_estimate()
    {
        ChainLadderEstimate estimate =
            Estimate(VintageTableTests.FourCohorts, new(2021, 1, 1), new(2025, 12, 31), new(2024, 12, 31));
        Near([220, 550, 192.5, 385, null], estimate.Ultimates);
        Near([287.5], [estimate.TotalRemaining]);
        Assert.Null(estimate[4, 1]);
    }

    /// <summary>
    /// Nothing is lost at age 1, as in the first months of most credit: nothing can be multiplied there, and the older cohorts are
    /// estimated all the same. By hand: (120 + 120) ÷ (60 + 60) = 2 and 120 ÷ 120 = 1; 2023 has lost nothing at age 2, which stays so.
    /// </summary>
    [Fact]
    public void An_age_at_which_nothing_was_lost_leaves_the_youngest_cohort_without_an_estimate()
    {
        ChainLadderEstimate estimate = VintageTableTests.Table(
            Lost(2022, 2023, 60m), Lost(2022, 2024, 60m), Lost(2021, 2022, 60m), Lost(2021, 2023, 60m)).ToChainLadder();
        Assert.Equal((AnalysisStatus.NotAboveZero, AnalysisStatus.NotAboveZero), (estimate.Status, estimate.StandardErrorStatus));
        Near([null, 2, 1], estimate.Factors);
        Near([120, 120, 0, null], estimate.Ultimates);
        Near([0, null, 0, 0], [estimate[3, 1], estimate[3, 2], estimate[2, 1], estimate[2, 4]]);
        Assert.StartsWith("no estimate: at an age from which a cohort develops", estimate.ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// More recovered than lost at age 1 of the cohorts that have reached age 2: a negative factor would say nothing. What 2024 lost, which
    /// has not reached it, makes no difference.
    /// </summary>
    [Fact]
    public void A_factor_over_a_negative_sum_is_none()
    {
        LedgerEntry recovered = LedgerEntry.Recovery(new(2021, 6, 1), Money.FromDecimal(500m, Usd)) with { OriginDate = new(2021, 2, 1) };
        ChainLadderEstimate estimate = VintageTableTests.Table(
            recovered, Lost(2021, 2022, 900m), Lost(2022, 2022, 100m), Lost(2022, 2023, 50m), Lost(2023, 2023, 10m),
            Lost(2024, 2024, 1_000m)).ToChainLadder();
        Assert.Null(estimate.Factors[0]);
        Assert.Equal(AnalysisStatus.NotAboveZero, estimate.Status);
        Assert.Null(estimate.Ultimates[3]);
        Assert.NotNull(estimate.Ultimates[1]);
    }

    /// <summary>In doubles 0.1 + 0.2 − 0.3 is 5.6e-17, over which a factor would be astronomic; in cents it is nothing.</summary>
    [Fact]
    public void Whether_a_sum_is_above_zero_is_decided_in_minor_units()
    {
        LedgerEntry recovered = LedgerEntry.Recovery(new(2023, 7, 1), Money.FromDecimal(0.3m, Usd)) with { OriginDate = new(2023, 7, 1) };
        ChainLadderEstimate estimate = VintageTableTests.Table(
            Lost(2021, 2021, 0.1m), Lost(2022, 2022, 0.2m), recovered, Lost(2021, 2022, 5m), Lost(2024, 2024, 1m)).ToChainLadder();
        Assert.Null(estimate.Factors[0]);
        Assert.Null(estimate.Ultimates[3]);
        Assert.Equal(AnalysisStatus.NotAboveZero, estimate.Status);
    }

    /// <summary>Two cohorts and two ages have one factor and no variance.</summary>
    [Fact]
    public void An_estimate_without_variances_has_no_standard_error_and_says_why()
    {
        ChainLadderEstimate estimate = Estimate(
            [Lost(2021, 2021, 100m), Lost(2021, 2022, 50m), Lost(2022, 2022, 200m)], new(2021, 1, 1), new(2022, 12, 31),
            new(2022, 12, 31));
        Near([0, 100], estimate.Remaining);
        Assert.Equal((AnalysisStatus.Defined, AnalysisStatus.TooShort), (estimate.Status, estimate.StandardErrorStatus));
        Assert.Equal((0.0, null), (estimate.StandardErrors[0], estimate.StandardErrors[1]));
        Assert.Equal(
            "100.00 USD still expected, standard error undefined (too short: an age has one cohort only, and there are no two ages before "
            + "it with a variance)",
            estimate.ToString());
    }

    [Fact]
    public void A_cohort_that_lost_nothing_at_an_age_takes_away_the_error_and_not_the_estimate()
    {
        ChainLadderEstimate estimate = VintageTableTests.Table(
            [.. VintageTableTests.FourCohorts.Where(entry => entry.EffectiveDate.Year > 2021)]).ToChainLadder();
        Assert.Equal((AnalysisStatus.Defined, AnalysisStatus.NotAboveZero), (estimate.Status, estimate.StandardErrorStatus));
        Assert.NotNull(estimate.TotalRemaining);
        Assert.Null(estimate.TotalStandardError);
    }

    private static LedgerEntry Lost(int cohort, int year, decimal amount) =>
        LedgerEntry.WriteOff(new LocalDate(year, 7, 1), Money.FromDecimal(amount, Usd)) with { OriginDate = new LocalDate(cohort, 7, 1) };

    private static ChainLadderEstimate Estimate(IEnumerable<LedgerEntry> entries, LocalDate first, LocalDate last, LocalDate complete)
    {
        PeriodAxis cohorts = ReportingCalendar.Years.Between(first, last);
        return WriteOffLedger.FromEntries(Usd, entries).CompleteThrough(complete)
            .VintagesBy(AmountSeries.FromValuesInOrder(Usd, cohorts, cohorts.Select(_ => 1_000m)), ReportingCalendar.Years).ToChainLadder();
    }

    private static ChainLadderEstimate Estimate(JsonElement vector)
    {
        decimal[][] rows = TriangleLedger.Rows(vector, "cumulative");
        decimal[][] increments = [.. rows.Select(row => row.Select((amount, age) => amount - (age == 0 ? 0 : row[age - 1])).ToArray())];
        return TriangleLedger.ToTable(increments, rows.Select(_ => 1m)).ToChainLadder();
    }

    private static JsonDocument Oracles() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared, "oracles", "chain_ladder_mack.json")));

    private static IEnumerable<double?> Numbers(JsonElement expected, string name) =>
        expected.GetProperty(name).EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? null : (double?)one.GetDouble());

    private static void Near(IEnumerable<double?> expected, IEnumerable<double?> actual)
    {
        double?[] wanted = [.. expected], found = [.. actual];
        Assert.Equal(wanted.Length, found.Length);
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.True(
                wanted[i] is { } one ? found[i] is { } other && Math.Abs(one - other) <= 1e-8 + 1e-8 * Math.Abs(one) : found[i] is null,
                $"at {i}: {wanted[i]} expected, {found[i]} found");
        }
    }
}
