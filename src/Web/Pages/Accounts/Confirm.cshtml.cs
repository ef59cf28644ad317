using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>The link of a sign-up: whoever opens it proves the address, and with the password that it was they who asked. A
/// form, since programs that look through mails open links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.RateLimit)]
public sealed class ConfirmModel(IMediator mediator, IStringLocalizer<Texts> words, ISignIns signIns) : DoorPage(mediator, words)
{
    public Told? Told { get; private set; }

    public async Task OnGet(string token) => Told = Told.OfSignUp(await Ask(new ShowLink(token, AccountLinkPurpose.SignUp)));

    public async Task<IActionResult> OnPost(string token, string? password)
    {
        switch (await Ask(new ConfirmSignUp(token, password ?? "", Reads, From)))
        {
            case ConfirmSignUp.Opened opened:
                await signIns.Enter(opened.Email, password!);
                return LocalRedirect($"/{opened.Store}/bienvenue");
            case ConfirmSignUp.WrongPassword:
                return Refused("password", Words["Ce n’est pas le mot de passe choisi à l’inscription. Après cinq essais, le lien ne s’ouvre plus."]);
            case ConfirmSignUp.Used or ConfirmSignUp.AlreadyKnown:
                return Over(ShowLink.Answer.Used);
            case ConfirmSignUp.Expired:
                return Over(ShowLink.Answer.Expired);
            default:
                return Over(ShowLink.Answer.Unknown);
        }
    }

    private IActionResult Over(ShowLink.Answer link)
    {
        Told = Told.OfSignUp(link);
        return Refused();
    }
}
