using Kalliky.Application.Accounts;
using Kalliky.Domain.Businesses;
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
    public static readonly IReadOnlyList<(string Key, string Word)> Trades =
    [
        (Trade.Restaurant, "Restaurant, pizzeria, traiteur"), (Trade.Salon, "Salon de coiffure, institut"), (Trade.Clinic, "Cabinet médical ou paramédical"), (Trade.Retail, "Boutique, librairie, commerce"),
    ];

    public SignUpForm Form { get; private set; } = new();

    /// <summary>The address that a link left for.</summary>
    public string? Asked { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPost(SignUpForm form)
    {
        Form = form;
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
