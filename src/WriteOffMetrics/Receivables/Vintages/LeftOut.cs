namespace WriteOffMetrics.Receivables;

/// <summary>Why a row is in no cell of a table of vintages.</summary>
internal enum LeftOut
{
    /// <summary>It is in one.</summary>
    No,

    /// <summary>It states no origin date, so that nobody knows its cohort.</summary>
    WithoutOrigin,

    /// <summary>It originated before the first cohort or after the last.</summary>
    OutsideCohorts,

    /// <summary>It was written off before its cohort starts, at an age below 1.</summary>
    BeforeCohort,

    /// <summary>It lies in an age, or belongs to a cohort, that the books do not cover to its end.</summary>
    NotReached,
}
