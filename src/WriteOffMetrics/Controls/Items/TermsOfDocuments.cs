using System.Runtime.InteropServices;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <summary>Documents by their terms of payment, and how many of each were written off in time.</summary>
internal sealed class TermsOfDocuments
{
    private TermsOfDocuments(Class[] classes, int withoutTerms, int tooYoung)
    {
        (Classes, WithoutTerms, TooYoung) = (classes, withoutTerms, tooYoung);
    }

    /// <summary>By terms, the shortest first.</summary>
    public Class[] Classes { get; }

    public int WithoutTerms { get; }

    /// <summary>How many were not yet due for so many days.</summary>
    public int TooYoung { get; }

    /// <summary>
    /// The documents that were due so many days or more before the day of a list, whatever is open of them. Lines without a document are
    /// each one of their own; a document is invoiced on the first day of its lines, and due on the first of theirs.
    /// </summary>
    public static TermsOfDocuments Of(OpenItemList list, int days)
    {
        AttributedItems lines = list.Source.Attributed;
        Dictionary<(int Account, int Document, int Line), Invoiced> documents = [];
        for (int line = 0; line < list.Source.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.IsCredit || !lines.IsKnown(row) || row.InvoiceDay > list.DayAsNumber) continue;
            ref Invoiced document = ref CollectionsMarshal.GetValueRefOrAddDefault(
                documents, row.Document == 0 ? (row.Account, 0, line + 1) : (row.Account, row.Document, 0), out bool isKnown);
            if (!isKnown) document = new Invoiced { Day = row.InvoiceDay, Due = int.MaxValue, Lines = [] };
            document.Day = Math.Min(document.Day, row.InvoiceDay);
            if (row.DueDay != DayNumber.None) document.Due = Math.Min(document.Due, row.DueDay);
            document.Lines.Add(line);
        }

        var classes = new SortedDictionary<int, Class>();
        (int withoutTerms, int tooYoung) = (0, 0);
        foreach (((int account, _, _), Invoiced document) in documents)
        {
            if (document.Due == int.MaxValue || document.Due < document.Day)
            {
                withoutTerms++;
                continue;
            }

            if (list.DayAsNumber - document.Due < days)
            {
                tooYoung++;
                continue;
            }

            long writtenOff = document.Lines.Sum(line => WrittenOff(list.Source, line, document.Due, document.Due + days));
            int terms = document.Due - document.Day;
            if (!classes.TryGetValue(terms, out Class? found)) classes.Add(terms, found = new Class(terms, list.Currency));
            found.Add(account, Math.Max(0, writtenOff));
        }

        return new TermsOfDocuments([.. classes.Values], withoutTerms, tooYoung);
    }

    /// <summary>What is written off of a line after its due date and through a day, less what was reversed.</summary>
    private static long WrittenOff(OpenItems items, int line, int due, int end)
    {
        long sum = 0;
        foreach (Application one in items.Attributed.AppliedTo(line))
        {
            if (one.Day > due && one.Day <= end && WriteOffKinds.IsOne(items.Settlements[one.Settlement].Kind)) sum += one.Amount;
        }

        return sum;
    }

    /// <summary>A document with the first of the invoice and due days of its lines.</summary>
    private struct Invoiced
    {
        public int Day, Due;

        public List<int> Lines;
    }

    /// <summary>The documents of the same terms.</summary>
    /// <param name="terms">Days from the invoice date to the due date.</param>
    /// <param name="currency">The currency.</param>
    internal sealed class Class(int terms, Currency currency)
    {
        private readonly HashSet<int> accounts = [];

        public int Terms { get; } = terms;

        public int Documents { get; private set; }

        /// <summary>How many of them were written off.</summary>
        public int WrittenOff { get; private set; }

        /// <summary>With which amount, in minor units.</summary>
        public Int128 Amount { get; private set; }

        /// <summary>The accounts of what was written off; what states none is of none.</summary>
        public IReadOnlyCollection<int> Accounts => accounts;

        public void Add(int account, long writtenOff)
        {
            Documents++;
            if (writtenOff == 0) return;
            WrittenOff++;
            Amount += writtenOff;
            accounts.Add(account);
        }

        public string InWords() => $"{ControlWords.Days(Terms)}: {Invariant.Count(WrittenOff)} of "
            + $"{Invariant.Count(Documents, "document", "documents")} written off, {Money.InWords(Amount, currency)} of "
            + $"{Invariant.Count(accounts.Count, "account", "accounts")}";
    }
}
