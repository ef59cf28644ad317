using System.Net;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

[Collection<OneApi>]
public sealed class ThreadTests(ApiHost host)
{
    [Theory]
    [InlineData("opted_out", "Le client a dit STOP")]
    [InlineData("not_mobile", "Ce n’est pas un mobile")]
    [InlineData("something_new", "Refusé par l’opérateur")]
    public async Task Why_a_message_did_not_arrive_is_said_in_words(string reason, string words)
    {
        var house = await House.Open(host);
        var ticket = await Failed(house.Shop, reason);
        using var owner = await house.SignedIn(Role.Owner);

        var page = await owner.Open($"/pizza-mario/tickets/{ticket}");

        page.Status.ShouldBe(200, page.Text);
        WebUtility.HtmlDecode(page.Text).ShouldContain(words);
        page.Text.ShouldNotContain(reason);
    }

    private async Task<Guid> Failed(Shop shop, string reason)
    {
        await using var scope = host.Scope(shop.Tenant);
        var (db, vault, moment) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        var ticket = new Ticket(moment.NewId(), shop.Tenant, shop.Store, TicketKind.Callback, "Rappeler", moment.Now);
        var message = new Message(moment.NewId(), shop.Tenant, shop.Store, MessageKind.Reply, MessageChannel.Sms, vault.Seal("+33639980122"), vault.Seal("Bonjour"), moment.Now) { AboutId = ticket.Id };
        message.Failed(reason);
        db.Tickets.Add(ticket);
        db.Messages.Add(message);
        await db.SaveChangesAsync();
        return ticket.Id;
    }
}
