using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Random maps and files beside what their rows mean, known from how they were made (<see cref="RandomFile"/>).</summary>
public sealed class EntryModelTests
{
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2023, 6, 1), new LocalDate(2025, 3, 31));

    [Fact]
    public async Task A_ledger_has_what_the_good_rows_say_and_a_finding_for_each_other()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var file = new RandomFile(seed);
            string where = $"seed {seed}, {file.Map}";
            LedgerImport import = await CsvLedger.ReadAsync(new MemoryStream(file.Bytes), file.Currency, file.Map);

            // By the model alone.
            if (import.Rejections.Count > 0) where += $", the first: {import.Rejections[0]}";
            ModelRow[] good = [.. file.Rows.Where(file.IsGood)], bad = [.. file.Rows.Where(row => !file.IsGood(row))];
            Same(good.Select(row => (row.Number - 1L, file.Entry(row))), ByRow(import.Ledger), where);
            Same(bad.Select(row => $"row {row.Number} (line {row.Line})"),
                import.Rejections.Select(one => one.Positions.Single().ToString()), where);
            Same([file.Rows.Count], [import.OfferedCount], where);
            Same([good.Sum(row => file.Offered(row)), bad.Sum(row => file.Offered(row) ?? 0), file.Rows.Sum(row => file.Offered(row) ?? 0)],
                [import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount], where);
            foreach (string name in file.Texts)
            {
                // No value of a row that was rejected.
                Same(good.Select(row => row.Value<string>(name)).Distinct().Order(StringComparer.Ordinal),
                    import.Ledger.SummarizeBy(Months, name).Values.Order(StringComparer.Ordinal), where);
                Same(good.Select(row => row.Value<string>(name)).Distinct().Order(StringComparer.Ordinal),
                    import.Ledger.ValuesOf(name).Order(StringComparer.Ordinal), where);
            }

            // As the core reads the same rows by selectors of one's own.
            LedgerImport other = WriteOffLedger.Import(file.Currency, file.Rows.Where(row => row.Cells is not null), file.Selectors());
            Same(ByRow(other.Ledger), ByRow(import.Ledger), where);
            Same(other.Ledger.Dimensions.Order(StringComparer.Ordinal), import.Ledger.Dimensions.Order(StringComparer.Ordinal), where);
            Finding[] ofFields = [.. import.Rejections.Where(one => one.Faults[0].Field != "row")];
            Same(other.Rejections.Select(Told), ofFields.Select(Told), where);
            Same(other.Rejections.SelectMany(one => one.Faults).Select(fault => (fault.Field, fault.FoundText)),
                ofFields.SelectMany(one => one.Faults).Select(fault => (fault.Field, fault.FoundText)), where);
            Same([other.RejectedAmount], [import.RejectedAmount], where);
        }

        static (long?, Money?) Told(Finding finding) => (finding.Positions[0].Row, finding.AmountAtStake);
    }

    [Fact]
    public async Task Every_door_of_entries_says_the_same_in_pieces_of_any_size()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var file = new RandomFile(seed);
            string where = $"seed {seed}, {file.Map}";
            LedgerImport import = await CsvLedger.ReadAsync(new MemoryStream(file.Bytes), file.Currency, file.Map);
            using var pieces = new PiecesStream(file.Bytes, new Random(seed), seed % 5 == 0);
            LedgerImport again = await CsvLedger.ReadAsync(pieces, file.Currency, file.Map);
            Same(ByRow(import.Ledger), ByRow(again.Ledger), where);
            Same(import.Rejections, again.Rejections, where);

            List<Finding> rejections = [];
            List<LedgerEntry> entries = [];
            using var onceMore = new PiecesStream(file.Bytes, new Random(seed + 1), seed % 5 == 1);
            await foreach (LedgerEntry entry in CsvLedger.ReadEntriesAsync(onceMore, file.Currency, file.Map, rejections))
                entries.Add(entry);
            Same(ByRow(import.Ledger).Select(one => one.Entry), entries, where);
            Same(import.Rejections, rejections, where);
            Assert.All(entries, entry => Assert.Null(entry.Ordinal));

            foreach (string? dimension in (string?[])[null, .. file.Texts.Take(2)])
            {
                LiveTotals totals = dimension is null ? new LiveTotals(file.Currency, Months)
                    : new LiveTotals(file.Currency, Months, dimension, Dictionary(seed % 3));
                CsvImport<LiveTotals> live = await CsvLedger.AddToAsync(new MemoryStream(file.Bytes), totals, file.Map);
                Same(import.Rejections, live.Rejections, where);
                Same([import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount],
                    [live.AcceptedAmount, live.RejectedAmount, live.OfferedAmount], where);
                Same([import.Ledger.Count], [live.AcceptedCount], where);
                if (dimension is null)
                {
                    Same([import.Ledger.SummarizeBy(Months)], [totals.ToTotals()], where);
                    continue;
                }

                PeriodBreakdown expected = import.Ledger.SummarizeBy(Months, dimension), found = totals.ToBreakdown();
                Same(expected.Values.Order(StringComparer.Ordinal), found.Values.Order(StringComparer.Ordinal), where);
                Same(expected.Values.Select(value => expected[value]), expected.Values.Select(value => found[value]), where);
            }
        }
    }

    /// <summary>More rows than a batch has, and more days, words and values than are remembered.</summary>
    [Fact]
    public async Task Many_rows_of_many_different_texts()
    {
        int rows = Cases.IsPlain ? 20_000 : 150_000;
        LocalDate first = new(1800, 1, 1);
        (string Day, string Kind, string Account, string Region)[] all = [.. Enumerable.Range(0, rows).Select(i => (
            $"{first.PlusDays(i % 80_000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{new string(' ', i / 80_000)}",
            new string(' ', i % 70_000 / 500) + "WO" + new string(' ', i % 500), "customer with a long name " + i, "r" + i % 20_011))];
        using var stream = new MemoryStream();
        await using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            await writer.WriteAsync("day,amount,kind,account,region\n");
            for (int i = 0; i < rows; i++)
            {
                string day = i % 1_000 == 999 ? "?" : all[i].Day;
                await writer.WriteAsync($"{day},{i + 1},{all[i].Kind},{all[i].Account},{all[i].Region}\n");
            }
        }

        stream.Position = 0;
        CsvEntryMap map = CsvEntryMap.ByHeader("day", "amount").WithKind("kind", ("WO", EntryKind.Recovery)).WithAccount("account")
            .WithDimension("region");
        LedgerImport import = await CsvLedger.ReadAsync(stream, Files.Usd, map);
        Assert.Equal(rows / 1_000, import.Rejections.Count);
        Assert.Equal(Enumerable.Range(1, rows / 1_000).Select(i => (i * 1_000L, i * 1_000L + 1)),
            import.Rejections.Select(one => (one.Positions[0].Row!.Value, one.Positions[0].Line!.Value)));
        int good = 0;
        foreach ((long row, LedgerEntry entry) in ByRow(import.Ledger))
        {
            (string day, _, string account, string region) = all[row];
            Assert.Equal((day.TrimEnd(), EntryKind.Recovery, (row + 1) * 100, account, region), (
                entry.EffectiveDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Kind, entry.Amount.MinorUnits,
                entry.Account, entry["region"]));
            good++;
        }

        Assert.Equal(rows - rows / 1_000, good);
        Assert.Equal(good, import.Ledger.ValuesOf(Dimension.Account).Count);
    }

    [Theory]
    [InlineData("1", 100)]
    [InlineData("+5", 500)]
    [InlineData("5.", 500)]
    [InlineData(".5", 50)]
    [InlineData("00012.30", 1_230)]
    [InlineData(" \t7.01\t ", 701)]
    [InlineData("000000000000000000000000000000000000000000012.30", 1_230)]
    [InlineData("12.3000000000", 1_230)]
    [InlineData("999999999999999.99", 99_999_999_999_999_999)]
    [InlineData("92233720368547758", 9_223_372_036_854_775_800)]
    [InlineData("99999999999999999", null)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("92233720368547758.070", long.MaxValue)]
    [InlineData("92233720368547758.0700000000", long.MaxValue)]
    [InlineData("9.99999999999999999", null)]
    [InlineData("92233720368547758.08", null)]
    [InlineData("92233720368547758.071", null)]
    [InlineData("12.345", null)]
    [InlineData("0.001", null)]
    [InlineData("0", null)]
    [InlineData("-0", null)]
    [InlineData("0.00", null)]
    [InlineData("-5", null)]
    [InlineData("1e3", null)]
    [InlineData("1,234.50", null)]
    [InlineData("1 234.50", null)]
    [InlineData("12,34", null)]
    [InlineData("1.2.3", null)]
    [InlineData("++1", null)]
    [InlineData("1-", null)]
    [InlineData(".", null)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("٣", null)]
    [InlineData("1\0", null)]
    [InlineData("\u00A01", null)]
    [InlineData("1\u2028", null)]
    [InlineData("¤1", null)]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("12345678901234567890123456789012345678901234567890", null)]
    [InlineData("12.300000000000000000000000000000000000000", null)]
    public async Task Amounts_of_all_shapes_are_what_the_docs_say(string text, object? expected)
    {
        // Between others, so that nothing stays behind from one to the next.
        bool isGreat = expected is long and > long.MaxValue / 2; // Only entries need not be added up.
        foreach (Door door in Doors.All.Where(door => door.Name is "entries" || (!isGreat && door.Name is ("sales" or "settlements"))))
        {
            Outcome outcome = await door.ReadAsync($"{Doors.Header}2024-01-31,2.00,a,b\n2024-01-31,\"{text}\",a,b\n2024-01-31,.03,a,b\n");
            decimal? minorUnits = expected is null ? null : Convert.ToDecimal(expected, CultureInfo.InvariantCulture);
            bool isBelow = text is "0" or "-0" or "0.00" or "-5";
            if (isBelow && door.Name == "sales") continue; // Zero and less are allowed there.
            Assert.Equal(minorUnits is null ? [(2, 3)] : [], outcome.BadRows);
            Assert.Equal(2.03m + (minorUnits / 100 ?? 0), outcome.AcceptedAmount);
            if (minorUnits is null) Assert.Equal(("amount", Trimmed(text)), outcome.Faults[0]);
        }

        static string? Trimmed(string text) => text.Trim(' ', '\t') is { Length: > 0 } trimmed ? trimmed : null;
    }

    [Theory]
    [InlineData("0002-01-01", true)]
    [InlineData("9999-12-30", true)]
    [InlineData(" 2024-02-29\t", true)]
    [InlineData("0001-01-01", false)]
    [InlineData("0001-12-31", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2023-02-29", false)]
    [InlineData("2024-1-1", false)]
    [InlineData("2024-01-01T00:00:00", false)]
    [InlineData("2024-01-01 00:00", false)]
    [InlineData("20240101", false)]
    [InlineData("-2024-01-01", false)]
    [InlineData("2024-01-01\0", false)]
    [InlineData("２０２４-01-01", false)]
    [InlineData("2024−01−01", false)]
    [InlineData("", false)]
    public async Task Days_of_all_shapes_are_what_the_docs_say(string text, bool isGood)
    {
        foreach (Door door in Doors.All.Where(door => door.Name != "balances"))
        {
            Outcome outcome = await door.ReadAsync($"{Doors.Header}{Doors.Row(1)}{text},2.25,a,b\n{Doors.Row(3)}");
            Assert.Equal(isGood ? [] : [(2, 3)], outcome.BadRows);
            Assert.Equal(isGood ? 7.25m : 5m, outcome.AcceptedAmount);
            if (outcome.Value is AmountSeries sales) Assert.Equal(500, sales.Total.Amount.MinorUnits);
        }
    }

    /// <summary>A dictionary that others may use too.</summary>
    private static DimensionDictionary Dictionary(int values)
    {
        var dictionary = new DimensionDictionary();
        foreach (string? value in ((string?[])["v3", null, "of others", "north"]).Take(values * 2)) dictionary.GetOrAdd(value);
        return dictionary;
    }

    private static (long Row, LedgerEntry Entry)[] ByRow(WriteOffLedger ledger) =>
        [.. ledger.Entries.Select(entry => (entry.Ordinal!.Value, entry)).OrderBy(one => one.Value)];

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found, string where)
    {
        T[] left = [.. expected], right = [.. found];
        int at = 0;
        while (at < left.Length && at < right.Length && Equals(left[at], right[at])) at++;
        if (at == left.Length && at == right.Length) return;
        Assert.Fail($"{where}: at {at} of {left.Length} and {right.Length}\nexpected {At(left)}\nfound    {At(right)}");

        string At(T[] all) => at < all.Length ? $"{all[at]}" : "nothing";
    }
}
