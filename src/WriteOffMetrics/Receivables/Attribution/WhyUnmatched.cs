namespace WriteOffMetrics.Receivables;

/// <summary>Why a settlement did not find all that it settles.</summary>
internal enum WhyUnmatched
{
    /// <summary>More than was open.</summary>
    Beyond,

    /// <summary>No item of the account has the document.</summary>
    UnknownDocument,

    /// <summary>Items of several accounts have the document, and the settlement names none.</summary>
    AmbiguousDocument,

    /// <summary>The invoice comes later.</summary>
    BeforeInvoice,

    /// <summary>More is opened again than was settled so.</summary>
    NotSettled,

    /// <summary>The credit, or what it shall settle, is less than the allocation.</summary>
    NotAllocated,
}
