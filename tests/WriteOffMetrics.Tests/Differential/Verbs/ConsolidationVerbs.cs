using System.Globalization;
using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Ledgers of several currencies in one, at rates that are drawn.</summary>
internal static class ConsolidationVerbs
{
    private static readonly Currency[] Targets =
        [Currency.FromCode("EUR"), Currency.FromCode("USD"), Currency.FromCode("JPY"), Currency.FromCode("KWD")];

    public static readonly WalkVerb[] All = [new(3, ToTotals), new(3, ToBreakdown)];

    private static void ToTotals(Walk walk)
    {
        if (Case.Draw(walk, null) is not { } drawn) return;
        if (!drawn.CanMake(() => drawn.Totals(drawn.Ledgers))) return;
        PeriodTotals totals = drawn.Totals(drawn.Ledgers);
        ConvertedAgreement.Of(drawn.Name, totals, drawn.Model, walk.Random);

        // Parts of the ledgers consolidated apart and merged are the whole.
        if (drawn.Ledgers.Length > 1)
            ConvertedAgreement.Of(
                $"{drawn.Name} of two parts", drawn.Totals(drawn.Ledgers[..1]).Merge(drawn.Totals(drawn.Ledgers[1..])), drawn.Model,
                walk.Random);
        if (drawn.Coarser(walk) is { } coarser)
            ConvertedAgreement.Of(
                $"{drawn.Name}.RollUpTo({coarser})", totals.RollUpTo(coarser.Axis), drawn.Model.RollUpTo(coarser.Model), walk.Random);
    }

    private static void ToBreakdown(Walk walk)
    {
        if (Case.Draw(walk, walk.Random.One(WalkDraws.Dimensions)) is not { } drawn) return;
        if (!drawn.CanMake(() => drawn.Breakdown(drawn.Ledgers))) return;
        PeriodBreakdown breakdown = drawn.Breakdown(drawn.Ledgers);
        ConvertedAgreement.Of(drawn.Name, breakdown, drawn.Model, walk.Random);
        if (drawn.Ledgers.Length > 1)
            ConvertedAgreement.Of(
                $"{drawn.Name} of two parts", drawn.Breakdown(drawn.Ledgers[..1]).Merge(drawn.Breakdown(drawn.Ledgers[1..])), drawn.Model,
                walk.Random);
        ConvertedAgreement.Ratios(drawn.Name, breakdown, drawn.Model);
        if (drawn.Coarser(walk) is { } coarser)
            ConvertedAgreement.Of(
                $"{drawn.Name}.RollUpTo({coarser})", breakdown.RollUpTo(coarser.Axis), drawn.Model.RollUpTo(coarser.Model), walk.Random);
    }

