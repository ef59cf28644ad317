using System.Globalization;
using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Catalogue;

/// <summary>Carte: what can I sell now, and is it right? Availability in two taps, obeyed by the next turn of a live call.</summary>
[WhileOpen]
public sealed class CardModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public CardView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Card", await Look());

    /// <summary>The editor of one product, empty of errors.</summary>
    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnGetEdit(Guid product) => await Draft(product) is { } draft ? Part("_Edit", draft) : NotFound();

    /// <param name="until">"demain", "semaine" or nothing: until it is put back by hand.</param>
    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostAvailability(Guid product, bool available, string? until)
    {
        var answer = await Ask(new SetAvailability(product, available, available ? null : await BackAt(until)));
        var said = answer switch
        {
            SetAvailability.Set { Available: true } => new Message(Words["De nouveau disponible : l’assistant le sait déjà."]),
            SetAvailability.Set { BackAt: { } back } => new Message(Words["En rupture jusqu’à {0} : l’assistant le sait déjà.", BackWord(back)]),
            SetAvailability.Set => new Message(Words["En rupture : l’assistant le sait déjà."]),
            _ => new Message(Words["Ce produit n’est plus sur la carte."], Failed: true),
        };
        return Part("_Card", await Look(), said);
    }

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostChange(Guid product, ProductForm form)
    {
        if (await Draft(product, form) is not { } draft)
            return NotFound();
        var change = form.ToRequest(product);
        if (change is null)
            ModelState.AddModelError(nameof(ProductForm.Price), Words["Écrivez un prix en euros, par exemple 12,50."]);
        if (change is null || !(await Try(change)).Valid)
            return Part("_Edit", draft, status: StatusCodes.Status422UnprocessableEntity);
        Response.Htmx(headers => headers.Retarget("#carte").Reswap("morph:outerHTML").WithTrigger("saved"));
        return Part("_Card", await Look(), new Message(Words["{0} : enregistré.", form.Name!.Trim()]));
    }

    private async Task<ProductDraft?> Draft(Guid id, ProductForm? form = null) =>
        (await Ask(new ShowMenu(Here.Id))).Products.FirstOrDefault(product => product.Id == id) is { } product
            ? new ProductDraft(product, form ?? ProductForm.Of(product), Here)
            : null;

    private async Task<Instant?> BackAt(string? until)
    {
        var tomorrow = Now.InZone(Here.Zone).Date.PlusDays(1);
        return until switch
        {
            "demain" => Here.Zone.AtStartOfDay(tomorrow).ToInstant(),
            "service" when (await Ask(new ShowStore(Here.Id)))?.Hours.ClosingAfter(Now.InZone(Here.Zone).LocalDateTime) is { } closing => Here.Zone.AtLeniently(closing).ToInstant(),
            _ => null,
        };
    }

    private string BackWord(Instant back) => back.InZone(Here.Zone) is var at && at.TimeOfDay == LocalTime.Midnight ? Words["demain"] : Written.SpokenTime(back, Here.Zone);

    private async Task<CardView> Look() => new(
        await Ask(new ShowMenu(Here.Id)), (await Ask(new ShowStore(Here.Id)))?.Hours.ClosingAfter(Now.InZone(Here.Zone).LocalDateTime), Here, Now)
    {
        HasExample = (await Ask(new ShowSetup(Here.Id)))!.HasExample,
    };
}

/// <summary>The menu at one moment.</summary>
/// <param name="Closing">The end of the service that goes on.</param>
public sealed record CardView(ShowMenu.Menu Menu, LocalDateTime? Closing, OpenStore Here, Instant Now)
{
    /// <summary>Something of the example that the store began with is still there.</summary>
    public bool HasExample { get; init; }

    public int SoldOut => Menu.Products.Count(product => !product.Available);

    /// <summary>Products whose allergens nobody has checked: the assistant hands such a question to a human.</summary>
    public int Unchecked => Menu.Products.Count(product => product.Allergens is null);

    public static string Vat(int perMille) => (perMille / 10m).ToString("0.##", CultureInfo.CurrentCulture);
}

/// <summary>A product and what somebody is writing about it.</summary>
public sealed record ProductDraft(ShowMenu.Item Product, ProductForm Form, OpenStore Here);
