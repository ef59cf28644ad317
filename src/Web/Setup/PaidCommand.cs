using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Infrastructure.Shared;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Setup;

/// <summary>`Kalliky.Web paid K-2026-000123 [--cents N] [--on DATE] --reference TEXT`: the operator has found a transfer on the bank's
/// statement. The thanks are sent by whichever node runs.</summary>
internal static class PaidCommand
{
    private const string Usage = "usage: paid NUMBER [--cents N] [--on YYYY-MM-DD] --reference TEXT (35 signs at most)";

    public static async Task Run(string[] args)
    {
        var (number, cents, on, reference) = Read(args);
        var builder = WebApplication.CreateBuilder();
        builder.AddKalliky();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        Console.WriteLine(await Note(app.Services, number, cents, on, reference));
    }

    /// <summary>What came of it, in one sentence.</summary>
    /// <exception cref="SettingException">It cannot be.</exception>
    internal static async Task<string> Note(IServiceProvider services, string number, long? cents, LocalDate? on, string reference)
    {
        if (await services.GetRequiredService<IDoors>().OfInvoice(number, CancellationToken.None) is not var (tenant, invoice))
            throw new SettingException($"There is no invoice {number}.");
        return await services.GetRequiredService<TenantScopes>().Send(tenant, new NoteBankTransfer(invoice, cents, on, reference), CancellationToken.None) switch
        {
            NoteBankTransfer.Noted noted => $"{noted.Amount.Cents} cents of {Day(noted.On)} are noted for {number}, {noted.Left.Cents} cents are left.",
            NoteBankTransfer.Known { Left: var left } => $"This transfer was noted before, {left.Cents} cents are left of {number}.",
            NoteBankTransfer.Taken taken => throw new SettingException($"{taken.Amount.Cents} cents of {Day(taken.On)} were noted under this reference: another transfer needs another one."),
            NoteBankTransfer.TooMuch { Left: var left } => throw new SettingException($"{left.Cents} cents are left of {number}: no more can be noted."),
            NoteBankTransfer.WrongDay day => throw new SettingException($"The money of {number} came between {Day(day.First)}, when it was issued, and {Day(day.Last)}, which is today."),
            _ => throw new SettingException($"{number} is a credit note: nothing is paid for it."),
        };
    }

    /// <exception cref="SettingException">It says how it is used.</exception>
    internal static (string Number, long? Cents, LocalDate? On, string Reference) Read(string[] args)
    {
        if (args is not [{ Length: > 0 } number, .. var rest] || rest.Length % 2 != 0)
            throw new SettingException(Usage);
        (long? cents, LocalDate? on, string? reference) = (null, null, null);
        foreach (var option in rest.Chunk(2))
        {
            switch (option)
            {
                case ["--cents", var text] when cents is null && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0:
                    cents = amount;
                    break;
                case ["--on", var text] when on is null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }:
                    on = day;
                    break;
                case ["--reference", var text] when reference is null && text.Trim() is { Length: > 0 and <= InvoiceTransfer.LongestReference } words:
                    reference = words;
                    break;
                default:
                    throw new SettingException(Usage);
            }
        }

        return (number, cents, on, reference ?? throw new SettingException(Usage));
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
