using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>
/// A random walk: a pool of live objects, each with its model, and steps that draw a verb and its arguments. After every step the objects
/// touched are compared with their models, and another that is drawn; at the end all are. Steps are drawn apart, so that one can be left
/// out and the others stay much as they were.
/// </summary>
internal sealed class Walk
{
    private static readonly WalkVerb[] Verbs =
    [
        .. DictionaryVerbs.All, .. LedgerSourceVerbs.All, .. BuilderVerbs.All, .. LedgerVerbs.All, .. SummaryVerbs.All, .. LiveVerbs.All,
        .. TotalsVerbs.All, .. BreakdownVerbs.All, .. CrossVerbs.All, .. RefusedVerbs.All, .. CheckVerbs.All,
        .. WindowVerbs.All, .. ConsolidationVerbs.All, .. SegmentVerbs.All, .. VintageVerbs.All,
    ];

    private static readonly int[] Frequencies = [0, 1, 1, 5];

    private readonly WalkVerb[] lots;
    private readonly int seed;
    private readonly List<WalkItem> items = [];
    private readonly List<string> steps = [];
    private readonly HashSet<WalkItem> touched = [];
    private readonly Dictionary<WalkDictionary, HashSet<string?>> allowed = [];

    public Walk(int seed)
    {
        this.seed = seed;
        Random = new Random(seed);
        HasLarge = Random.Next(6) == 0;

        // Some verbs are left out of a walk and others come often, so that walks differ in what they are about.
        lots = [.. Verbs.SelectMany(verb => Enumerable.Repeat(verb, verb.Weight * Math.Max(Random.One(Frequencies), verb.IsRoot ? 1 : 0)))];
        Currencies = Random.Next(4) == 0
            ? [Currency.FromCode("USD"), Currency.FromCode("KWD")]
            : [Currency.FromCode(Random.Next(4) == 0 ? "JPY" : "USD")];
        foreach ((PeriodAxis axis, ModelAxis model) in WalkDraws.Axes(Random)) Add(new WalkAxis(NewName("axis"), axis, model));
        for (int i = Random.Next(1, 4); i > 0; i--) Add(new WalkDictionary(NewName("dictionary"), new DimensionDictionary()));
        steps.Clear();
    }

    /// <summary>What the step draws from.</summary>
    public Random Random { get; private set; }

    /// <summary>Whether some amounts are so large that two are too many for 64 bits.</summary>
    public bool HasLarge { get; }

    public IReadOnlyList<Currency> Currencies { get; }

    public Currency Currency => Random.One(Currencies);

    public IReadOnlyList<string> Steps => steps;

    /// <summary>Makes the steps of some numbers.</summary>
    public void Run(IEnumerable<int> numbers)
    {
        foreach (int number in numbers)
        {
            Random = new Random(unchecked((seed * 1_000_003) + (number * 7_919) + 1));
            WalkVerb verb = Random.One(lots);
            touched.Clear();
            allowed.Clear();
            // A verb for which the pool lacks something says nothing; another is drawn.
            for (int made = steps.Count; made == steps.Count; verb = Random.One(lots)) verb.Make(this);
            Compare();
        }

        Random = new Random(seed);
        foreach (WalkItem item in items) item.Compare(Random);
    }

    public IReadOnlyList<T> All<T>() => [.. items.OfType<T>()];

    /// <summary>One of the objects of a sort, the later ones rather than the earlier; none where there is none.</summary>
    public T? Draw<T>()
        where T : WalkItem => Draw<T>(_ => true);

    public T? Draw<T>(Func<T, bool> isFit)
        where T : WalkItem
    {
        T[] fit = [.. items.OfType<T>().Where(isFit)];
        return fit.Length == 0 ? null : fit[Math.Max(Random.Next(fit.Length), Random.Next(fit.Length))];
    }

    public WalkAxis DrawAxis() => Random.Next(2) == 0 ? All<WalkAxis>()[0] : Random.One(All<WalkAxis>());

    public string DrawDimension(ModelLedger ledger) => Random.One(ledger.Dimensions.ToList());

    /// <summary>Says what the step does, before it does it.</summary>
    public void Say(FormattableString step) => steps.Add(step.ToString(CultureInfo.InvariantCulture));

    public string NewName(string kind) =>
        $"{kind}{(items.Count(item => item.Name.StartsWith(kind, StringComparison.Ordinal)) + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Takes an object into the pool.</summary>
    public void Add(WalkItem item)
    {
        items.Add(item);
        touched.Add(item);
    }

    /// <summary>Says that a step had to do with an object, so that it is compared with its model.</summary>
    public void Touch(params ReadOnlySpan<WalkItem?> some)
    {
        foreach (WalkItem? item in some)
        {
            if (item is not null) touched.Add(item);
        }
    }

    /// <summary>Says that a step may add values to a dictionary.</summary>
    public void Allow(WalkDictionary dictionary, IEnumerable<string?> values)
    {
        if (!allowed.TryGetValue(dictionary, out HashSet<string?>? all)) allowed[dictionary] = all = [];
        all.UnionWith(values);
    }

    /// <summary>
    /// Whether a call is refused with exactly this exception. What else it must leave as it was is compared after the step.
    /// </summary>
    public static void Refused<T>(Action call)
        where T : Exception => Assert.Throws<T>(call);

    private void Compare()
    {
        foreach (WalkDictionary dictionary in items.OfType<WalkDictionary>())
            dictionary.Compare(allowed.TryGetValue(dictionary, out HashSet<string?>? values) ? values : []);
        if (items.Count > 0 && Random.Next(2) == 0) touched.Add(Random.One(items));
        foreach (WalkItem item in touched.OrderBy(item => items.IndexOf(item))) item.Compare(Random);
    }
}

/// <summary>A verb, how often it is drawn, and what it does; nothing where the pool lacks what it needs.</summary>
internal sealed record WalkVerb(int Weight, Action<Walk> Make)
{
    /// <summary>Whether it needs nothing but axes and dictionaries, so that every walk has it.</summary>
    public bool IsRoot { get; init; }
}
