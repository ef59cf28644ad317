using System.Globalization;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls;

/// <summary>The first words of a call. They begin with the notice that an automatic assistant answers (EU AI Act,
/// article 50(1)), which no setting removes.</summary>
internal static class Greeting
{
    /// <param name="demonstrates">The store only shows what it could do: said right after the notice.</param>
    public static string Of(StoreSheet sheet, bool demonstrates, WhyNot? whyNot = null, bool knowsNumber = true)
    {
        var phrases = Phrases.In(Language.French);
        var notice = string.Format(CultureInfo.InvariantCulture, phrases.Notice, sheet.Name);
        if (demonstrates)
            notice = $"{notice} {phrases.Demonstration}";
        return whyNot is { } reason
            ? $"{notice} {Reason(reason, phrases)} {(knowsNumber ? phrases.AskMessage : phrases.AskMessageAndNumber)}"
            : $"{notice} {(string.IsNullOrWhiteSpace(sheet.Assistant.Greeting) ? phrases.Offer : sheet.Assistant.Greeting.Trim())}";
    }

    private static string Reason(WhyNot reason, Phrases phrases) => reason switch
    {
        WhyNot.Paused => phrases.Paused,
        WhyNot.Busy => phrases.Busy,
        WhyNot.NotReached => phrases.NotReached,
        WhyNot.Unavailable => phrases.Unavailable,
        _ => phrases.NothingToSell,
    };
}

/// <summary>Why the assistant cannot serve a caller.</summary>
internal enum WhyNot
{
    Paused,
    Busy,
    NothingToSell,

    /// <summary>The call went to the human, who did not answer.</summary>
    NotReached,

    /// <summary>The month's minutes are used up, which is no caller's business; or one of these, when the call is taken up again
    /// and nobody remembers which.</summary>
    Unavailable,
}
