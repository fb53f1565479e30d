namespace WriteOffMetrics.Sql.Tests;

/// <summary>Tests that share servers run one after another: some kill a server that others read.</summary>
[CollectionDefinition("servers")]
public sealed class ServerCollection;
