using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Rows as people have them: days of .NET, currencies, numbers of their own, selectors that throw, amounts with float noise.
/// </summary>
public sealed class RowSelectorTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    private sealed record Line(
        string Day, string Amount, string? Currency = "USD", long Number = 1, string? Account = "a", string? Due = null);

    private static readonly EntrySelectors<Line> ByText = new()
    {
        EffectiveDate = line =>
            DateOnly.TryParseExact(line.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null,
        Amount = line => decimal.TryParse(line.Amount, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount
        : null,
        Currency = line => line.Currency,
        DueDate = line => line.Due is null ? null : DateTime.ParseExact(line.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Account = line => line.Account!.ToUpperInvariant(),
        RowNumber = line => line.Number,
        FoundText = (line, field) =>
        field switch { "effective date" => line.Day, "amount" => line.Amount, "due date" => line.Due, _ => null },
    };

    /// <summary>29 February 2024 as each of the three types of days, with a time of day that is left out.</summary>
    [Fact]
    public void A_day_may_be_of_each_type_that_people_have()
    {
        LocalDate leap = new(2024, 2, 29);
        (DateOnly Only, DateTime Time, LocalDate Local, DateOnly? None)[] rows = [
            (new(2024, 2, 29), new(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc), leap, null)];
        WriteOffLedger ledger = WriteOffLedger.FromRows(Usd, rows, new()
        {
            EffectiveDate = row => row.Only,
            Amount = row => 1m,
            RecordedDate = row => row.Time,
            OriginDate = row => row.Local,
            DueDate = row => row.None,
        });
        LedgerEntry entry = Assert.Single(ledger.Entries);
        Assert.Equal((leap, leap, leap, null), (entry.EffectiveDate, entry.RecordedDate, entry.OriginDate, entry.DueDate));

        PeriodAxis months = ReportingCalendar.Months.Between(new(2024, 1, 1), new(2024, 3, 31));
        Assert.Equal([0m, 5m, 0m], AmountSeries.FromRows(Usd, months, rows, row => row.Only, _ => 5m).Select(p => p.Amount.ToDecimal()));
        Assert.Equal([0L, 1, 0], CountSeries.FromRows(months, rows, row => row.Time).Select(p => p.Count));
        MetricBreakdown<AmountSeries> averages = BalanceHistory.AverageRowsBy(
            Usd, months, BalanceAveraging.TwoPoint, "region",
            [(Day: new DateOnly(2023, 12, 31), 10m), (new(2024, 1, 31), 10m), (new(2024, 2, 29), 30m), (new(2024, 3, 31), 30m)],
            row => row.Day, _ => "north", row => row.Item2);
        Assert.Equal([10m, 20m, 30m], averages["north"].Select(p => p.Amount.ToDecimal()));
    }

    [Fact]
    public void A_day_is_its_ISO_text_in_JSON_also_as_a_key_and_reads_back()
    {
        CalendarDay leap = new DateOnly(2024, 2, 29);
        Assert.Equal("\"2024-02-29\"", JsonSerializer.Serialize(leap));
        Dictionary<CalendarDay, int> byDay = new() { [leap] = 1, [default] = 2 };
        Assert.Equal("{\"2024-02-29\":1,\"0001-01-01\":2}", JsonSerializer.Serialize(byDay));
        Assert.Equal(byDay, JsonSerializer.Deserialize<Dictionary<CalendarDay, int>>(JsonSerializer.Serialize(byDay)));
        Assert.Equal("2024-02-29", leap.ToString());
        Assert.IsType<CalendarDayJsonConverter>(new JsonSerializerOptions().GetConverter(typeof(CalendarDay)));
        foreach (string bad in new[] { "\"2023-02-29\"", "null", "5", "\"\"", "{}" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CalendarDay>(bad));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize((CalendarDay)new LocalDate(2024, 2, 29, CalendarSystem.Julian)));
    }

    [Fact]
    public void Dates_that_were_never_set_are_findings_wherever_they_stand()
    {
        (DateOnly Day, DateOnly? Due)[] rows = [
            (default, null), (DateOnly.MaxValue, null), (new(2026, 1, 1), default(DateOnly)), (new(2026, 1, 1), DateOnly.MaxValue),
            (new(2, 1, 1), new(9999, 12, 30))];
        EntrySelectors<(DateOnly Day, DateOnly? Due)> selectors = new()
        {
            EffectiveDate = row => row.Day,
            Amount = _ => 1m,
            DueDate = row => row.Due,
        };
        LedgerImport import = WriteOffLedger.Import(Usd, rows, selectors);
        Assert.Equal(
            [("effective date", "0001-01-01"), ("effective date", "9999-12-31"), ("due date", "0001-01-01"), ("due date", "9999-12-31")],
            import.Rejections.Select(finding => (finding.Faults[0].Field, finding.Faults[0].FoundText)));
        Assert.All(import.Rejections, finding => Assert.Contains("never set", finding.Faults[0].Message, StringComparison.Ordinal));
        Assert.Equal(1, import.Ledger.Count);

        LocalDate last = new(9999, 12, 31);
        var columns = new EntryColumns
        {
            EffectiveDates = new[] { default, last, new LocalDate(2026, 1, 1) },
            Amounts = new[] { 1m, 1m, 1m }
        };
        Assert.Equal((1, 2), (WriteOffLedger.Import(Usd, columns).Ledger.Count, WriteOffLedger.Import(Usd, columns).Rejections.Count));
        Assert.Throws<ArgumentException>(() => WriteOffLedger.FromColumns(Usd, columns));
        Money one = Money.FromDecimal(1, Usd);
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.WriteOff(default, one));
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerEntry.WriteOff(new(2026, 1, 1), one) with { OriginDate = last });
        PeriodAxis months = ReportingCalendar.Months.Between(new(2024, 1, 1), new(2024, 3, 31));
        Assert.Throws<ArgumentException>(() => AmountSeries.FromRows(Usd, months, [1m], _ => default(DateOnly), row => row));
        var live = new LiveTotals(Usd, months);
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Add(last, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0));
        var lastYear = new LiveTotals(Usd, ReportingCalendar.Years.Between(last, last));
        lastYear.Add(last.PlusDays(-1), EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
        lastYear.Add(last.PlusDays(-1), EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => lastYear.Add(last, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0));
        Assert.Equal(2, lastYear.ToTotals().Gross.Total.Amount.MinorUnits);
    }

    [Fact]
    public void A_row_says_everything_that_is_wrong_with_it_and_what_stood_there()
    {
        Line[] rows = [
            new("2026-03-14", "1.25", Number: 7),
            new("14.3.2026", "abc", "EUR", 8, null, "soon"),
            new("2026-03-14", "2.00", "EUR", 9),
            new("2026-03-14", "4.00", null, 10),
            new("2026-03-14", "8.00", "USD", 0),
        ];
        LedgerImport import = WriteOffLedger.Import(Usd, rows, ByText);
        Assert.Equal([6L], import.Ledger.Entries.Select(entry => entry.Ordinal!.Value));
        Assert.Equal(
            ["row 8", "row 9", "row 10", "row 5"], import.Rejections.Select(finding => Assert.Single(finding.Positions).ToString()));

        Assert.Equal(
            [("effective date", "14.3.2026"), ("amount", "abc"), ("currency", "EUR"), ("due date", "soon"), ("account", null)],
            import.Rejections[0].Faults.Select(fault => (fault.Field, fault.FoundText)));
        Assert.Equal(
            "Found '14.3.2026', which could not be read as date; a day is needed, because it decides the period. "
            + "Correct it.", import.Rejections[0].Faults[0].Message);
        Assert.Equal(
            "Found 'abc', which could not be read as amount; an amount above zero is needed. Correct it.",
            import.Rejections[0].Faults[1].Message);
        Assert.StartsWith("Found a selector that threw FormatException: ", import.Rejections[0].Faults[3].Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found a selector that threw NullReferenceException: ", import.Rejections[0].Faults[4].Message,
            StringComparison.Ordinal);

        Assert.Equal(
            "Row 9, currency: Found 'EUR' in a ledger kept in USD; one ledger keeps one currency. Build a ledger per currency.",
            import.Rejections[1].ToString());
        Assert.Equal("Row 10, currency: Found no currency; USD, that of the ledger, is needed. Supply it.",
            import.Rejections[2].ToString());
        Assert.Equal(
            "Row 5, row number: Found 0 as the number of the row at position 5 of those offered; numbers from 1 to 2,147,483,647 are "
            + "allowed. Correct it, or leave "
            + "the selector of row numbers out.",
            import.Rejections[3].ToString());
        Assert.All(import.Rejections.Take(3), finding => Assert.Null(finding.AmountAtStake));

        // Two euros are no dollars, nor are four of no currency: they are in no sum, whereas the eight of row 5 are.
        Assert.Equal((1.25m, 8m, 9.25m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
    }

    [Fact]
    public void The_strict_doors_say_the_same_and_keep_what_a_selector_threw()
    {
        Line[] rows = [new("2026-03-14", "1", Number: 4), new("2026-03-14", "1", Number: 5, Account: null)];
        ArgumentException why = Assert.Throws<ArgumentException>(() => WriteOffLedger.FromRows(Usd, rows, ByText));
        Assert.StartsWith("Row 5, account: Found a selector that threw NullReferenceException", why.Message, StringComparison.Ordinal);
        Assert.IsType<NullReferenceException>(why.InnerException);

        // A builder names the row among those it was given, not among all entries.
        var builder = new LedgerBuilder(Usd);
        builder.AddRange([1m, 2m, 3m], new() { EffectiveDate = _ => new LocalDate(2026, 1, 1), Amount = row => row });
        why = Assert.Throws<ArgumentException>(
            () => builder.AddRange([1m, -2m], new() { EffectiveDate = _ => new LocalDate(2026, 1, 1), Amount = row => row }));
        Assert.StartsWith("Row 2, amount: Found -2", why.Message, StringComparison.Ordinal);
        Assert.Equal([0L, 1, 2, 3], builder.ToLedger().Entries.Select(entry => entry.Ordinal!.Value));
    }

    [Fact]
    public void What_quotes_a_row_may_throw_and_the_fault_is_told_all_the_same()
    {
        EntrySelectors<string[]> selectors = new()
        {
            EffectiveDate = row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Amount = row => decimal.Parse(row[1], CultureInfo.InvariantCulture),
            FoundText = (row, field) => field == "amount" ? row[1] : row[0],
        };
        LedgerImport import = WriteOffLedger.Import(Usd, [["2026-01-31"], ["2026-01-31", "2"]], selectors);
        FindingFault fault = Assert.Single(Assert.Single(import.Rejections).Faults);
        Assert.Equal(("amount", null), (fault.Field, fault.FoundText));
        Assert.StartsWith("Found a selector that threw IndexOutOfRangeException: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, import.Ledger.Count);
    }

    [Fact]
    public void What_ends_the_work_is_not_taken_for_a_bad_row()
    {
        EntrySelectors<int> selectors = new() { EffectiveDate = _ => throw new OperationCanceledException(), Amount = _ => 1m };
        Assert.Throws<OperationCanceledException>(() => WriteOffLedger.Import(Usd, [1], selectors));
    }

    /// <summary>
    /// A price times a quantity in floating point: 21.996000000000002 rounds to 22.00, 0.004 away; 0.125 to 0.12 by even and 0.13 away from
    /// zero; 3.00 is as it is, 0.004 rounds to nothing.
    /// </summary>
    [Fact]
    public void Float_noise_is_rounded_by_a_stated_rule_and_counted()
    {
        decimal[] amounts = [21.996000000000002m, 0.125m, 3.00m, 0.004m];
        EntrySelectors<decimal> selectors = new() { EffectiveDate = _ => new LocalDate(2026, 1, 1), Amount = amount => amount };
        Assert.Equal(3, WriteOffLedger.Import(Usd, amounts, selectors).Rejections.Count);

        LedgerImport even = WriteOffLedger.Import(Usd, amounts, selectors, MidpointRounding.ToEven);
        Assert.Equal([22.00m, 0.12m, 3.00m], even.Ledger.Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal((2L, -0.001000000000002m), (even.RoundedCount, even.RoundingDifference));
        Assert.Equal((25.12m, 0.004m, 25.125000000000002m), (even.AcceptedAmount, even.RejectedAmount, even.OfferedAmount));
        Assert.Equal("4 rows offered, 3 accepted (2 rounded), 1 rejected", even.ToString());
        Assert.StartsWith(
            "Row 4, amount: Found 0.004, which ToEven rounds to nothing; amounts above zero are allowed.", even.Rejections[0].ToString(),
            StringComparison.Ordinal);

        var columns = new EntryColumns { EffectiveDates = Enumerable.Repeat(new LocalDate(2026, 1, 1), 4).ToArray(), Amounts = amounts };
        LedgerImport away = WriteOffLedger.Import(Usd, columns, MidpointRounding.AwayFromZero);
        Assert.Equal([22.00m, 0.13m, 3.00m], away.Ledger.Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal((2L, 0.008999999999998m), (away.RoundedCount, away.RoundingDifference));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteOffLedger.Import(Usd, columns, (MidpointRounding)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteOffLedger.Import(Usd, amounts, selectors, (MidpointRounding)9));
    }
}
