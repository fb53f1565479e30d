using System.Numerics;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>Vintages of a ledger, with ages in days, one of which starts with every cohort.</summary>
internal static class VintageVerbs
{
    public static readonly WalkVerb[] All = [new(4, Vintages)];

    private static void Vintages(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        WalkAxis axis = walk.DrawAxis();
        walk.Touch(ledger);
        walk.Say($"{ledger}.VintagesBy(sales of {axis}, days)");
        AmountSeries sales = AmountSeries.FromValuesInOrder(ledger.Model.Currency, axis.Axis, Enumerable.Repeat(1m, axis.Axis.Count));
        if (ledger.Model.LastCompleteDay is not { } last)
        {
            Walk.Refused<ArgumentException>(() => ledger.Ledger.VintagesBy(sales, ReportingCalendar.Days));
            return;
        }

        VintageTable table = ledger.Ledger.VintagesBy(sales, ReportingCalendar.Days);
        ModelEntry[] read = [.. ledger.Model.Entries.Where(entry => entry.Category == ledger.Model.Scope)];
        ModelAxis cohorts = axis.Model;
        int[] reached = [.. cohorts.Periods.Select(period => period.Last <= last ? last - period.First + 1 : 0)];
        Agreement.SameList(
            ledger.Name, "ages of the cohorts", reached, Enumerable.Range(0, cohorts.Count).Select(table.ReachedAges));
        if (table.AgeCount > 0) CompareAge(walk.Random.Next(table.AgeCount) + 1);
        if (table.AgeCount > 0) CompareAge(reached[walk.Random.Next(reached.Count(ages => ages > 0))]);

        Agreement.SameEntries(
            ledger.Name, read.Where(entry => !Enumerable.Range(0, cohorts.Count).Any(cohort => IsIn(entry, cohort, reached[cohort]))),
            table.NotCounted);
        Agreement.Same(ledger.Name, "entries without origin", read.LongCount(entry => entry.Origin is null), table.WithoutOriginCount);
        Agreement.Same(
            ledger.Name, "entries outside the cohorts",
            read.LongCount(entry => entry.Origin is not null && cohorts.IndexOf(entry.Origin) < 0), table.OutsideCohortsCount);
        Agreement.Same(
            ledger.Name, "entries before their cohort",
            read.LongCount(entry => cohorts.IndexOf(entry.Origin) is var cohort and >= 0 && entry.Day < cohorts.Periods[cohort].First),
            table.BeforeCohortCount);
        Agreement.OneLine(ledger.Name, table.ToString());

        bool IsIn(ModelEntry entry, int cohort, int age) => cohorts.IndexOf(entry.Origin) == cohort
            && entry.Day >= cohorts.Periods[cohort].First && entry.Day < cohorts.Periods[cohort].First + age;

        void CompareAge(int age)
        {
            ModelEntry[][] cells =
            [
                .. Enumerable.Range(0, cohorts.Count).Where(cohort => reached[cohort] >= age)
                    .Select(cohort => read.Where(entry => IsIn(entry, cohort, age)).ToArray()),
            ];
            BigInteger[] nets = [.. cells.Select(NetOf)];
            if (!nets.All(Agreement.Fits))
            {
                Walk.Refused<OverflowException>(() => table.AtAge(age));
                return;
            }

            Agreement.SameList(
                ledger.Name, $"net write-offs at age {age}", nets.Select(net => (long)net),
                table.AtAge(age).Select(cell => cell.Numerator!.Value.MinorUnits));
            int one = walk.Random.Next(cells.Length);
            Agreement.SameEntries(ledger.Name, cells[one], table[one, age]!.Entries);
        }
    }

    private static BigInteger NetOf(ModelEntry[] entries) => entries.Aggregate(BigInteger.Zero, (sum, entry) =>
        sum + (entry.Kind is EntryKind.WriteOff or EntryKind.RecoveryReturned ? entry.Amount : -(BigInteger)entry.Amount));
}
