using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// What a figure or a finding rests on: how many things of which kind, each on a line for reading. A closed family, of which the entries of
/// a ledger (<see cref="EntryEvidence"/>) are the first.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public abstract class Evidence : IReport
{
    private protected Evidence()
    {
    }

    /// <summary>Of a figure that was stated: nothing is known behind it.</summary>
    public static Evidence None { get; } = new NoEvidence();

    /// <summary>What there is: <c>entries</c>; <c>none</c> behind a stated figure.</summary>
    public abstract string Kind { get; }

    /// <summary>How many there are; null where nothing is known. Known also where the things themselves are not here.</summary>
    public abstract long? Count { get; }

    /// <summary>Each on a line for reading, in any culture, made while they are read.</summary>
    /// <exception cref="InvalidOperationException">They are known by number only, because they were counted elsewhere.</exception>
    public abstract IEnumerable<string> Lines { get; }

    /// <summary>Number and kind on one line, in any culture: <c>14 entries</c>.</summary>
    public abstract override string ToString();

    [JsonConverter(typeof(ReportJsonConverter))]
    private sealed class NoEvidence : Evidence
    {
        public override string Kind => "none";

        public override long? Count => null;

        public override IEnumerable<string> Lines => [];

        public override string ToString() => "stated, without evidence";
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Kind)
        .Add(Count);
}
