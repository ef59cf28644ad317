using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Web.Setup;

/// <summary>`Kalliky.Web credit K-2026-000123 [--cents N] --reason TEXT`: the operator takes an invoice back, whole or in part. The
/// credit note is printed and sent by whichever node runs.</summary>
internal static class CreditCommand
{
    private const string Usage = "usage: credit NUMBER [--cents N] --reason TEXT";

    public static async Task Run(string[] args)
    {
        var (number, cents, reason) = Read(args);
        var builder = WebApplication.CreateBuilder();
        builder.AddKalliky();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        Console.WriteLine(await Credit(app.Services, number, cents, reason));
    }

    /// <summary>What came of it, in one sentence.</summary>
    /// <exception cref="SettingException">It cannot be.</exception>
    internal static async Task<string> Credit(IServiceProvider services, string number, long? cents, string reason)
    {
        if (await services.GetRequiredService<IDoors>().OfInvoice(number, CancellationToken.None) is not var (tenant, invoice))
            throw new SettingException($"There is no invoice {number}.");
        return await services.GetRequiredService<TenantScopes>().Send(tenant, new CreditInvoice(invoice, cents, reason), CancellationToken.None) switch
        {
            CreditInvoice.Credited { Number: var note } => $"Credit note {note} takes back {number}.",
            CreditInvoice.Known => $"{number} was credited for this reason before.",
            CreditInvoice.TooMuch { Left: var left } => throw new SettingException($"{left.Cents} cents without tax are left of {number}: give no more."),
            _ => throw new SettingException($"{number} is a credit note: only an invoice can be taken back."),
        };
    }

    private static (string Number, long? Cents, string Reason) Read(string[] args) => args switch
    {
        [var number, "--reason", { Length: > 0 and <= CreditInvoice.LongestReason } reason] => (number, null, reason),
        [var number, "--cents", var text, "--reason", { Length: > 0 and <= CreditInvoice.LongestReason } reason]
            when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) && cents > 0 => (number, cents, reason),
        _ => throw new SettingException(Usage),
    };
}
