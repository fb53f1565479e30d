using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Amounts that are written off again and again, whatever their accounts.</summary>
internal sealed class RepeatedAmounts(int mostTimes, Money[] exempt) : ControlProcedure(
    RuleOf(
        "repeated-amount", "amounts that are written off again and again",
        "made-up amounts repeat, and so do amounts chosen to stay below a limit"),
    $"how often each exact amount is written off{Except(exempt)}; up to {Invariant.Count(mostTimes, "time", "times")} is allowed",
    ("most times", Invariant.Text(mostTimes)), ("except", exempt.Length == 0 ? "none" : Listed(exempt)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        foreach (Money amount in exempt) material.RequireCurrency(amount, "amount");
        ControlRows rows = material.Rows;
        HashSet<long> usual = [.. exempt.Select(amount => amount.MinorUnits)];
        int[] writeOffs = rows.WriteOffs();
        int[] looked = Array.FindAll(writeOffs, row => !usual.Contains(rows[row].Amount));
        var found = new FoundByControl(rows, Rule, FindingSeverity.Information);
        int most = 0;
        foreach (ArraySegment<int> alike in rows.Together(looked, row => (0, 0, rows[row].Amount)))
        {
            most = Math.Max(most, alike.Count);
            if (alike.Count <= mostTimes) continue;
            string what = $"{WriteOffs(alike.Count)} of exactly {rows.AmountOf(alike[0])}";
            found.Add([.. alike], rows.SumOf(alike), FindingFault.FromText(
                "amount", rows.AmountOf(alike[0]).ToString(),
                $"Found {what}; up to {Invariant.Count(mostTimes)} are allowed. Ask what the amount is: a fee that everybody owes is an "
                + "explanation, and is stated as an exception."));
        }

        return (ControlOutcome.Tested(looked.Length, found.ToFindings()) with
        {
            Figure = new ControlFigure("most write-offs of one amount", most, mostTimes, null, 0),
        }).Excepting(writeOffs.Length - looked.Length, "an amount that is an exception");
    }

    private static string Except(Money[] exempt) => exempt.Length == 0 ? "" : $", except {Listed(exempt)}";

    private static string Listed(Money[] exempt) => string.Join(", ", exempt.Select(amount => amount.ToString()));
}
