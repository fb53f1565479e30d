namespace WriteOffMetrics.Csv.Tests.Writing;

public sealed class FindingTests
{
    internal static FindingRule RuleOf(string id) => FindingRule.FromDefinition(id, "what", "why", "who");

    internal static Finding Of(string rule, params FindingFault[] faults) =>
        Finding.FromFaults(RuleOf(rule), FindingSeverity.Error, [FindingPosition.FromRow(1)], faults);

    /// <summary>
    /// A row with two faults, three rows that are one finding with an amount at stake, and a finding without a position whose found text
    /// is empty.
    /// </summary>
    [Fact]
    public void A_row_for_each_fault_in_their_order()
    {
        Finding[] findings =
        [
            Finding.FromFaults(
                RuleOf("import"), FindingSeverity.Error, [FindingPosition.FromRowAndLine(12, 14)],
                FindingFault.FromText("amount", "-1,5", "Found -1,5; say \"1.5\"."), FindingFault.FromText("kind", null, "Found nothing.")),
            Finding.FromFaults(
                RuleOf("duplicate"), FindingSeverity.Warning,
                [FindingPosition.FromRow(3), FindingPosition.FromRow(7), FindingPosition.FromLine(1)],
                FindingFault.FromText("row", "=A1", "Found twice.")) with { AmountAtStake = Small.Dollars(-1_234.5m) },
            Finding.FromFaults(RuleOf("own"), FindingSeverity.Information, [], FindingFault.FromText("-", "", "@all: look.")),
        ];

        Small.AssertFile(
            """
            finding,rule,severity,rows,lines,field,found,message,amount_at_stake,currency
            1,import,Error,12,14,amount,"'-1,5","Found -1,5; say ""1.5"".",,
            1,import,Error,12,14,kind,,Found nothing.,,
            2,duplicate,Warning,3;7,1,row,'=A1,Found twice.,-1234.50,USD
            3,own,Information,,,'-,','@all: look.,,
            """,
            findings.ToCsv());
    }

    [Fact]
    public void What_an_import_rejected_comes_back_cell_by_cell()
    {
        (string Day, decimal? Amount)[] rows = [("2026-01-01", 0m), ("2026-01-02", 1m), ("2026-01-03", null), ("2026-01-04", 1.005m)];
        LedgerImport import = WriteOffLedger.Import(Small.Usd, rows, new EntrySelectors<(string Day, decimal? Amount)>
        {
            EffectiveDate = row => NodaTime.Text.LocalDatePattern.Iso.Parse(row.Day).Value,
            Amount = row => row.Amount,
        });
        Assert.Equal(3, import.Rejections.Count);

        ReadBack read = ReadBack.From(import.Rejections.ToCsv());

        int at = 0;
        for (int i = 0; i < import.Rejections.Count; i++)
        {
            Finding finding = import.Rejections[i];
            foreach (FindingFault fault in finding.Faults)
            {
                Assert.Equal(i + 1, read.NumberOf(at, "finding"));
                Assert.Equal(finding.Rule.Id, read.TextOf(at, "rule"));
                Assert.Equal(finding.Severity, read.MemberOf<FindingSeverity>(at, "severity"));
                Assert.Equal(finding.Positions[0].Row, (long?)read.NumberOf(at, "rows"));
                Assert.Equal("", read[at, "lines"]);
                Assert.Equal(fault.Field, read.TextOf(at, "field"));
                Assert.Equal(fault.FoundText, read.TextOf(at, "found"));
                Assert.Equal(fault.Message, read.TextOf(at, "message"));
                Assert.Equal(finding.AmountAtStake, read.AmountOf(at, "amount_at_stake"));
                at++;
            }
        }

        Assert.Equal(read.Count, at);
    }

    [Fact]
    public void No_findings_are_headings_alone_and_a_null_among_them_is_refused()
    {
        CsvTable none = Array.Empty<Finding>().ToCsv();
        Assert.Equal(0, none.RowCount);
        Assert.Equal("finding,rule,severity,rows,lines,field,found,message,amount_at_stake,currency\r\n", none.ToString());
        Assert.Throws<ArgumentException>(() => new Finding[] { null! }.ToCsv());
    }

    [Fact]
    public void Findings_are_read_once()
    {
        int read = 0;
        CsvTable table = Enumerable.Range(0, 1).Select(_ =>
        {
            read++;
            return Of("rule", FindingFault.FromText("field", null, "message"));
        }).ToCsv();
        Assert.Equal(1, table.RowCount);
        Assert.Equal(table.ToString(), table.ToString());
        Assert.Equal(1, read);
    }
}
