using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Random rows with every fault in any mixture, imported by selectors, compared with a plain reading of them: which rows are in, under
/// which number, what they add up to, and which fields of the others are named.
/// </summary>
public sealed class ImportModelTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Good = new(2026, 3, 14);

    private sealed record Row(
        LocalDate? Day, decimal? Amount, string? Currency, EntryKind? Kind, LocalDate? Due, long Number, string? Region, string[] Throws);

    [Fact]
    public void Every_mixture_of_faults_is_told_and_nothing_is_lost()
    {
        int accepted = 0, rejected = 0, rounded = 0;
        for (int seed = 0; seed < Math.Max(25, Cases.Count); seed++)
        {
            var random = new Random(seed);
            Row?[] rows = [.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => RowFrom(random))];
            MidpointRounding? rounding = random.Next(2) == 0 ? null : MidpointRounding.AwayFromZero;
            EntrySelectors<Row?> selectors = Selectors();
            LedgerImport import = rounding is { } rule
                ? WriteOffLedger.Import(Usd, rows, selectors, rule)
                : WriteOffLedger.Import(Usd, rows, selectors);

            // The plain reading: which fields of each row are wrong.
            (Row? Row, int Position, string[] Faults)[] read =
                [.. rows.Select((row, position) => (row, position, row is null ? ["row"] : FaultsOf(row, rounding)))];
            Row[] good = [.. read.Where(one => one.Faults.Length == 0).Select(one => one.Row!)];
            Assert.Equal(
                good.Select(row => (row.Number - 1, Entered(row), row.Kind!.Value, row.Due, row.Region)).Order(),
                import.Ledger.Entries.Select(entry => (
                    entry.Ordinal!.Value, entry.Amount.ToDecimal(), entry.Kind, entry.DueDate, entry["region"])).Order());
            Assert.Equal(
                read.Where(one => one.Faults.Length > 0).Select(
                one => (NumberOf(one.Row, one.Position), string.Join(';', one.Faults.Order()))),
                import.Rejections.Select(finding => (
                    finding.Positions.Single().Row!.Value, string.Join(';', finding.Faults.Select(fault => fault.Field).Order()))));

            decimal enteredSum = good.Sum(Entered), goodSum = good.Sum(row => row.Amount!.Value);
            decimal badSum = read.Where(one => one.Faults.Length > 0 && one.Row is not null && !Throws(one.Row, "amount")
                && !Throws(one.Row, "currency") && one.Row.Currency == "USD").Sum(one => one.Row!.Amount ?? 0);
            Assert.Equal(
                (enteredSum, badSum, goodSum + badSum, enteredSum - goodSum),
                (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount, import.RoundingDifference));
            Assert.Equal(good.Count(row => Entered(row) != row.Amount), import.RoundedCount);
            Assert.Equal(rows.Length, import.OfferedCount);
            accepted += good.Length;
            rejected += import.Rejections.Count;
            rounded += (int)import.RoundedCount;
        }

        Assert.True(accepted > 0 && rejected > 0 && rounded > 0, $"{accepted} accepted, {rejected} rejected, {rounded} rounded");
    }

    private static EntrySelectors<Row?> Selectors() => new()
    {
        EffectiveDate = row => Read(row!, "effective date", row!.Day is { } day ? (CalendarDay?)day : null),
        Amount = row => Read(row!, "amount", row!.Amount),
        Currency = row => Read(row!, "currency", row!.Currency),
        Kind = row => Read(row!, "kind", row!.Kind),
        DueDate = row => Read(row!, "due date", row!.Due is { } day ? (CalendarDay?)day : null),
        RowNumber = row => Read(row!, "row number", row!.Number),
        Dimensions = { ["region"] = row => Read(row!, "region", row!.Region) },
    };

    private static T Read<T>(Row row, string field, T value) =>
        Throws(row, field) ? throw new FormatException(field) : value;

    private static bool Throws(Row row, string field) => row.Throws.Contains(field);

    private static decimal Entered(Row row) => Math.Round(row.Amount!.Value, 2, MidpointRounding.AwayFromZero);

    private static long NumberOf(Row? row, int position) =>
        row is not null && !Throws(row, "row number") && row.Number is >= 1 and <= int.MaxValue ? row.Number : position + 1;

    private static string[] FaultsOf(Row row, MidpointRounding? rounding)
    {
        // Of another currency, nobody knows how many decimals an amount may have.
        bool isOfOther = Throws(row, "currency") || row.Currency != "USD";
        bool isAmount = row.Amount is > 0 && (isOfOther || (Entered(row) > 0 && (rounding is not null || Entered(row) == row.Amount)));
        List<string> faults = [.. row.Throws];
        AddIf(!isAmount, "amount");
        AddIf(row.Day is not { } day || IsDefault(day), "effective date");
        AddIf(row.Currency != "USD", "currency");
        AddIf(row.Kind is null || (int)row.Kind > 3, "kind");
        AddIf(row.Due is { } due && IsDefault(due), "due date");
        AddIf(row.Number is < 1 or > int.MaxValue, "row number");
        return [.. faults.Distinct()];

        void AddIf(bool isFault, string field)
        {
            if (isFault) faults.Add(field);
        }
    }

    private static bool IsDefault(LocalDate day) => day.Year == 1 || day == new LocalDate(9999, 12, 31);

    private static Row? RowFrom(Random random)
    {
        if (random.Next(30) == 0) return null;
        string[] fields = ["effective date", "amount", "currency", "kind", "due date", "row number", "region"];
        return new Row(
            Often() ? Good.PlusDays(random.Next(60)) : One<LocalDate?>(null, default(LocalDate), new LocalDate(9999, 12, 31)),
            Often() ? random.Next(1, 100_000) / 100m : One<decimal?>(null, 0m, -5m, 0.004m, 21.996000000000002m, 0.125m),
            Often() ? "USD" : One<string?>(null, "EUR", "usd"),
            Often() ? (EntryKind)random.Next(4) : One<EntryKind?>(null, (EntryKind)4),
            Often() ? null : One<LocalDate?>(Good, default(LocalDate)),
            Often() ? random.Next(1, int.MaxValue) : One(0L, -1L, int.MaxValue, 1L + int.MaxValue),
            One(null, "north", "south"),
            Often() ? [] : [fields[random.Next(fields.Length)], fields[random.Next(fields.Length)]]);

        bool Often() => random.Next(8) > 0;

        T One<T>(params T[] values) => values[random.Next(values.Length)];
    }
}
