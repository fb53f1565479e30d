using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>The rules that an approval can violate.</summary>
[JsonConverter(typeof(EnumJsonConverter<PolicyRule>))]
public enum PolicyRule
{
    /// <summary>
    /// The request is neither as it is known nor its log continued, its state allows no approval, the amount granted is above what is
    /// requested, or the person, or the one in whose stead they act, approved before.
    /// </summary>
    Step,

    /// <summary>No table of authority is in force at the instant for what is requested.</summary>
    TableInForce,

    /// <summary>The amount is in another currency, and no rate of the day was given.</summary>
    Currency,

    /// <summary>Amounts add up by a dimension that the request does not state.</summary>
    Window,

    /// <summary>The role has no authority over the amount that counts.</summary>
    Authority,

    /// <summary>The person drafted, changed, handed in or answered what they approve.</summary>
    SelfApproval,

    /// <summary>A role does what the policy keeps apart from it.</summary>
    SeparatedDuties,

    /// <summary>Somebody who requests or approves set the credit limit of the account.</summary>
    CreditLimit,

    /// <summary>The receivable is not overdue for long enough.</summary>
    DaysOverdue,

    /// <summary>Evidence that the policy wants is missing.</summary>
    Evidence,

    /// <summary>A rule of small balances approves none of that size.</summary>
    SmallBalance,

    /// <summary>The delegation that the person acts on is not in force, or is from somebody who requested.</summary>
    Delegation,
}
