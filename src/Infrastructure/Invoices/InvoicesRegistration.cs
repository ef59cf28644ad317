using Kalliky.Application.Billing;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Invoices;

internal static class InvoicesRegistration
{
    /// <summary>Invoices as PDF and as Factur-X, by PDFsharp.</summary>
    public static void AddInvoicePrinter(this IServiceCollection services) => services.AddSingleton<IInvoicePrinter, InvoicePrinter>();
}
