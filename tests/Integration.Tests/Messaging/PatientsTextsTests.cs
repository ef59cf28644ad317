using Kalliky.Application.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Customers;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>What patients write to a practice is not kept; what it is about is, and an emergency is answered.</summary>
public sealed class PatientsTextsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database, key: "cabinet-marchand");

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task Only_what_it_is_about_is_kept()
    {
        await post.Receive("J'ai un zona depuis lundi, pouvez-vous renouveler mon ordonnance ?");
        await post.Receive("Et mes résultats, pour le zona ?");
        await post.Receive("Ce zona me gratte");

        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        (ticket.Kind, ticket.Subject, post.Mario.Open(ticket.Body)).ShouldBe((TicketKind.Message, "Répondre à un SMS reçu : ordonnance", "résultats d'examens"));
        (await Kept("zona")).ShouldBeEmpty();
        (await Kept("ordonnance")).ShouldContain("public.tickets.subject", "the search would find nothing anyway");
    }

    [Fact]
    public async Task More_of_it_opens_the_ticket_again_though_nothing_is_kept()
    {
        await post.Receive("Ce zona me gratte");
        await post.Mario.Send(new Application.Tickets.SolveTicket((await post.Tickets()).Single().Id));
        await post.Receive("Toujours ce zona");

        (await post.Tickets()).ShouldHaveSingleItem().Status.ShouldBe(TicketStatus.Open);
    }

    [Theory]
    [InlineData("J'ai mal dans la poitrine et dans le bras gauche", "composez le 15 ou le 112 tout de suite.")]
    [InlineData("J'ai des idées noires", "appelez le 3114, jour et nuit, et s'il y a un danger immédiat, composez le 15 ou le 112.")]
    [InlineData("Mon bébé a 40 de fièvre", "si cela s'aggrave ou vous inquiète, composez le 15 ou le 112.")]
    public async Task An_emergency_is_answered_at_once_and_only_that_there_is_one_is_kept(string text, string answer)
    {
        post.Mario.Now = Restaurant.At(23, 10);
        await post.Receive(text);
        await post.Round();

        var sent = post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldBe($"{post.Mario.Sheet.Name} : {answer} Personne ne lit ces messages en direct.");
        sent.Encoding.ShouldBe("gsm7");
        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        (ticket.Kind, ticket.Subject, ticket.Body).ShouldBe((TicketKind.Callback, "Urgence : rappeler tout de suite", null));
    }

    private async Task<List<string>> Kept(string word)
    {
        using var scope = TestDatabase.Scope(post.Mario.Services, post.Mario.Tenant);
        return await Searched.For(database.Application, post.Mario.Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), word);
    }
}
