namespace WriteOffMetrics;

/// <summary>
/// The values of a breakdown by their amounts, the largest first, those of equal amounts in order of their text, what is not stated first.
/// Texts are compared only where amounts are equal, and only once somebody asks which value is where.
/// </summary>
/// <remarks>Immutable for its readers: what is made when first asked for is found the same by any number of threads.</remarks>
internal sealed class RankedValues
{
    /// <summary>So many values of equal amounts are found without ordering the others by their texts.</summary>
    private const int Few = 64;

    private readonly Func<int, string?> valueOf;
    private readonly long[] amounts;

    /// <summary>The codes by their amounts; those of equal amounts in no order.</summary>
    private readonly int[] sorted;
    private int[]? ordered;

    /// <param name="amountsByCode">The amount of each value by its code; becomes this object's own.</param>
    /// <param name="valueOf">The value of a code.</param>
    public RankedValues(long[] amountsByCode, Func<int, string?> valueOf)
    {
        this.valueOf = valueOf;
        amounts = amountsByCode;
        sorted = new int[amounts.Length];
        for (int code = 0; code < sorted.Length; code++) sorted[code] = code;

        // Turning all bits over turns the order over, and unlike a sign it exists for every number.
        for (int i = 0; i < amounts.Length; i++) amounts[i] = ~amounts[i];
        Array.Sort(amounts, sorted);
        for (int i = 0; i < amounts.Length; i++) amounts[i] = ~amounts[i];
    }

    public int Count => amounts.Length;

    /// <summary>The amounts, the largest first.</summary>
    public ReadOnlySpan<long> Amounts => amounts;

    public string? ValueAt(int place) => valueOf(CodeAt(place));

    /// <summary>The places from one on, by the texts of their values.</summary>
    public int[] PlacesByText(int first)
    {
        int[] places = [.. Enumerable.Range(first, Count - first)];
        int[] codes = Ordered;
        Array.Sort(places, (left, right) => CompareTexts(codes[left], codes[right]));
        return places;
    }

    /// <summary>The codes at the first places, without a look at the others.</summary>
    public int[] First(int count)
    {
        if (ordered is not null || count >= Count) return Ordered[..Math.Min(count, Count)];
        int[] codes = sorted[..EndOfTie(count - 1)];
        int last = StartOfTie(count - 1);
        OrderTies(codes, last);
        OrderFirst(codes.AsSpan(last), count - last);
        return codes[..count];
    }

    private int[] Ordered => ordered ??= InOrder();

    /// <summary>The code at a place. Where few have its amount, only these are looked at.</summary>
    private int CodeAt(int place)
    {
        if (ordered is not null) return ordered[place];
        (int start, int end) = (StartOfTie(place), EndOfTie(place));
        if (end - start > Few) return Ordered[place];
        Span<int> codes = stackalloc int[end - start];
        sorted.AsSpan(start, codes.Length).CopyTo(codes);
        codes.Sort(CompareTexts);
        return codes[place - start];
    }

    private int[] InOrder()
    {
        int[] codes = [.. sorted];
        OrderTies(codes, codes.Length);
        return codes;
    }

    /// <summary>Orders those of equal amounts by their text, up to an end.</summary>
    private void OrderTies(int[] codes, int end)
    {
        for (int start = 0; start < end;)
        {
            int endOfTie = EndOfTie(start);
            if (endOfTie - start > 1) codes.AsSpan(start, endOfTie - start).Sort(CompareTexts);
            start = endOfTie;
        }
    }

    /// <summary>
    /// Puts those that come first by their text at the beginning, in order: where a million values have nothing in a period, five of them
    /// are wanted.
    /// </summary>
    private void OrderFirst(Span<int> codes, int count)
    {
        if (count > Few)
        {
            codes.Sort(CompareTexts);
            return;
        }

        codes[..count].Sort(CompareTexts);
        for (int i = count; i < codes.Length; i++)
        {
            int code = codes[i];
            if (CompareTexts(code, codes[count - 1]) > 0) continue;
            int place = ~codes[..count].BinarySearch(new Place(this, code));
            codes[place..(count - 1)].CopyTo(codes[(place + 1)..]);
            codes[place] = code;
        }
    }

    private int StartOfTie(int place)
    {
        while (place > 0 && amounts[place - 1] == amounts[place]) place--;
        return place;
    }

    private int EndOfTie(int place)
    {
        int end = place + 1;
        while (end < amounts.Length && amounts[end] == amounts[place]) end++;
        return end;
    }

    private int CompareTexts(int left, int right) => string.CompareOrdinal(valueOf(left), valueOf(right));

    /// <summary>Where a code belongs among others that are in order.</summary>
    private readonly struct Place(RankedValues ranked, int code) : IComparable<int>
    {
        public int CompareTo(int other) => ranked.CompareTexts(code, other);
    }
}
