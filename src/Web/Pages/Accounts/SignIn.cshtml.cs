using Kalliky.Application.Accounts;
using Kalliky.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Connexion. What is refused does not tell whether the address is known.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.RateLimit)]
public sealed class SignInModel(ISignIns signIns, IPasskeys passkeys, IStringLocalizer<Texts> words) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Where one wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public string? Problem { get; private set; }

    /// <summary>The password was right; the account wants a code as well.</summary>
    public bool AsksForCode { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Next) : Page();

    public async Task<IActionResult> OnPost(string? password)
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(password))
            return Refuse(words["Écrivez votre adresse e-mail et votre mot de passe."]);
        return await signIns.Enter(Email.Trim(), password) switch
        {
            SignedIn.Yes => LocalRedirect(Next),
            SignedIn.NeedsCode => AskForCode(),

            // One sentence for a wrong password, an unknown address and a locked door: none tells whether the account exists.
            _ => Refuse(words["Adresse ou mot de passe inexact. Vérifiez-les ; après plusieurs essais, attendez quelques minutes."]),
        };
    }

    /// <summary>What a browser is told that has passkeys: the same whoever asks.</summary>
    public async Task<IActionResult> OnGetChallenge() => Content(await passkeys.Challenge(), "application/json");

    /// <summary>With a passkey, which stands for the password and the code.</summary>
    public async Task<IActionResult> OnPostPasskey(string? credential) => await passkeys.Enter(credential ?? "") == SignedIn.Yes
        ? LocalRedirect(Next)
        : Refuse(words["Cette clé d’accès n’ouvre rien ici. Prenez votre mot de passe ; après plusieurs essais, attendez quelques minutes."]);

    /// <summary>After the password: the code of their program, or one of the recovery codes.</summary>
    public async Task<IActionResult> OnPostCode(string? code)
    {
        if (await signIns.EnterCode(code ?? "") == SignedIn.Yes)
            return LocalRedirect(Next);
        AsksForCode = true;
        return Refuse(words["Ce code ne convient pas. Prenez celui qui s’affiche maintenant, ou un code de secours ; après plusieurs essais, attendez quelques minutes."]);
    }

    private PageResult AskForCode()
    {
        AsksForCode = true;
        return Page();
    }

    private string Next => Url.IsLocalUrl(Return) ? Return : "/";

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
