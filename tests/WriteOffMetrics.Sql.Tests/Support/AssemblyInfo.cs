using Xunit.Sdk;
using Xunit.v3;

// Tests kill servers, measure times and share databases in memory: each runs alone.
[assembly: Parallelization(Mode = ParallelMode.None)]
