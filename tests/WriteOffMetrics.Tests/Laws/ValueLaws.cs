using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ValueLaws
{
    private static readonly CultureInfo?[] Providers = [
        null, .. new[] { "tr-TR", "ar-SA", "fa-IR", "th-TH", "sv-SE", "de-CH", "hi-IN", "fr-FR" }.Select(CultureInfo.GetCultureInfo)];

    private static readonly Gen<long> AnyLong = Gen.Frequency(
        (4, from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen
        .Choose(int.MinValue, int.MaxValue)
            select ((long)high << 32) | (uint)low),
        (3, Gen.Choose(-100_000, 100_000).Select(x => (long)x)),
        (1, Gen.Elements(0L, 1L, -1L, long.MaxValue, long.MinValue, long.MinValue + 1)));

    private static readonly Gen<decimal> AnyDecimal =
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(int.MinValue, int.MaxValue)))
        from high in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(int.MinValue, int.MaxValue)))
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale);

    private static readonly Gen<Currency> AnyCurrency = Gen.Elements(
        Currency.FromCode("USD"), Currency.FromCode("JPY"), Currency.FromCode("KWD"), Currency.FromCode("CLF"), Currency.FromCode("EUR"));

    private static readonly Currency[] OwnCurrencies = [Currency.FromDefinition("POINTS", 4), Currency.FromDefinition("X01", 0)];

    [Law]
    public Property The_text_of_money_reads_back_in_every_culture() => Law.ForAll(
        Arb.From(from minorUnits in AnyLong
                 from currency in AnyCurrency
                 from provider in Gen
        .Elements(Providers)
                 select (money: Money.FromMinorUnits(minorUnits, currency), provider)),
        c =>
        {
            Assert.Equal(c.money, Money.Parse(c.money.ToString(null, c.provider), c.provider));
            Assert.Equal(c.money, Money.Parse($"{c.money.ToString("F", c.provider)} {c.money.Currency}", c.provider));
            Assert.Equal(c.money, Money.FromDecimal(c.money.ToDecimal(), c.money.Currency));
        });

    [Law]
    public Property The_text_of_a_ratio_reads_back_in_every_culture() => Law.ForAll(
        Arb.From(from value in AnyDecimal
                 where Math.Abs(value) < 1e20m
                 from provider in Gen
        .Elements(Providers)
                 select (ratio: Ratio.FromDecimal(value), provider)),
        c =>
        {
            Assert.Equal(c.ratio, Ratio.Parse(c.ratio.ToString(null, c.provider), c.provider));
            Assert.Equal(c.ratio.ToDecimal(), c.ratio.Percent / 100m is var back && c.ratio.ToDecimal().Scale <= 26 ? back
                : c.ratio.ToDecimal());
        });

    [Law]
    public Property Values_read_back_from_JSON() => Law.ForAll(
        Arb.From(from minorUnits in AnyLong
                 from currency in Gen.OneOf(AnyCurrency, Gen.Elements(OwnCurrencies))
                 from value in AnyDecimal
                 where Math.Abs(value) < 1e26m
                 from unit in Gen.Elements(Enum.GetValues<MetricUnit>())
                 select (money: Money.FromMinorUnits(minorUnits, currency), ratio: Ratio.FromDecimal(value),
                     quantity: unit == MetricUnit.Money ? Quantity.FromMoney(Money.FromMinorUnits(minorUnits, currency))
                         : Quantity.FromParts(value, unit, default))),
        c =>
        {
            Back(c.money);
            Back(c.ratio);
            Back(c.quantity);
            Assert.Equal(c.ratio.ToDecimal().Scale, JsonSerializer.Deserialize<Ratio>(JsonSerializer.Serialize(c.ratio)).ToDecimal().Scale);

            static void Back<T>(T value)
                where T : notnull
            {
                Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
                string json = JsonSerializer.Serialize(new Dictionary<T, int> { [value] = 1 });
                Assert.Equal(value, Assert.Single(JsonSerializer.Deserialize<Dictionary<T, int>>(json)!).Key);
            }
        });

    [Law]
    public Property The_text_of_a_period_reads_back() => Law.ForAll(
        Arb.From(from first in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
                 from last in Gen
        .Choose(first, DateOnly.MaxValue.DayNumber)
                 select (first, last)),
        c =>
        {
            var period = ReportingPeriod.FromDates(
                LocalDate.FromDateOnly(DateOnly.FromDayNumber(c.first)), LocalDate.FromDateOnly(DateOnly.FromDayNumber(c.last)));
            Assert.Equal(period, ReportingPeriod.Parse(period.ToString(), null));
            Assert.Equal(c.last - c.first + 1, period.Days);
        });

    [Law]
    public Property Money_is_made_exactly_or_not_at_all() => Law.ForAll(
        Arb.From(from value in AnyDecimal from currency in AnyCurrency select (value, currency)),
        c =>
        {
            (BigInteger numerator, BigInteger denominator) = Fraction(c.value);
            numerator *= BigInteger.Pow(10, c.currency.MinorUnitDigits);
            BigInteger whole = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
            if (whole < long.MinValue || whole > long.MaxValue)
                Assert.Throws<OverflowException>(() => Money.FromDecimal(c.value, c.currency));
            else if (rest != 0) Assert.ThrowsAny<Exception>(() => Money.FromDecimal(c.value, c.currency));
            else Assert.Equal(whole, Money.FromDecimal(c.value, c.currency).MinorUnits);
        });

    [Law]
    public Property Money_is_rounded_once_by_the_rule() => Law.ForAll(
        Arb.From(from value in AnyDecimal
                 where Math.Abs(value) < 1e14m
                 from currency in AnyCurrency
                 from rule in Gen
        .Elements(Enum.GetValues<MidpointRounding>())
                 select (value, currency, rule)),
        c => Assert.Equal(decimal.Round(c.value, c.currency.MinorUnitDigits, c.rule),
        Money.FromDecimal(c.value, c.currency, c.rule).ToDecimal()));

    [Law]
    public Property A_split_loses_no_minor_unit_and_strays_by_less_than_one() => Law.ForAll(
        Arb.From(
            from minorUnits in AnyLong
            from weights in Gen.NonEmptyListOf(Gen
                .Frequency((1, Gen.Constant(0L)), (3, Gen.Choose(1, 1000).Select(x => (long)x)), (1, Gen.Constant(long.MaxValue))))
            select (minorUnits, weights: weights.ToArray())),
        c =>
        {
            BigInteger sum = c.weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
            var money = Money.FromMinorUnits(c.minorUnits, Generate.Usd);
            if (sum == 0)
            {
                Assert.Throws<ArgumentException>(() => money.Split(c.weights));
                return;
            }

            IReadOnlyList<Money> parts = money.Split(c.weights);
            Assert.Equal((BigInteger)c.minorUnits, parts.Aggregate(BigInteger.Zero, (total, part) => total + part.MinorUnits));
            for (int i = 0; i < parts.Count; i++)
            {
                BigInteger error = (BigInteger)parts[i].MinorUnits * sum - (BigInteger)c.minorUnits * c.weights[i];
                Assert.True(BigInteger.Abs(error) < sum);
            }
        });

    [Law]
    public Property Arithmetic_is_exact_or_overflows() => Law.ForAll(
        Arb.From(from left in AnyLong from right in AnyLong select (left, right)),
        c =>
        {
            Money left = Money.FromMinorUnits(c.left, Generate.Usd), right = Money.FromMinorUnits(c.right, Generate.Usd);
            Check((BigInteger)c.left + c.right, () => left + right);
            Check((BigInteger)c.left - c.right, () => left - right);
            Check((BigInteger)c.left * c.right, () => left * c.right);
            Check(-(BigInteger)c.left, () => -left);
            Assert.Equal(c.left.CompareTo(c.right), left.CompareTo(right));
            Assert.Equal(((c.left < c.right), (c.left > c.right), (c.left <= c.right), (c.left >= c.right)),
                ((left < right), (left > right), (left <= right), (left >= right)));
            Money same = Money.FromMinorUnits(c.left, Generate.Usd);
            Assert.Equal((true, true, false, false), ((left <= same), (left >= same), (left < same), (left > same)));
        });

    [Law]
    public Property Every_day_lies_in_exactly_one_period() => Law.ForAll(
        Arb.From(from axis in Generate.Axis from offset in Gen.Choose(-3, 3) select (axis, offset)),
        c =>
        {
            foreach (ReportingPeriod period in c.axis)
            {
                foreach (LocalDate boundary in new[] { period.Start, period.End })
                {
                    LocalDate day = boundary.PlusDays(c.offset);
                    int inside = day >= c.axis.Start && day <= c.axis.End ? 1 : 0;
                    Assert.Equal(inside, c.axis.Count(other => other.Contains(day)));
                    Assert.Equal(inside == 1, c.axis.IndexOf(day) >= 0);
                    if (inside == 1) Assert.True(c.axis[c.axis.IndexOf(day)].Contains(day));
                    Assert.Equal(c.axis.Calendar.PeriodOf(day).Name,
                        inside == 1 ? c.axis[c.axis.IndexOf(day)].Name : c.axis.Calendar.PeriodOf(day).Name);
                }
            }

            for (int i = 1; i < c.axis.Count; i++) Assert.Equal(c.axis[i - 1].End.PlusDays(1), c.axis[i].Start);
        });

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        var mantissa = new BigInteger(new decimal(bits[0], bits[1], bits[2], false, 0));
        return (decimal.IsNegative(value) ? -mantissa : mantissa, BigInteger.Pow(10, value.Scale));
    }

    private static void Check(BigInteger expected, Func<Money> operation)
    {
        if (expected < long.MinValue || expected > long.MaxValue) Assert.Throws<OverflowException>(() => operation());
        else Assert.Equal(expected, operation().MinorUnits);
    }
}
