using System.Security.Claims;
using FluentValidation;
using Htmx;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A page of one store: it asks use cases and shows what they answer, whole or the part that changed.</summary>
public abstract class StorePage(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : PageModel
{
    public OpenStore Here => here;

    public Instant Now { get; } = moment.Now;

    protected IStringLocalizer<Texts> Words => words;

    /// <summary>The account that acts, for the history of what it touches.</summary>
    protected string By => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    protected Task<TAnswer> Ask<TAnswer>(IRequest<TAnswer> request) => mediator.Send(request, HttpContext.RequestAborted);

    /// <summary>Does something to a booking of this store; one of another store is not known here.</summary>
    protected async Task<DiaryEntry> IfHere(Guid booking, IRequest<DiaryEntry> request) =>
        await Ask(new ShowBooking(booking)) is { } shown && shown.StoreId == Here.Id ? await Ask(request) : new DiaryEntry.Unknown();

    /// <summary>Sends what somebody filled in; false, with the reasons beside the fields, when it is refused.</summary>
    protected async Task<(bool Valid, TAnswer? Answer)> Try<TAnswer>(IRequest<TAnswer> request, string prefix = "")
    {
        try
        {
            return (true, await Ask(request));
        }
        catch (ValidationException refusal)
        {
            foreach (var error in refusal.Errors)
                ModelState.AddModelError(prefix + error.PropertyName, words[error.ErrorMessage]);
            return (false, default);
        }
    }

    /// <summary>The part of the page that changed, with a sentence about it; a browser without script gets the page again.</summary>
    protected IActionResult Part(string name, object model, Message? said = null, int status = StatusCodes.Status200OK)
    {
        if (!Request.IsHtmx())
        {
            if (said is not null)
                TempData["message"] = said.Text;
            return RedirectToPage();
        }

        Response.StatusCode = status;
        return new PartialViewResult
        {
            ViewName = name,
            TempData = TempData,
            ViewData = new ViewDataDictionary(MetadataProvider, ModelState) { Model = model, ["said"] = said },
        };
    }
}
