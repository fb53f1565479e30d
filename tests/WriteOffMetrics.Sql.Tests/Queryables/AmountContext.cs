using Microsoft.EntityFrameworkCore;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Amounts with the time at which they count, of whatever type that is, in a database of their own.</summary>
internal sealed class AmountContext<TTime>(DbContextOptions options) : DbContext(options)
{
    public DbSet<AmountRow> Amounts => Set<AmountRow>();

    public static async Task<AmountContext<TTime>> FilledAsync(DbContextOptions options, params (TTime At, long Cents)[] rows)
    {
        var context = new AmountContext<TTime>(options);
        await context.Database.EnsureDeletedAsync();
        await context.Database.EnsureCreatedAsync();
        context.AddRange(rows.Select(row => new AmountRow { At = row.At, Cents = row.Cents }));
        await context.SaveChangesAsync();
        return context;
    }

    internal sealed class AmountRow
    {
        public int Id { get; set; }

        public TTime At { get; set; } = default!;

        public long Cents { get; set; }
    }
}
