using Microsoft.Data.Sqlite;

namespace DatabaseRows;

/// <summary>
/// A database in memory with a table of write-offs, as SQLite keeps them: days as text, amounts in cents. One row is of another currency,
/// and one has no date.
/// </summary>
public sealed class Database : IDisposable
{
    private const string Rows = """
        CREATE TABLE write_offs (
            id INTEGER PRIMARY KEY, posted_on TEXT NULL, cents INTEGER NOT NULL, currency TEXT NOT NULL, kind TEXT NOT NULL,
            customer TEXT NOT NULL, region TEXT NULL);
        INSERT INTO write_offs VALUES
            (101, '2026-01-15', 120000, 'USD', 'WO',  'C-1', 'north'),
            (102, '2026-01-31',  80050, 'USD', 'WO',  'C-2', 'south'),
            (103, '2026-02-10',  20050, 'USD', 'REC', 'C-2', 'south'),
            (104, '2026-02-28', 500000, 'EUR', 'WO',  'C-3', 'north'),
            (105, NULL,          99900, 'USD', 'WO',  'C-4', NULL),
            (106, '2026-02-28',  50000, 'USD', 'WO',  'C-5', NULL);
        """;

    public Database()
    {
        Connection = new SqliteConnection("Data Source=:memory:");
        Connection.Open();
        using SqliteCommand command = Connection.CreateCommand();
        command.CommandText = Rows;
        command.ExecuteNonQuery();
    }

    public SqliteConnection Connection { get; }

    public void Dispose() => Connection.Dispose();
}
