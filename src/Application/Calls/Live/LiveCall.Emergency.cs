using Kalliky.Application.Assistant;
using Kalliky.Application.Trades.Urgency;

namespace Kalliky.Application.Calls.Live;

/// <summary>A life may depend on it: the number to dial is said at once, no model is asked, and a human is rung. Where none
/// can be reached the number stands, and a ticket waits for whoever comes first.</summary>
public sealed partial class LiveCall
{
    private Emergency? emergency;

    private async ValueTask Rescue(Emergency heard)
    {
        emergency = heard;
        messageWanted = false;
        transcript.Happened("emergency", heard.ToString().ToLowerInvariant());
        if (Sheet.ForwardTo is null)
        {
            await LeaveWithNumber(Phrases.Of(heard));
            return;
        }

        await SayFixed($"{Phrases.Of(heard)} {Phrases.TransferNow}");
        After(CallWish.TransferToHuman);
    }

    // The number first: what is written comes after it.
    private async ValueTask LeaveWithNumber(string words)
    {
        emergency = null;
        transcript.Happened("emergency_told");
        await SayFixed(words, last: false);
        var told = await parts.Line.TakeMessage(null, isEmergency: true);
        await SayFixed(told ? $"{Phrases.TeamTold} {Phrases.HangUpAndDial}" : Phrases.HangUpAndDial);
    }
}
