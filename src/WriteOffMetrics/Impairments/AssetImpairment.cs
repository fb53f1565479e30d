using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>
/// The test of a single asset for impairment on a day (M28): carrying amount less recoverable amount, which is the higher of fair value
/// less costs of disposal and value in use.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class AssetImpairment : IRefusedAsJson
{
    private AssetImpairment(string asset, LocalDate day, Money carryingAmount, Money? fairValueLessCostsOfDisposal, Money? valueInUse)
    {
        Asset = asset;
        Day = day;
        CarryingAmount = carryingAmount;
        FairValueLessCostsOfDisposal = fairValueLessCostsOfDisposal;
        ValueInUse = valueInUse;
        RecoverableAmount = fairValueLessCostsOfDisposal is { } fair && !(valueInUse > fair) ? fair : valueInUse!.Value;
    }

    /// <summary>The name of the asset, which is the account of its entry.</summary>
    public string Asset { get; }

    /// <summary>The day of the test.</summary>
    public LocalDate Day { get; }

    /// <summary>What the books carry the asset at before the test, after depreciation and earlier losses, from zero on.</summary>
    public Money CarryingAmount { get; }

    /// <summary>What it would be sold for, less the costs of that; null where it was not stated.</summary>
    public Money? FairValueLessCostsOfDisposal { get; }

    /// <summary>The present value of the cash flows that it is expected to bring; null where it was not stated.</summary>
    public Money? ValueInUse { get; }

    /// <summary>The higher of fair value less costs of disposal and value in use, or the one that was stated.</summary>
    public Money RecoverableAmount { get; }

    /// <summary>
    /// Carrying amount less recoverable amount, from zero to the carrying amount (M28): what a recoverable amount below zero is beyond that
    /// is no loss of the asset (IAS 36.62).
    /// </summary>
    public Money Loss => Money.FromMinorUnits(
        (long)Int128.Clamp((Int128)CarryingAmount.MinorUnits - RecoverableAmount.MinorUnits, 0, CarryingAmount.MinorUnits),
        CarryingAmount.Currency);

    /// <summary>What the books carry the asset at after the test: carrying amount less <see cref="Loss"/>.</summary>
    public Money CarryingAmountAfter => CarryingAmount - Loss;

    /// <summary>The test of an asset.</summary>
    /// <param name="asset">The name of the asset.</param>
    /// <param name="day">The day of the test.</param>
    /// <param name="carryingAmount">What the books carry it at, after depreciation and earlier losses, from zero on.</param>
    /// <param name="fairValueLessCostsOfDisposal">
    /// What it would be sold for, less the costs of that; null where it cannot be measured. Negative where the costs exceed the price.
    /// </param>
    /// <param name="valueInUse">The present value of the cash flows that it is expected to bring; null where it was not computed.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, both values are null, an amount has no currency, or the currencies differ.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The carrying amount is negative, or the day is not of the ISO calendar or outside 0002-01-01 to 9999-12-30: the others stand for
    /// dates that were never set.
    /// </exception>
    public static AssetImpairment FromAmounts(
        string asset, LocalDate day, Money carryingAmount, Money? fairValueLessCostsOfDisposal, Money? valueInUse)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(asset);
        DayNumber.RequireInRow(day, nameof(day));
        carryingAmount.Currency.RequireDefined(nameof(carryingAmount));
        if (carryingAmount.MinorUnits < 0)
            throw new ArgumentOutOfRangeException(
                nameof(carryingAmount), $"Found a carrying amount of {carryingAmount}; one from zero on is allowed. State what the books "
                + "carry the asset at.");
        RequireCurrency(fairValueLessCostsOfDisposal, carryingAmount, nameof(fairValueLessCostsOfDisposal));
        RequireCurrency(valueInUse, carryingAmount, nameof(valueInUse));
        if (fairValueLessCostsOfDisposal is null && valueInUse is null)
            throw new ArgumentException(
                $"Found neither fair value less costs of disposal nor value in use of {Invariant.InQuotes(asset)}; one of the two or both "
                + "are needed. Measure one.",
                nameof(valueInUse));
        return new AssetImpairment(asset, day, carryingAmount, fairValueLessCostsOfDisposal, valueInUse);
    }

    /// <summary>
    /// The entry of this day for a ledger: a write-off of the loss, of the category asset, with the asset as account and the reason
    /// <c>impairment</c>; empty where there is no loss.
    /// </summary>
    public IReadOnlyList<LedgerEntry> ToEntries() => Array.AsReadOnly(
        [.. new[] { PostedEntries.Of(EntryCategory.Asset, "impairment", Asset, Day, Loss.Currency, Loss.MinorUnits) }
            .OfType<LedgerEntry>()]);

    /// <summary>The test in words: which of the two values is the recoverable amount, and what follows.</summary>
    public Explanation Explain() => ValuationWords.Explain(this);

    /// <summary>Asset, amounts and loss on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.OnOneLine(Asset)}: carrying amount {CarryingAmount}, recoverable amount {RecoverableAmount}, loss {Loss}";

    private static void RequireCurrency(Money? amount, Money carryingAmount, string parameterName)
    {
        if (amount is not { } stated || stated.Currency == carryingAmount.Currency) return;
        throw new ArgumentException(
            $"Found an amount {(stated.Currency.IsDefined ? $"in {stated.Currency}" : "without a currency")}; one in "
            + $"{carryingAmount.Currency}, the currency of the carrying amount, is allowed.",
            parameterName);
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found an AssetImpairment, which names an asset; figures are written. Write the losses by period, or the members that are wanted.";
}
