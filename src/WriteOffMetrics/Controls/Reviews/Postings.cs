using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Every write-off of the ledger against the request that it names: each by the day on which it was recorded, or its effective day where
/// that is not stated, those of one request in this order, until what was granted is used up. Reversals in the ledger give back what they
/// take off: of earlier days first, and of a day, whose order is not known, where its write-offs need it.
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

    /// <returns>The write-offs by row.</returns>
    public static Posting[] Of(ControlRows rows, RequestLog log, DateTimeZone zone, Func<WriteOffRequest, ReviewedApproval[]> approvalsOf)
    {
        int[] stated = rows.Where((in ControlRow row) => row.Kind is EntryKind.WriteOff or EntryKind.Reversal);
        int[] codes = rows.CodesOf(Dimension.Request) ?? [];
        int CodeOf(int row) => codes.Length == 0 ? ControlRows.NotStated : codes[row];
        List<Posting> all = [.. stated.Where(row => CodeOf(row) == ControlRows.NotStated && rows[row].Kind == EntryKind.WriteOff)
            .Select(row => new Posting(row, WhyWithoutApproval.NoRequest))];
        var postings = new Postings(rows, log, zone, approvalsOf);
        int request = rows.Columns.IndexOfDimension(Dimension.Request);
        stated = Array.FindAll(stated, row => CodeOf(row) != ControlRows.NotStated);
        foreach (ArraySegment<int> group in rows.Together(stated, row => (codes[row], 0, 0)))
            postings.Add(group, rows.Columns.Value(group[0], request)!, all);
        all.Sort((one, other) => one.Row.CompareTo(other.Row));
        return [.. all];
    }

    private void Add(ArraySegment<int> group, string id, List<Posting> all)
    {
        if (!log.TryGet(id, out WriteOffRequest? request))
        {
            all.AddRange(group.Where(row => rows[row].Kind == EntryKind.WriteOff)
                .Select(row => new Posting(row, WhyWithoutApproval.NotInLog)));
            return;
        }

        var approvals = new ApprovalsOverTime(request, approvalsOf(request));
        var used = default(Used);
        foreach (IGrouping<int, int> day in group.GroupBy(DayOf).OrderBy(day => day.Key))
        {
            (Instant start, Instant end) = (StartOf(day.Key), StartOf(day.Key + 1));
            ApprovalsOverTime.Stay[] stays = [.. approvals.Within(start, end)];
            foreach (int row in day.Where(row => rows[row].Kind == EntryKind.Reversal
                && (stays.Length == 0 || stays.Any(stay => DiffersIn(row, stay) is null))))
                used.GiveBack(rows[row].Amount);

            // What less is allowed for first, where a request changed on the day: the order of rows makes no difference to the amounts.
            foreach ((int row, ApprovalsOverTime.Stay? stay) in day.Where(row => rows[row].Kind == EntryKind.WriteOff)
                .Select(row => (Row: row, Stay: BestOf(row, stays)))
                .OrderBy(one => one.Stay?.Allowed).ThenBy(one => rows.Columns.Ordinal(one.Row)).ThenBy(one => one.Row))
                all.Add(PostingOf(row, stay, approvals, stays, end, ref used));

            used.EndDay();
        }
    }

    /// <summary>At which time of the day it was posted is not known: whatever was allowed at one of them is.</summary>
    private ApprovalsOverTime.Stay? BestOf(int row, ApprovalsOverTime.Stay[] stays) =>
        stays.Where(one => DiffersIn(row, one) is null).MaxBy(one => (one.Allowed, -(int)one.Standing));

    private Posting PostingOf(
        int row, ApprovalsOverTime.Stay? stay, ApprovalsOverTime approvals, ApprovalsOverTime.Stay[] stays, Instant end, ref Used used)
    {
        long amount = rows[row].Amount;
        if (stay is null && stays.Length > 0)
            return new Posting(row, WhyWithoutApproval.OfSomethingElse) { DiffersIn = DiffersIn(row, stays[^1]) };
        if (stay is null or { Allowed: 0 })
        {
            used.Take(amount, 0);
            return new Posting(row, !approvals.WasApprovedBefore(end) && approvals.IsApprovedFrom(end)
                ? WhyWithoutApproval.NotYet
                : WhyWithoutApproval.NotApproved);
        }

        long approved = used.Take(amount, stay.Allowed);
        return new Posting(row, approved == amount ? WhyWithoutApproval.None : WhyWithoutApproval.MoreThanGranted)
        {
            Approved = approved,
            Standing = stay.Standing,
        };
    }

    /// <summary>In what an entry and a request differ; none where in nothing. What either does not state is no difference.</summary>
    private string? DiffersIn(int row, ApprovalsOverTime.Stay stay)
    {
        if (stay.Currency != rows.Columns.Currency) return "currency";
        if (stay.Subject.Category != rows[row].What.Category) return "category";
        if (Differ(stay.Subject.Account, row, account)) return Dimension.Account;
        return Differ(stay.Subject.Document, row, document) ? Dimension.Document : null;
    }

    private bool Differ(string? approved, int row, int dimension) =>
        approved is not null && dimension >= 0 && rows.Columns.Value(row, dimension) is { } posted && posted != approved;

    private int DayOf(int row) => rows[row].RecordedDay is var day && day == DayNumber.None ? rows[row].Day : day;

    private Instant StartOf(int day) => zone.AtStartOfDay(DayNumber.ToDate(day)).ToInstant();

    /// <summary>
    /// What of a request was posted and not reversed: what it allowed, and what it did not, which reversals take off first.
    /// </summary>
    private struct Used
    {
        private Int128 approved, beyond, reversed;

        /// <summary>How much of a write-off is approved, of which so much is allowed with all that stands.</summary>
        public long Take(long amount, long allowed)
        {
            // What was reversed on this day makes room, and no single write-off larger than what is allowed.
            long most = Math.Min(amount, allowed);
            if (most > 0) TakeOff(ref approved, Int128.Max(0, approved + most - allowed));
            long taken = (long)Int128.Clamp(allowed - approved, 0, most);
            approved += taken;
            beyond += amount - taken;
            return taken;
        }

        public void GiveBack(long amount)
        {
            reversed += amount;
            TakeOff(ref beyond, beyond);
            TakeOff(ref approved, approved);
        }

        /// <summary>
        /// A reversal may stand before the write-off of its day; of an earlier one that the ledger does not have, nothing is won.
        /// </summary>
        public void EndDay()
        {
            GiveBack(0);
            reversed = 0;
        }

        private void TakeOff(ref Int128 what, Int128 most)
        {
            Int128 off = Int128.Min(Int128.Min(what, most), reversed);
            what -= off;
            reversed -= off;
        }
    }
}
