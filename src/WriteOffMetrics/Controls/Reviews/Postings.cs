using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Every write-off of the ledger against the request that it names: each by the day on which it was recorded, those of one request in this
/// order, until what was granted is used up. Reversals in the ledger give back what they take off.
/// </summary>
internal sealed class Postings
{
    private readonly ControlRows rows;
    private readonly RequestLog log;
    private readonly DateTimeZone zone;
    private readonly Func<WriteOffRequest, ReviewedApproval[]> approvalsOf;
    private readonly int account, document;

    private Postings(ControlRows rows, RequestLog log, DateTimeZone zone, Func<WriteOffRequest, ReviewedApproval[]> approvalsOf)
    {
        (this.rows, this.log, this.zone, this.approvalsOf) = (rows, log, zone, approvalsOf);
        (account, document) = (rows.Columns.IndexOfDimension(Dimension.Account), rows.Columns.IndexOfDimension(Dimension.Document));
    }

    /// <returns>The write-offs by row; none where no entry names a request.</returns>
    public static Posting[]? Of(
        ControlRows rows, RequestLog log, DateTimeZone zone, Func<WriteOffRequest, ReviewedApproval[]> approvalsOf)
    {
        int[] writeOffs = rows.WriteOffs();
        int[] codes = rows.CodesOf(Dimension.Request) ?? [];
        if (writeOffs.Length == 0) return [];
        if (codes.Length == 0 || Array.TrueForAll(writeOffs, row => codes[row] == ControlRows.NotStated)) return null;
        var postings = new Postings(rows, log, zone, approvalsOf);
        var all = new List<Posting>(writeOffs.Length);
        foreach (int row in writeOffs)
        {
            if (codes[row] == ControlRows.NotStated) all.Add(new Posting(row, 0, false, WhyWithoutApproval.NoRequest, 0));
        }

        int[] stated = rows.Where((in ControlRow row) => row.Kind is EntryKind.WriteOff or EntryKind.Reversal);
        stated = Array.FindAll(stated, row => codes[row] != ControlRows.NotStated);
        int request = rows.Columns.IndexOfDimension(Dimension.Request);
        foreach (ArraySegment<int> group in rows.Together(stated, row => (codes[row], 0, 0)))
            postings.Add(group, rows.Columns.Value(group[0], request)!, all);
        all.Sort((one, other) => one.Row.CompareTo(other.Row));
        return [.. all];
    }

    private void Add(ArraySegment<int> group, string id, List<Posting> all)
    {
        ApprovalsOverTime? approvals = log.TryGet(id, out WriteOffRequest? request)
            ? new ApprovalsOverTime(request, approvalsOf(request))
            : null;
        Int128 used = 0;
        int reversedOn = DayNumber.None;
        foreach (int row in group.OrderBy(RecordedOrEffectiveDay).ThenBy(rows.Columns.Ordinal).ThenBy(row => row))
        {
            long amount = rows[row].Amount;
            if (rows[row].Kind == EntryKind.Reversal)
            {
                used = Int128.Max(0, used - amount);
                reversedOn = RecordedOrEffectiveDay(row);
                continue;
            }

            Posting posting = approvals is null
                ? new Posting(row, 0, false, WhyWithoutApproval.NotInLog, 0)
                : PostingOf(row, approvals, used, isReversed: reversedOn == RecordedOrEffectiveDay(row));
            all.Add(posting);
            used += amount;
        }
    }

    /// <param name="row">The write-off.</param>
    /// <param name="approvals">Those of its request.</param>
    /// <param name="used">What was written off for the request before and not reversed.</param>
    /// <param name="isReversed">
    /// Whether the ledger has a reversal of the day before it. What the log has as reversed on the day was posted first, unless it is so.
    /// </param>
    private Posting PostingOf(int row, ApprovalsOverTime approvals, Int128 used, bool isReversed)
    {
        int day = rows[row].RecordedDay;
        ApprovalsOverTime.Stay? stay = approvals.Last;
        if (day != DayNumber.None)
        {
            LocalDate date = DayNumber.ToDate(day);
            Instant end = StartOf(date.PlusDays(1));
            stay = isReversed ? approvals.Before(end) : approvals.BeforeReversals(StartOf(date), end);
        }

        if (stay is not null && IsOfSomethingElse(row, stay)) return new Posting(row, 0, false, WhyWithoutApproval.OfSomethingElse, 0);
        if (stay is null or { Allowed: 0 })
        {
            bool isLater = stay?.WasApproved != true && approvals.Last.WasApproved;
            return new Posting(row, 0, false, isLater ? WhyWithoutApproval.NotYet : WhyWithoutApproval.NotApproved, 0);
        }

        long left = (long)Int128.Max(0, stay.Allowed - used), approved = Math.Min(left, rows[row].Amount);
        return new Posting(
            row, approved, approved > 0 && stay.IsInsideAuthority,
            approved == rows[row].Amount ? WhyWithoutApproval.None : WhyWithoutApproval.MoreThanGranted, left);
    }

    /// <summary>What either does not state is no difference.</summary>
    private bool IsOfSomethingElse(int row, ApprovalsOverTime.Stay stay) =>
        stay.Currency != rows.Columns.Currency || stay.Subject.Category != rows[row].What.Category
        || Differ(stay.Subject.Account, row, account) || Differ(stay.Subject.Document, row, document);

    private bool Differ(string? approved, int row, int dimension) =>
        approved is not null && dimension >= 0 && rows.Columns.Value(row, dimension) is { } posted && posted != approved;

    private Instant StartOf(LocalDate day) => zone.AtStartOfDay(day).ToInstant();

    private int RecordedOrEffectiveDay(int row) => rows[row].RecordedDay is var day && day == DayNumber.None ? rows[row].Day : day;
}
