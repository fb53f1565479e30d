using Microsoft.EntityFrameworkCore;

namespace DatabaseRows;

/// <summary>The table as EF Core sees it.</summary>
public sealed class WriteOffContext(DbContextOptions<WriteOffContext> options) : DbContext(options)
{
    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var entity = modelBuilder.Entity<WriteOff>();
        entity.ToTable("write_offs");
        entity.Property(row => row.PostedOn).HasColumnName("posted_on");
    }
}
