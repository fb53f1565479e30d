using MonthEnd;

return await MonthEndReport.RunAsync(args, Console.Out);
