namespace Kalliky.Web.Setup;

/// <summary>The names that the product's first version used for its settings. The present name wins where both are set.</summary>
internal static class Aliases
{
    private static readonly (string Old, string Present)[] Names =
    [
        ("DATABASE_URL", "ConnectionStrings:Kalliky"),
        ("REDIS_URL", "ConnectionStrings:Redis"),
        ("APP_URL", "App:PublicUrl"),
        ("OPENAI_API_KEY", "Models:Chain:0:ApiKey"),
        ("TELNYX_API_KEY", "Telnyx:ApiKey"),
        ("STRIPE_SECRET_KEY", "Stripe:SecretKey"),
        ("RESEND_API_KEY", "Resend:ApiKey"),
    ];

    public static void AddAliases(this IConfigurationManager configuration)
    {
        var settings = Names
            .Where(name => IsSet(configuration[name.Old]) && !IsSet(configuration[name.Present]))
            .ToDictionary(name => name.Present, name => configuration[name.Old]);

        // A key alone makes a chain of one: OpenAI's default model.
        if (settings.ContainsKey("Models:Chain:0:ApiKey"))
        {
            if (IsSet(configuration["Models:Chain:0:Provider"]))
                settings.Remove("Models:Chain:0:ApiKey");
            else
                settings["Models:Chain:0:Provider"] = "openai";
        }

        configuration.AddInMemoryCollection(settings);
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
