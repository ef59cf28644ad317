using System.IO.Compression;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Customers;

/// <summary>Two people of one business who left the same kinds of traces through the API: what one is handed holds all of
/// theirs and nothing of the other's, and forgetting one forgets the other in nothing.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private static readonly Someone Zephirine = new("Zéphirine", "+33639987701", "zephirine@exemple.fr", "allergique au pollen", 10);
    private static readonly Someone Barnabe = new("Barnabé", "+33639987702", "barnabe@exemple.fr", "vient avec son chien", 11);

    private readonly ApiHost host = new() { IsStill = true };
    private Api.Diary diary = null!;

    public async ValueTask InitializeAsync()
    {
        diary = await Api.Diary.Open(host);
        await Live(Zephirine);
        await Live(Barnabe);

        // What follows from all that is done too: nothing is on its way any more.
        await Calls.Telephone.Until(async () => (await Tables.Rows(
            host.Database.Application, "SELECT (SELECT count(*) FROM bus.outbox) + (SELECT count(*) FROM bus.messages WHERE recipient = 'kalliky')", row => row.GetInt64(0))).Single() == 0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_file_holds_everything_of_one_and_nothing_of_the_other()
    {
        foreach (var (mine, theirs) in new[] { (Zephirine, Barnabe), (Barnabe, Zephirine) })
        {
            var file = await Exported(mine);

            foreach (var word in mine.Words)
                file.ShouldContain(word);
            foreach (var word in theirs.Words)
                file.ShouldNotContain(word);
            file.ShouldNotContain("patron@exemple.fr");
            foreach (var trace in (string[])["Coupe", "Manteau", $"Devis pour {mine.Name}", $"Bonjour {mine.Name}", "Nouvelle demande"])
                file.ShouldContain(trace);
        }
    }

    [Fact]
    public async Task Forgetting_one_leaves_the_other_whole_and_again_changes_nothing()
    {
        (await Search(Zephirine)).Count.ShouldBeGreaterThan(6);
        var others = await Search(Barnabe);
        var address = $"/api/v1/customers/{await Card(Zephirine)}/erase";

        var first = await host.Post(address, diary.Key, idempotencyKey: "forget");
        first.Status.ShouldBe(200, first.Text);
        (await Search(Zephirine)).ShouldBeEmpty();
        (await Search(Barnabe)).ShouldBe(others, ignoreOrder: true);

        var before = await Possessions();
        var again = await host.Post(address, diary.Key);
        again.Json.GetProperty("id").GetString().ShouldBe(first.Json.GetProperty("id").GetString());
        (await Possessions()).ShouldBe(before);
        (await host.Get(address.Replace("/erase", "/export", StringComparison.Ordinal), diary.Key)).ShouldRefuse(404);
    }

    [Fact]
    public async Task Another_business_can_neither_read_nor_forget_them()
    {
        var neighbour = await host.NewShop();
        var (card, before) = (await Card(Zephirine), await Possessions());

        (await host.Get($"/api/v1/customers/{card}/export", neighbour.Key)).ShouldRefuse(404);
        (await host.Post($"/api/v1/customers/{card}/erase", neighbour.Key)).ShouldRefuse(404);

        (await Possessions()).ShouldBe(before);
        await using var scope = host.Scope(neighbour.Tenant);
        (await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Erasures.CountAsync()).ShouldBe(0);
    }

    private async Task Live(Someone who)
    {
        await Done(diary.Take(new { store_id = diary.Store, starts_at = Api.Diary.Tuesday(who.Hour), service_ids = new[] { diary.Cut }, resource_id = diary.Sophie, name = who.Name, phone = who.Phone, note = who.Note }, $"booking-{who.Hour}"));
        await Done(diary.Take(new { store_id = diary.Store, product_id = diary.Coat, size = "38", name = who.Name, phone = who.Phone }, $"coat-{who.Hour}"));
        var ticket = await Done(host.Post("/api/v1/tickets", diary.Key, new { store_id = diary.Store, kind = "quote", subject = $"Devis pour {who.Name}", body = who.Note, name = who.Name, phone = who.Phone }, $"ticket-{who.Hour}"));
        await Done(host.Post($"/api/v1/tickets/{ticket.Json.GetProperty("id").GetString()}/reply", diary.Key, new { channel = "sms", text = $"Bonjour {who.Name}, à mardi.", solves = false }, $"reply-{who.Hour}"));
        await Done(host.Patch($"/api/v1/customers/{await Card(who)}", diary.Key, new { email = who.Email, notes = who.Note, sms_consent = true }, $"card-{who.Hour}"));

        // The merchant is told of it, at an address of their own.
        await using var scope = host.Scope(diary.Shop.Tenant);
        var (db, vault, moment) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        var alert = new Message(moment.NewId(), diary.Shop.Tenant, diary.Shop.Store, MessageKind.Alert, MessageChannel.Email, vault.Seal("patron@exemple.fr"), vault.Seal($"Nouvelle demande de {who.Name}"), moment.Now)
        { AboutId = Guid.Parse(ticket.Json.GetProperty("id").GetString()!["tkt_".Length..]) };
        alert.ForgetEvents();
        db.Messages.Add(alert);
        await db.SaveChangesAsync();
    }

    private static async Task<Answer> Done(Task<Answer> asking)
    {
        var answer = await asking;
        answer.Status.ShouldBeInRange(200, 201, answer.Text);
        return answer;
    }

    private async Task<string> Card(Someone who) =>
        (await host.Get($"/api/v1/customers?search={Uri.EscapeDataString(who.Phone)}", diary.Key)).Data[0].GetProperty("id").GetString()!;

    // The whole ZIP, every file of it.
    private async Task<string> Exported(Someone who)
    {
        await using var scope = host.Scope(diary.Shop.Tenant);
        var exported = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExportCustomer(Guid.Parse((await Card(who))["cus_".Length..])));
        return Unpacked(exported!.Zip);
    }

    private static string Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        zip.Entries.Count.ShouldBe(2);
        return string.Join('\n', zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return System.Net.WebUtility.HtmlDecode(reader.ReadToEnd());
        }));
    }

    private async Task<List<string>> Search(Someone who)
    {
        await using var scope = host.Scope(diary.Shop.Tenant);
        return await Searched.For(host.Database.Application, diary.Shop.Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), who.Words);
    }

    // When a key was last used is all that may change by asking.
    private async Task<string> Possessions() => string.Join('\n', (await Tables.Possessions(host.Database.Application, diary.Shop.Tenant))
        .Split('\n').Where(row => !row.StartsWith("public.api_keys", StringComparison.Ordinal)));

    private sealed record Someone(string Name, string Phone, string Email, string Note, int Hour)
    {
        public string[] Words => [Name, Phone, Email, Note];
    }
}
