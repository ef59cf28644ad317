using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>The link of a forgotten password. Afterwards one signs in, with the code too where the account asks for it.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.RateLimit)]
public sealed class NewPasswordModel(IMediator mediator, IStringLocalizer<Texts> words) : DoorPage(mediator, words)
{
    private static readonly Told Changed = new("C’est changé", "Votre nouveau mot de passe vous attend à la connexion.", "Se connecter", "/connexion");

    public Told? Told { get; private set; }

    public async Task OnGet(string token) => Told = Told.OfReset(await Ask(new ShowLink(token, AccountLinkPurpose.Reset)));

    public async Task<IActionResult> OnPost(string token, string? password)
    {
        var (valid, answer) = await Try(new UseReset(token, password ?? "", Reads));
        if (!valid)
            return Refused();
        Told = answer switch
        {
            UseReset.Answer.Changed => Changed,
            UseReset.Answer.Used => Told.OfReset(ShowLink.Answer.Used),
            UseReset.Answer.Expired => Told.OfReset(ShowLink.Answer.Expired),
            _ => Told.OfReset(ShowLink.Answer.Unknown),
        };
        return answer == UseReset.Answer.Changed ? Page() : Refused();
    }
}
