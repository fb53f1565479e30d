namespace WriteOffMetrics.Sql;

/// <summary>
/// Rows of a table that no totals can be made of, counted over a whole answer. A row may be counted for more than one reason.
/// </summary>
internal sealed class BadRows
{
    /// <summary>How many words that mean nothing are told; the others are counted.</summary>
    private const int MostWords = 5;

    private readonly Dictionary<(string Column, string? Text), long> words = [];
    private readonly Dictionary<string, string> allowedWords = [];
    private long withoutDate, withBadAmount;

    public void AddAmounts(long rows) => withBadAmount += rows;

    public void AddDates(long rows) => withoutDate += rows;

    /// <param name="column">What the column is: kind or category.</param>
    /// <param name="text">What it says.</param>
    /// <param name="allowed">What it may say.</param>
    /// <param name="rows">In how many rows.</param>
    public void AddWord(string column, string? text, string allowed, long rows)
    {
        words[(column, text)] = words.GetValueOrDefault((column, text)) + rows;
        allowedWords[column] = allowed;
    }

    /// <summary>Everything that is wrong; none where nothing is.</summary>
    public string? InWords()
    {
        List<string> faults = [];
        if (withoutDate > 0) faults.Add(AnswerWords.WhyNoDate(withoutDate));
        if (withBadAmount > 0) faults.Add(AnswerWords.WhyBadAmounts(withBadAmount));
        foreach (string column in allowedWords.Keys.Order(StringComparer.Ordinal)) faults.Add(WordsIn(column));
        return faults.Count == 0 ? null : string.Join(" Also: ", faults);
    }

    private string WordsIn(string column)
    {
        (string? Text, long Rows)[] found = [.. words.Where(word => word.Key.Column == column).Select(word => (word.Key.Text, word.Value))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Text, StringComparer.Ordinal)];
        string told = string.Join(", ", found.Take(MostWords).Select(word => $"{Words.InQuotes(word.Text)} ({Words.Text(word.Rows)})"));
        if (found.Length > MostWords) told += $" and {Words.Text(found.Length - MostWords)} more";
        return AnswerWords.WhyNoMember(told, column, allowedWords[column], found.Sum(word => word.Rows));
    }
}
