using System.Numerics;
using NodaTime;
using WriteOffMetrics.Tests.Receivables;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Rates as a test states them, in percent; null where nobody knows.</summary>
internal sealed record RateCase(decimal?[] Buckets, decimal? Undated);

/// <summary>A specific allowance as a test states it; the amount in cents.</summary>
internal sealed record SpecificCase(string? Account, string? Document, decimal? Share, long? Amount, LocalDate? AssessedOn);

/// <summary>An overlay as a test states it; the amount in cents.</summary>
internal sealed record OverlayCase(long Amount, LocalDate Expires, string? Dimension, string? Value);

/// <summary>A provision matrix as a test states it.</summary>
internal sealed record MatrixCase(int[] Bounds, bool IsByInvoiceDate, string? Dimension, (string? Value, RateCase Rates)[] Segments)
{
    public decimal? Factor { get; init; }

    public OverlayCase[] Overlays { get; init; } = [];

    public bool WithoutTax { get; init; }

    public bool WithoutInsured { get; init; }
}

/// <summary>
/// The required allowance as the words have it (M39), item by item: what is open, on which basis, by which rate. Nothing is summed before
/// it is asked for, and all of it is whole cents and quotients of whole numbers.
/// </summary>
internal sealed class AllowanceModel
{
    private readonly OpenItemsModel items;
    private readonly LocalDate day;
    private readonly MatrixCase matrix;
    private readonly SpecificCase[] specific;
    private readonly List<Share> shares = [];

    public AllowanceModel(OpenItemsModel items, LocalDate day, MatrixCase matrix, SpecificCase[] specific)
    {
        (this.items, this.day, this.matrix, this.specific) = (items, day, matrix, specific);
        Refusal = WhyNoSpecific() ?? WhyNoBasis() ?? WhyNoItems() ?? WhyNoOverlay();
    }

    /// <summary>What is set aside for one open debit: exposure in cents, rate, and the specific allowance that covers it.</summary>
    internal sealed record Share(
        OpenItemsModel.Line Line, long Open, long Exposure, Rational Rate, int? Specific, string? Segment, int Column)
    {
        public Rational Amount => Rational.Of(Exposure) * Rate;
    }

    /// <summary>Why it is refused; null where it is not.</summary>
    public string? Refusal { get; }

    public IReadOnlyList<Share> Shares => shares;

