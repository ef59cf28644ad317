using Kalliky.Application.Businesses;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades;

/// <summary>What makes a trade: how its assistant behaves and what it can do. A new trade is one folder and one
/// registration (<c>services.AddSingleton&lt;ITrade, XTrade&gt;()</c>).</summary>
public interface ITrade
{
    /// <summary>The key that stores name, such as "restaurant".</summary>
    string Key { get; }

    /// <summary>As merchants look for themselves when they sign up, in French: "Restaurant, pizzeria, traiteur".</summary>
    string Name { get; }

    /// <summary>Classes with Semantic Kernel functions, resolved from the scope of the turn. The tools that every trade
    /// has (<c>CommonTools</c>) come on their own.</summary>
    IReadOnlyList<Type> Tools { get; }

    /// <summary>The trade's instructions to the model, from its x.fr.md (or x.en.md).</summary>
    string Instructions(Language language);

    /// <summary>The part of the store's data that the model should know by heart: the catalogue digest, the services, ...</summary>
    string Digest(StoreSheet sheet);

    /// <summary>JSON schema of what the analysis after the call extracts.</summary>
    string OutcomeSchema { get; }

    /// <summary>False where callers say what must not be kept, as at a doctor's: of their words only that something was said
    /// is stored, a message keeps its kind and its <see cref="Topic"/>, and no model reads the call afterwards.</summary>
    bool KeepsWords => true;

    /// <summary>True where callers speak of their health: such a store only demonstrates unless the operator has declared
    /// hosting that is certified for it, and no provider's model outside of it is asked.</summary>
    bool IsHealthCare => false;

    /// <summary>What a message is about in words of the trade's own, where the caller's are not kept; null for nothing in particular.</summary>
    string? Topic(string words) => null;

    /// <summary>Hears an emergency in the caller's words, before any model is asked; null when there is none.</summary>
    Emergency? Hear(string words) => Emergencies.Anywhere(words);
}

internal static class TradesExtensions
{
    /// <summary>Null for a trade that nobody has registered.</summary>
    public static ITrade? Of(this IEnumerable<ITrade> trades, string key) => trades.FirstOrDefault(trade => trade.Key == key);

    /// <summary>Whether the caller's words may be stored; where nobody knows the trade, they may.</summary>
    public static bool KeepWords(this IEnumerable<ITrade> trades, string key) => trades.Of(key) is null or { KeepsWords: true };
}

/// <summary>Marks a tool that changes something. It runs alone, in the model's order, and finishes even when the caller interrupts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WritesAttribute : Attribute;
