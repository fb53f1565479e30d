namespace WriteOffMetrics.Csv;

/// <summary>Takes the record on which the reading is.</summary>
internal interface IRowTaker
{
    /// <summary>Takes the record; false where there is no room for another.</summary>
    bool Take();

    /// <summary>Takes note of a record that has not the columns of the file; false where there is no room for another.</summary>
    bool TakeBad(Finding finding);
}
