using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>
/// Ledgers that look like real ones and are the same whenever and wherever they are made, for testing policies and for measuring speed.
/// Every reversal, recovery and return belongs to a write-off of its own, on its day or later and for no more, so that
/// <see cref="WriteOffLedger.Check"/> finds nothing.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
public static class SyntheticLedger
{
    /// <summary>The ledger.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static WriteOffLedger Ledger(SyntheticLedgerOptions options) =>
        WriteOffLedger.FromColumns(Checked(options).Currency, Columns(options));

    /// <summary>Its entries one by one.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static IReadOnlyList<LedgerEntry> Entries(SyntheticLedgerOptions options)
    {
        EntryColumns columns = Columns(options);
        var entries = new LedgerEntry[columns.EffectiveDates.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            LocalDate day = columns.EffectiveDates.Span[i];
            var amount = Money.FromMinorUnits(columns.MinorUnits.Span[i], options.Currency);
            LedgerEntry entry = columns.Kinds.Span[i] switch
            {
                EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
                EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
                EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
                _ => LedgerEntry.RecoveryReturned(day, amount),
            };
            entries[i] = (entry with
            {
                Account = columns.Accounts.Span[i],
                Document = columns.Documents.IsEmpty ? null : columns.Documents.Span[i],
                Request = columns.Requests.IsEmpty ? null : columns.Requests.Span[i],
                RecordedDate = columns.RecordedDates.IsEmpty ? null : columns.RecordedDates.Span[i],
            }).With("sector", columns.Dimensions["sector"].Span[i]);
        }

        return entries;
    }

    /// <summary>Its entries as columns, for millions of them.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static EntryColumns Columns(SyntheticLedgerOptions options)
    {
        Row[] rows = Rows(Checked(options));
        string[] accounts = Names("A-", options.Accounts), documents = options.HasDocuments
            ? Names("D-", rows.Length == 0 ? 0 : rows.Max(row => row.WriteOff) + 1) : [];
        return new EntryColumns
        {
            KeepOrdinals = true,
            EffectiveDates = Column(row => options.FirstDay.PlusDays(row.Day)),
            MinorUnits = Column(row => row.Amount),
            Kinds = Column(row => row.Kind),
            RecordedDates = options.LargestRecordingLag == 0 ? default
            : Column(row => (LocalDate?)options.FirstDay.PlusDays(row.Day + row.Lag)),
            Accounts = Column(row => (string?)accounts[row.Account]),
            Documents = options.HasDocuments ? Column(row => (string?)documents[row.WriteOff]) : default,
            Requests = options.HasRequests ? Column(RequestOf) : default,
            Dimensions = { ["sector"] = Column(row => (string?)options.Sectors[row.Account % options.Sectors.Count]) },
        };

        string? RequestOf(Row row) =>
            row.Kind == EntryKind.WriteOff ? "R-" + (row.WriteOff / 10).ToString(CultureInfo.InvariantCulture) : null;

        ReadOnlyMemory<T> Column<T>(Func<Row, T> read) => Array.ConvertAll(rows, row => read(row));
    }

