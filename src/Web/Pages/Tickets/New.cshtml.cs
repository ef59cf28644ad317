using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Tickets;

/// <summary>A ticket opened by hand: from nothing, from a call, or for a customer.</summary>
[WhileOpen]
public sealed class NewModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public NewTicketForm Form { get; private set; } = new();

    public IReadOnlyList<ListMembers.Member> Members { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid? appel, Guid? client)
    {
        if (appel is { } call)
        {
            if (await Ask(new ShowCall(call)) is not { } shown || shown.Call.StoreId != Here.Id)
                return NotFound();
            Form = new() { Call = call, Customer = shown.Call.CustomerId, CustomerName = shown.Call.CustomerName, Phone = Written.Phone(shown.Call.Caller) };
        }
        else if (client is { } customer)
        {
            if (await Ask(new ShowCustomer(customer)) is not { } card)
                return NotFound();
            Form = new() { Customer = customer, CustomerName = card.Name, Phone = Written.Phone(card.Phone) };
        }

        Members = await Ask(new ListMembers());
        return Page();
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPost(NewTicketForm form)
    {
        Form = form;
        Members = await Ask(new ListMembers());
        var kind = TicketWords.Kinds.FirstOrDefault(known => known.Key == form.Kind) is { Key: not null } known ? known.Kind : TicketWords.Kinds[0].Kind;
        var (valid, answer) = await Try(new OpenTicket(
            Here.Id, kind, form.Subject ?? "", form.Body, form.CustomerName, form.Phone, form.Call, form.Customer,
            WrittenMoment.Read(form.Due, Here.Zone), form.Assignee));
        if (!valid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (answer is not OpenTicket.Opened { TicketId: var ticket })
            return NotFound();
        TempData["message"] = Words["Ticket ouvert."].Value;
        return Redirect(Here.To($"tickets/{ticket}"));
    }
}

/// <summary>A new ticket as one fills it in.</summary>
public sealed class NewTicketForm
{
    public string? Kind { get; set; } = TicketWords.Kinds[0].Key;

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public string? CustomerName { get; set; }

    public string? Phone { get; set; }

    public string? Due { get; set; }

    public Guid? Assignee { get; set; }

    public Guid? Call { get; set; }

    public Guid? Customer { get; set; }
}
