using Kalliky.Application.Assistant;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Tickets;

/// <summary>What a caller leaves for the merchant is all there, however it came.</summary>
public sealed class TakeMessageTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Restaurant mario = null!;
    private Situation call = null!;

    public async ValueTask InitializeAsync()
    {
        mario = await Restaurant.Open(database);
        call = await mario.Call();
    }

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task A_second_message_of_the_same_kind_stands_under_the_first()
    {
        await Leave("Rappeler pour un devis", "Un buffet pour vingt.");
        await Leave("Rappeler pour une facture", "Celle de mardi.");

        var ticket = await Ticket();
        ticket.Subject.ShouldBe("Rappeler pour un devis");
        mario.Open(ticket.Body).ShouldBe("Un buffet pour vingt.\nRappeler pour une facture\nCelle de mardi.");
    }

    [Fact]
    public async Task The_same_message_again_stands_once()
    {
        await Leave("Rappeler", "Celle de mardi.");
        await Leave("Rappeler", "Celle de mardi.");

        mario.Open((await Ticket()).Body).ShouldBe("Celle de mardi.");
    }

    [Fact]
    public async Task A_ticket_that_was_solved_is_open_again_when_there_is_more()
    {
        var taken = await Leave("Rappeler", "Celle de mardi.");
        await mario.Send(new SolveTicket(taken.TicketId));
        await Leave("Rappeler", "Celle de mardi.");
        (await Ticket()).Status.ShouldBe(TicketStatus.Solved);

        await Leave("Rappeler", "Et celle de jeudi.");

        var ticket = await Ticket();
        ticket.Status.ShouldBe(TicketStatus.Open);
        ticket.SolvedAt.ShouldBeNull();
        mario.Open(ticket.Body).ShouldBe("Celle de mardi.\nEt celle de jeudi.");
    }

    [Fact]
    public async Task Another_kind_is_another_ticket()
    {
        await Leave("Rappeler", "Celle de mardi.");
        await mario.Send(new TakeMessage(call, TicketKind.Complaint, "Pizza froide", null));

        (await mario.Read(db => db.Tickets.CountAsync(ticket => ticket.CallId == call.CallId))).ShouldBe(2);
    }

    private Task<TakeMessage.Taken> Leave(string subject, string body) => mario.Send(new TakeMessage(call, TicketKind.Callback, subject, body));

    private Task<Ticket> Ticket() => mario.Read(db => db.Tickets.AsNoTracking().SingleAsync(ticket => ticket.CallId == call.CallId));
}