    private static Row[] Rows(SyntheticLedgerOptions options)
    {
        var random = new RandomNumbers(options.Seed);
        int reversals = (int)(options.Count * options.ReversalShare), recoveries = (int)(options.Count * options.RecoveryShare),
            returns = (int)(options.Count * options.ReturnedShare);
        int writeOffs = options.Count - reversals - recoveries - returns;
        var months = new MonthWeights(options);
        decimal minorUnits = Enumerable.Range(0, options.Currency.MinorUnitDigits).Aggregate(1m, (scale, _) => scale * 10);
        double median = (double)(options.MedianAmount * minorUnits);
        var largest = (long)(options.LargestAmount * minorUnits);
        int lastDay = Period.DaysBetween(options.FirstDay, options.LastDay);
        var rows = new Row[options.Count];
        int next = 0;
        for (int i = 0; i < writeOffs; i++)
        {
            var written = new Row(
                months.Draw(ref random), EntryKind.WriteOff,
                Math.Clamp((long)Math.Round(median * RandomNumbers.Exp(options.Spread * random.Normal())), 1, largest),
                (int)random.Below(options.Accounts), i, Lag(ref random));
            rows[next++] = written;

            // Each remaining write-off is as likely as any other to be one of the remaining reversals, or else recoveries.
            long draw = random.Below(writeOffs - i);
            if (draw < reversals)
            {
                reversals--;
                rows[next++] = written with { Kind = EntryKind.Reversal, Day = Later(ref random, written.Day), Lag = Lag(ref random) };
            }
            else if (draw < reversals + recoveries)
            {
                Row recovered = written with
                {
                    Kind = EntryKind.Recovery,
                    Day = Later(ref random, written.Day),
                    Amount = 1 + random.Below(written.Amount),
                    Lag = Lag(ref random)
                };
                rows[next++] = recovered;
                if (random.Below(recoveries--) < returns)
                {
                    returns--;
                    rows[next++] = recovered with
                    {
                        Kind = EntryKind.RecoveryReturned,
                        Day = Later(ref random, recovered.Day),
                        Lag = Lag(ref random)
                    };
                }
            }
        }

        return InOrder(rows, options.Order, ref random);

        int Later(ref RandomNumbers numbers, int day) => day + (int)numbers.Below(lastDay - day + 1);

        int Lag(ref RandomNumbers numbers) => options.LargestRecordingLag == 0 ? 0 : (int)numbers.Below(options.LargestRecordingLag + 1);
    }

    private static Row[] InOrder(Row[] rows, EntryOrder order, ref RandomNumbers random)
    {
        var keys = new ulong[rows.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = order switch
            {
                EntryOrder.Shuffled => random.Next() >> 32,
                EntryOrder.NearlyChronological when random.Below(50) == 0 => (ulong)(rows[i].Day + 1 + random.Below(60)),
                _ => (ulong)rows[i].Day,
            };
            keys[i] = (key << 32) | (uint)i;
        }

        Array.Sort(keys, rows);
        return rows;
    }

    private static string[] Names(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture))];

    private static SyntheticLedgerOptions Checked(SyntheticLedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Require(nameof(options));
        return options;
    }

    /// <summary>An entry: its day counted from the first, and the write-off to which it belongs.</summary>
    private readonly record struct Row(int Day, EntryKind Kind, long Amount, int Account, int WriteOff, int Lag);

    /// <summary>How likely each day is: weights by month of the year, growing from year to year; the days of a month are alike.</summary>
    private sealed class MonthWeights
    {
        private readonly List<(int FirstDay, int Days, double Through)> months = [];

        public MonthWeights(SyntheticLedgerOptions options)
        {
            double total = 0;
            int day = 0;
            for (LocalDate start = options.FirstDay; start <= options.LastDay;)
            {
                LocalDate end = LocalDate.Min(start.With(DateAdjusters.EndOfMonth), options.LastDay);
                int days = Period.DaysBetween(start, end) + 1;
                double years = ((start.Year - options.FirstDay.Year) * 12 + start.Month - options.FirstDay.Month) / 12.0;
                total += days * options.Seasonality[start.Month - 1] * Math.Max(0, 1 + options.GrowthPerYear * years);
                months.Add((day, days, total));
                day += days;
                if (end == options.LastDay) break;
                start = end.PlusDays(1);
            }

            if (total == 0) throw new ArgumentException(
                "Found no weight on any day; one month or more of the span needs a "
                + "seasonality above 0. Correct the option.",
                nameof(options));
        }

        public int Draw(ref RandomNumbers random)
        {
            double at = random.Uniform() * months[^1].Through;
            int low = 0, high = months.Count - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (months[middle].Through > at) high = middle;
                else low = middle + 1;
            }

            return months[low].FirstDay + (int)random.Below(months[low].Days);
        }
    }
}
