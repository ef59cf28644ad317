using Kalliky.Application.Assistant;
using Kalliky.Domain.Calls;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>Handing the caller on, taking a message, and hanging up: always after the words that announce it.</summary>
public sealed partial class LiveCall
{
    // However long the human's telephone rang.
    private static readonly Duration TimeForMessage = Duration.FromMinutes(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private const string Farewell = "goodbye";

    private CallWish? wish;
    private string reason = Farewell;
    private bool transferring;
    private bool messageWanted;
    private bool timeIsUp;

    private void After(CallWish wanted)
    {
        wish = wanted;
        alarm.Clear(Due.Silence);
        var left = parts.Clock.GetElapsedTime(parts.Clock.GetTimestamp(), spokenUntil);
        alarm.Set(Due.Wish, left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    // Spoken over the announcement: a goodbye is taken back, somebody who wants a human gets one at once.
    private async ValueTask OverruleWish()
    {
        if (wish is CallWish.TransferToHuman)
            await FollowWish();
        ForgetWish();
    }

    // With the wish goes its reason: whatever ends the call later has its own.
    private void ForgetWish()
    {
        (wish, reason) = (null, Farewell);
        alarm.Clear(Due.Wish);
    }

    private async ValueTask FollowWish()
    {
        switch (wish)
        {
            case CallWish.HangUp:
                await End();
                break;
            case CallWish.TransferToHuman:
                BeginTransfer();
                break;
        }

        wish = null;
    }

    // Nothing takes this goodbye back: who talks over it is not heard any more. A human who is about to ring goes first.
    private ValueTask TimeIsUp()
    {
        if (transferring || wish is CallWish.TransferToHuman)
            return ValueTask.CompletedTask;
        timeIsUp = true;
        return Goodbye(Phrases.LongestCall, "longest_call");
    }

    private async ValueTask Goodbye(string words, string why)
    {
        if (transferring || left is not null)
            return;
        run?.Cut(null);
        messageWanted = false;
        reason = why;
        await SayFixed(words);
        After(CallWish.HangUp);
    }

    // Written first: what follows a call reads what was said in it.
    private async ValueTask End()
    {
        left = CallLeft.Ended;
        if (run is not null)
            await Drain(run);

        await parts.Journal.Close(LastWrite);
        try
        {
            await mouth.End(stopping);
        }
        finally
        {
            // Also where the socket breaks on the goodbye: the call is over all the same.
            await parts.Line.End(reason);
        }
    }

    private void BeginTransfer()
    {
        transferring = true;
        alarm.Clear(Due.Silence);
        alarm.Clear(Due.LongestCall);
        alarm.Set(Due.TransferLook, LookEvery);
        alarm.Set(Due.TransferLimit, manners.TransferPatience);
        transcript.Happened("transfer");
        parts.Journal.Write();
        var turn = transcript.Sequence;
        _ = Task.Run(async () => TryHear(new CallInput.TransferMoved(await parts.Line.Transfer(turn))), CancellationToken.None);
    }

    private void LookAtTransfer()
    {
        if (!transferring)
            return;
        alarm.Set(Due.TransferLook, LookEvery);
        _ = Task.Run(
            async () =>
            {
                if (await parts.Line.LookAtTransfer() is { } state and not TransferState.None)
                    TryHear(new CallInput.TransferMoved(state));
            },
            CancellationToken.None);
    }

    private async ValueTask OnTransfer(TransferState state)
    {
        if (!transferring && state is not TransferState.Bridged)
            return;
        switch (state)
        {
            case TransferState.Bridged:
                left = CallLeft.Transferred;
                await mouth.End(stopping);
                break;
            case TransferState.Failed:
                await ComeBack(Phrases.NotReached);
                break;
            case TransferState.None:
                await ComeBack(Phrases.NobodyThere);
                break;
        }
    }

    private async ValueTask ComeBack(string words)
    {
        transferring = false;
        alarm.Clear(Due.TransferLook);
        alarm.Clear(Due.TransferLimit);
        LimitTime(atLeast: TimeForMessage);
        if (emergency is { } danger)
        {
            await LeaveWithNumber($"{Phrases.NobodyReached} {Phrases.Of(danger)}");
        }
        else
        {
            messageWanted = true;
            await SayFixed($"{words} {(start.Situation.Caller is null ? Phrases.AskMessageAndNumber : Phrases.AskMessage)}");
        }

        await parts.Line.Returned();
    }

    private async ValueTask TakeMessage(string words)
    {
        messageWanted = false;
        if (!await parts.Line.TakeMessage(words))
            await Goodbye($"{Phrases.MessageLost} {Phrases.CallLater}", "trouble");
        else if (start.TakesMessageOnly)
            await Goodbye($"{Phrases.MessageTaken} {Phrases.Thanks}", "message_taken");
        else
            await SayFixed($"{Phrases.MessageTaken} {Phrases.AnythingElse}");
    }
}
