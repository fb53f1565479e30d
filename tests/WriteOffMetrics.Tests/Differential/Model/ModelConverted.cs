using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>An entry of a ledger in the reporting currency: what it is worth there; outside the axis it is only counted.</summary>
internal sealed record ModelConvertedEntry(ModelEntry Entry, Currency From, int Period, string? Value, ModelFraction? Amount);

/// <summary>Totals of several ledgers in one currency: all entries, each times its rate, and the rule by which they are read.</summary>
internal sealed record ModelConverted
{
    public required ModelAxis Axis { get; init; }

    public required Currency Currency { get; init; }

    public required MidpointRounding Rule { get; init; }

    public required IReadOnlyList<ModelConvertedEntry> Entries { get; init; }

    public required PeriodBasis Basis { get; init; }

    public required EntryCategory? Scope { get; init; }

    public int? LastCompleteDay { get; init; }

    public static ModelConverted Of(
        IReadOnlyList<ModelLedger> ledgers, ModelAxis axis, string? dimension, ModelRates rates, ExchangeRateBasis basis,
        MidpointRounding rule) =>
        new()
        {
            Axis = axis,
            Currency = rates.To,
            Rule = rule,
            Basis = ledgers[0].Basis,
            Scope = ledgers[0].Scope,
            LastCompleteDay = ledgers.Select(ledger => ledger.LastCompleteDay).Aggregate(ModelTotals.Earliest),
            Entries = [.. ledgers.SelectMany(ledger => ledger.Entries.Select(entry =>
            {
                int period = axis.IndexOf(entry.DayBy(ledger.Basis));
                ModelFraction? factor = period < 0
                    ? null : rates.FactorOf(ledger.Currency, entry.DayBy(ledger.Basis)!.Value, axis.Periods[period], basis);
                return new ModelConvertedEntry(
                    entry, ledger.Currency, period, dimension is null ? null : entry[dimension],
                    factor is { } known ? known * (BigInteger)entry.Amount : null);
            }))],
        };

    public IReadOnlyList<string?> Values =>
        [.. Entries.Select(entry => entry.Value).Distinct().OrderBy(value => value, StringComparer.Ordinal)];

    /// <summary>Whether an entry on the axis has no rate.</summary>
    public bool LacksRate => Entries.Any(entry => entry.Period >= 0 && entry.Amount is null);

    public bool IsComplete(int period) => LastCompleteDay is not { } day || Axis.Periods[period].Last <= day;

    public ModelConverted OfValue(string? value) => this with { Entries = [.. Entries.Where(entry => entry.Value == value)] };

    public ModelConverted RollUpTo(ModelAxis coarser) => this with
    {
        Axis = coarser,
        Entries =
        [
            .. Entries.Select(entry => entry.Period < 0
                ? entry
                : entry with { Period = coarser.IndexOf(Axis.Periods[entry.Period].First) }),
        ],
    };

    /// <summary>The entries of some kinds in the scope.</summary>
    public IEnumerable<ModelConvertedEntry> Of((EntryKind Kind, int Sign)[] kinds) => Entries.Where(entry =>
        kinds.Any(kind => kind.Kind == entry.Entry.Kind)
            && (Scope is { } only ? entry.Entry.Category == only : entry.Entry.Category <= EntryCategory.Vendor));

    /// <summary>The exact amount of some kinds, each with its sign, in some neighbouring periods.</summary>
    public ModelFraction Read((EntryKind Kind, int Sign)[] kinds, int first, int count) =>
        Of(kinds).Where(entry => entry.Period >= first && entry.Period < first + count).Aggregate(
            ModelFraction.Zero,
            (sum, entry) => sum + (entry.Amount!.Value * (BigInteger)kinds.First(kind => kind.Kind == entry.Entry.Kind).Sign));

    public long CountOf((EntryKind Kind, int Sign)[] kinds, int period) => Of(kinds).Count(entry => entry.Period == period);
}
