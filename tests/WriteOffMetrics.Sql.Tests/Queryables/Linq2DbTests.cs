using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Mapping;
using Microsoft.Data.Sqlite;

namespace WriteOffMetrics.Sql.Tests;

public sealed class Linq2DbTests
{
    [Fact]
    public void Linq2db_groups_in_SQL_too()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var database = new DataConnection(
            new DataOptions().UseConnection(SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft), connection));
        ITable<Linq2DbPosting> table = database.CreateTable<Linq2DbPosting>();
        foreach (Posting row in GroupForTotalsTests.Postings)
            database.Insert(new Linq2DbPosting { Id = row.Id, At = row.At, Cents = row.Cents, Type = row.Type, Region = row.Region });
        IQueryable<DayTotals<DateTime>> query = table.GroupForTotals(
            row => row.At, row => row.Cents, row => row.Type == "RC" ? EntryKind.Recovery : EntryKind.WriteOff, row => row.Region);
        GroupForTotalsTests.AssertFigures(query.ToList().SummarizeBy(TestRow.Usd, GroupForTotalsTests.Quarter, "region"));
        Assert.Contains("GROUP BY", database.LastQuery, StringComparison.Ordinal);
    }

    [Table("linq2db_postings")]
    private sealed class Linq2DbPosting
    {
        [PrimaryKey]
        public int Id { get; set; }

        [Column(DataType = DataType.DateTime)]
        public DateTime At { get; set; }

        [Column]
        public long Cents { get; set; }

        [Column]
        public string Type { get; set; } = "";

        [Column]
        public string? Region { get; set; }
    }
}
