using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Why a specific allowance is refused.</summary>
internal static class SpecificWords
{
    public static string WhyTwice(SpecificAllowance one, SpecificAllowance other) => one.Of == other.Of
        ? $"Found {one.Of} named twice; one allowance for each is allowed. Put the two together, with one reason."
        : $"Found {one.Of} and {other.Of}, which cover the same item; one of them is allowed. Name the documents of the account one by "
        + "one, or the account alone.";

    public static string WhyUnknown(SpecificAllowance one) =>
        $"Found {one.Of}, which no debit of the open items has; one that occurs is allowed. Check its spelling, or leave it out where it "
        + "is gone.";

    public static string WhyAmbiguous(SpecificAllowance one) =>
        $"Found {one.Of}, which several accounts have; a document of one account is allowed. Name the account instead.";

    public static string WhyNotCurrency(SpecificAllowance one, Currency currency) =>
        $"Found {one}; an amount in {currency}, the currency of the open items, is allowed.";

    public static string WhyLater(SpecificAllowance one, LocalDate day) =>
        $"Found {one}; an assessment on or before {DayNumber.ToText(day)}, the day of what is open, is allowed.";

    public static string WhyAboveBalance(SpecificAllowance one, Money exposure) =>
        $"Found {one}; up to {exposure}, what was open of it on that day, is allowed. State a share, or look at the amount.";
}
