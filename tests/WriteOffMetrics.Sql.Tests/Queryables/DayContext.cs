using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Entries whose day is NodaTime's, in a database of their own.</summary>
internal sealed class DayContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<DayRow> Days => Set<DayRow>();

    public static async Task<DayContext> FilledAsync(DbContextOptions options, params (LocalDate Day, long Cents)[] rows)
    {
        var context = new DayContext(options);
        await context.Database.EnsureDeletedAsync();
        await context.Database.EnsureCreatedAsync();
        context.AddRange(rows.Select(row => new DayRow { Day = row.Day, Cents = row.Cents }));
        await context.SaveChangesAsync();
        return context;
    }

    internal sealed class DayRow
    {
        public int Id { get; set; }

        public LocalDate Day { get; set; }

        public long Cents { get; set; }
    }
}
