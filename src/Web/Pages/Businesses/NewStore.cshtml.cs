using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>One store more: it begins with the example of its trade, like the first.</summary>
[Needs(Permission.SettleBilling)]
public sealed class NewStoreModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public NewStoreForm Form { get; private set; } = new();

    public IReadOnlyList<ListTrades.Row> Trades { get; private set; } = [];

    /// <summary>Why the plan has no room; null where it has, or nobody asked.</summary>
    public string? Full { get; private set; }

    public async Task OnGet() => (Form.Trade, Trades) = (Here.Shell.Trade, await Ask(new ListTrades()));

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPost(NewStoreForm form)
    {
        (Form, Trades) = (form, await Ask(new ListTrades()));
        if (string.IsNullOrEmpty(form.Trade))
            ModelState.AddModelError(nameof(form.Trade), Words["Choisissez votre métier."]);
        else if (await Try(new AddStore(null, form.Name?.Trim() ?? "", form.Trade)) is { Valid: true, Answer: var answer })
        {
            switch (answer)
            {
                case AddStore.Added added:
                    return LocalRedirect($"/{added.Key}/bienvenue");
                case AddStore.PlanFull full:
                    Full = Sentence(full);
                    break;
                default:
                    ModelState.AddModelError(nameof(form.Trade), Words["Choisissez votre métier."]);
                    break;
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string Sentence(AddStore.PlanFull full) => full switch
    {
        { Plan: Plan.Enterprise } => Words["Votre plan comprend {0} établissements : écrivez-nous pour en ouvrir un de plus.", full.Stores],
        { Stores: 1 } => Words["Votre plan comprend un établissement : changez de plan pour en ouvrir un de plus."],
        _ => Words["Votre plan comprend {0} établissements : changez de plan pour en ouvrir un de plus.", full.Stores],
    };
}

/// <summary>What one fills in to open one more.</summary>
public sealed class NewStoreForm
{
    public string? Name { get; set; }

    public string? Trade { get; set; }
}
