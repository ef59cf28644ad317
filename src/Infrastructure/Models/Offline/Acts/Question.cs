using Kalliky.Application.Businesses;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>What a caller wants to know.</summary>
internal abstract record Question
{
    public sealed record Total(string? Promotion) : Question;

    public sealed record Price(IReadOnlyList<SheetProduct> Of, string? Option) : Question;

    public sealed record Ingredients(IReadOnlyList<SheetProduct> Of) : Question;

    /// <param name="Of">Empty when no dish was named.</param>
    public sealed record Allergen(string? Name, IReadOnlyList<SheetProduct> Of, bool Severe) : Question;

    /// <summary>"Vous avez des nems ?"</summary>
    public sealed record Available(IReadOnlyList<SheetProduct> Of, string Named) : Question;

    /// <summary>"Qu'est-ce que vous avez comme desserts ?"</summary>
    public sealed record Choice(IReadOnlyList<SheetCategory> Of) : Question;

    /// <summary>"Qu'est-ce qu'il y a comme sauces avec le kebab ?"</summary>
    public sealed record Options(SheetProduct Of, string Group) : Question;

    public sealed record Hours(LocalDate? On) : Question;

    public sealed record Address : Question;

    public sealed record Payment : Question;

    /// <param name="City">The town asked about; null for delivery in general.</param>
    public sealed record Delivery(string? City) : Question;

    /// <summary>"Il y a combien d'attente ?"</summary>
    public sealed record Wait : Question;

    public sealed record OrderStatus : Question;

    /// <summary>"Vous m'avez bien mis la calzone ?"</summary>
    public sealed record ReadBack : Question;

    /// <summary>How long what was named takes.</summary>
    public sealed record ServiceLength : Question;

    /// <summary>What a service or an article costs.</summary>
    /// <param name="Said">The words that ask.</param>
    public sealed record ServicePrice(string Said) : Question;

    /// <summary>Anything else: the store's own questions may answer it.</summary>
    public sealed record Other(string Text) : Question;
}
