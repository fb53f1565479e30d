using System.Data;
using System.Globalization;
using System.Numerics;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Answers that were handed back by hand, good and bad: cells of January and February 2026 by region.</summary>
public sealed class AnswerTests
{
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28));

    private static readonly TotalsQuery<PeriodBreakdown> Query = LedgerTable.Named("write_offs").WithDate("posted_on")
        .WithMinorUnits("amount_minor", TestRow.Usd).WithKind("kind").WithDimension("region").Plan(Months, "region", SqlDialect.Ansi);

    [Fact]
    public void Cells_of_partitions_are_added_up_and_null_is_a_value_of_its_own()
    {
        PartialTotals part = Read(
            [0, 0, "WriteOff", "north", 12_000L, 3L, 3L],
            [0, 0, "WriteOff", "north", 8_000L, 2L, 2L],
            [0, 1, "recovery", DBNull.Value, 1_500L, 1L, 1L],
            [1, DBNull.Value, DBNull.Value, DBNull.Value, 20_000L, 5L, 5L],
            [1, DBNull.Value, DBNull.Value, DBNull.Value, 1_500L, 1L, 1L]);
        Assert.Equal(5, part.FetchedRows);
        Assert.Equal(Money.FromMinorUnits(21_500, TestRow.Usd), part.ControlSum);
        Assert.Equal(6, part.ControlCount);
        Assert.Equal(
            [
                new TotalsRow { Period = Months[0], Value = "north", Sum = Money.FromMinorUnits(20_000, TestRow.Usd), Count = 5 },
                new TotalsRow
                {
                    Period = Months[1],
                    Kind = EntryKind.Recovery,
                    Sum = Money.FromMinorUnits(1_500, TestRow.Usd),
                    Count = 1,
                },
            ],
            part.Rows);
        PartialTotals other = Read([0, 0, "WriteOff", "north", 700L, 1L, 1L], Control(700L, 1L));
        PeriodBreakdown totals = Query.Merge(part, other);
        Assert.Equal(207m, totals["north"].Gross[0].Amount.ToDecimal());
        Assert.Equal(-15m, totals[null].Net[1].Amount.ToDecimal());
        Assert.Contains("a second time", Assert.Throws<ArgumentException>(() => Query.Merge(part, other, part)).Message);
    }

    /// <summary>Tables, columns and dialects may differ between the parts; what is asked may not.</summary>
    [Fact]
    public void Answers_to_another_question_are_not_merged()
    {
        LedgerTable table = LedgerTable.Named("other").WithDate("day").WithMinorUnits("cents", TestRow.Usd).WithKind("type")
            .WithDimension("region", "area");
        PartialTotals mine = Read([0, 0, "WriteOff", "n", 700L, 1L, 1L], Control(700L, 1L));
        PeriodBreakdown both = Query.Merge(mine, Of(table));
        Assert.Equal(14m, both.Total.Gross[0].Amount.ToDecimal());
        Assert.Contains(
            "write_offs and other: sums computed elsewhere", both.Total.Gross[0].Explain().ToString(), StringComparison.Ordinal);
        LedgerTable[] others =
        [
            table.AsKnownOn(new(2026, 2, 1)), table.BecameKnownBetween(new(2026, 2, 1), new(2026, 2, 5)), table.Where("region", "n"),
            table.WithPeriodBasis(PeriodBasis.RecordedDate), table.WithMinorUnits("cents", Currency.FromCode("EUR")),
        ];
        Assert.All(others, other => Assert.Contains(
            "another question", Assert.Throws<ArgumentException>(() => Query.Merge(mine, Of(other))).Message, StringComparison.Ordinal));

        static PartialTotals Of(LedgerTable asked) => asked.Plan(Months, "region", SqlDialect.DuckDb)
            .Read(Rows([0, 0, "WriteOff", "n", 700L, 1L, 1L], Control(700L, 1L)));
    }

    [Fact]
    public void Totals_say_of_which_rows_they_are()
    {
        TotalsQuery<PeriodTotals> query = LedgerTable.Named("finance", "w").WithDate("d").WithMinorUnits("a", TestRow.Usd)
            .WithDimension("region").Where("region", "O'Neil").BecameKnownBetween(new(2026, 1, 31), new(2026, 2, 28))
            .Plan(Months, SqlDialect.DuckDb);
        PartialTotals[] parts = [.. new[] { 1, 2 }.Select(_ => query.Read(Rows([0, 0, 700L, 1L, 1L], [1, DBNull.Value, 700L, 1L, 1L])))];
        Assert.Contains(
            "finance.w where region = 'O'Neil' and the recorded date is after 2026-01-31 and the recorded date is on or before 2026-02-28 "
                + "in 2 sources: sums computed elsewhere, which met their control totals",
            query.Merge(parts).Gross[0].Explain().ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>Two regions have bad rows: all of them are told, not those of the first row of the answer.</summary>
    [Fact]
    public void Bad_rows_are_counted_over_the_whole_answer()
    {
        string told = Assert.Throws<InvalidDataException>(() => Read(
            [0, 0, "WriteOff", "n", 500L, 5L, 2L],
            [0, 1, "WriteOff", "s", 500L, 9L, 8L],
            [0, 1, "Refund", "n", 500L, 3L, 3L],
            [0, 0, "Refund", "n", 500L, 4L, 4L],
            [0, 0, "Storno", "n", 500L, 1L, 1L],
            [0, DBNull.Value, "WriteOff", "n", 500L, 6L, 6L],
            Control(3_000L, 28L))).Message;
        Assert.Contains("Found 6 rows of the table without an effective date", told, StringComparison.Ordinal);
        Assert.Contains("Found 4 rows of the table whose amount is", told, StringComparison.Ordinal);
        Assert.Contains("Found 8 rows of the table whose kind is 'Refund' (7), 'Storno' (1); one of", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_no_rows_is_not_whole()
    {
        DataTableReader reader = Rows(Control(0L, 0L));
        Query.Read(reader);
        Assert.Contains("without control totals", Assert.Throws<InvalidDataException>(() => Query.Read(reader)).Message);
    }

    /// <summary>What providers return for numbers, each the 12,000 of the first row.</summary>
    [Fact]
    public void Numbers_of_every_type_are_read()
    {
        object[] numbers = [12_000L, 12_000, 12_000m, "12000", new BigInteger(12_000), (Int128)12_000, 12_000UL, 12_000U];
        foreach (object number in numbers)
        {
            PartialTotals part = Read([0, (short)0, "WriteOff", "n", number, 1, 1m], Control(number, 1));
            Assert.Equal(120m, Query.Merge(part).Total.Gross[0].Amount.ToDecimal());
        }
    }

    [Fact]
    public void An_empty_table_answers_with_control_totals_of_nothing()
    {
        PartialTotals part = Read([1, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, 0L, 0L]);
        Assert.Empty(part.Rows);
        Assert.Equal(0m, Query.Merge(part).Total.Gross[1].Amount.ToDecimal());
    }

    [Theory]
    [InlineData("no date", 0, null, "WriteOff", 500L, 2L, 2L, "2 rows of the table without an effective date")]
    [InlineData("a period beyond", 0, 2, "WriteOff", 500L, 2L, 2L, "the period 2; 0 to 1 are allowed")]
    [InlineData("a period before", 0, -1, "WriteOff", 500L, 2L, 2L, "the period -1")]
    [InlineData("a kind", 0, 0, "Refund", 500L, 2L, 2L, "2 rows of the table whose kind is 'Refund' (2); one of WriteOff, Reversal, Reco")]
    [InlineData("no kind", 0, 0, null, 500L, 2L, 2L, "kind is null (2)")]
    [InlineData("bad amounts", 0, 0, "WriteOff", 500L, 5L, 2L, "3 rows of the table whose amount is null")]
    [InlineData("no sum", 0, 0, "WriteOff", null, 2L, 2L, "null in minor_units")]
    [InlineData("no number", 0, 0, "WriteOff", 500L, null, 2L, "null in entries")]
    [InlineData("another part", 2, 0, "WriteOff", 500L, 2L, 2L, "2 in the first column")]
    [InlineData("negative number", 0, 0, "WriteOff", 500L, -2L, -2L, "below zero")]
    public void What_is_bad_is_told(string what, int part, int? period, string? kind, long? sum, long? entries, long? good, string told)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(
            [part, (object?)period ?? DBNull.Value, (object?)kind ?? DBNull.Value, what, (object?)sum ?? DBNull.Value,
                (object?)entries ?? DBNull.Value, (object?)good ?? DBNull.Value],
            Control(500L, 2L)));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(600L, 2L)]
    [InlineData(500L, 3L)]
    public void Control_totals_that_are_not_met_leave_no_totals(long sum, long entries) => Assert.Contains(
        "control totals of " + sum.ToString(CultureInfo.InvariantCulture),
        Assert.Throws<InvalidDataException>(() => Read([0, 0, "WriteOff", "n", 500L, 2L, 2L], Control(sum, entries))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_answer_whose_last_row_is_lost_leaves_no_totals() =>
        Assert.Throws<InvalidDataException>(() => Read([0, 0, "WriteOff", "n", 500L, 2L, 2L]));

    [Fact]
    public void An_answer_to_another_query_is_refused()
    {
        using var table = new DataTable();
        table.Columns.Add("period", typeof(int));
        Assert.Contains("1 column; 7 are allowed", Assert.Throws<InvalidDataException>(() => Query.Read(table.CreateDataReader())).Message);
        Assert.Throws<InvalidDataException>(() => Read([0, "January", "WriteOff", "n", 500L, 2L, 2L], Control(500L, 2L)));
        Assert.Throws<InvalidDataException>(() => Read([0, 0, "WriteOff", "n", 500.5m, 2L, 2L], Control(500L, 2L)));
        Assert.Throws<InvalidDataException>(() => Read([0, 0, "WriteOff", "n", 500.0, 2L, 2L], Control(500L, 2L)));
        Assert.Throws<InvalidDataException>(() => Read([0, 0, "WriteOff", new byte[] { 1 }, 500L, 2L, 2L], Control(500L, 2L)));
    }

    /// <summary>Two cells of 2^62 in one: 2^63 is one more than 64 bits hold.</summary>
    [Fact]
    public void A_sum_beyond_64_bits_is_an_overflow()
    {
        const long Half = 1L << 62;
        Assert.Contains("9,223,372,036,854,775,808 minor units of USD", Assert.Throws<OverflowException>(() => Read(
            [0, 0, "WriteOff", "n", Half, 1L, 1L], [0, 0, "WriteOff", "n", Half, 1L, 1L], Control("9223372036854775808", 2L))).Message);
        PartialTotals one = Read([0, 0, "WriteOff", "n", Half, 1L, 1L], Control(Half, 1L));
        PartialTotals other = Read([0, 0, "WriteOff", "n", Half, 1L, 1L], Control(Half, 1L));
        Assert.Throws<OverflowException>(() => Query.Merge(one, other));
    }

    [Fact]
    public void Days_are_read_in_every_type_that_has_them()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        TotalsQuery<PeriodTotals> query = LedgerTable.Named("w").WithDate("d").WithMinorUnits("a", TestRow.Usd).Plan(days, SqlDialect.Ansi);
        object[] answers =
        [
            new DateOnly(2026, 2, 1), new DateTime(2026, 2, 1, 23, 59, 59, DateTimeKind.Unspecified), "2026-02-01", "2026-02-01 10:00:00",
            new LocalDate(2026, 2, 1), new LocalDateTime(2026, 2, 1, 12, 0),
        ];
        foreach (object day in answers)
        {
            PartialTotals part = query.Read(Rows([0, day, 700L, 1L, 1L], [1, DBNull.Value, 700L, 1L, 1L]));
            Assert.Equal(7m, query.Merge(part).Gross[31].Amount.ToDecimal());
        }

        Assert.Contains("the day 2027-01-01 outside", Assert.Throws<InvalidDataException>(
            () => query.Read(Rows([0, "2027-01-01", 700L, 1L, 1L]))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => query.Read(Rows([0, "01.02.2026", 700L, 1L, 1L])));
    }

    [Fact]
    public void Values_that_are_no_texts_have_their_invariant_form()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
        try
        {
            object[] values = [-12_000, 1.5m, true, new DateOnly(2026, 2, 1), new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), 'x'];
            Assert.Equal(
                ["-12000", "1.5", "True", "2026-02-01", "2026-02-01", "x"],
                values.Select(value => Read([0, 0, "WriteOff", value, 1L, 1L, 1L], Control(1L, 1L)).Rows[0].Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static object[] Control(object sum, object entries) => [1, DBNull.Value, DBNull.Value, DBNull.Value, sum, entries, entries];

    private static PartialTotals Read(params object[][] rows) => Query.Read(Rows(rows));

    private static DataTableReader Rows(params object[][] rows)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (int i = 0; i < rows[0].Length; i++) table.Columns.Add("c" + i.ToString(CultureInfo.InvariantCulture), typeof(object));
        foreach (object[] row in rows) table.Rows.Add(row);
        return table.CreateDataReader();
    }
}
