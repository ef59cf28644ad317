using System.Globalization;
using FluentValidation;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>A page about an account, outside any store: it asks a use case and says beside the fields what was refused.</summary>
public abstract class DoorPage(IMediator mediator, IStringLocalizer<Texts> words) : PageModel
{
    protected IStringLocalizer<Texts> Words => words;

    /// <summary>The language that somebody reads, for the mails that follow.</summary>
    protected static Language Reads => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.French;

    protected string? From => HttpContext.Connection.RemoteIpAddress?.ToString();

    protected Task<TAnswer> Ask<TAnswer>(IRequest<TAnswer> request) => mediator.Send(request, HttpContext.RequestAborted);

    /// <summary>Sends what somebody filled in; false, with the reasons beside the fields, when it is refused.</summary>
    protected async Task<(bool Valid, TAnswer? Answer)> Try<TAnswer>(IRequest<TAnswer> request)
    {
        try
        {
            return (true, await Ask(request));
        }
        catch (ValidationException refusal)
        {
            foreach (var error in refusal.Errors)
                ModelState.AddModelError(error.PropertyName, words[error.ErrorMessage]);
            return (false, default);
        }
    }

    protected PageResult Refused(string? field = null, string? why = null)
    {
        if (field is not null && why is not null)
            ModelState.AddModelError(field, why);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>A field of such a page.</summary>
/// <param name="Autocomplete">What the browser may offer, as in HTML.</param>
public sealed record Entry(string Name, string Label, string? Value = null, string? Help = null, string Type = "text", string Autocomplete = "off", int MaxLength = 200, string? InputMode = null)
{
    public bool IsRequired { get; init; } = true;

    public string Id => "e-" + Name.ToLowerInvariant();
}
