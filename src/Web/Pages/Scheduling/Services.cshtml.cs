using System.Globalization;
using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Prestations: what can be booked, how long it takes, what it costs and who does it. The assistant obeys at once.</summary>
[WhileOpen]
public sealed class ServicesModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public TeamView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Services", await Look());

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnGetEdit(Guid? service)
    {
        var team = await Ask(new ShowTeam(Here.Id));
        if (service is null)
            return Part("_Service", new ServiceDraft(team, null, ServiceForm.New(team), Here));
        return team.Services.FirstOrDefault(offer => offer.Id == service) is { } known
            ? Part("_Service", new ServiceDraft(team, known.Id, ServiceForm.Of(known, team), Here))
            : NotFound();
    }

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostKeep(Guid? service, ServiceForm form)
    {
        var draft = new ServiceDraft(await Ask(new ShowTeam(Here.Id)), service, form, Here);
        if (form.ToRequest(Here.Id, service) is not { } request)
            return Refused(draft, nameof(form.Price), "Écrivez un prix en euros, par exemple 12,50 ; rien si l’assistant n’en dit pas.");
        var (valid, answer) = await Try(request);
        if (answer is KeepService.NameTaken)
            return Refused(draft, nameof(form.Name), "Une autre prestation porte déjà ce nom.");
        if (answer is KeepService.Unknown)
            return NotFound();
        if (!valid)
            return Part("_Service", draft, status: StatusCodes.Status422UnprocessableEntity);
        Response.Htmx(headers => headers.Retarget("#prestations").Reswap("morph:outerHTML").WithTrigger("saved"));
        return Part("_Services", await Look(), new Message(Words["{0} : enregistré.", form.Name!.Trim()]));
    }

    private IActionResult Refused(ServiceDraft draft, string field, string why)
    {
        ModelState.AddModelError(field, Words[why]);
        return Part("_Service", draft, status: StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<TeamView> Look() => new(await Ask(new ShowTeam(Here.Id)), Here, Now) { HasExample = (await Ask(new ShowSetup(Here.Id)))!.HasExample };
}

/// <summary>What can be booked and who does it, at one moment.</summary>
public sealed record TeamView(ShowTeam.Team Team, OpenStore Here, NodaTime.Instant Now)
{
    /// <summary>Something of the example that the store began with is still there.</summary>
    public bool HasExample { get; init; }

    public bool IsClinic => Team.Trade == Domain.Businesses.Trade.Clinic;

    public string Who(Guid service) => string.Join(", ", Team.Members.Where(member => member.IsActive && member.Does(service)).Select(member => member.Name));
}

public sealed record ServiceDraft(ShowTeam.Team Team, Guid? Id, ServiceForm Form, OpenStore Here);

/// <summary>What one fills in about a service, as one writes it.</summary>
public sealed class ServiceForm
{
    public string? Name { get; set; }

    public int Minutes { get; set; } = 30;

    public int Buffer { get; set; }

    /// <summary>In euros, with a comma or a point.</summary>
    public string? Price { get; set; }

    public string? Aliases { get; set; }

    /// <summary>Null when nobody is chosen.</summary>
    public IReadOnlyList<Guid>? By { get; set; }

    public bool IsActive { get; set; }

    public static ServiceForm New(ShowTeam.Team team) => new() { IsActive = true, By = [.. team.Members.Where(member => !member.DoesAll && team.Members.Count == 1).Select(member => member.Id)] };

    public static ServiceForm Of(ShowTeam.Offer offer, ShowTeam.Team team) => new()
    {
        Name = offer.Name,
        Minutes = offer.Minutes,
        Buffer = offer.Buffer,
        Price = offer.Price is { } price ? (price.Cents / 100m).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR")) : "",
        Aliases = string.Join(", ", offer.Aliases),
        By = [.. team.Members.Where(member => member.Does(offer.Id)).Select(member => member.Id)],
        IsActive = offer.IsActive,
    };

    /// <summary>Null when the price is not one.</summary>
    public KeepService? ToRequest(Guid store, Guid? id)
    {
        var cents = WrittenAmount.Read(Price);
        if (cents is null && !string.IsNullOrWhiteSpace(Price))
            return null;
        List<string> words = [.. (Aliases ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        return new KeepService(store, id, null, Name?.Trim() ?? "", Minutes, Buffer, cents, words, By ?? [], IsActive);
    }
}
