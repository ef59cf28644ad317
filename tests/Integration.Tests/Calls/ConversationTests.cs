using Kalliky.Domain.Calls;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Calls;

public sealed class ConversationTests(Telephone telephone) : IClassFixture<Telephone>
{
    [Fact]
    public async Task A_call_is_answered_held_and_hung_up()
    {
        var call = await telephone.Dial();
        var greeting = await call.Hears();
        greeting.ShouldStartWith("Bonjour, vous parlez avec l'assistant vocal automatique de Pizza Testeur.");
        await call.Says("ajoute Margherita");
        Telephone.InTime(await call.Hears()).ShouldBe("J'ai entendu : ajoute Margherita. Et ensuite, numéro 1 ? ");
        await call.Says("au revoir");
        await call.Hears();
        await call.Over();

        var row = await telephone.Ended(call);
        row.EndReason.ShouldBe("goodbye");
        row.Disclosure!.Text.ShouldBe(greeting);
        row.AnsweredAt.ShouldNotBeNull();
        row.IsTest.ShouldBeFalse();
        (await telephone.Transcript(call)).ShouldBe(
        [
            $"1 Assistant: {greeting}", "2 Caller: ajoute Margherita", "3 Assistant: J'ai entendu : ajoute Margherita. Et ensuite, numéro 1 ?",
            "4 Caller: au revoir", "5 Assistant: J'ai entendu : au revoir. Et ensuite, numéro 2 ?",
        ]);
        (await telephone.Read((db, _) => db.ToolCalls.CountAsync(use => use.CallId == row.Id && use.Tool == "add_item" && use.Turn == 2))).ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_command_carries_the_whole_relay()
    {
        var call = await telephone.Dial();
        await call.Hears();
        var body = call.Commands.Single(command => command.Verb == "answer").Body;
        var relay = body["conversation_relay_config"]!;
        relay["url"]!.ToString().ShouldStartWith("wss://kalliky.test/relay/");
        relay["interruptible"]!.ToString().ShouldBe("any");
        relay["interruptible_greeting"]!.ToString().ShouldBe("none");
        relay["transcription_engine_config"]!["transcription_model"]!.ToString().ShouldBe("deepgram/nova-3");
        relay["transcription_engine_config"]!["keyterms"]!.AsArray().Select(term => term!.ToString()).ShouldBe(["Pizza Testeur", "Margherita"]);
        await call.HangsUp();
        (await telephone.Ended(call)).EndReason.ShouldBe("normal_clearing");
    }

    [Fact]
    public async Task Barge_in_keeps_what_was_heard()
    {
        var call = await telephone.Dial();
        await call.Hears();
        await call.Says("lentement");
        await Telephone.Until(async () => (await call.HearsFirstWords()).Contains("Une longue", StringComparison.Ordinal));
        await call.Interrupts("Une longue", TimeSpan.FromSeconds(1));
        await call.Says("stop");
        (await call.Hears()).ShouldContain("J'ai entendu : stop.");
        await call.HangsUp();
        await telephone.Ended(call);
        await Telephone.Until(async () => (await telephone.Transcript(call)).Length == 5);
        (await telephone.Transcript(call))[2].ShouldBe("3 Assistant: Une longue");
    }

    [Fact]
    public async Task A_human_who_answers_has_the_call()
    {
        telephone.Carrier.Human = Human.Waits;
        var call = await telephone.Dial();
        await call.Hears();
        await call.Says("humain");
        await call.Hears();
        await Telephone.Until(() => Task.FromResult(call.Transfer is not null));
        await Telephone.Until(async () => (await telephone.CallOf(call)).Transfer == TransferState.Ringing);
        await call.Transfer!.Answers();
        await Telephone.Until(async () => (await telephone.CallOf(call)).Transfer == TransferState.Bridged);
        (await telephone.CallOf(call)).IsOver.ShouldBeFalse();
        await call.Transfer.HangsUp();
        var row = await telephone.Ended(call);
        row.EndReason.ShouldBe("transferred");
        await call.Over();
    }

    [Fact]
    public async Task When_the_human_is_busy_a_message_is_taken_once()
    {
        telephone.Carrier.Human = Human.IsBusy;
        var call = await telephone.Dial();
        await call.Hears();
        await call.Says("humain");
        await call.Hears();
        (await call.Hears()).ShouldStartWith("Je n'arrive pas à les joindre, je prends un message.");
        await Telephone.Until(async () => (await telephone.CallOf(call)).Transfer == TransferState.Returned);
        await call.Says("Rappelez-moi demain.");
        (await call.Hears()).ShouldStartWith("C'est noté");
        await call.HangsUp();
        var row = await telephone.Ended(call);
        var bodies = await telephone.Read(async (db, vault) =>
            (await db.Tickets.Where(ticket => ticket.CallId == row.Id).ToListAsync()).ConvertAll(ticket => vault.Open(ticket.Body)));
        bodies.ShouldBe(["Rappelez-moi demain."]);
    }
}
