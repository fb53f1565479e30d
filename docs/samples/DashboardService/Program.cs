using DashboardService;

await using WebApplication app = await Service.CreateAsync(args);
await app.RunAsync();
