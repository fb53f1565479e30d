using Microsoft.EntityFrameworkCore;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Postings in a database of their own.</summary>
internal sealed class PostingContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Posting> Postings => Set<Posting>();

    public static async Task<PostingContext> FilledAsync(DbContextOptions options, IEnumerable<Posting> rows)
    {
        var context = new PostingContext(options);
        await context.Database.EnsureDeletedAsync();
        await context.Database.EnsureCreatedAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
        return context;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Posting>(row =>
        {
            row.Property(posting => posting.Id).ValueGeneratedNever();
            if (Database.IsNpgsql()) row.Property(posting => posting.At).HasColumnType("timestamp without time zone");
        });
    }
}
