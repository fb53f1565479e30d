namespace WriteOffMetrics;

/// <summary>A type that JSON has nothing of; <see cref="RefusedJsonConverter"/> says so.</summary>
internal interface IRefusedAsJson
{
    /// <summary>What it is, and what to write instead, as whole sentences.</summary>
    string InsteadOfJson { get; }
}
