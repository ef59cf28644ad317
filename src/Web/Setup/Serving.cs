using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Setup;

/// <summary>What the executable does unless its first word says otherwise: it serves until it is stopped.</summary>
internal static class Serving
{
    /// <returns>1 when a setting is wrong, after a sentence for each.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddKalliky();
            var app = builder.Build();
            app.UseKalliky();
            app.MapKalliky();
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var problem in wrong.Failures)
                await Console.Error.WriteLineAsync(problem);
            return 1;
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
