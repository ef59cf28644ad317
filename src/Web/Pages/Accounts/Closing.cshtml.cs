using System.Globalization;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Fermeture: what closing the business would erase and what the law keeps, said before anything is done; and the way
/// back. A form that works without script.</summary>
[Needs(Permission.CloseBusiness)]
public sealed class ClosingModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public ShowClosing.Sheet Sheet { get; private set; } = null!;

    public ClosingForm Form { get; private set; } = new();

    public async Task OnGet() => Sheet = await Ask(new ShowClosing());

    public async Task<IActionResult> OnPostClose(ClosingForm form)
    {
        Form = form;
        switch (await Ask(new CloseBusiness(form.Name ?? "", form.Password ?? "", Reads)))
        {
            case CloseBusiness.Closing or CloseBusiness.Known:
                return RedirectToPage();
            case CloseBusiness.OtherName:
                return await Refused(nameof(form.Name), Words["Ce n’est pas son nom : écrivez-le comme ci-dessus. Rien n’a changé."]);
            case CloseBusiness.LockedOut:
                return await Refused(nameof(form.Password), Words["Trop de mots de passe inexacts : attendez un quart d’heure. Rien n’a changé."]);
            default:
                return await Refused(nameof(form.Password), Words["Ce n’est pas votre mot de passe : rien n’a changé."]);
        }
    }

    public async Task<IActionResult> OnPostKeep()
    {
        TempData["message"] = await Ask(new KeepBusiness(Reads)) == KeepBusiness.Answer.Kept
            ? Words["Votre entreprise reste ouverte : l’assistant répond de nouveau. Un plan payant se choisit de nouveau dans Facturation."].Value
            : Words["Il n’y a pas de fermeture à annuler."].Value;
        return RedirectToPage();
    }

    private static Language Reads => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.French;

    private async Task<IActionResult> Refused(string field, string why)
    {
        ModelState.AddModelError(field, why);
        Sheet = await Ask(new ShowClosing());
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>What one fills in to close a business.</summary>
public sealed class ClosingForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}
