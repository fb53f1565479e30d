namespace WriteOffMetrics.Allowances;

/// <summary>The disclosures as tables.</summary>
internal static class AllowanceTables
{
    /// <summary>
    /// The roll-forward (IFRS 7.35H): a row for each movement that occurs, a column for each period. Each column adds up as it is printed.
    /// </summary>
    public static TextTable Of(AllowanceHistory history, TableOptions options)
    {
        AllowanceMovementKind[] kinds =
        [
            .. Enum.GetValues<AllowanceMovementKind>()
                .Where(kind => history.Any(one => one.Movements.Any(movement => movement.Kind == kind))),
        ];
        bool isExplained = history.All(one => one.Difference.MinorUnits == 0);
        string[] labels = ["opening", .. kinds.Select(RollForwardWords.NameOf), .. isExplained ? Array.Empty<string>() : ["not "
            + "explained"], "closing"];
        Money[][] columns = [.. history.Select(one => ColumnOf(one, kinds, isExplained, options))];
        TableCell[][] rows =
        [
            .. labels.Select((label, row) => (TableCell[])
            [
                TableCell.Of(label),
                .. history.Select((one, period) => new TableCell(
                    columns[period][row].ToString(options.AmountFormat, options.Provider), !one.IsComplete)),
            ]),
        ];
        return new TextTable(
            [TableWords.Join("allowance", history.Currency), .. history.Axis.Select(period => period.Name)], rows, labels: 1);
    }

    /// <summary>
    /// The matrix (IFRS 7.35N): a row for each bucket with exposure, rate and allowance, then specific allowances together, for notes name
    /// no customer, and overlays. The amounts add up to the total as they are printed.
    /// </summary>
    public static TextTable Of(RequiredAllowance required, TableOptions options)
    {
        bool isParted = required.Matrix.Dimension is not null;
        (string Label, string? Segment, Money? Exposure, Ratio? Rate, Money Amount)[] lines =
        [
            .. required.Lines.Where(line => line.Part == AllowancePart.Matrix)
                .Select(line => (line.Name, line.Segment, line.Exposure, line.Rate, line.Amount)),
            .. SpecificTogether(required),
            .. required.Lines.Where(line => line.Part == AllowancePart.Overlay)
                .Select(line => ($"overlay, {line.Name}", (string?)null, (Money?)null, (Ratio?)null, line.Amount)),
        ];
        Money zero = Money.Zero(required.Currency);
        Money[] amounts = PrintedAmounts.Of([.. lines.Select(line => line.Amount)], required.Total, options),
            exposures = PrintedAmounts.Of([.. lines.Select(line => line.Exposure ?? zero)], required.Exposure, options);
        TableCell[][] rows =
        [
            .. lines.Select((line, i) => RowOf(
                line.Label, line.Segment, line.Exposure is null ? null : exposures[i], line.Rate, amounts[i])),
            RowOf("total", null, required.Exposure, null, required.Total),
        ];
        string[] segment = isParted ? [required.Matrix.Dimension!] : [];
        return new TextTable(
            [TableWords.Join("bucket", required.Currency), .. segment, "exposure", "loss rate", "allowance"], rows,
            labels: 1 + segment.Length);

        TableCell[] RowOf(string label, string? value, Money? exposure, Ratio? rate, Money amount) =>
        [
            TableCell.Of(label), .. isParted ? [TableCell.Of(value ?? "")] : Array.Empty<TableCell>(),
            TableCell.Of(exposure is { } open ? InText(open, options) : ""),
            TableCell.Of(rate?.ToString(options.RatioFormat, options.Provider) ?? ""), TableCell.Of(InText(amount, options)),
        ];
    }

    /// <summary>
    /// Loss rates: a row for each bucket, by run-off with what reached it and what of that was finally unpaid; and one for what is undated,
    /// where its rate is known.
    /// </summary>
    public static TextTable Of(LossRates rates, TableOptions options)
    {
        RunOffAmounts? runOff = rates.RunOff;
        IEnumerable<TableCell[]> rows = Enumerable.Range(0, rates.Count)
            .Select(bucket => RowOf(rates.Buckets[bucket], bucket, rates[bucket]));
        if (rates.UndatedRate is { } undated) rows = rows.Append(RowOf("undated", rates.Count, undated));
        string[] amounts = runOff is null ? [] : ["reached", "finally unpaid"];
        return new TextTable([TableWords.Join("bucket", runOff?.Cells.Currency), .. amounts, "loss rate"], [.. rows], labels: 1);

        TableCell[] RowOf(string label, int column, Ratio? rate) =>
        [
            TableCell.Of(label),
            .. runOff is null
                ? Array.Empty<TableCell>()
                : [TableCell.Of(InText(runOff.ReachedOf(column), options)), TableCell.Of(InText(runOff.UnpaidOf(column), options))],
            TableCell.Of(rate?.ToString(options.RatioFormat, options.Provider) ?? "not known"),
        ];
    }

    private static IEnumerable<(string, string?, Money?, Ratio?, Money)> SpecificTogether(RequiredAllowance required)
    {
        AllowanceLine[] specific = [.. required.Lines.Where(line => line.Part == AllowancePart.Specific)];
        if (specific.Length == 0) return [];
        Money exposure = specific.Aggregate(Money.Zero(required.Currency), (sum, line) => sum + line.Exposure!.Value),
            amount = required[AllowancePart.Specific];
        (Ratio? rate, _) = RatioArithmetic.Divide(amount, exposure);
        return [("specific", null, exposure, rate, amount)];
    }

    /// <summary>Opening and closing rounded as they are printed, and between them movements that lead from one to the other.</summary>
    private static Money[] ColumnOf(AllowanceRollForward one, AllowanceMovementKind[] kinds, bool isExplained, TableOptions options)
    {
        Money[] moved = [.. kinds.Select(kind => one[kind]), .. isExplained ? Array.Empty<Money>() : [one.Difference]];
        Money opening = PrintedAmounts.Of(one.Opening, options), closing = PrintedAmounts.Of(one.Closing, options);
        return [opening, .. PrintedAmounts.Of(moved, closing - opening, options), closing];
    }

    private static string InText(Money amount, TableOptions options) => amount.ToString(options.AmountFormat, options.Provider);
}