    /// <summary>Some ledgers, an axis, rates, and how they are used.</summary>
    private sealed record Case(
        string Name, WalkLedger[] Ledgers, WalkAxis Axis, string? Dimension, ModelRates ModelRates, ExchangeRates Rates,
        ExchangeRateBasis Basis, MidpointRounding Rule)
    {
        public ModelConverted Model { get; } =
            ModelConverted.Of([.. Ledgers.Select(ledger => ledger.Model)], Axis.Model, Dimension, ModelRates, Basis, Rule);

        public static Case? Draw(Walk walk, string? dimension)
        {
            if (walk.Draw<WalkLedger>(one => dimension is null || one.Model.Dimensions.Contains(dimension)) is not { } first) return null;
            List<WalkLedger> ledgers = [first];
            bool isAlike = walk.Random.Next(6) > 0;
            for (int i = walk.Random.Next(4); i > 0; i--)
            {
                WalkLedger? next = walk.Draw<WalkLedger>(one => (dimension is null || one.Model.Dimensions.Contains(dimension))
                    && (!isAlike || (one.Model.Basis == first.Model.Basis && one.Model.Scope == first.Model.Scope)));
                ledgers.Add(next!);
            }

            Currency to = walk.Random.Next(4) == 0 ? walk.Currency : walk.Random.One(Targets);
            int every = walk.Random.Next(1, 8), carried = walk.Random.Next(3) > 0 ? every - 1 : walk.Random.Next(3);
            List<(int Day, Currency From, decimal Rate)> rates = [];
            foreach (Currency from in ledgers.Select(ledger => ledger.Model.Currency).Distinct().Where(one => one != to))
            {
                for (int day = Days.Of(2024, 12, 24); day < Days.Of(2025, 10, 10); day += every) rates.Add((day, from, Rate(walk.Random)));
            }

            var model = new ModelRates(rates, to, carried);
            ExchangeRates made = ExchangeRates.FromRates(
                rates.OrderBy(_ => walk.Random.Next()).Select(rate => (Days.ToDate(rate.Day), rate.From, to, rate.Rate)));
            made = carried == 0 && walk.Random.Next(2) == 0 ? made : made.CarriedForward(carried);
            int asked = WalkDraws.Day(walk.Random);
            foreach (Currency from in rates.Select(rate => rate.From).Distinct())
                Agreement.Same("rates", Days.Text(asked), model.RateOn(from, asked), made.RateOn(Days.ToDate(asked), from, to));
            (WalkAxis axis, string name) = (walk.DrawAxis(), $"[{string.Join(", ", ledgers)}].ConsolidateBy");
            var basis = (ExchangeRateBasis)walk.Random.Next(3);
            MidpointRounding rule = walk.Random.One(Enum.GetValues<MidpointRounding>());
            walk.Touch([.. ledgers]);
            string words = string.Join(
                ", ", rates.Take(3).Select(rate =>
                    string.Create(CultureInfo.InvariantCulture, $"{rate.From} {Days.Text(rate.Day)} {rate.Rate}")));
            walk.Say($"{name}({axis}, {InQuotes(dimension)}, {to}, [{words}, … every {every} days] for {carried}, {basis}, {rule})");
            return new Case(name, [.. ledgers], axis, dimension, model, made, basis, rule);
        }

        public PeriodTotals Totals(WalkLedger[] some) =>
            some.Select(ledger => ledger.Ledger).ConsolidateBy(Axis.Axis, Model.Currency, Rates, Basis, Rule);

        public PeriodBreakdown Breakdown(WalkLedger[] some) =>
            some.Select(ledger => ledger.Ledger).ConsolidateBy(Axis.Axis, Dimension!, Model.Currency, Rates, Basis, Rule);

        /// <summary>An axis to which the result can be rolled up.</summary>
        public WalkAxis? Coarser(Walk walk) => walk.Draw<WalkAxis>(axis => Axis.Model.NestsIn(axis.Model));

        /// <summary>Whether the ledgers can be consolidated; where not, the call is refused.</summary>
        public bool CanMake(Action make)
        {
            ModelLedger first = Ledgers[0].Model;
            bool isRefused = Model.LacksRate
                || !Ledgers.All(ledger => ledger.Model.Scope == first.Scope && ledger.Model.Basis == first.Basis);
            bool overflows = Ledgers.Any(
                ledger => ModelTotals.Of(ledger.Model, Axis.Model, Dimension is null ? [] : [Dimension]).Overflows);
            if (isRefused && overflows)
                Assert.True(Record.Exception(make) is ArgumentException or OverflowException, $"{Name}: neither refused nor too large");
            else if (isRefused) Walk.Refused<ArgumentException>(make);
            else if (overflows) Walk.Refused<OverflowException>(make);
            return !isRefused && !overflows;
        }

        /// <summary>One of few digits, of halves, or of all digits that a decimal has.</summary>
        private static decimal Rate(Random random) => random.Next(5) switch
        {
            0 => random.Next(1, 20) * 0.5m,
            1 => random.Next(1, 100_000) / 10_000m,
            2 => random.Next(1, 1_000) * 0.005m,
            3 => new decimal(random.Next(), random.Next(), random.Next(), false, (byte)random.Next(24, 29)) + 0.0000001m,
            _ => random.Next(1, 300),
        };
    }
}
