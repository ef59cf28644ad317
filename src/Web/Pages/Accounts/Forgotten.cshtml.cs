using Kalliky.Application.Accounts;
using Kalliky.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Mot de passe oublié: the answer is the same whether the address has an account or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.LetterLimit)]
public sealed class ForgottenModel(IMediator mediator, IStringLocalizer<Texts> words) : DoorPage(mediator, words)
{
    public string? Email { get; private set; }

    /// <summary>The address that a link may have left for.</summary>
    public string? Asked { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(string? email)
    {
        Email = email;
        var (valid, asked) = await Try(new RequestReset(email ?? "", Reads));
        if (!valid)
            return Refused();
        Asked = asked!.Email;
        return Page();
    }
}
