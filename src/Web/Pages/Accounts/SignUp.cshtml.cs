using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Inscription: the answer is the same whether the address has an account or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.LetterLimit)]
public sealed class SignUpModel(IMediator mediator, IStringLocalizer<Texts> words) : DoorPage(mediator, words)
{
    public IReadOnlyList<ListTrades.Row> Trades { get; private set; } = [];

    public SignUpForm Form { get; private set; } = new();

    /// <summary>The address that a link left for.</summary>
    public string? Asked { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Trades = await Ask(new ListTrades());
        return User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();
    }

    public async Task<IActionResult> OnPost(SignUpForm form)
    {
        (Form, Trades) = (form, await Ask(new ListTrades()));
        var (valid, asked) = await Try(new RequestSignUp(form.Email ?? "", form.Password ?? "", form.Business?.Trim() ?? "", form.Trade ?? "", Reads));
        if (!valid)
            return Refused();
        Asked = asked!.Email;
        return Page();
    }
}

/// <summary>What one fills in to sign up.</summary>
public sealed class SignUpForm
{
    public string? Business { get; set; }

    public string? Trade { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
