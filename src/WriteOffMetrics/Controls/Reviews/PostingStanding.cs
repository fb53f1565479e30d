namespace WriteOffMetrics.Controls;

/// <summary>Whether whoever approved a write-off may.</summary>
internal enum PostingStanding
{
    /// <summary>Enough of them may.</summary>
    Inside,

    /// <summary>Not enough of them may.</summary>
    Beyond,

    /// <summary>The policy cannot tell.</summary>
    NotJudged,
}