    public BigInteger Exposure => shares.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Exposure);

    public Rational Total => Sum(shares) + Rational.Of(matrix.Overlays.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Amount));

    public static Rational Sum(IEnumerable<Share> some) => some.Aggregate(Rational.Zero, (sum, one) => sum + one.Amount);

    /// <summary>What stands with each value of a dimension, overlays included.</summary>
    public IEnumerable<(string? Value, Rational Amount)> By(string dimension)
    {
        string? Of(OverlayCase one) => one.Dimension == dimension ? one.Value : null;
        IEnumerable<string?> values = shares.Select(one => ValueOf(one.Line, dimension)).Concat(matrix.Overlays.Select(Of)).Distinct();
        return values.Select(value => (
            value,
            Sum(shares.Where(one => ValueOf(one.Line, dimension) == value)) + Rational.Of(
                matrix.Overlays.Where(one => Of(one) == value).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Amount))));
    }

    public static string? ValueOf(OpenItemsModel.Line line, string dimension) =>
        dimension switch { "account" => line.Account, "document" => line.Document, _ => line.Region };

    private static bool IsOf(OpenItemsModel.Line line, SpecificCase one) =>
        !line.IsCredit && (one.Account is not null ? line.Account == one.Account : line.Document == one.Document);

    private static bool Covers(OpenItemsModel.Line line, SpecificCase one) =>
        IsOf(line, one) && (one.AssessedOn is not { } then || OpenOn(line, then) > 0);

    private static long OpenOn(OpenItemsModel.Line line, LocalDate on) => line.InvoiceDate > on ? 0 : Cents(
        line.Amount - line.Moves.Where(move => move.Day <= on).Sum(move => move.Amount));

    private static long Cents(decimal amount) => (long)(amount * 100);

    private string? WhyNoSpecific()
    {
        if (specific.GroupBy(one => (one.Account, one.Document)).Any(group => group.Count() > 1)) return "named twice";
        foreach (SpecificCase one in specific)
        {
            OpenItemsModel.Line[] lines = [.. items.Lines.Where(line => IsOf(line, one))];
            if (one.AssessedOn > day) return "assessed later";
            if (lines.Length == 0) return "unknown";
            if (one.Document is not null && lines.Select(line => line.Account).Distinct().Count() > 1) return "of several accounts";
            if (one.Amount > lines.Sum(line => ExposureOf(line, OpenOn(line, one.AssessedOn ?? day)))) return "above the exposure";
        }

        return null;
    }

    private string? WhyNoBasis()
    {
        OpenItemsModel.Line[] debits = [.. items.AsOf(day).Select(one => one.Line).Where(line => !line.IsCredit)];
        if (debits.Length == 0) return null;
        return matrix.WithoutTax && debits.All(line => (line.Row as ItemLine)?.Tax is null || line.IsLeftOver)
            || matrix.WithoutInsured && debits.All(line => (line.Row as ItemLine)?.Insured is null || line.IsLeftOver)
            ? "no part is stated"
            : null;
    }

    private string? WhyNoItems()
    {
        foreach ((OpenItemsModel.Line line, decimal open) in items.AsOf(day))
        {
            if (line.IsCredit) continue;
            long cents = Cents(open), exposure = ExposureOf(line, cents);
            int[] covering = [.. Enumerable.Range(0, specific.Length).Where(i => Covers(line, specific[i]))];
            if (covering.Length > 1) return "covered twice";
            if (covering.Length == 1)
            {
                shares.Add(new Share(line, cents, exposure, RateOf(specific[covering[0]]), covering[0], null, 0));
                continue;
            }

            string? value = matrix.Dimension is { } dimension ? ValueOf(line, dimension) : null;
            RateCase? rates = matrix.Segments.Where(one => one.Value == value).Select(one => one.Rates).FirstOrDefault();
            if (rates is null && exposure != 0) return "a segment without rates";
            int column = ColumnOf(line);
            decimal? percent = rates is null ? null : column < rates.Buckets.Length ? rates.Buckets[column] : rates.Undated;
            if (percent is null && exposure != 0) return "a bucket without a rate";
            Rational rate = Rational.OfDecimal(percent ?? 0) * Rational.Of(1, 100) * Rational.OfDecimal(matrix.Factor ?? 1);
            shares.Add(new Share(line, cents, exposure, rate > Rational.One ? Rational.One : rate, null, value, column));
        }

        return null;
    }

    private string? WhyNoOverlay() => matrix.Overlays.Any(one => one.Expires < day) ? "expired"
        : Total < Rational.Zero || Total > Rational.Of(Exposure) ? "beyond the exposure"
        : null;

    /// <summary>The bucket, or behind all of them what has no day to count from.</summary>
    private int ColumnOf(OpenItemsModel.Line line)
    {
        LocalDate? from = matrix.IsByInvoiceDate ? line.InvoiceDate : line.DueDate;
        return from is { } start ? matrix.Bounds.Count(bound => Period.DaysBetween(start, day) > bound) : matrix.Bounds.Length + 1;
    }

    private long ExposureOf(OpenItemsModel.Line line, long open)
    {
        ItemLine? row = line.IsLeftOver ? null : (ItemLine)line.Row;
        long left = open;
        if (matrix.WithoutTax && row?.Tax is { } tax) left -= PartOf(left, tax);
        if (matrix.WithoutInsured && row?.Insured is { } insured) left -= PartOf(left, insured);
        return left;

        long PartOf(long of, decimal part) => (long)Rational.Of((BigInteger)of * Cents(part), Cents(line.Amount)).Rounded;
    }

    private Rational RateOf(SpecificCase one)
    {
        if (one.Share is { } percent) return Rational.OfDecimal(percent) * Rational.Of(1, 100);
        long then = items.Lines.Where(line => IsOf(line, one)).Sum(line => ExposureOf(line, OpenOn(line, one.AssessedOn ?? day)));
        return then == 0 ? Rational.Zero : Rational.Of(one.Amount!.Value, then);
    }
}
