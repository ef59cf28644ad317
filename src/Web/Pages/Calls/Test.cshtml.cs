using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Calls;

/// <summary>What the test phone asks for: a call to begin, and what has been dictated so far.</summary>
public sealed class TestModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public IActionResult OnGet() => NotFound();

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPost() => await Ask(new StartTestCall(Here.Id)) switch
    {
        StartTestCall.Started started => new JsonResult(new { call = started.CallId, carrier = started.CarrierId, relay = started.RelayPath, greeting = started.Greeting }),
        _ => NotFound(),
    };

    public async Task<IActionResult> OnGetDraft(Guid call) => Part("_PhoneDraft", (await Ask(new ListDictatedOrders(call)), Here));
}
