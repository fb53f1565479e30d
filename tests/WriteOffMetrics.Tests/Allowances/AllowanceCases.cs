using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Cases of allowances drawn at random, as the model has them and as the library does.</summary>
internal static class AllowanceCases
{
    private static readonly int[][] Bounds = [[0, 30, 60, 90], [-3, 0, 1, 7], [10], [0, 5, 20]];

    private static readonly decimal[] Percents =
        [0m, 0.3m, 1.6m, 14.28571428571428571428m, 33.333333333333333333333333m, 50m, 99.99m, 100m];

    public static AgeingBuckets ToBuckets(this MatrixCase matrix) =>
        matrix.IsByInvoiceDate ? AgeingBuckets.UpTo(matrix.Bounds).ByInvoiceDate() : AgeingBuckets.UpTo(matrix.Bounds);

    public static AgeingBuckets AnyBuckets(Random random) => new MatrixCase(
        Bounds[random.Next(Bounds.Length)], random.Next(4) == 0, null, []).ToBuckets();

    public static MatrixCase AnyMatrix(Random random, RandomPortfolio portfolio, LocalDate day)
    {
        int[] bounds = Bounds[random.Next(Bounds.Length)];
        string? dimension = random.Next(3) == 0 ? random.Next(2) == 0 ? "region" : "account" : null;
        string?[] values = dimension switch
        {
            null => [null],
            "region" => [null, "R0", "R1", "R2", "elsewhere"],
            _ => [.. portfolio.Items.Select(item => item.Account).Concat(portfolio.Settlements.Select(one => one.Account))
                .Concat(portfolio.Entries.Select(one => one.Account)).Append(null).Distinct()],
        };
        if (dimension is not null && random.Next(6) == 0) values = values[1..];
        return new MatrixCase(bounds, random.Next(4) == 0, dimension, [.. values.Select(value => (value, AnyRates()))])
        {
            Factor = random.Next(2) == 0 ? null : random.Next(0, 300) / 100m,
            Overlays = [.. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(_ => AnyOverlay())],
            WithoutTax = random.Next(4) == 0,
            WithoutInsured = random.Next(4) == 0,
        };

        RateCase AnyRates() => new(
            [.. bounds.Append(0).Select(_ => random.Next(40) == 0 ? (decimal?)null : Percents[random.Next(Percents.Length)])],
            random.Next(12) == 0 ? null : Percents[random.Next(Percents.Length)]);

        OverlayCase AnyOverlay()
        {
            string? of = random.Next(3) switch { 0 => null, 1 => "region", _ => "account" };
            return new OverlayCase(
                random.Next(1, 200) * (random.Next(4) == 0 ? -1 : 1), day.PlusDays(random.Next(-1, 20)), of,
                of is null ? null : of == "region" ? $"R{random.Next(4)}" : $"C-{random.Next(4)}");
        }
    }

    public static SpecificCase[] AnySpecific(Random random, LocalDate day)
    {
        return [.. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(_ =>
        {
            bool isOfAccount = random.Next(2) == 0, isShare = random.Next(2) == 0;
            return new SpecificCase(
                isOfAccount ? $"C-{random.Next(4)}" : null, isOfAccount ? null : $"D-{random.Next(5)}",
                isShare ? Percents[random.Next(Percents.Length)] : null, isShare ? null : random.Next(0, 600),
                random.Next(2) == 0 ? null : day.PlusDays(random.Next(-40, 2)));
        })];
    }

    public static LossRates ToRates(this RateCase rates, AgeingBuckets buckets)
    {
        // Rates by run-off of nothing: nobody knows any of them, and what is known is stated.
        LossRates all = LossRates.FromRunOff(
            ToItems(), buckets, WriteOffLedger.FromEntries(Usd, []), ReportingCalendar.Days.Between(Day(1, 1), Day(1, 1)), Day(1, 1));
        for (int bucket = 0; bucket < rates.Buckets.Length; bucket++)
            if (rates.Buckets[bucket] is { } percent) all = all.WithRate(bucket, Ratio.FromPercent(percent));
        return rates.Undated is { } undated ? all.WithUndatedRate(Ratio.FromPercent(undated)) : all;
    }

    public static ProvisionMatrix ToMatrix(this MatrixCase given)
    {
        AgeingBuckets buckets = given.ToBuckets();
        ProvisionMatrix matrix = given.Dimension is { } dimension
            ? ProvisionMatrix.FromRates(dimension, given.Segments.Select(one => (one.Value, one.Rates.ToRates(buckets))))
            : ProvisionMatrix.FromRates(given.Segments[0].Rates.ToRates(buckets));
        if (given.Factor is { } factor) matrix = matrix.WithForwardLookingFactor(factor, "a paper of the board");
        foreach (OverlayCase one in given.Overlays) matrix = matrix.WithOverlay(one.ToOverlay());
        if (given.WithoutTax) matrix = matrix.WithoutTax();
        return given.WithoutInsured ? matrix.WithoutInsured() : matrix;
    }

    public static ManagementOverlay ToOverlay(this OverlayCase given)
    {
        ManagementOverlay overlay = ManagementOverlay.FromAmount(Cents(given.Amount), "a storm", given.Expires);
        return given.Dimension is { } dimension ? overlay.For(dimension, given.Value!) : overlay;
    }

    public static SpecificAllowance ToSpecific(this SpecificCase given)
    {
        SpecificAllowance one = (given.Account, given.Share) switch
        {
            ({ } account, { } share) => SpecificAllowance.ForAccount(account, Ratio.FromPercent(share), "insolvent"),
            ({ } account, null) => SpecificAllowance.ForAccount(account, Cents(given.Amount!.Value), "insolvent"),
            (null, { } share) => SpecificAllowance.ForDocument(given.Document!, Ratio.FromPercent(share), "disputed"),
            _ => SpecificAllowance.ForDocument(given.Document!, Cents(given.Amount!.Value), "disputed"),
        };
        return given.AssessedOn is { } day ? one.WithAssessedOn(day) : one;
    }

    public static Money Cents(long cents) => Money.FromMinorUnits(cents, Usd);

    /// <summary>Entries of every kind, with what names nothing, another category, and origins long before or after.</summary>
    public static LedgerEntry[] AnyEntries(Random random, PeriodAxis axis)
    {
        int days = Period.DaysBetween(axis.Start, axis.End) + 30;
        return [.. Enumerable.Range(0, random.Next(40)).Select(_ =>
        {
            LocalDate day = axis.Start.PlusDays(random.Next(-15, days));
            Money amount = Cents(random.Next(1, random.Next(2) == 0 ? 300 : 90_000));
            LedgerEntry entry = random.Next(8) switch
            {
                0 => LedgerEntry.Reversal(day, amount),
                1 or 2 => LedgerEntry.Recovery(day, amount),
                3 => LedgerEntry.RecoveryReturned(day, amount),
                _ => LedgerEntry.WriteOff(day, amount),
            };
            entry = entry with
            {
                Account = random.Next(8) == 0 ? null : $"C-{random.Next(2)}",
                Document = random.Next(8) == 0 ? null : $"D-{random.Next(4)}",
                Category = random.Next(10) == 0 ? EntryCategory.Inventory : EntryCategory.Receivable,
                OriginDate = random.Next(4) == 0 ? null : day.PlusDays(-random.Next(0, 300)),
            };
            return random.Next(3) == 0 ? entry : entry.With("agency", $"agency {random.Next(2)}");
        })];
    }
}
