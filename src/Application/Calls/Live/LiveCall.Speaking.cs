using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades.Urgency;
using Microsoft.Extensions.Logging;

namespace Kalliky.Application.Calls.Live;

/// <summary>The assistant's side: from the agent's steps to what is really said and heard.</summary>
public sealed partial class LiveCall
{
    private async ValueTask Turn(string words)
    {
        alarm.Clear(Due.Silence);
        alarm.Clear(Due.Noise);
        if (wish is CallWish.TransferToHuman)
            return;
        ForgetWish();
        var turn = transcript.Caller(words);
        if ((parts.Trade is { } trade ? trade.Hear(words) : Emergencies.Anywhere(words)) is { } danger)
        {
            await Rescue(danger);
        }
        else if (humanAsked && Sheet.ForwardTo is not null)
        {
            await SayFixed(Phrases.TransferNow);
            After(CallWish.TransferToHuman);
        }
        else if (start.TakesMessageOnly && !messageWanted && Fillers.IsFarewell(words))
        {
            reason = "message_taken";
            After(CallWish.HangUp);
        }
        else if (messageWanted || start.TakesMessageOnly)
        {
            await TakeMessage(words);
        }
        else
        {
            Answer(turn);
        }

        humanAsked = false;
    }

    private void Answer(int turn)
    {
        run = new AgentRun(turn, parts.Clock);
        gate.Begin();
        alarm.Clear(Due.Silence);
        alarm.Set(Due.Waiting, manners.FirstWords);
        var situation = start.Situation with { Now = parts.Moment.Now.InZone(Sheet.Zone), Language = language };
        var question = new AgentTurn(situation, turn, transcript.Conversation, start.IsResumed);
        var running = run;
        _ = Task.Run(() => Pump(running, question), CancellationToken.None);
    }

    private async Task Pump(AgentRun running, AgentTurn question)
    {
        Exception? problem = null;
        try
        {
            await foreach (var step in parts.Agent.Answer(question, running.Interrupted))
                await inbox.Writer.WriteAsync(new CallInput.Stepped(step));
        }
        catch (OperationCanceledException) when (running.Interrupted.IsCancellationRequested)
        {
            // Cut, as asked: the loop already knows.
        }
        catch (Exception failure)
        {
            problem = failure;
        }

        if (!inbox.Writer.TryWrite(new CallInput.AnswerEnded(problem)) && await inbox.Writer.WaitToWriteAsync())
            await inbox.Writer.WriteAsync(new CallInput.AnswerEnded(problem));
    }

    private async ValueTask OnStep(AgentStep step)
    {
        if (run is not { } running)
            return;
        switch (step)
        {
            case AgentStep.Words words when !running.IsCut:
                alarm.Clear(Due.Waiting);
                running.Token();
                running.Model ??= words.Model;
                await Say(running, gate.Take(words.Text));
                break;
            case AgentStep.Used used:
                Note(running, used);
                break;
            case AgentStep.Wants wants when !running.IsCut || wants.Wish != CallWish.HangUp:
                running.Wishes.Add(wants.Wish);
                break;
        }
    }

    private void Note(AgentRun running, AgentStep.Used used)
    {
        running.ToolMilliseconds += used.Milliseconds;
        transcript.Used(running.Turn, used);
        if (Learnt(used.Tool) is { } answer)
            gate.Learn(answer);
        if (used.Writes)
            parts.Journal.WriteSoon();
    }

    private async ValueTask Say(AgentRun running, string? words)
    {
        if (words is null || running.IsCut)
            return;
        running.Say(words);
        await mouth.Say(words, last: false, stopping);
        Speaks(words.Length);
    }

    private async ValueTask OnAnswerEnded(Exception? problem)
    {
        if (run is not { } running)
            return;
        running.End();
        alarm.Clear(Due.Waiting);
        if (!running.IsCut)
            await Say(running, gate.Finish());
        running.Blocked = gate.Blocked;
        run = null;
        Measure(running);
        if (timeIsUp)
            Record(running);
        else if (problem is not null)
            await OnTrouble(running, problem);
        else
            await Conclude(running);
        running.Dispose();
        if (next is not { } words || timeIsUp)
            return;
        next = null;
        await Turn(words);
    }

    private async ValueTask Conclude(AgentRun running)
    {
        Record(running);
        if (!running.IsCut && running.HasSpoken)
            await mouth.Say("", last: true, stopping);
        if (running.Wishes.Contains(CallWish.StopRecording))
            transcript.StopKeeping();
        parts.Journal.Write();
        if (running.Wishes.Contains(CallWish.TransferToHuman))
            After(CallWish.TransferToHuman);
        else if (running.Wishes.Contains(CallWish.HangUp))
            After(CallWish.HangUp);
        else if (!running.IsCut && !running.HasSpoken)
            await SayFixed(Phrases.NotUnderstood);
        Quiet();
    }

    private void Record(AgentRun running)
    {
        if (!running.HasSpoken)
            return;
        var said = running.Said;
        var rest = running.IsCut && running.Heard is { } heard ? Heard.RestOf(said, heard) : null;
        var really = rest is null ? said : said[..^rest.Length].TrimEnd();
        transcript.Assistant(new Spoken(really, rest, rest is not null, running.Model, (int?)running.FirstText, running.Blocked, rest is null ? null : said));
    }

    // The model chain, a tool or the database failed: said as it is, and a human or a message follows.
    private async ValueTask OnTrouble(AgentRun running, Exception problem)
    {
        parts.Logger.LogError(problem, "Call {CallId}: turn {Turn} could not be answered.", CallId, running.Turn);
        Record(running);
        if (running.Wishes.Contains(CallWish.StopRecording))
            transcript.StopKeeping();
        next = null;
        var honest = Race.DatabaseGone(problem) ? Phrases.NothingNoted : Phrases.Trouble;
        if (Sheet.ForwardTo is not null)
        {
            await SayFixed($"{honest} {Phrases.TransferNow}");
            After(CallWish.TransferToHuman);
            return;
        }

        // Said before it is written: what broke this turn may well hold up the message too.
        await SayFixed(honest, last: false);
        var told = await parts.Line.TakeMessage(null) ? $"{Phrases.TeamTold} " : "";
        await Goodbye($"{told}{Phrases.CallLater}", "trouble");
    }

    private async ValueTask SayWait()
    {
        if (run is not { HasSpoken: false, IsCut: false })
            return;
        await mouth.Say(Phrases.Waiting + " ", last: false, stopping);
        Speaks(Phrases.Waiting.Length);
    }

    private async ValueTask SayFixed(string words, bool last = true)
    {
        await mouth.Say(last ? words : words + " ", last, stopping);
        Speaks(words.Length);
        transcript.Assistant(new Spoken(words));
        parts.Journal.Write();
        Quiet();
    }

    private void Speaks(int characters)
    {
        var now = parts.Clock.GetTimestamp();
        var length = (long)(manners.Speaking(characters).TotalSeconds * parts.Clock.TimestampFrequency);
        spokenUntil = Math.Max(now, spokenUntil) + length;
        if (run is null)
            Quiet();
    }

    private static void Measure(AgentRun running)
    {
        if (running.FirstToken is { } token)
            CallMeter.FirstToken.Record(token);
        if (running.FirstText is { } text)
            CallMeter.FirstText.Record(text);
        if (running.ToolMilliseconds > 0)
            CallMeter.Tools.Record(running.ToolMilliseconds);
        CallMeter.Total.Record(running.Elapsed);
        if (running.Blocked > 0)
            CallMeter.Blocked.Add(running.Blocked);
    }
}
