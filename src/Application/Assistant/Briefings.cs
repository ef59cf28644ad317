using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Assistant;

/// <summary>What a model is told before a call: manners, the trade, the store. The same for every call of a store and
/// version, so that providers may cache it; the clock and the caller come last.</summary>
public interface IBriefings
{
    Briefing Of(StoreSheet sheet, Language language = Language.French);
}

/// <param name="Hash">SHA-256 in hex, kept on the call to explain its answers later.</param>
/// <param name="CacheKey">Names the cacheable part to a provider.</param>
public sealed record Briefing(string Text, string Hash, string CacheKey)
{
    /// <summary>The whole system message of one turn.</summary>
    public string For(Situation situation)
    {
        var now = situation.Now.LocalDateTime;
        if (situation.Language == Language.English)
            return InEnglish(situation, now);
        var caller = situation.KnownName is { } name ? $"L'appelant est connu : {name}." : "L'appelant n'est pas connu.";
        var number = situation.Caller is null ? "Son numéro est masqué." : "Son numéro s'affiche.";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Text}\n# Maintenant\nNous sommes le {Dates.ShowLong(now.Date)} ({now.Date:uuuu-MM-dd}), il est {now:HH:mm}. {caller} {number}\n");
    }

    private string InEnglish(Situation situation, LocalDateTime now)
    {
        var caller = situation.KnownName is { } name ? $"The caller is known: {name}." : "The caller is not known.";
        var number = situation.Caller is null ? "Their number is withheld." : "Their number is shown.";
        return string.Create(CultureInfo.InvariantCulture, $"{Text}\n# Now\nIt is {now:dddd, uuuu-MM-dd, HH:mm}. {caller} {number}\n");
    }
}

internal sealed class Briefings(IEnumerable<ITrade> trades) : IBriefings
{
    private readonly Dictionary<string, ITrade> byKey = trades.ToDictionary(trade => trade.Key);
    private readonly ConcurrentDictionary<(Guid Store, Language Language), (int Version, Briefing Briefing)> kept = new();

    public Briefing Of(StoreSheet sheet, Language language = Language.French)
    {
        var known = kept.GetValueOrDefault((sheet.StoreId, language));
        if (known.Briefing is not null && known.Version == sheet.Version)
            return known.Briefing;
        var made = Make(sheet, language);
        kept[(sheet.StoreId, language)] = (sheet.Version, made);
        return made;
    }

    private Briefing Make(StoreSheet sheet, Language language)
    {
        var text = new StringBuilder(Instructions.Read("manners", language)).AppendLine();
        var trade = byKey.GetValueOrDefault(sheet.Trade);
        if (trade is not null)
            text.AppendLine(trade.Instructions(language));
        text.AppendLine(StoreFacts.Of(sheet));
        if (trade is not null)
            text.AppendLine(trade.Digest(sheet));
        var whole = text.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
        return new Briefing(whole, hash, $"kalliky-{sheet.StoreId:N}-{sheet.Version}{(language == Language.English ? "-en" : "")}");
    }
}
