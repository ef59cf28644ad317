using Kalliky.Domain.Calls;
using Kalliky.Fakes.Telnyx;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>Where the assistant cannot serve, the caller reaches a human or leaves a message, and never meets silence.</summary>
public sealed class NobodyToAnswerTests(Telephone telephone) : IClassFixture<Telephone>
{
    [Fact]
    public async Task A_paused_store_forwards_to_its_human()
    {
        await Pause(Human.Waits);
        var call = await telephone.Dial();
        await Telephone.Until(() => Task.FromResult(call.Transfer is not null));
        call.Transfer!.To.ShouldBe("+33639980100");
        await call.Transfer.Answers();
        await Telephone.Until(async () => (await telephone.CallOf(call)).Transfer == TransferState.Bridged);
        await call.Transfer.HangsUp();
        var row = await telephone.Ended(call);
        row.Disclosure.ShouldBeNull();
        row.EndReason.ShouldBe("transferred");
        call.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_closes_forwards_to_its_human()
    {
        await Pause(Human.Waits);
        await Resume();
        await telephone.Change(store => store.Close(SystemClock.Instance.GetCurrentInstant()));
        try
        {
            (await telephone.Read((db, _) => db.Products.AnyAsync())).ShouldBeTrue("there is something to sell");
            var call = await telephone.Dial();
            await Telephone.Until(() => Task.FromResult(call.Transfer is not null));
            call.Transfer!.To.ShouldBe("+33639980100");
            await call.HangsUp();
            (await telephone.Ended(call)).Disclosure.ShouldBeNull();
        }
        finally
        {
            await telephone.Change(store => store.Stay());
        }
    }

    [Fact]
    public async Task A_human_who_does_not_answer_is_stood_in_for_with_notice_and_message()
    {
        await Pause(Human.DoesNotAnswer);
        var call = await telephone.Dial();
        (await call.Hears()).ShouldBe(
            "Bonjour, vous parlez avec l'assistant vocal automatique de Pizza Testeur. Je n'arrive pas à les joindre, je prends un message. Que dois-je leur transmettre ?");
        await call.Says("Je voudrais annuler ma table.");
        (await call.Hears()).ShouldStartWith("C'est noté, je leur transmets votre message.");
        await call.Over();
        var row = await telephone.Ended(call);
        row.Disclosure.ShouldNotBeNull();
        (await Message(row)).ShouldBe("Je voudrais annuler ma table.");
    }

    [Fact]
    public async Task Without_a_human_the_message_is_taken_at_once()
    {
        await Pause(Human.Waits, withHuman: false);
        var call = await telephone.Dial();
        (await call.Hears()).ShouldContain("L'accueil par téléphone est en pause pour le moment. Que dois-je leur transmettre ?");
        await call.Says("Rappelez-moi.");
        await call.Over();
        (await Message(await telephone.Ended(call))).ShouldBe("Rappelez-moi.");
    }

    [Fact]
    public async Task Who_hides_the_number_is_asked_for_one()
    {
        await Pause(Human.Waits, withHuman: false);
        var call = await telephone.Dial("anonymous");
        (await call.Hears()).ShouldEndWith("Que dois-je leur transmettre, et à quel numéro vous rappeler ?");
        await call.HangsUp();
        await telephone.Ended(call);
    }

    [Fact]
    public async Task A_store_without_menu_says_so()
    {
        await Resume();
        await telephone.Change(store => store.ForwardTo = null);
        var menu = await telephone.Read(async (db, _) =>
        {
            var all = await db.Products.ToListAsync();
            db.Products.RemoveRange(all);
            (await db.Stores.SingleAsync()).CatalogueChanged();
            await db.SaveChangesAsync();
            return all;
        });
        var call = await telephone.Dial();
        (await call.Hears()).ShouldContain("Je ne peux pas encore vous renseigner par téléphone.");
        await call.HangsUp();
        await telephone.Ended(call);

        // The others have it again.
        await telephone.Read(async (db, _) =>
        {
            db.Products.AddRange(menu);
            (await db.Stores.SingleAsync()).CatalogueChanged();
            return await db.SaveChangesAsync();
        });
    }

    private async Task<string?> Message(Call call) => await telephone.Read(async (db, vault) =>
        vault.Open((await db.Tickets.SingleAsync(ticket => ticket.CallId == call.Id)).Body));

    private async Task Pause(Human human, bool withHuman = true)
    {
        telephone.Carrier.Human = human;
        var forwardTo = withHuman ? await telephone.Read((_, vault) => Task.FromResult(vault.Seal("+33639980100"))) : null;
        await telephone.Change(store =>
        {
            store.AnsweringPausedUntil = SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1);
            store.ForwardTo = forwardTo;
            store.CatalogueChanged();
        });
    }

    private Task Resume() => telephone.Change(store => store.AnsweringPausedUntil = null);
}
