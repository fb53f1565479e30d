namespace WriteOffMetrics;

/// <summary>A value that says nothing that was asked; the message says what was found, what is allowed and what to do.</summary>
internal sealed class UnreadableException(string message) : FormatException(message);
