// Tests kill servers, measure times and share databases in memory: each runs alone.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
