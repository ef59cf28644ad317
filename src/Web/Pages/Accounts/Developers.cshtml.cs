using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Billing;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Développeurs: which programs of mine may ask Kalliky, and what may each of them? Forms that work without script.</summary>
[Needs(Permission.SettleKeys)]
public sealed class DevelopersModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    private readonly IMoment moment = moment;

    public ShowKeys.Shown View { get; private set; } = null!;

    public KeyForm Form { get; private set; } = new();

    /// <summary>The key that was made just now, the one time that it is shown.</summary>
    public MakeKey.Made? Fresh { get; private set; }

    /// <summary>Why what was asked was not done.</summary>
    public string? Problem { get; private set; }

    /// <summary>The plans that answer programs, as one reads them.</summary>
    public string Plans => string.Join($" {Words["ou"]} ", View.With.Select(BillingWords.Of));

    public async Task OnGet() => View = await Ask(new ShowKeys());

    public async Task<IActionResult> OnPostMake(KeyForm form)
    {
        Form = form;
        var (valid, answer) = await Try(new MakeKey(moment.NewId(), form.Name?.Trim() ?? "", [.. Scopes.All.Where(form.Opens)], form.Once ?? Token.New()));
        if (answer is MakeKey.Made made)
        {
            (Form, Fresh, View) = (new KeyForm(), made, await Ask(new ShowKeys()));
            return Page();
        }

        // What has served makes nothing more: the form that is shown now is a new one.
        if (answer is MakeKey.Known)
            form.Once = null;
        return await Refused(valid ? Why(answer!) : null);
    }

    public async Task<IActionResult> OnPostRevoke(Guid key)
    {
        if (!await Ask(new RevokeKey(key)))
            return await Refused(Words["Cette clé n’est pas à votre entreprise : rien n’a changé."]);
        TempData["message"] = Words["Clé révoquée. Dans dix secondes au plus tard, elle n’ouvre plus rien."].Value;
        return RedirectToPage();
    }

    private string Why(MakeKey.Answer answer) => answer switch
    {
        MakeKey.Known => Words["Ce formulaire a déjà servi, et sa clé n’est plus montrée. Si vous ne l’avez pas gardée, révoquez-la et créez-en une autre."],
        MakeKey.NoApi no => Words["Votre plan {0} ne répond pas aux logiciels : changez de plan pour créer une clé.", BillingWords.Of(no.Plan)],
        _ => Words["Vous avez {0} clés en service, c’est le maximum : révoquez celle qui ne sert plus.", MakeKey.MostInUse],
    };

    private async Task<IActionResult> Refused(string? problem)
    {
        Problem = problem;
        View = await Ask(new ShowKeys());
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>What one fills in to make a key.</summary>
public sealed class KeyForm
{
    public string? Name { get; set; }

    /// <summary>What it opens.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The same form sent twice makes one key.</summary>
    public string? Once { get; set; }

    public bool Opens(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}
