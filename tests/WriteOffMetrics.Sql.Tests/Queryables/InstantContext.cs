using Microsoft.EntityFrameworkCore;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Entries that are known by an instant, in a database of their own.</summary>
internal sealed class InstantContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<InstantRow> Instants => Set<InstantRow>();

    public static async Task<InstantContext> FilledAsync(DbContextOptions options, params (DateTimeOffset At, long Cents)[] rows)
    {
        var context = new InstantContext(options);
        await context.Database.EnsureDeletedAsync();
        await context.Database.EnsureCreatedAsync();
        context.AddRange(rows.Select(row => new InstantRow { At = row.At, Cents = row.Cents }));
        await context.SaveChangesAsync();
        return context;
    }

    internal sealed class InstantRow
    {
        public int Id { get; set; }

        public DateTimeOffset At { get; set; }

        public long Cents { get; set; }
    }
}
