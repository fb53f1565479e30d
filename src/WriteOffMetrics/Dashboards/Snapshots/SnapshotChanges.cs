namespace WriteOffMetrics;

/// <summary>What differs between two snapshots, place by place.</summary>
internal static class SnapshotChanges
{
    /// <summary>The place of a figure; several rows of one name are told apart by their order.</summary>
    private readonly record struct Place(string Section, string Table, string? Row, DashboardRowKind Kind, int Number, string Column);

    public static IReadOnlyList<DashboardChange> Between(DashboardSnapshot earlier, DashboardSnapshot later)
    {
        List<DashboardChange> changes = [];
        Compare(null, earlier, later, changes);
        foreach (DashboardSnapshot entity in later.Entities)
            Compare(entity.Name, Find(earlier, entity.Name), entity, changes);
        foreach (DashboardSnapshot entity in earlier.Entities.Where(one => Find(later, one.Name) is null))
            Compare(entity.Name, entity, null, changes);
        return changes;
    }

    private static DashboardSnapshot? Find(DashboardSnapshot snapshot, string entity) =>
        snapshot.Entities.FirstOrDefault(one => one.Name == entity);

    private static void Compare(string? entity, DashboardSnapshot? earlier, DashboardSnapshot? later, List<DashboardChange> changes)
    {
        Dictionary<Place, DashboardFigure> before = PlacesOf(earlier).ToDictionary();
        foreach ((Place place, DashboardFigure after) in PlacesOf(later))
        {
            _ = before.Remove(place, out DashboardFigure? was);
            if (was is null || !was.IsAlike(after)) changes.Add(Change(entity, place, was, after));
        }

        // What is left went; in the order of the earlier snapshot.
        changes.AddRange(PlacesOf(earlier).Where(one => before.ContainsKey(one.Key))
            .Select(one => Change(entity, one.Key, one.Value, null)));
    }

    private static DashboardChange Change(string? entity, Place at, DashboardFigure? before, DashboardFigure? after) =>
        new(entity, at.Section, at.Table, at.Row, at.Kind, at.Column, before, after);

    private static IEnumerable<KeyValuePair<Place, DashboardFigure>> PlacesOf(DashboardSnapshot? snapshot)
    {
        foreach (DashboardSection section in snapshot?.Sections ?? [])
        {
            foreach (DashboardTable table in section.Tables)
            {
                var numbers = new Dictionary<(string?, DashboardRowKind), int>();
                foreach (DashboardRow row in table.Rows)
                {
                    int number = numbers[(row.Name, row.Kind)] = numbers.GetValueOrDefault((row.Name, row.Kind)) + 1;
                    for (int column = 0; column < table.Columns.Count; column++)
                    {
                        if (row.Figures[column] is { } figure)
                            yield return KeyValuePair.Create(
                                new Place(section.Name, table.Name, row.Name, row.Kind, number, table.Columns[column]), figure);
                    }
                }
            }
        }
    }
}
