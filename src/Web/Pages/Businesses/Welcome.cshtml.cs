using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Scheduling;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>Bienvenue: the first page of a new store. One hears one's own assistant first; what it should know at once comes
/// after it and can wait.</summary>
[WhileOpen]
public sealed class WelcomeModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public IntroductionView View { get; private set; } = null!;

    public bool HasExample { get; private set; }

    public async Task OnGet()
    {
        var store = (await Ask(new ShowStore(Here.Id)))!;
        var form = new IntroductionForm { Name = store.Name, ForwardTo = Written.Phone(store.ForwardTo), Street = store.Address.Street, Postcode = store.Address.Postcode, City = store.Address.City };
        form.Fill(store);
        await Show(form);
    }

    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnPost(IntroductionForm form)
    {
        var store = (await Ask(new ShowStore(Here.Id)))!;
        var (week, wrong) = form.Read();
        foreach (var (field, why) in wrong)
            ModelState.AddModelError(field, Words[why]);

        // Holidays and closures are not asked here: those that are known stay.
        var hours = store.Hours with { Days = week.Days };
        if (wrong.Count == 0 && (await Try(new IntroduceStore(Here.Id, form.Name?.Trim() ?? "", form.ForwardTo, hours, form.Place))).Valid)
        {
            TempData["message"] = Words["C’est noté : votre assistant le sait déjà."].Value;
            return LocalRedirect(Here.To("aujourdhui"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Show(form);
        return Page();
    }

    private async Task Show(IntroductionForm form)
    {
        View = new IntroductionView(form, Here);
        HasExample = (await Ask(new ShowSetup(Here.Id)))!.HasExample;
    }
}

/// <summary>What somebody is writing about their store.</summary>
public sealed record IntroductionView(IntroductionForm Form, OpenStore Here);

/// <summary>The first that a store tells its assistant, as one fills it in.</summary>
public sealed class IntroductionForm : HoursForm
{
    public string? Name { get; set; }

    public string? ForwardTo { get; set; }

    public string? Street { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    /// <summary>Null when nothing of it was written.</summary>
    public IntroduceStore.Where? Place => $"{Street}{Postcode}{City}".Trim().Length == 0 ? null : new(Street?.Trim() ?? "", Postcode?.Replace(" ", "", StringComparison.Ordinal) ?? "", City?.Trim() ?? "");
}
