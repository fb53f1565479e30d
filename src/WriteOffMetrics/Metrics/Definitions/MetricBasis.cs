namespace WriteOffMetrics;

/// <summary>What stands above or below a line: <c>gross write-offs</c>, of what was read where it is read from entries.</summary>
/// <param name="Words">The words up to what was read.</param>
/// <param name="IsRead">Whether it is read from entries, so that the scope stands in its words.</param>
/// <param name="After">The words behind the scope.</param>
internal sealed record MetricBasis(string Words, bool IsRead, string After = "")
{
    public string InWords(string? scope) => IsRead && scope is not null ? $"{Words} ({scope}){After}" : Words + After;

    public override string ToString() => Words + After;
}
