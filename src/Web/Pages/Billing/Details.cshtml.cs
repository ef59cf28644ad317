using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>To whom is the next invoice written? For those who answer for the house.</summary>
public sealed class DetailsModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public DetailsView View { get; private set; } = null!;

    [Needs(Permission.SettleBilling)]
    public async Task OnGet() => View = new DetailsView(DetailsForm.Of(await Ask(new ShowBillingDetails())), Here);

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPost(DetailsForm form)
    {
        var (valid, _) = await Try(new KeepBillingDetails(
            form.Name ?? "", form.Street ?? "", form.Postcode?.Trim() ?? "", form.City ?? "", form.Country ?? "", form.Siren, form.VatNumber, form.Email, form.English ? Language.English : Language.French));
        if (!valid)
            return Part("_Details", new DetailsView(form, Here), status: StatusCodes.Status422UnprocessableEntity);
        var kept = DetailsForm.Of(await Ask(new ShowBillingDetails()));
        ModelState.Clear();
        return Part("_Details", new DetailsView(kept, Here), new Message(Words["Coordonnées enregistrées. Elles valent à partir de la prochaine facture."]));
    }
}

/// <summary>The details as one fills them in.</summary>
public sealed record DetailsView(DetailsForm Form, OpenStore Here);

public sealed class DetailsForm
{
    public string? Name { get; set; }

    public string? Street { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Siren { get; set; }

    public string? VatNumber { get; set; }

    public string? Email { get; set; }

    /// <summary>Invoices are written in English.</summary>
    public bool English { get; set; }

    public static DetailsForm Of(ShowBillingDetails.Shown shown) => new()
    {
        Name = shown.Buyer.Name,
        Street = shown.Buyer.Street,
        Postcode = shown.Buyer.Postcode,
        City = shown.Buyer.City,
        Country = shown.Buyer.Country,
        Siren = shown.Buyer.Siren,
        VatNumber = shown.Buyer.VatNumber,
        Email = shown.Email,
        English = shown.Language == Language.English,
    };
}
