using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes and reads a snapshot as <see cref="DashboardSnapshot.ToJson"/> and <see cref="DashboardSnapshot.FromJson"/> do.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <see cref="DashboardSnapshot"/> names it: nobody need register it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DashboardSnapshotJsonConverter : JsonConverter<DashboardSnapshot>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">A value is missing or bad, or a newer major version wrote it.</exception>
    public override DashboardSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DashboardJson.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DashboardSnapshot value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        DashboardJson.Write(writer, value);
    }
}
