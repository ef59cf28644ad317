using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Application.Customers;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Calls;

/// <summary>One call: what was said, what was understood, is there proof?</summary>
public sealed class CallModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public CallPage View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Look(id) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnGetPart(Guid id) => await Look(id) is { } view ? Part("_Call", view) : NotFound();

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostSolve(Guid id, Guid ticket)
    {
        await Ask(new SolveTicket(ticket));
        return await Look(id) is { } view ? Part("_Call", view, new Message(Words["C’est fait."])) : NotFound();
    }

    // A call of another store is not shown under this one's name.
    private async Task<CallPage?> Look(Guid id)
    {
        if (await Ask(new ShowCall(id)) is not { } shown || shown.Call.StoreId != Here.Id)
            return null;
        var customer = shown.Call.CustomerId is { } known ? await Ask(new ShowCustomer(known)) : null;
        return new CallPage(shown, await Ask(new ListDictatedOrders(id)), customer, Here, Now);
    }
}
