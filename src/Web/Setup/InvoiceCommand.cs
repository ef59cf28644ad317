using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Web.Setup;

/// <summary>`Kalliky.Web invoice K-2026-000123 FILE`: the operator reads an invoice whose business has left.</summary>
internal static class InvoiceCommand
{
    public static async Task Run(string[] args)
    {
        if (args is not [var number, var file])
            throw new SettingException("usage: invoice NUMBER FILE");
        var builder = WebApplication.CreateBuilder();
        builder.AddKalliky();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        await File.WriteAllBytesAsync(file, await Read(app.Services, number));
        Console.WriteLine($"{number} is in {file}.");
    }

    /// <exception cref="SettingException">There is no such copy.</exception>
    internal static async Task<byte[]> Read(IServiceProvider services, string number)
    {
        if (await services.GetRequiredService<IDoors>().OfInvoice(number, CancellationToken.None) is not var (tenant, invoice))
            throw new SettingException($"There is no invoice {number}.");
        return await services.GetRequiredService<TenantScopes>().Send(tenant, new ReadKeptInvoice(invoice), CancellationToken.None)
            ?? throw new SettingException($"No copy of {number} is kept: its business has not left, and reads it on its own pages.");
    }
}
