using System.Globalization;
using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

/// <summary>The floors and wings as a document lists them, and what they forbid.</summary>
internal sealed partial class House
{
    /// <summary>The floor of each room; what stands in no room lies below all.</summary>
    private readonly Dictionary<string, int> floors = new() { [""] = -1 };

    /// <summary>The other wings that each wing may name.</summary>
    private readonly Dictionary<string, string[]> wings = [];

    /// <summary>The rooms that may name all others, and that no other names.</summary>
    private readonly HashSet<string> roof = [];

    private House()
    {
    }

    public IEnumerable<string> Rooms => floors.Keys.Concat(wings.Keys).Concat(roof);

    /// <summary>The rooms of each floor, the uppermost first, each floor on a line as the list has it.</summary>
    public IEnumerable<string> Floors => floors.Where(room => room.Value >= 0).GroupBy(room => room.Value)
        .OrderByDescending(floor => floor.Key)
        .Select(floor => string.Create(CultureInfo.InvariantCulture, $"{floor.Key} {string.Join(' ', floor.Select(room => room.Key))}"));

    /// <summary>
    /// Reads three lists: ```floors, a number and its rooms on each line; ```wings, a wing on each line, and behind "may name" other
    /// wings; and ```roof, if there is one, a room on each line.
    /// </summary>
    public static House Parse(string document)
    {
        var house = new House();
        foreach (string[] words in LinesOf(document, "floors").Select(line => line.Split(' ')))
        {
            foreach (string room in words[1..]) house.floors.Add(room, int.Parse(words[0], CultureInfo.InvariantCulture));
        }

        foreach (string line in LinesOf(document, "wings"))
        {
            string[] parts = line.Split(" may name ");
            house.wings.Add(parts[0], parts.Length == 1 ? [] : parts[1].Split(' '));
        }

        if (document.Contains("```roof\n", StringComparison.Ordinal)) house.roof.UnionWith(LinesOf(document, "roof"));
        return house;
    }

    /// <summary>Why a file of one room may not name a type of another; none where it may.</summary>
    public string? WhyForbidden(string from, string to)
    {
        if (from == to || roof.Contains(from)) return null;
        if (roof.Contains(to)) return $"{to} is the roof, which nothing names";
        bool isWing = wings.TryGetValue(from, out string[]? allowed);
        if (isWing && wings.ContainsKey(to)) return allowed!.Contains(to) ? null : $"the list does not let {from} name {to}";
        if (wings.ContainsKey(to)) return $"{to} is a wing, and {from} is not";
        return isWing || floors[to] < floors[from] ? null : $"{from} is on floor {floors[from]}, {to} on floor {floors[to]}";
    }

    /// <summary>The namespace of a room's types: a wing's own, or that of the library.</summary>
    public string NamespaceOf(string room) => wings.ContainsKey(room) ? "WriteOffMetrics." + room : "WriteOffMetrics";

    /// <summary>
    /// The floors as a document draws them in ```mermaid: each a subgraph with its number and its rooms, and one arrow down from each.
    /// </summary>
    public static IEnumerable<string> DrawnFloors(string document)
    {
        string[] lines = LinesOf(document, "mermaid");
        string[] floors =
        [
            .. lines.Select((line, i) => (Floor: SubgraphOf().Match(line), Rooms: i + 1 < lines.Length ? lines[i + 1] : ""))
                .Where(one => one.Floor.Success)
                .Select(one => $"{one.Floor.Groups[1].Value} {string.Join(' ', one.Rooms.Split(" ~~~ ", StringSplitOptions.TrimEntries))}"),
        ];
        string arrows = string.Join(" --> ", floors.Select(floor => "floor" + floor.Split(' ')[0]));
        return lines.Count(line => line.Contains("-->", StringComparison.Ordinal)) == 1 && lines[^1].Trim() == arrows
            ? floors
            : throw new FormatException($"Found '{lines[^1].Trim()}'; '{arrows}' as the last line and the only one with arrows is needed.");
    }

    [GeneratedRegex("""^\s*subgraph floor(\d+)\["\1 · """)]
    private static partial Regex SubgraphOf();

    private static string[] LinesOf(string document, string list) => document.Split($"```{list}\n")[1].Split("```")[0]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
