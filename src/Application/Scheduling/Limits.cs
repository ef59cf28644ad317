namespace Kalliky.Application.Scheduling;

/// <summary>How much may be asked of the diary at once.</summary>
internal static class Limits
{
    public const int Word = 120;
    public const int Name = 80;
    public const int Note = 500;
    public const int Party = 1_000;
    public const string WordTooLong = "Au plus 120 caractères.";
    public const string NameTooLong = "Le nom tient en 80 caractères.";
    public const string NoteTooLong = "La remarque tient en 500 caractères.";
    public const string TooManyServices = "Entre 1 et 6 prestations.";
    public const string PartyOutOfBounds = "Le nombre de personnes va de 1 à 1 000.";

    private const int MostServices = 6;

    public static bool Services(IReadOnlyList<string>? services) =>
        services is { Count: >= 1 and <= MostServices } && services.All(service => service is { Length: >= 1 and <= Word });

    public static bool SomeServices(IReadOnlyList<string>? services) => services is null or { Count: 0 } || Services(services);
}
