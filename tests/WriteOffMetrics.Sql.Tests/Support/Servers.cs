using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>The servers that <c>.ci/run</c> starts for the tests, by the variables that the script <c>servers</c> prints.</summary>
internal static class Servers
{
    private const string HowToStart = "no servers: eval \"$(tests/WriteOffMetrics.Sql.Tests/servers start \"$(mktemp -d)\")\" starts them";

    /// <summary>Why a test that needs them is skipped: none is stated, and it is no CI, where that fails.</summary>
    public static string? WhyNot =>
        Environment.GetEnvironmentVariable("WRITEOFFMETRICS_POSTGRES") is null && Environment.GetEnvironmentVariable("CI") != "true"
            ? HowToStart
            : null;

    /// <summary>The connection to a cluster, 0 for the first. Without a pool, no test meets a connection that another one broke.</summary>
    public static string Postgres(int cluster, string database) =>
        $"Host=127.0.0.1;Port={Ports("WRITEOFFMETRICS_POSTGRES")[cluster]};Username=postgres;Database={database};"
        + "Include Error Detail=true;Pooling=false";

    /// <summary>Where a node of ClickHouse answers, 0 for the first.</summary>
    public static Uri ClickHouse(int node) => new($"http://127.0.0.1:{Ports("WRITEOFFMETRICS_CLICKHOUSE")[node]}/");

    /// <summary>Kills a server, as a failing machine would: without a word to its clients.</summary>
    public static void Kill(string server)
    {
        string folder = Path.Combine(Required("WRITEOFFMETRICS_SERVERS"), server);
        string file = server.StartsWith("postgres", StringComparison.Ordinal)
            ? Path.Combine(folder, "data", "postmaster.pid")
            : Path.Combine(folder, "pid");
        int id = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        using Process process = Process.GetProcessById(id);
        process.Kill(entireProcessTree: true);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
    }

    public static async Task RestartAsync(string server)
    {
        string script = Path.Combine(Repository.Root, "tests", "WriteOffMetrics.Sql.Tests", "servers");
        using Process process = Process.Start("bash", [script, "restart", Required("WRITEOFFMETRICS_SERVERS"), server]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static string[] Ports(string variable) => Required(variable).Split(',');

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set: {HowToStart}.");
}

/// <summary>A test that needs servers. Without them it is skipped and says so; with CI=true it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Servers.WhyNot;
}
