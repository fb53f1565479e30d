using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Ratios of allowances: bad-debt expense (M6), coverage (M10) and the back-test (M12).</summary>
internal static class AllowanceRatios
{
    private const string CoverageOf = "allowance";

    /// <summary>M6.</summary>
    public static RatioSeries ExpenseToSales(AmountSeries expense, AmountSeries creditSales)
    {
        if (expense.Definition.Metric != AllowanceMetrics.BadDebtExpense)
            throw new ArgumentException(
                $"Found {expense.Definition} as bad-debt expense; the net addition to an allowance, or direct write-offs less recoveries, "
                + "is allowed. Use AllowanceHistory.Provision or WriteOffModel.Expense, or state it with AllowanceMetrics.NetAddition "
                + "or DirectExpense.",
                nameof(expense));
        MetricDefinition definition = AllowanceMetrics.Quotient(
            AllowanceMetrics.BadDebtExpenseRatio, expense.Definition.Above!.Words, "credit sales");
        if (creditSales.Definition.Metric.Role != MetricRole.Flow)
            throw new ArgumentException(RatioWords.WhyNoFlow(creditSales.Definition, definition), nameof(creditSales));
        if (AmountMetrics.All.Contains(creditSales.Definition.Metric))
            throw new ArgumentException(RatioWords.WhyNoSales(creditSales.Definition, definition), nameof(creditSales));
        RatioExtensions.RequireAlike(expense, "bad-debt expense", creditSales, "credit sales", nameof(creditSales));
        return Divide(definition, expense, creditSales);
    }

    /// <summary>M10 over gross receivables.</summary>
    public static RatioSeries OverReceivables(AmountSeries allowance, AmountSeries receivables)
    {
        AllowanceInputs.RequireAllowance(allowance, mayBeUnnamed: false, nameof(allowance));
        if (receivables.Definition.Metric != ReceivablesMetrics.OpenAmount && receivables.Definition.Metric != StatedMetrics.Amount.Metric)
            throw new ArgumentException(
                $"Found {receivables.Definition} as gross receivables; what is owed at the end of each period is allowed, without "
                + "credits. Use Ageing.Debits, or state it with ReceivablesMetrics.OpenReceivables.",
                nameof(receivables));
        RatioExtensions.RequireAlike(allowance, "an allowance", receivables, "gross receivables", nameof(receivables));
        return Divide(AllowanceMetrics.Quotient(AllowanceMetrics.Coverage, CoverageOf, "gross receivables"), allowance, receivables);
    }

    /// <summary>M10 over receivables past due by more than so many days.</summary>
    public static RatioSeries OverPastDue(AmountSeries allowance, Ageing ageing, int days)
    {
        AllowanceInputs.RequireAllowance(allowance, mayBeUnnamed: false, nameof(allowance));
        int first = ageing.Buckets.IsByInvoiceDate ? 0 : ageing.Buckets.Bounds.ToList().IndexOf(days) + 1;
        if (first == 0)
            throw new ArgumentException(
                $"Found an ageing by {ageing.Buckets} and a limit of {Invariant.Text(days)} days; buckets by due date of which one ends "
                + "there are allowed.",
                nameof(days));
        string words = $"receivables more than {Invariant.Count(days, "day", "days")} past due";
        Money[] amounts = [.. Enumerable.Range(0, ageing.Axis.Count).Select(period => ageing.Skip(first).Aggregate(
            Money.Zero(ageing.Currency), (sum, bucket) => sum + bucket[period].Amount))];
        var pastDue = new AmountSeries(
            AllowanceMetrics.Named(AllowanceMetrics.LongPastDue, words), ageing.Axis, amounts, ageing[0].Provenance);
        RatioExtensions.RequireAlike(allowance, "an allowance", pastDue, words, nameof(ageing));
        return Divide(AllowanceMetrics.Quotient(AllowanceMetrics.Coverage, CoverageOf, words), allowance, pastDue);
    }

