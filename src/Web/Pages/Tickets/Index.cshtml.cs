using Kalliky.Domain.Accounts;
using System.Security.Claims;
using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Message = Kalliky.Web.Pages.Shared.Message;

namespace Kalliky.Web.Pages.Tickets;

/// <summary>Tickets: what was promised, and is it done? The list beside the one that is open; on a phone one after the other.</summary>
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "qui")]
    public string? Mine { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "suite")]
    public string? After { get; set; }

    public TicketsPage View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid? id) => await Look(id) ? Page() : NotFound();

    public async Task<IActionResult> OnGetList(Guid? id) => await Look(id) ? Part("_List", View) : NotFound();

    public async Task<IActionResult> OnGetPart(Guid? id) => await Look(id) && View.Shown is not null ? Part("_Ticket", View) : NotFound();

    /// <param name="to">solved, waiting, open, or snoozed until a local time.</param>
    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostMove(Guid? id, TicketStatus to, string? until) =>
        Handle(id, ticket => new MoveTicket(ticket, to, WrittenMoment.Read(until, Here.Zone)), to switch
        {
            TicketStatus.Solved => Words["Résolu."],
            TicketStatus.Waiting => Words["En attente du client."],
            TicketStatus.Snoozed => Words["Reporté : il reviendra tout seul."],
            _ => Words["De nouveau à faire."],
        });

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostAssign(Guid? id, Guid? account) =>
        Handle(id, ticket => new AssignTicket(ticket, account), account is null ? Words["Plus personne ne s’en occupe."] : Words["C’est noté."]);

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostPromise(Guid? id, string? due)
    {
        var at = WrittenMoment.Read(due, Here.Zone);
        if (at is not null || string.IsNullOrWhiteSpace(due))
            return await Handle(id, ticket => new PromiseTicket(ticket, at), at is null ? Words["Sans échéance."] : Words["Échéance notée."]);
        if (id is null || !await Look(id))
            return NotFound();
        var why = Words["Donnez le jour et l’heure, par exemple 27/11/2026 15:30."];
        ModelState.AddModelError(nameof(due), why);
        return Part("_Ticket", View, Request.IsHtmx() ? null : new Message(why, Failed: true), StatusCodes.Status422UnprocessableEntity);
    }

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostReply(Guid? id, ReplyForm reply) => reply.Way switch
    {
        "sms" => Handle(id, ticket => new SendReply(ticket, MessageChannel.Sms, reply.Text ?? "", null, reply.Solves), Words["SMS en route."], reply),
        "email" => Handle(id, ticket => new SendReply(ticket, MessageChannel.Email, reply.Text ?? "", reply.Email, reply.Solves), Words["E-mail en route."], reply),
        _ => Handle(id, ticket => new AddNote(ticket, reply.Text ?? "", By), Words["Note ajoutée."], reply),
    };

    private async Task<IActionResult> Handle(Guid? id, Func<Guid, IRequest<HandledTicket>> request, string done, ReplyForm? reply = null)
    {
        if (id is not { } ticket || !await Look(id, reply))
            return NotFound();
        var (valid, answer) = await Try(request(ticket));
        if (valid && answer is HandledTicket.Changed)
            reply = null;
        if (!await Look(id, reply))
            return NotFound();
        return !valid ? Part("_Ticket", View, status: StatusCodes.Status422UnprocessableEntity)
            : Part("_Ticket", View, answer is HandledTicket.Refused refused ? new Message(Words[Why(refused.Reason)], Failed: true) : new Message(done));
    }

    private static string Why(string reason) => reason switch
    {
        "refuses" => "Ce client a demandé à ne plus recevoir ces messages.",
        "nobody_to_reach" => "Il manque un numéro de mobile ou une adresse e-mail.",
        "past" => "Choisissez un moment à venir.",
        _ => "Cette personne ne fait plus partie de l’équipe.",
    };

    // A ticket of another store is not shown under this one's name.
    private async Task<bool> Look(Guid? id, ReplyForm? reply = null)
    {
        var shown = id is { } ticket ? await Ask(new ShowTicket(ticket)) : null;
        if (id is not null && shown?.Ticket.StoreId != Here.Id)
            return false;
        var filter = TicketFilter.Of(State, Kind, Mine, Search, After);
        var (valid, found) = await Try(new BrowseTickets(
            Here.Id, filter.Status, TicketWords.Kinds.FirstOrDefault(known => known.Key == filter.Kind) is { Key: not null } kind ? kind.Kind : null,
            filter.Mine && Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var me) ? me : null, filter.Search, WrittenPlace.Read(After)));
        View = new TicketsPage(
            valid ? found! : new BrowseTickets.Found(new([], null), new Dictionary<TicketStatus, int>()),
            shown, await Ask(new ListMembers()), filter, reply ?? new ReplyForm(), Here, Now);
        return true;
    }
}
