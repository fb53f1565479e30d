using System.Runtime.InteropServices;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <summary>Documents by their terms of payment, and how many of each were written off in time.</summary>
internal sealed class TermsOfDocuments
{
    private TermsOfDocuments(Class[] classes, int withoutTerms)
    {
        (Classes, WithoutTerms) = (classes, withoutTerms);
    }

    /// <summary>By terms, the shortest first.</summary>
    public Class[] Classes { get; }

    public int WithoutTerms { get; }

    /// <summary>
    /// The documents that were due so many days or more before the day of a list, whatever is open of them. Lines without a document are
    /// each one of their own; a document is invoiced on the first day of its lines, and due on the first of theirs.
    /// </summary>
    public static TermsOfDocuments Of(OpenItemList list, int days)
    {
        AttributedItems lines = list.Source.Attributed;
        Dictionary<(int Account, int Document, int Line), Document> documents = [];
        for (int line = 0; line < list.Source.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.IsCredit || !lines.IsKnown(row) || row.InvoiceDay > list.DayAsNumber) continue;
            ref Document document = ref CollectionsMarshal.GetValueRefOrAddDefault(
                documents, row.Document == 0 ? (0, 0, line + 1) : (row.Account, row.Document, 0), out bool isKnown);
            if (!isKnown) document = new Document { Invoiced = row.InvoiceDay, Due = int.MaxValue, Lines = [] };
            document.Invoiced = Math.Min(document.Invoiced, row.InvoiceDay);
            if (row.DueDay != DayNumber.None) document.Due = Math.Min(document.Due, row.DueDay);
            document.Lines.Add(line);
        }

        var classes = new SortedDictionary<int, Class>();
        int withoutTerms = 0;
        foreach (Document document in documents.Values)
        {
            if (document.Due == int.MaxValue || document.Due < document.Invoiced)
            {
                withoutTerms++;
                continue;
            }

            int end = document.Due + days;
            if (end > list.DayAsNumber) continue;
            long writtenOff = document.Lines.Sum(line => WrittenOff(list.Source, line, end));
            int terms = document.Due - document.Invoiced;
            Class before = classes.GetValueOrDefault(terms, new Class(terms, 0, 0, 0, list.Currency));
            classes[terms] = before with
            {
                Documents = before.Documents + 1,
                WrittenOff = before.WrittenOff + (writtenOff > 0 ? 1 : 0),
                Amount = before.Amount + writtenOff,
            };
        }

        return new TermsOfDocuments([.. classes.Values], withoutTerms);
    }

    /// <summary>What is written off of a line through a day, less what was reversed.</summary>
    private static long WrittenOff(OpenItems items, int line, int end)
    {
        long sum = 0;
        foreach (Application one in items.Attributed.AppliedTo(line))
        {
            if (one.Day <= end && WriteOffKinds.IsOne(items.Settlements[one.Settlement].Kind)) sum += one.Amount;
        }

        return sum;
    }

    private struct Document
    {
        public int Invoiced, Due;

        public List<int> Lines;
    }

    /// <param name="Terms">Days from the invoice date to the due date.</param>
    /// <param name="Documents">How many documents.</param>
    /// <param name="WrittenOff">How many of them were written off.</param>
    /// <param name="Amount">With which amount, in minor units.</param>
    /// <param name="Currency">The currency.</param>
    internal sealed record Class(int Terms, int Documents, int WrittenOff, Int128 Amount, Currency Currency)
    {
        public string InWords() => $"{ControlWords.Days(Terms)}: {Invariant.Count(WrittenOff)} of "
            + $"{Invariant.Count(Documents, "document", "documents")} written off, {Money.InWords(Amount, Currency)}";
    }
}
