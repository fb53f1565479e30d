using System.Text;

namespace WriteOffMetrics.Sql;

/// <summary>
/// What a column says for the members of an enumeration: words of the table's own, or else their names, and these in words, in any case.
/// </summary>
internal sealed class MemberWords<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> members;

    private MemberWords(Dictionary<string, T> members) => this.members = members;

    public static MemberWords<T> Usual { get; } = new(Enum.GetValues<T>()
        .SelectMany(member => new[] { member.ToString(), InWords(member) }.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(word => KeyValuePair.Create(word, member)))
        .ToDictionary(StringComparer.OrdinalIgnoreCase));

    /// <summary>Which words are read, in words.</summary>
    public string Allowed => ReferenceEquals(this, Usual) ? string.Join(", ", Enum.GetNames<T>()) : string.Join(", ", members.Keys);

    /// <summary>A table's own words; the usual ones where there are none.</summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is none.</exception>
    public static MemberWords<T> From(IReadOnlyList<(string Word, T Member)> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0) return Usual;
        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string word, T member) in words)
        {
            if (string.IsNullOrWhiteSpace(word))
                throw new ArgumentException("Found a blank word; what the column says is needed. State it.", nameof(words));
            if (!Enum.IsDefined(member))
                throw new ArgumentOutOfRangeException(nameof(words),
                    $"Found no member of {typeof(T).Name} for '{word}'; its members are allowed. State one of these.");
            if (!members.TryAdd(word.Trim(), member))
                throw new ArgumentException(
                    $"Found the word '{word}' twice; one meaning is allowed. Leave one of them out.", nameof(words));
        }

        return new MemberWords<T>(members);
    }

    public bool TryRead(string text, out T member) => members.TryGetValue(text.Trim(), out member);

    /// <summary>RecoveryReturned is "recovery returned", and WriteOff "write-off".</summary>
    private static string InWords(T member)
    {
        string name = member.ToString();
        if (name == nameof(EntryKind.WriteOff)) return "write-off";
        var words = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
