using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>What reads text rows of receivables.</summary>
internal static class ReceivableSelectors
{
    public static OpenItemSelectors<TextRow> OfItems(MapState map)
    {
        var fields = new FieldSelectors(map);
        var selectors = new OpenItemSelectors<TextRow>
        {
            InvoiceDate = fields.Day(CsvItemMap.InvoiceDate)!,
            Amount = fields.Amount(MapState.Amount)!,
            Document = fields.Text(Dimension.Document),
            Account = fields.Text(Dimension.Account),
            AccountGroup = fields.Text(OpenItems.AccountGroup),
            DueDate = fields.Day(CsvItemMap.DueDate),
            Kind = fields.Member<OpenItemKind>(CsvItemMap.Kind),
            Tax = fields.Amount(CsvItemMap.Tax),
            Insured = fields.Amount(CsvItemMap.Insured),
            RecordedDate = fields.Day(CsvItemMap.RecordedDate),
            Currency = fields.Text(MapState.Currency),
        };
        foreach ((string name, Func<TextRow, string?> select) in
            fields.Dimensions(name => OwnDimensions.IsOwn(name) && name != OpenItems.AccountGroup))
        {
            selectors.Dimensions[name] = select;
        }

        return selectors;
    }

    public static SettlementSelectors<TextRow> OfSettlements(MapState map)
    {
        var fields = new FieldSelectors(map);
        return new SettlementSelectors<TextRow>
        {
            ValueDate = fields.Day(CsvSettlementMap.ValueDate)!,
            Amount = fields.Amount(MapState.Amount)!,
            Kind = fields.Member<SettlementKind>(CsvSettlementMap.Kind),
            Document = fields.Text(Dimension.Document),
            Account = fields.Text(Dimension.Account),
            InstructedDocument = fields.Text(CsvSettlementMap.InstructedDocument),
            CreditDocument = fields.Text(CsvSettlementMap.CreditDocument),
            Reason = fields.Text(Dimension.Reason),
            RecordedDate = fields.Day(CsvSettlementMap.RecordedDate),
            Currency = fields.Text(MapState.Currency),
        };
    }
}