    /// <summary>M10 over the net write-offs of a year, the periods that end with the one that is looked at.</summary>
    public static RatioSeries OverNetWriteOffs(AmountSeries allowance, AmountSeries netWriteOffs)
    {
        AllowanceInputs.RequireAllowance(allowance, mayBeUnnamed: false, nameof(allowance));
        if (netWriteOffs.Definition.Metric != AmountMetrics.NetWriteOffAmount)
            throw new ArgumentException(
                $"Found {netWriteOffs.Definition} as net write-offs; totals.Net, or amounts stated with AmountMetrics.NetWriteOffs, are "
                + "allowed.",
                nameof(netWriteOffs));
        RatioExtensions.RequireAlike(allowance, "an allowance", netWriteOffs, "net write-offs", nameof(netWriteOffs));
        int year = AllowanceInputs.PeriodsPerYear(allowance.Axis, nameof(allowance));
        MetricDefinition definition = AllowanceMetrics.Quotient(
            AllowanceMetrics.Coverage, CoverageOf, "net write-offs of the last 12 months");
        return new RatioSeries(definition, FigureComputation.OfSinglePeriods([allowance, netWriteOffs], Compute));

        ComputedFigure Compute(int period)
        {
            int first = period - year + 1;
            if (first < 0)
                return ComputedFigure.Undefined(
                    MetricStatus.TooFewPeriods, $"{allowance[period].Amount} ÷ net write-offs of {Invariant.Count(year)} periods");
            AmountPoint losses = netWriteOffs.PointOf(first, year);
            string formula = $"{allowance[period].Read()} ÷ {losses.Read()}";
            (Fraction? quotient, MetricStatus status) = RatioArithmetic.Divide(allowance[period].Exact, losses.Exact);
            ComputedFigure figure = quotient is { } exact ? ComputedFigure.Of(exact, formula) : ComputedFigure.Undefined(status, formula);
            return figure with
            {
                Details = [("denominator", $"{losses.Period.Name} ({losses.Period}), {netWriteOffs.Provenance.InWordsBelow(losses)}")],
            };
        }
    }

    /// <summary>M12: bad-debt expense ÷ write-offs.</summary>
    public static RatioSeries ExpenseToWriteOffs(AllowanceHistory history) => Divide(
        AllowanceMetrics.Quotient(AllowanceMetrics.ExpenseToWriteOffs, "net addition to the allowance", "write-offs less reversals"),
        history.Provision, history.WriteOffs);

    /// <summary>M12a: the beginning allowance ÷ write-offs; openings of several periods do not add up.</summary>
    public static RatioSeries OpeningToWriteOffs(AllowanceHistory history)
    {
        AmountSeries opening = history.Opening, writeOffs = history.WriteOffs;
        MetricDefinition definition = AllowanceMetrics.Quotient(
            AllowanceMetrics.OpeningToWriteOffs, "allowance at the beginning of the period", "write-offs less reversals");
        return new RatioSeries(definition, FigureComputation.OfSinglePeriods([writeOffs, opening], period =>
        {
            string formula = $"{opening[period].Read()} ÷ {writeOffs[period].Read()}";
            (Fraction? quotient, MetricStatus status) = RatioArithmetic.Divide(opening[period].Exact, writeOffs[period].Exact);
            return quotient is { } exact ? ComputedFigure.Of(exact, formula) : ComputedFigure.Undefined(status, formula);
        }));
    }

    /// <summary>M12b: in how many years write-offs use up the beginning allowance; at least so many where they do not.</summary>
    public static QuantitySeries ExhaustionTime(AllowanceHistory history)
    {
        AmountSeries opening = history.Opening, writeOffs = history.WriteOffs;
        int perYear = AllowanceInputs.PeriodsPerYear(history.Axis, nameof(history));
        int complete = Math.Min(opening.CompleteCount, writeOffs.CompleteCount);
        MetricDefinition definition = AllowanceMetrics.Named(
            AllowanceMetrics.ExhaustionTime, "years until write-offs less reversals use up the allowance at the beginning of the period");
        return new QuantitySeries(definition, FigureComputation.OfSinglePeriods([writeOffs, opening], Compute));

        ComputedFigure Compute(int first)
        {
            Fraction left = opening[first].Exact;
            string from = $"{opening[first].Read()} at the beginning of {history.Axis[first].Name}";
            if (left.Sign < 0) return ComputedFigure.Undefined(MetricStatus.NegativeDenominator, from);
            if (left.Sign == 0) return ComputedFigure.Of(0L, from);
            for (int period = first; period < complete; period++)
            {
                Fraction charged = writeOffs[period].Exact;
                if (charged.CompareTo(left) >= 0)
                    return ComputedFigure.Of(
                        (period - first + left / charged) / perYear, $"{from}, used up in {history.Axis[period].Name}");
                left -= charged;
            }

            string until = $"{from}, not used up by the end of {history.Axis[complete - 1].Name}";
            return ComputedFigure.Of((Fraction)(complete - first) / perYear, until) with { IsLowerBound = true };
        }
    }

    private static RatioSeries Divide(MetricDefinition definition, AmountSeries above, AmountSeries below) =>
        new(definition, new Quotient(above, below, null, 1m), includesIncomplete: false);
}
