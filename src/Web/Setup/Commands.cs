using Kalliky.Infrastructure;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Web.Setup;

/// <summary>What the executable does instead of serving, by its first word: `Kalliky.Web migrate`.</summary>
internal static class Commands
{
    /// <summary>The command of that name; null when the web is to be served.</summary>
    public static Func<string[], Task<int>>? Named(string[] args) => args.FirstOrDefault() switch
    {
        "migrate" => Said(Migrate),
        "seed" => Said(SeedCommand.Run),
        "credit" => Said(CreditCommand.Run),
        "paid" => Said(PaidCommand.Run),
        "invoice" => Said(InvoiceCommand.Run),
        "eval" => Evaluation.Evaluate.Run,
        _ => null,
    };

    private static async Task Migrate(string[] args)
    {
        var configuration = WebApplication.CreateBuilder(args).Configuration;
        configuration.AddAliases();
        await InfrastructureRegistration.Migrate(configuration, CancellationToken.None);
        Console.WriteLine("The database is up to date.");
    }

    // What a person can put right is one sentence and an exit code; anything else keeps its stack.
    private static Func<string[], Task<int>> Said(Func<string[], Task> command) => async args =>
    {
        try
        {
            await command(args);
            return 0;
        }
        catch (Exception wrong) when (wrong is SettingException or StoreFileException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    };
}
