using DuckDbTotals;

await ChargeOffs.PrintAsync(Path.Combine(AppContext.BaseDirectory, "charge-offs-by-month-and-sector.csv"), Console.Out);
