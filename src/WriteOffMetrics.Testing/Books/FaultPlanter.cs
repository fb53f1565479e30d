namespace WriteOffMetrics.Testing;

/// <summary>Plants a violation of a kind.</summary>
internal sealed class FaultPlanter
{
    private readonly FaultsOfEntries entries;
    private readonly FaultsOfApprovals approvals;
    private readonly FaultsOfPostings postings;
    private readonly FaultsOfItems items;

    public FaultPlanter(BookWriter books)
    {
        var clerk = new Clerk(books);
        (entries, approvals, postings, items) = (new(books, clerk), new(books, clerk), new(books, clerk), new(books, clerk));
    }

    public void Plant(PlantedFault fault)
    {
        switch (fault)
        {
            case PlantedFault.Duplicate:
                entries.PlantDuplicate();
                break;
            case PlantedFault.RecordedLate or PlantedFault.RecordedAfterClose or PlantedFault.RecordedOnWeekend:
                entries.PlantDays(fault);
                break;
            case PlantedFault.MissingReason or PlantedFault.MissingAccount or PlantedFault.MissingDocument:
                entries.PlantMissing(fault);
                break;
            case PlantedFault.CreditBalance:
                entries.PlantCreditBalance();
                break;
            case PlantedFault.Split:
                entries.PlantSplit();
                break;
            case PlantedFault.RepeatedAmount:
                entries.PlantRepeatedAmount();
                break;
            case PlantedFault.RecoveredSoon or PlantedFault.ReversedSoon:
                entries.PlantFollowed(fault);
                break;
            case PlantedFault.RecoveredBeyondWriteOff:
                entries.PlantRecoveredBeyond();
                break;
            case PlantedFault.WrittenOffLate:
                entries.PlantWrittenOffLate();
                break;
            case PlantedFault.BeyondAuthority:
                approvals.PlantBeyondAuthority();
                break;
            case PlantedFault.SelfApproved:
                approvals.PlantSelfApproved();
                break;
            case PlantedFault.DutiesNotSeparated:
                approvals.PlantDuties();
                break;
            case PlantedFault.MissingEvidence:
                approvals.PlantMissingEvidence();
                break;
            case PlantedFault.ApprovedBeforeOverdue:
                approvals.PlantBeforeOverdue();
                break;
            case PlantedFault.ApprovalRecordedLate:
                approvals.PlantRecordedLate();
                break;
            case PlantedFault.PendingLong:
                approvals.PlantPendingLong();
                break;
            case PlantedFault.PostedWithoutApproval:
                postings.Plant();
                break;
            case PlantedFault.OverdueForWriteOff:
                items.PlantOverdue();
                break;
            case PlantedFault.CreditNotReviewed:
                items.PlantNotReviewed();
                break;
            default:
                items.PlantContactedLate();
                break;
        }
    }
}
