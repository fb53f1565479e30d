namespace WriteOffMetrics;

/// <summary>What inputs of a dashboard may be.</summary>
internal static class InputChecks
{
    /// <summary>More lie so far ahead that no method says anything of them.</summary>
    private const int MostForecastPeriods = 1_000;

    public static void Require(DashboardInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs.Axis, "inputs.Axis");
        RequireLists(inputs);
        RequireNumbers(inputs);
        if ((inputs.Ledger is null) == (inputs.Entities.Count == 0)) throw Refused(
            $"Found {(inputs.Ledger is null ? "neither a ledger nor entities" : "a ledger beside entities")}; one of them is needed. "
            + "State the ledger of one entity, or the inputs of several.");
        if (inputs.Ledger is { } ledger) RequireOne(inputs, ledger.Currency);
        else RequireSeveral(inputs);
    }

    private static void RequireOne(DashboardInputs inputs, Currency currency)
    {
        RequireAlike(inputs, inputs.Sales, currency, "sales");
        RequireAlike(inputs, inputs.AverageReceivables, currency, "average receivables");
        RequireAlike(inputs, inputs.CreditSales, currency, "credit sales");
        RequireAlike(inputs, inputs.Purchases, currency, "purchases");
        foreach (MetricBreakdown<AmountSeries> sales in inputs.SalesBySegment)
            RequireAlike(inputs, sales.Total, currency, $"sales by {sales.Dimension}");
        if (inputs.SalesBySegment.GroupBy(sales => sales.Dimension).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refused($"Found sales by {Invariant.InQuotes(twice.Key)} twice; each dimension once is allowed. Leave one out.");
        RequireCurrency(inputs.OpenItems?.Currency, currency, "open items");
        RequireCurrency(inputs.Allowance?.Currency, currency, "an allowance");
        RequireCurrency(inputs.AllowanceHistory?.Currency, currency, "a history of the allowance");
        RequireCurrency(inputs.ControlAccount?.Currency, currency, "a control account");
        RequireCurrency(inputs.Requests?.Currency, currency, "requests");
        RequireCurrency(inputs.Controls?.Governance.Currency, currency, "control tests");
        if (inputs.Requests is { } requests && !requests.Axis.Matches(inputs.Axis)) throw Refused(
            $"Found requests on {requests.Axis}; requests on {inputs.Axis}, the axis of the dashboard, are allowed. State both on one "
            + "axis.");
        if (inputs.AllowanceHistory is { } history && !history.Axis.Matches(inputs.Axis)) throw Refused(
            $"Found a history of the allowance on {history.Axis}; one on {inputs.Axis} is allowed. State both on one axis.");
        RequireDimensions(inputs, inputs.Ledger!.Dimensions);
        RequireTargets(inputs, currency);
    }

    private static void RequireDimensions(DashboardInputs inputs, IReadOnlyList<string> known)
    {
        string[] asked = [.. inputs.Dimensions ?? []];
        if (asked.Distinct(StringComparer.Ordinal).Count() != asked.Length)
            throw Refused("Found a dimension twice; each once is allowed. Leave one out.");
        foreach (string dimension in asked.Concat(inputs.SalesBySegment.Select(sales => sales.Dimension)))
        {
            if (!known.Contains(dimension)) throw Refused(
                $"Found the dimension {Invariant.InQuotes(dimension)}, which the ledger does not have; "
                + $"{string.Join(", ", known.Select(Invariant.InQuotes))} are there.");
        }
    }

    private static void RequireTargets(DashboardInputs inputs, Currency currency)
    {
        if (inputs.Targets.GroupBy(target => target.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refused($"Found two targets named {Invariant.InQuotes(twice.Key)}; each name once is allowed. Name them apart.");
        foreach (Target target in inputs.Targets)
        {
            string what = "the target " + Invariant.InQuotes(target.Name);
            RequireCurrency(target.Series?.CurrencyOfFigures ?? target.Value?.Currency, currency, what);
            if (target.Series is { } planned && !planned.Axis.Matches(inputs.Axis)) throw Refused(
                $"Found {what} on {planned.Axis}; one on {inputs.Axis}, the axis of the dashboard, is allowed. State both on one axis.");
        }
    }

    private static void RequireSeveral(DashboardInputs group)
    {
        if (group.Currency is not { IsDefined: true } || group.Rates is null || group.RateBasis is null || group.Rounding is null)
            throw Refused("Found entities without a currency, rates, their basis or a rounding; all four are needed. State Currency, "
                + "Rates, RateBasis and Rounding.");
        if (!Enum.IsDefined(group.RateBasis.Value))
            throw Refused($"Found the rate basis {Invariant.Text((int)group.RateBasis.Value)}; a member of ExchangeRateBasis is allowed.");
        MinorUnitConversion.RequireRule(group.Rounding.Value, nameof(group.Rounding));
        if (group.Sales is not null || group.SalesBySegment.Count > 0 || group.CreditSales is not null || group.Purchases is not null
            || group.AverageReceivables is not null || group.OpenItems is not null || group.Allowance is not null
            || group.AllowanceHistory is not null || group.Requests is not null || group.Controls is not null)
            throw Refused("Found sales, open items, an allowance, requests or control tests beside entities; those of the entities are "
                + "taken. State them there.");
        if (group.Import is not null || group.Findings is not null || group.EarlierKnownOn is not null || group.ControlAccount is not null
            || group.ProvisionMatrix is not null || group.SpecificAllowances.Count > 0 || group.AtRisk is not null
            || group.DaysSalesOutstanding is not null || group.CollectionSales is not null)
            throw Refused("Found an import, findings, an earlier day, a control account, a matrix, a rule of what is at risk or a method "
                + "of collections beside entities; those of the entities are taken. State them there.");
        foreach (DashboardInputs entity in group.Entities)
        {
            Require(entity);
            if (entity.Name.Length == 0) throw Refused("Found an entity without a name; each needs one. State its Name.");
            if (entity.Ledger is null) throw Refused(
                $"Found entities within {Invariant.InQuotes(entity.Name)}; entities with a ledger are allowed. List all of them in one "
                + "group.");
            if (!entity.Axis.Matches(group.Axis)) throw Refused(
                $"Found {Invariant.InQuotes(entity.Name)} on {entity.Axis}; entities on {group.Axis} are allowed. State one axis for all.");
            if ((entity.Sales is not null || entity.Purchases is not null || entity.SalesBySegment.Count > 0)
                && group.RateBasis == ExchangeRateBasis.EntryDay) throw Refused(
                "Found rates by the day of an entry beside sales or purchases, whose days are not known; rates by the end or the average "
                + "of a period are allowed. State one of them as RateBasis.");
        }

        RequireDimensions(group, [.. group.Entities[0].Ledger!.Dimensions
            .Where(name => group.Entities.All(entity => entity.Ledger!.Dimensions.Contains(name)))]);
        RequireTargets(group, group.Currency.Value);
        if (group.Entities.GroupBy(entity => entity.Name).FirstOrDefault(names => names.Count() > 1) is { } twice)
            throw Refused($"Found two entities named {Invariant.InQuotes(twice.Key)}; each name once is allowed. Name them apart.");
    }

    private static void RequireLists(DashboardInputs inputs)
    {
        RequireNoNull(inputs.SalesBySegment, "SalesBySegment");
        RequireNoNull(inputs.Targets, "Targets");
        RequireNoNull(inputs.Benchmarks, "Benchmarks");
        RequireNoNull(inputs.PeerGroups, "PeerGroups");
        RequireNoNull(inputs.SpecificAllowances, "SpecificAllowances");
        RequireNoNull(inputs.Findings ?? [], "Findings");
        RequireNoNull(inputs.Entities, "Entities");
        RequireNoNull(inputs.Dimensions ?? [], "Dimensions");
        ArgumentNullException.ThrowIfNull(inputs.Name, "inputs.Name");
        ArgumentNullException.ThrowIfNull(inputs.Buckets, "inputs.Buckets");
        if (inputs.PeerGroups.Count > 0 && inputs.PeerQuantiles is null)
            throw Refused("Found peers without a type of quantile; there is no usual one. State PeerQuantiles.");
    }

    private static void RequireNumbers(DashboardInputs inputs)
    {
        if (inputs.Top < 1) throw new ArgumentOutOfRangeException(
            nameof(inputs), inputs.Top, $"Found Top = {Invariant.Text(inputs.Top)}; 1 or more is allowed.");
        if (inputs.ForecastPeriods is < 0 or > MostForecastPeriods) throw new ArgumentOutOfRangeException(
            nameof(inputs), inputs.ForecastPeriods,
            $"Found ForecastPeriods = {Invariant.Text(inputs.ForecastPeriods)}; 0 to {Invariant.Text(MostForecastPeriods)} are allowed.");
        if (inputs.ForecastMethod is { } method && !Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(
            nameof(inputs), method, $"Found the method {Invariant.Text((int)method)}; a member of ForecastMethod is allowed.");
        if (inputs.EarlierKnownOn is { } earlier) DayNumber.Require(earlier, nameof(inputs));
        if (inputs.ServiceLevel is { } level && level < NodaTime.Duration.Zero) throw new ArgumentOutOfRangeException(
            nameof(inputs), "Found a negative ServiceLevel; zero or more is allowed.");
        if (inputs.Level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(
            nameof(inputs), "Found a Level that is not between 0 and 1; one such as 0.95 is allowed.");
    }

    private static void RequireAlike(DashboardInputs inputs, AmountSeries? series, Currency currency, string what)
    {
        if (series is null) return;
        RequireCurrency(series.Currency, currency, what);
        if (!series.Axis.Matches(inputs.Axis)) throw Refused(
            $"Found {what} on {series.Axis}; {what} on {inputs.Axis}, the axis of the dashboard, are allowed. State both on one axis.");
    }

    private static void RequireCurrency(Currency? found, Currency currency, string what)
    {
        if (found is { } other && other != currency) throw Refused(
            $"Found {what} in {other} beside a ledger in {currency}; one currency is allowed. Convert, or make entities of them.");
    }

    private static void RequireNoNull<T>(IReadOnlyList<T> list, string name)
    {
        ArgumentNullException.ThrowIfNull(list, "inputs." + name);
        if (list.Any(one => one is null)) throw Refused($"Found null in {name}; none is allowed. Leave it out.");
    }

    private static ArgumentException Refused(string message) => new(message);
}
