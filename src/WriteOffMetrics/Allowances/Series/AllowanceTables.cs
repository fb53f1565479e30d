namespace WriteOffMetrics.Allowances;

/// <summary>The disclosures as tables.</summary>
internal static class AllowanceTables
{
    /// <summary>The roll-forward (IFRS 7.35H): a row for each movement that occurs, a column for each period.</summary>
    public static TextTable Of(AllowanceHistory history, TableOptions options)
    {
        AllowanceMovementKind[] kinds =
        [
            .. Enum.GetValues<AllowanceMovementKind>()
                .Where(kind => history.Any(one => one.Movements.Any(movement => movement.Kind == kind))),
        ];
        List<TableCell[]> rows = [Row("opening", one => one.Opening)];
        rows.AddRange(kinds.Select(kind => Row(RollForwardWords.NameOf(kind), one => one[kind])));
        if (history.Any(one => one.Difference.MinorUnits != 0)) rows.Add(Row("not explained", one => one.Difference));
        rows.Add(Row("closing", one => one.Closing));
        return new TextTable(
            [TableWords.Join("allowance", history.Currency), .. history.Axis.Select(period => period.Name)], [.. rows], labels: 1);

        TableCell[] Row(string label, Func<AllowanceRollForward, Money> amountOf) =>
        [
            TableCell.Of(label),
            .. history.Select(one => new TableCell(amountOf(one).ToString(options.AmountFormat, options.Provider), !one.IsComplete)),
        ];
    }

    /// <summary>
    /// The matrix (IFRS 7.35N): a row for each bucket with exposure, rate and allowance, then specific allowances and overlays. The amounts
    /// add up to the total as they are printed.
    /// </summary>
    public static TextTable Of(RequiredAllowance required, TableOptions options)
    {
        bool isParted = required.Matrix.Dimension is not null;
        TableCell[][] rows =
        [
            .. required.Lines.OrderBy(line => line.Part == AllowancePart.Matrix ? 0 : 1).Select(RowOf),
            [
                TableCell.Of("total"), .. isParted ? [TableCell.Of("")] : Array.Empty<TableCell>(), Amount(required.Exposure),
                TableCell.Of(""), Amount(required.Total),
            ],
        ];
        string[] segment = isParted ? [required.Matrix.Dimension!] : [];
        return new TextTable(
            [TableWords.Join("bucket", required.Currency), .. segment, "exposure", "loss rate", "allowance"], rows,
            labels: 1 + segment.Length);

        TableCell[] RowOf(AllowanceLine line) =>
        [
            TableCell.Of(line.Part == AllowancePart.Matrix ? line.Name : $"{AllowanceWords.NameOf(line.Part)}, {line.Name}"),
            .. isParted ? [TableCell.Of(line.Segment ?? "")] : Array.Empty<TableCell>(),
            line.Exposure is { } exposure ? Amount(exposure) : TableCell.Of(""),
            TableCell.Of(line.Rate?.ToString(options.RatioFormat, options.Provider) ?? ""),
            Amount(line.Amount),
        ];

        TableCell Amount(Money amount) => TableCell.Of(amount.ToString(options.AmountFormat, options.Provider));
    }

    /// <summary>Loss rates: a row for each bucket, by run-off with what reached it and what of that was finally unpaid.</summary>
    public static TextTable Of(LossRates rates, TableOptions options)
    {
        RunOffAmounts? runOff = rates.RunOff;
        TableCell[][] rows =
        [
            .. Enumerable.Range(0, rates.Count).Select(bucket => (TableCell[])
            [
                TableCell.Of(rates.Buckets[bucket]), .. AmountsOf(bucket),
                TableCell.Of(rates[bucket]?.ToString(options.RatioFormat, options.Provider) ?? "not known"),
            ]),
        ];
        string[] amounts = runOff is null ? [] : ["reached", "finally unpaid"];
        return new TextTable([TableWords.Join("bucket", runOff?.Cells.Currency), .. amounts, "loss rate"], rows, labels: 1);

        IEnumerable<TableCell> AmountsOf(int bucket) => runOff is null ? [] :
        [
            TableCell.Of(runOff.ReachedOf(bucket).ToString(options.AmountFormat, options.Provider)),
            TableCell.Of(runOff.UnpaidOf(bucket).ToString(options.AmountFormat, options.Provider)),
        ];
    }
}
