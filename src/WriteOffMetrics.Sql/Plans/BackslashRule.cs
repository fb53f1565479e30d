namespace WriteOffMetrics.Sql;

/// <summary>What a backslash in a text of SQL means.</summary>
internal enum BackslashRule
{
    /// <summary>A letter like any other.</summary>
    IsALetter,

    /// <summary>It changes the letter behind it.</summary>
    Escapes,

    /// <summary>It does so in texts that say so, and in others by a setting of the server.</summary>
    EscapesWhereStated,

    /// <summary>Databases of this dialect differ.</summary>
    NobodyKnows,
}
