using Microsoft.EntityFrameworkCore;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>The tests' table in a database that a test filled.</summary>
public sealed class WriteOffContext(DbContextOptions options, string? schema) : DbContext(options)
{
    public DbSet<WriteOffRow> WriteOffs => Set<WriteOffRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<WriteOffRow>(row =>
        {
            row.HasNoKey().ToTable("write_offs", schema);
            row.Property(entry => entry.PostedOn).HasColumnName("posted_on");
            row.Property(entry => entry.RecordedOn).HasColumnName("recorded_on");
            row.Property(entry => entry.AmountMinor).HasColumnName("amount_minor");
            row.Property(entry => entry.Kind).HasColumnName("kind").HasConversion<string>();
            row.Property(entry => entry.Category).HasColumnName("category").HasConversion<string>();
            row.Property(entry => entry.Region).HasColumnName("region");
            row.Property(entry => entry.Why).HasColumnName("why");
        });
    }
}
