using Kalliky.Application.Billing;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Setup;

/// <summary>Who sends Kalliky's invoices: checked at start where somebody is named; where nobody is, imagined in development, and in
/// production none is sent.</summary>
internal static class CompanySettings
{
    public static void AddCompanySettings(this IServiceCollection services)
    {
        services.AddOptions<CompanyOptions>().BindConfiguration(CompanyOptions.Section).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<CompanyOptions>, Imagined>();
        services.AddSingleton<IValidateOptions<CompanyOptions>, Rules>();
    }

    private sealed class Imagined(IHostEnvironment environment) : IPostConfigureOptions<CompanyOptions>
    {
        public void PostConfigure(string? name, CompanyOptions options)
        {
            if (options.IsEmpty && !environment.IsProduction())
                options.Imagine();
        }
    }

    private sealed class Rules(IHostEnvironment environment) : IValidateOptions<CompanyOptions>
    {
        public ValidateOptionsResult Validate(string? name, CompanyOptions options)
        {
            if (options.IsEmpty)
                return ValidateOptionsResult.Success;
            string?[] values = [options.Name, options.LegalForm, options.Street, options.City, options.Rcs, options.Capital, options.Iban, options.Email];
            string[] problems = values.Any(Placeholder.Is)
                ? [$"{CompanyOptions.Section} holds a placeholder: give the name, the address and the registration of the company that sends the invoices."]
                : [.. options.Problems(environment.IsProduction())];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
